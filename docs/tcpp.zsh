#compdef tcpp
# zsh completion for tcpp. Written by DocumentsTest from the tables of options: put it into a folder of
# fpath under the name _tcpp.
local -a tcpp_commands
tcpp_commands=(
    'run:Measure as a client of HOST'
    'serve:Serve clients until told to stop'
    'loopback:Measure this host against itself'
    'compare:Tell whether the runs B are slower or faster than the runs A, and how sure that is'
    'sweep:Run every combination of what is varied, in random order, several times, and keep the results in DIR'
    'search:Find the largest load that a server carries within limits, by trials that end where no further one would say more (docs/search.md)'
    'help:Tell what COMMAND does and which options it has; without one, which commands there are'
    'doctor:Say what stands in the way of a run with these options, on this host, on the server and between them'
    'report:Show results that -o has written, or the folder of a sweep, as one page with charts for a browser'
    'agent:Take part in a run on many hosts\: its head starts it there, and says by lines what it is to do'
    'push:Carry this tcpp to HOSTs that do not have it, as a run on many hosts does, and say what is there, where, and which'
    'version:Print the version'
)
if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command tcpp_commands
    return
fi
case $words[2] in
    compare)
        _arguments -s \
            '--figure[The figure of the summary that the verdict is about]:NAME:' \
            '--same-within[Say that they are the same if they surely differ by no more than this]:P%:' \
            '--fail-if-slower[End with status 11 if B is surely slower by more than this, with 12 if that cannot be told, and with 0 if it surely is not]:P%:' \
            '--unclear[Whether what cannot be told ends with status 0 or 12]:pass|fail:(pass fail)' \
            '--only-complete[Leave out runs whose verdict is not complete]' \
            '--json[Print the comparison as JSON]' \
            '--html[Write the comparison as a page for a browser to FILE as well]:FILE:_files' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:FILE:_files'
        ;;
    sweep)
        _arguments -s \
            '*--vary[Vary an option of a run, by its short or long name\: m=1,10,100, a range such as p=1..16x2 or m=10..50+10, or several together\: p,m=1\:1000,10\:100]:NAME=VALUES:' \
            '--trials[Run each combination so many times]:N:' \
            '*--before[Before each run have the shell do COMMAND, with {NAME} replaced by what is varied; a run whose command fails is left out]:COMMAND:' \
            '*--after[The same after each run]:COMMAND:' \
            '--pause[Wait between runs]:TIME:' \
            '--order[The order of the combinations within each round of trials]:random|given:(random given)' \
            '--seed[Where the draws of the order start]:N:' \
            '--fresh-workers[Start the workers anew for each run, and not only where what is varied asks for it]' \
            '--dry-run[Show the runs in their order and how long they may take, and end]' \
            '--stop-on-failure[End with the first run that is not complete]' \
            '--anyway[Go on in DIR though plan or host are not those it was begun with]' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:FILE:_files'
        ;;
    search)
        _arguments -s \
            '--figure[What the load is\: connections a second (--rate), connections open at once (-m), or bits a second (--pace)]:cps|at-once|bps:' \
            '*--limit[What a load that is carried must keep to\: failures=N or N%, carried=N% of the load, or a time such as setup.p99=5ms\: setup, response, connect, first-byte, completion or round, and p50, p90, p99, p999 or max]:NAME=VALUE:' \
            '--from[The load of the first trial]:LOAD:' \
            '--to[Try no larger load]:LOAD:' \
            '--width[The bounds may be so far apart, as a part of the upper one]:P%:' \
            '--trial[How long a trial is that counts in full; the first are shorter]:TIME:' \
            '--sum[So much time of trials decides on a load]:TIME:' \
            '--exceed[So much of that time may be bad, and the load is carried all the same\: one trial of three]:P%:' \
            '--rest[Wait so long at most between trials for this host to be as it was before the first\: no socket of the trials left, and next to none in TIME_WAIT]:TIME:' \
            '*--before[Before each trial have the shell do COMMAND, with {load} replaced by the load; if it fails, the search ends]:COMMAND:' \
            '*--after[The same after each trial]:COMMAND:' \
            '(-o --output)'{-o,--output}'[Write the answer and all trials to FILE as JSON (docs/search.schema.json), anew after each trial; with - to standard output, and the text to standard error]:FILE:_files' \
            '--csv[Write a row for each trial to FILE\: what was tried, how it went, and the columns of a run'\''s --csv]:FILE:_files' \
            '--fresh-workers[Start the workers anew for each trial]' \
            '--dry-run[Show the limits, what a trial is, and which trials there would be for one answer, and end]' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:FILE:_files'
        ;;
    help)
        _arguments -s \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:COMMAND:(run serve loopback compare sweep search help doctor report agent push version)'
        ;;
    doctor)
        _arguments -s \
            '--for[What the run is to find out\: throughput, latency or connections (so many a second)]:PURPOSE:' \
            '--json[Print it as JSON, one object on one line]' \
            '(-s --server)'{-s,--server}'[Be a server\: one worker listens on each port]' \
            '(-c --client)'{-c,--client}'[Be a client of HOST\: a name, an IPv4 or an IPv6 address; several with commas are taken in turn, connection i by that of number i modulo their number]:HOST:_hosts' \
            '--loopback[Be server and client on this host in one command, for a first look and for tests]' \
            '(-p --procs)'{-p,--procs}'[Worker processes]:N:' \
            '(-t --tcps)'{-t,--tcps}'[Connections per worker over the run]:N:' \
            '(-m --max)'{-m,--max}'[Connections at once per worker]:N:' \
            '(-b --bytes)'{-b,--bytes}'[Bytes per connection, the header of 12 included]:N:' \
            '--sizes[In place of -b\: draw each connection'\''s bytes from a mix\: weights such as 1k\:50,64k\:30,10M\:20, a distribution (uniform, lognormal, pareto, cdf\:FILE) or the name of a published one (websearch, datamining, hadoop, storage)]:MIX:' \
            '--size-cap[No size that is drawn from a mix is larger]:N:' \
            '--seed[Where the draws of mixes start; the same seed gives the same draws]:N:' \
            '(-d --duration)'{-d,--duration}'[Start no more connections after TIME (500ms, 10s, 2m, 1h)]:TIME:' \
            '--timeout[Give up on a connection that makes no progress for so long, be it connecting or sending]:TIME:' \
            '--rate[Begin N connections a second, over all workers, whatever becomes of those before them (docs/open-loop.md)\: 20k or 20k/s]:N:' \
            '--arrivals[How the connections of --rate are spread\: poisson (independent of each other), constant (at equal distances) or pareto\:ALPHA (with heavy tails)]:SHAPE:' \
            '--close[Who closes a connection first\: client, server (which confirms each connection end to end and leaves TIME_WAIT there), reset (confirmed, then RST), or half (the client shuts its side when it has sent everything; the server goes on, and closes after that)]:WHO:' \
            '--reverse[The server sends -b bytes on each connection, the client receives them]' \
            '--bidir[Both ends send at once on each connection\: the client -b bytes, the server --reply bytes, or as many]' \
            '--reply[The client asks with -b bytes, and when these have come the server answers with so many, a number or a mix as of --sizes]:MIX:' \
            '--rounds[With --reply\: so many questions and answers on each connection, one after the other]:N:' \
            '--think[With --reply\: rest for so long between an answer and the next question]:TIME:' \
            '--pace[Send no faster on each connection, at either end\: bytes a second, a number or a range such as 1M-10M, from which each connection draws its own]:RATE:' \
            '--burst[Rest for TIME after each N bytes that a connection has sent, at either end]:N,TIME:' \
            '--connect-first[Open all -m connections of all workers before any sends data]' \
            '--hold[With --connect-first\: keep the connections open and idle for so long before data flows]:TIME:' \
            '--verify[Compare every byte at the receiver with what was sent, and say what happened to those that differ; any that does makes the exit status 13]' \
            '--payload[With --verify\: what is sent\: keyed, other bytes on each connection, which tells where damaged ones come from; or shared, the same region of bytes for all, which costs less]:HOW:' \
            '--chaos[Let some connections misbehave, at both ends, and judge how each ends\: all, or behaviours with weights such as reset-midway\:10,half-close\:5]:MIX:' \
            '--only[With --chaos\: make this one connection, with all that the seed draws for it]:INDEX:' \
            '(-r --port)'{-r,--port}'[Base port; worker i uses base + i, i from 0]:N:' \
            '(-l --local)'{-l,--local}'[First local address that connections are bound to]:IP:' \
            '(-M --local-count)'{-M,--local-count}'[So many successive local addresses from -l on, taken in turn by new connections]:N:' \
            '(-1 --one-off)'{-1,--one-off}'[End after one client run\: when the first connections have come and all have gone for a second]' \
            '--ready-file[Write FILE, with pid and ports as JSON, once every worker listens; remove it at the end]:FILE:_files' \
            '--interval[Length of the intervals in the result]:TIME:' \
            '--omit[Begin the steady window not before TIME after the start of the run]:TIME:' \
            '--trials[Do the whole run so many times, each with a result of its own, and a summary over all]:N:' \
            '--fresh-workers[Start the workers anew for each of the trials, instead of using them for all]' \
            '--disturb[Run the commands that stand in FILE, each in a line behind its time after the start of the run (500ms, 10s) or behind end, in shells on this host, and tell what each did to the rate and how long that took to recover (docs/disturb.md)]:FILE:_files' \
            '--max-failures[So many connections, or such a share of them, may fail and the run still counts as complete]:N|N%:' \
            '--classic[Do without a control connection, as for the original tcpp as server]' \
            '--control-port[Port of the control connection]:N:' \
            '--control-only[Serve only clients with a control connection]' \
            '--secret-file[Serve, or be served by, only those who know the secret in FILE, which nobody else may be able to read]:FILE:_files' \
            '--engine[Which way to the system'\''s sockets\: epoll (Linux), nio (everywhere), or auto, which is epoll where it works]:NAME:(auto epoll nio)' \
            '--congestion[Congestion control of the data connections (Linux)]:NAME:' \
            '--nodelay[TCP_NODELAY of the data connections]:on|off:(on off)' \
            '--sndbuf[SO_SNDBUF in bytes; system\: the system'\''s own on every path]:N|system:' \
            '--rcvbuf[SO_RCVBUF in bytes]:N:' \
            '--dscp[Mark what this end sends with a differentiated services code point\: 0 to 63, or a name (ef, af41, cs1)]:N|NAME:' \
            '--keepalive[Probe a connection that has been silent for TIME, and each TIME after that; three probes without an answer end it (whole seconds)]:TIME:' \
            '--buffer[Most bytes that a worker passes in one system call]:N:' \
            '--quantum[Most bytes that one connection moves in one turn of the loop]:N:' \
            '--skip-rx-copy[Let the kernel drop received data instead of copying it (Linux, MSG_TRUNC)]' \
            '--zerocopy[Send without copying where the kernel can (Linux, MSG_ZEROCOPY)]' \
            '--pin-cpu[Bind worker i to CPU i modulo the number of CPUs]' \
            '--no-warmup[Do not warm the workers up before the run]' \
            '--worker-jvm-args[More arguments for the workers'\'' JVMs, separated by spaces; quotes group]:ARGS:' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]'
        ;;
    report)
        _arguments -s \
            '(-o --output)'{-o,--output}'[Write the page to FILE; with - it goes to standard output]:FILE:_files' \
            '--connections[Show single connections, from the rows that --connections of a run has written to FILE]:FILE:_files' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:FILE:_files'
        ;;
    agent)
        _arguments -s \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]'
        ;;
    push)
        _arguments -s \
            '--via[How hosts are reached\: ssh, with your configuration; srun, within an allocation of Slurm; or a command with {host} in it, which is started once for each host and has to run what follows it there]:HOW:' \
            '--carry-java[Take a Java along to hosts that have none of version 25]' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:FILE:_files'
        ;;
    version)
        _arguments -s \
            '--json[Print it as JSON, one object on one line]' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]'
        ;;
    *)
        _arguments -s \
            '(-s --server)'{-s,--server}'[Be a server\: one worker listens on each port]' \
            '(-c --client)'{-c,--client}'[Be a client of HOST\: a name, an IPv4 or an IPv6 address; several with commas are taken in turn, connection i by that of number i modulo their number]:HOST:_hosts' \
            '--loopback[Be server and client on this host in one command, for a first look and for tests]' \
            '--clients[Be clients on these hosts, which begin at one instant\: h\[1-3,7\], c\[01-32\], several with commas, or @FILE]:LIST:' \
            '--servers[The servers of --clients, in the same form]:LIST:' \
            '--hosts[In place of --clients and --servers\: hosts of which each may be both]:LIST:' \
            '--pattern[Who exchanges data with whom\: pairs, mesh (every client with every server), incast (the clients share the servers; of --hosts, all others with the first), outcast (the other way round), ring, bisection (the first half with the second), or shift (the pairs of a mesh, in rounds in which each host sends to one and receives from one)]:NAME:' \
            '--pairs[In place of --pattern\: a client and its server on each line of FILE; a line that says round begins the next round]:FILE:_files' \
            '--via[How hosts are reached\: ssh, with your configuration; srun, within an allocation of Slurm; or a command with {host} in it, which is started once for each host and has to run what follows it there]:HOW:' \
            '--missing[So many hosts may not be ready, and the others begin all the same]:N:' \
            '--carry-java[Take a Java along to hosts that have none of version 25]' \
            '(-p --procs)'{-p,--procs}'[Worker processes]:N:' \
            '(-t --tcps)'{-t,--tcps}'[Connections per worker over the run]:N:' \
            '(-m --max)'{-m,--max}'[Connections at once per worker]:N:' \
            '(-b --bytes)'{-b,--bytes}'[Bytes per connection, the header of 12 included]:N:' \
            '--sizes[In place of -b\: draw each connection'\''s bytes from a mix\: weights such as 1k\:50,64k\:30,10M\:20, a distribution (uniform, lognormal, pareto, cdf\:FILE) or the name of a published one (websearch, datamining, hadoop, storage)]:MIX:' \
            '--size-cap[No size that is drawn from a mix is larger]:N:' \
            '--seed[Where the draws of mixes start; the same seed gives the same draws]:N:' \
            '(-d --duration)'{-d,--duration}'[Start no more connections after TIME (500ms, 10s, 2m, 1h)]:TIME:' \
            '--timeout[Give up on a connection that makes no progress for so long, be it connecting or sending]:TIME:' \
            '--rate[Begin N connections a second, over all workers, whatever becomes of those before them (docs/open-loop.md)\: 20k or 20k/s]:N:' \
            '--arrivals[How the connections of --rate are spread\: poisson (independent of each other), constant (at equal distances) or pareto\:ALPHA (with heavy tails)]:SHAPE:' \
            '--close[Who closes a connection first\: client, server (which confirms each connection end to end and leaves TIME_WAIT there), reset (confirmed, then RST), or half (the client shuts its side when it has sent everything; the server goes on, and closes after that)]:WHO:' \
            '--reverse[The server sends -b bytes on each connection, the client receives them]' \
            '--bidir[Both ends send at once on each connection\: the client -b bytes, the server --reply bytes, or as many]' \
            '--reply[The client asks with -b bytes, and when these have come the server answers with so many, a number or a mix as of --sizes]:MIX:' \
            '--rounds[With --reply\: so many questions and answers on each connection, one after the other]:N:' \
            '--think[With --reply\: rest for so long between an answer and the next question]:TIME:' \
            '--pace[Send no faster on each connection, at either end\: bytes a second, a number or a range such as 1M-10M, from which each connection draws its own]:RATE:' \
            '--burst[Rest for TIME after each N bytes that a connection has sent, at either end]:N,TIME:' \
            '--connect-first[Open all -m connections of all workers before any sends data]' \
            '--hold[With --connect-first\: keep the connections open and idle for so long before data flows]:TIME:' \
            '--verify[Compare every byte at the receiver with what was sent, and say what happened to those that differ; any that does makes the exit status 13]' \
            '--payload[With --verify\: what is sent\: keyed, other bytes on each connection, which tells where damaged ones come from; or shared, the same region of bytes for all, which costs less]:HOW:' \
            '--chaos[Let some connections misbehave, at both ends, and judge how each ends\: all, or behaviours with weights such as reset-midway\:10,half-close\:5]:MIX:' \
            '--only[With --chaos\: make this one connection, with all that the seed draws for it]:INDEX:' \
            '(-r --port)'{-r,--port}'[Base port; worker i uses base + i, i from 0]:N:' \
            '(-l --local)'{-l,--local}'[First local address that connections are bound to]:IP:' \
            '(-M --local-count)'{-M,--local-count}'[So many successive local addresses from -l on, taken in turn by new connections]:N:' \
            '(-C --cps)'{-C,--cps}'[Show connections per second instead of Gbps]' \
            '(-T --cpu)'{-T,--cpu}'[Show CPU use as user, nice, sys, intr and idle\: at the end of a client'\''s run, every ten seconds on a server]' \
            '(-o --json)'{-o,--json}'[Write the result as JSON to FILE; into the folder DIR/ a file for each run]:FILE:_files' \
            '--json-stream[Write the facts of every run to FILE as they come, one JSON object a line]:FILE:_files' \
            '--csv[Append one row with the summary of every run to FILE, with a header if the file is new]:FILE:_files' \
            '--html[Write the result as a page with charts for a browser to FILE, which needs nothing else; DIR/ and - as for -o]:FILE:_files' \
            '--connections[Write a row for each connection, with what both ends know of it, to FILE\: as JSON lines if its name ends in .jsonl, .ndjson or .json, else as CSV]:FILE:_files' \
            '--connections-sample[With --connections\: write rows of such a share of the connections, the same at both ends]:N%:' \
            '--live[Show how runs stand over the whole screen of the terminal while they last; where there is none, in a line a second]' \
            '--openmetrics[Answer whoever scrapes /metrics over HTTP on that port, with counts of the runs so far]:PORT:' \
            '--openmetrics-file[Keep the same counts in FILE, whole at any time and at most a second old, in Prometheus'\'' text format, as node_exporter reads them from NAME.prom]:FILE:_files' \
            '*--label[Carry a label into the JSON and CSV results]:KEY=VALUE:' \
            '(-q --quiet)'{-q,--quiet}'[Print the result, a verdict that is not complete, and errors; no progress and no remarks]' \
            '(-v --verbose)'{-v,--verbose}'[Say what happens, also where there is no terminal]' \
            '(-1 --one-off)'{-1,--one-off}'[End after one client run\: when the first connections have come and all have gone for a second]' \
            '--ready-file[Write FILE, with pid and ports as JSON, once every worker listens; remove it at the end]:FILE:_files' \
            '--interval[Length of the intervals in the result]:TIME:' \
            '--omit[Begin the steady window not before TIME after the start of the run]:TIME:' \
            '--trials[Do the whole run so many times, each with a result of its own, and a summary over all]:N:' \
            '--fresh-workers[Start the workers anew for each of the trials, instead of using them for all]' \
            '--disturb[Run the commands that stand in FILE, each in a line behind its time after the start of the run (500ms, 10s) or behind end, in shells on this host, and tell what each did to the rate and how long that took to recover (docs/disturb.md)]:FILE:_files' \
            '--max-failures[So many connections, or such a share of them, may fail and the run still counts as complete]:N|N%:' \
            '--classic[Do without a control connection, as for the original tcpp as server]' \
            '--control-port[Port of the control connection]:N:' \
            '--control-only[Serve only clients with a control connection]' \
            '--secret-file[Serve, or be served by, only those who know the secret in FILE, which nobody else may be able to read]:FILE:_files' \
            '--engine[Which way to the system'\''s sockets\: epoll (Linux), nio (everywhere), or auto, which is epoll where it works]:NAME:(auto epoll nio)' \
            '--congestion[Congestion control of the data connections (Linux)]:NAME:' \
            '--nodelay[TCP_NODELAY of the data connections]:on|off:(on off)' \
            '--sndbuf[SO_SNDBUF in bytes; system\: the system'\''s own on every path]:N|system:' \
            '--rcvbuf[SO_RCVBUF in bytes]:N:' \
            '--dscp[Mark what this end sends with a differentiated services code point\: 0 to 63, or a name (ef, af41, cs1)]:N|NAME:' \
            '--keepalive[Probe a connection that has been silent for TIME, and each TIME after that; three probes without an answer end it (whole seconds)]:TIME:' \
            '--buffer[Most bytes that a worker passes in one system call]:N:' \
            '--quantum[Most bytes that one connection moves in one turn of the loop]:N:' \
            '--skip-rx-copy[Let the kernel drop received data instead of copying it (Linux, MSG_TRUNC)]' \
            '--zerocopy[Send without copying where the kernel can (Linux, MSG_ZEROCOPY)]' \
            '--pin-cpu[Bind worker i to CPU i modulo the number of CPUs]' \
            '--no-warmup[Do not warm the workers up before the run]' \
            '--worker-jvm-args[More arguments for the workers'\'' JVMs, separated by spaces; quotes group]:ARGS:' \
            '--version[Print the version and end]' \
            '(-h --help)'{-h,--help}'[Print a summary of the options and end]' \
            '*:HOST:_hosts'
        ;;
esac
