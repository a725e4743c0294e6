# bash completion for tcpp. Written by DocumentsTest from the tables of options: source it.
_tcpp() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} first=
    if [ "$COMP_CWORD" -gt 1 ]; then
        case ${COMP_WORDS[1]} in
            compare) COMPREPLY=($(compgen -f -W '--figure --same-within --fail-if-slower --unclear --only-complete --json --html -h --help' -- "$word")); return ;;
            sweep) COMPREPLY=($(compgen -f -W '--vary --trials --before --after --pause --order --seed --fresh-workers --dry-run --stop-on-failure --anyway -h --help' -- "$word")); return ;;
            search) COMPREPLY=($(compgen -f -W '--figure --limit --from --to --width --trial --sum --exceed --rest --before --after -o --output --csv --fresh-workers --dry-run -h --help' -- "$word")); return ;;
            help) COMPREPLY=($(compgen -W '-h --help run serve loopback compare sweep search help doctor report agent push version' -- "$word")); return ;;
            doctor) COMPREPLY=($(compgen -W '--for --json -s --server -c --client --loopback -p --procs -t --tcps -m --max -b --bytes --sizes --size-cap --seed -d --duration --timeout --rate --arrivals --close --reverse --bidir --reply --rounds --think --pace --burst --connect-first --hold --verify --payload --chaos --only -r --port -l --local -M --local-count -1 --one-off --ready-file --interval --omit --trials --fresh-workers --disturb --max-failures --classic --control-port --control-only --secret-file --engine --congestion --nodelay --sndbuf --rcvbuf --dscp --keepalive --buffer --quantum --skip-rx-copy --zerocopy --pin-cpu --no-warmup --worker-jvm-args -h --help' -- "$word")); return ;;
            report) COMPREPLY=($(compgen -f -W '-o --output --connections -h --help' -- "$word")); return ;;
            agent) COMPREPLY=($(compgen -W '-h --help' -- "$word")); return ;;
            push) COMPREPLY=($(compgen -f -W '--via --carry-java -h --help' -- "$word")); return ;;
            version) COMPREPLY=($(compgen -W '--json -h --help' -- "$word")); return ;;
        esac
    fi
    case $before in
        --pairs|-o|--json|--json-stream|--csv|--html|--connections|--openmetrics-file|--ready-file|--disturb|--secret-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
        -c|--client) COMPREPLY=($(compgen -A hostname -- "$word")); return ;;
        --engine) COMPREPLY=($(compgen -W 'auto epoll nio' -- "$word")); return ;;
        --clients|--servers|--hosts|--pattern|--via|--missing|-p|--procs|-t|--tcps|-m|--max|-b|--bytes|--sizes|--size-cap|--seed|-d|--duration|--timeout|--rate|--arrivals|--close|--reply|--rounds|--think|--pace|--burst|--hold|--payload|--chaos|--only|-r|--port|-l|--local|-M|--local-count|--connections-sample|--openmetrics|--label|--interval|--omit|--trials|--max-failures|--control-port|--congestion|--nodelay|--sndbuf|--rcvbuf|--dscp|--keepalive|--buffer|--quantum|--worker-jvm-args) COMPREPLY=(); return ;;
    esac
    [ "$COMP_CWORD" = 1 ] && first='run serve loopback compare sweep search help doctor report agent push version'
    COMPREPLY=($(compgen -W "$first -s --server -c --client --loopback --clients --servers --hosts --pattern --pairs --via --missing --carry-java -p --procs -t --tcps -m --max -b --bytes --sizes --size-cap --seed -d --duration --timeout --rate --arrivals --close --reverse --bidir --reply --rounds --think --pace --burst --connect-first --hold --verify --payload --chaos --only -r --port -l --local -M --local-count -C --cps -T --cpu -o --json --json-stream --csv --html --connections --connections-sample --live --openmetrics --openmetrics-file --label -q --quiet -v --verbose -1 --one-off --ready-file --interval --omit --trials --fresh-workers --disturb --max-failures --classic --control-port --control-only --secret-file --engine --congestion --nodelay --sndbuf --rcvbuf --dscp --keepalive --buffer --quantum --skip-rx-copy --zerocopy --pin-cpu --no-warmup --worker-jvm-args --version -h --help" -- "$word"))
}
complete -F _tcpp tcpp ./tcpp
