# bash completion for tcpp. Written by DocumentsTest from the table of options: source it.
_tcpp() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    case $before in
        -o|--json|--ready-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
        -c|--client) COMPREPLY=($(compgen -A hostname -- "$word")); return ;;
        --engine) COMPREPLY=($(compgen -W 'auto epoll nio' -- "$word")); return ;;
        -p|--procs|-t|--tcps|-m|--max|-b|--bytes|-d|--duration|--timeout|-r|--port|-l|--local|-M|--local-count|--worker-jvm-args) COMPREPLY=(); return ;;
    esac
    COMPREPLY=($(compgen -W '-s --server -c --client --loopback -p --procs -t --tcps -m --max -b --bytes -d --duration --timeout -r --port -l --local -M --local-count -C --cps -T --cpu -o --json -q --quiet -v --verbose -1 --one-off --ready-file --engine --worker-jvm-args --version -h --help' -- "$word"))
}
complete -F _tcpp tcpp ./tcpp
