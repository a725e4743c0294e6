/*
 * bare: the limit that tcpp is measured against. A sender and a sink of classic tcpp connections, one thread, one
 * epoll loop and nothing but the system calls. Either end can be swapped for tcpp's or the original's.
 *
 *     bare sink -r PORT [-n CONNECTIONS] [--best | --original] [--trunc]
 *     bare send -c ADDRESS -r PORT -t CONNECTIONS -m AT_ONCE -b BYTES [-l LOCAL -M COUNT] [--best | --original]
 *
 * plain       client: connect, register, wait, write, close; server: accept one, register, wait, read, close
 * --best      client: write right after connect; server: accept in batches, read right after accept; either registers
 *             with epoll only what is not finished by then
 * --original  plain, and in addition what FreeBSD's tcpp does: the server reads the header by itself, and the client
 *             gives up (status 255) at the first error instead of counting it or, for want of a port, waiting
 * --trunc     the sink lets the kernel drop the data instead of copying it (MSG_TRUNC)
 *
 * The wire: 12 bytes, big-endian and packed, u32 magic and u64 length, then exactly `length` bytes; -b counts both.
 * The client closes when it has sent everything, the sink when it has read everything. The sink ends on SIGTERM,
 * SIGINT, or after -n connections. Either prints one line of JSON; status 0 if no connection failed, else 1, usage 64.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { HEADER_BYTES = 12, QUANTUM_BYTES = 256 * 1024, EVENTS = 4096, ACCEPT_BATCH = 256, BACKOFF_MS = 10 };
enum { USAGE = 64, MAGIC_BYTES = 4, COMPLAINTS = 10, MAX_DESCRIPTORS = 1 << 20, BACKLOG = 16384 };
static const uint32_t MAGIC = 0x84e812f7;

/* State of one connection, at the index of its descriptor. */
struct connection {
    uint64_t done;   /* bytes carried so far, header included */
    uint64_t length; /* bytes that follow the header, as read from it (sink only) */
    unsigned char header[HEADER_BYTES];
    bool registered;
};
enum outcome { FAILED = -1, MORE = 0, FINISHED = 1 };

static enum { PLAIN, BEST, ORIGINAL } style;
static bool truncating, exhausted;
static uint64_t port, to_start, at_once = 32, bytes_each = 10485760, local_count = 1; /* defaults as in the original */
static uint64_t started, finished, failed, retries, registered, bytes;
static int64_t first_ns, last_ns;
static struct in_addr remote, local;
static struct connection *connections;
static unsigned char buffer[QUANTUM_BYTES], header[HEADER_BYTES];
static struct epoll_event events[EVENTS];
static int epoll, listener = -1;

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static void watch(int fd, int operation, uint32_t what) {
    if (epoll_ctl(epoll, operation, fd, &(struct epoll_event){.events = what, .data.fd = fd}) < 0) {
        err(1, "epoll_ctl");
    }
}

static enum outcome fail(const char *what) {
    if (style == ORIGINAL && listener < 0) {
        err(255, "%s", what);
    }
    if (failed < COMPLAINTS) {
        warn("%s", what);
    }
    return FAILED;
}

/* One write of at most a quantum. */
static enum outcome push(int fd, struct connection *c) {
    uint64_t header_done = c->done < HEADER_BYTES ? c->done : HEADER_BYTES;
    uint64_t left = bytes_each - HEADER_BYTES - (c->done - header_done);
    struct iovec parts[2] = {{header + header_done, HEADER_BYTES - header_done},
                             {buffer, left < QUANTUM_BYTES ? left : QUANTUM_BYTES}};
    ssize_t sent = parts[0].iov_len > 0 ? writev(fd, parts, 2) : write(fd, buffer, parts[1].iov_len);
    if (sent < 0) {
        return errno == EAGAIN || errno == EINTR ? MORE : fail("write");
    }
    c->done += sent;
    bytes += sent;
    return c->done == bytes_each ? FINISHED : MORE;
}

/* One read of at most a quantum; with --trunc and --original the header is read by itself. */
static enum outcome pull(int fd, struct connection *c) {
    uint64_t before = c->done;
    ssize_t got;
    if (before >= HEADER_BYTES) {
        got = truncating ? recv(fd, buffer, QUANTUM_BYTES, MSG_TRUNC) : read(fd, buffer, QUANTUM_BYTES);
    } else if (truncating || style == ORIGINAL) {
        got = read(fd, c->header + before, HEADER_BYTES - before);
    } else {
        got = readv(fd, (struct iovec[]){{c->header + before, HEADER_BYTES - before}, {buffer, QUANTUM_BYTES}}, 2);
    }
    if (got < 0) {
        return errno == EAGAIN || errno == EINTR ? MORE : fail("read");
    }
    c->done += got;
    bytes += got;
    errno = EPROTO; /* what fail() shows from here on */
    if (c->done < HEADER_BYTES) {
        return got == 0 ? fail("end of file in the header") : MORE;
    }
    if (before < HEADER_BYTES) {
        uint32_t magic;
        memcpy(&magic, c->header, sizeof magic);
        memcpy(&c->length, c->header + MAGIC_BYTES, sizeof c->length);
        c->length = be64toh(c->length);
        if (be32toh(magic) != MAGIC) {
            return fail("bad magic");
        }
        if (style == ORIGINAL) {
            return MORE; /* even if no data follow: then the end of file finishes the connection */
        }
    }
    uint64_t data = c->done - HEADER_BYTES;
    if (data > c->length) {
        return fail("too much data");
    }
    return data == c->length ? FINISHED : got == 0 ? fail("premature end of file") : MORE;
}

/* Acts upon what a step has come to. */
static void settle(int fd, struct connection *c, enum outcome outcome) {
    if (outcome == MORE) {
        if (!c->registered) {
            watch(fd, EPOLL_CTL_ADD, listener < 0 ? EPOLLOUT : EPOLLIN);
            c->registered = true;
            registered++;
        }
        return;
    }
    registered -= c->registered;
    close(fd);
    finished++;
    failed += outcome == FAILED;
    if (exhausted && listener >= 0) { /* a descriptor is free again */
        watch(listener, EPOLL_CTL_MOD, EPOLLIN);
        exhausted = false;
    }
}

static bool want_of_resources(void) {
    return errno == EADDRNOTAVAIL || errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
}

/* Starts one connection; false if a port or a descriptor was wanting. */
static bool open_one(void) {
    static const int one = 1;
    static uint64_t turn;
    in_addr_t own = htonl(ntohl(local.s_addr) + turn++ % local_count);
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = own};
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = remote};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    bool ok = fd >= 0 && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) == 0;
    if (ok && local.s_addr != INADDR_ANY) {
        ok = setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one) == 0
            && bind(fd, (struct sockaddr *)&from, sizeof from) == 0;
    }
    ok = ok && (connect(fd, (struct sockaddr *)&to, sizeof to) == 0 || errno == EINPROGRESS);
    if (!ok && want_of_resources() && style != ORIGINAL) {
        if (fd >= 0) {
            close(fd);
        }
        retries++;
        return false;
    }
    if (fd < 0) {
        err(1, "socket");
    }
    started++;
    connections[fd] = (struct connection){0};
    settle(fd, &connections[fd], !ok ? fail("connect") : style == BEST ? push(fd, &connections[fd]) : MORE);
    return true;
}

/* A turn starts at most as many connections as may be open, so that those that wait for a write get their share. */
static void sender(void) {
    first_ns = now_ns();
    while (finished < to_start) {
        exhausted = false;
        for (uint64_t i = 0; i < at_once && started - finished < at_once && started < to_start && !exhausted; i++) {
            exhausted = !open_one();
        }
        if (registered == 0 && !exhausted) {
            continue;
        }
        bool more_to_start = started < to_start && started - finished < at_once;
        int ready = epoll_wait(epoll, events, EVENTS, exhausted ? BACKOFF_MS : more_to_start ? 0 : -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            settle(fd, &connections[fd], push(fd, &connections[fd]));
        }
    }
    last_ns = now_ns();
}

static void accept_some(void) {
    for (int i = 0; i < (style == BEST ? ACCEPT_BATCH : 1); i++) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (want_of_resources()) { /* or the level-triggered listener would wake us for nothing */
                watch(listener, EPOLL_CTL_MOD, 0);
                exhausted = true;
                retries++;
            }
            return;
        }
        started++;
        connections[fd] = (struct connection){0};
        settle(fd, &connections[fd], style == BEST ? pull(fd, &connections[fd]) : MORE);
    }
}

static void sink(void) {
    static const int one = 1;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    int signals = signalfd(-1, &stop, SFD_CLOEXEC);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = local};
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (signals < 0 || listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) < 0
        || setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) < 0 /* inherited by accept */
        || bind(listener, (struct sockaddr *)&at, sizeof at) < 0 || listen(listener, BACKLOG) < 0) {
        err(69, "port %" PRIu64, port);
    }
    watch(signals, EPOLL_CTL_ADD, EPOLLIN);
    watch(listener, EPOLL_CTL_ADD, EPOLLIN);
    while (to_start == 0 || finished < to_start) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        if (started == 0) {
            first_ns = last_ns = now_ns();
        }
        uint64_t finished_before = finished;
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == signals) {
                return;
            }
            if (fd == listener) {
                accept_some();
            } else {
                settle(fd, &connections[fd], pull(fd, &connections[fd]));
            }
        }
        if (finished > finished_before) {
            last_ns = now_ns();
        }
    }
}

static uint64_t number(char option, const char *text, uint64_t min, uint64_t max) {
    char *end;
    errno = 0;
    uint64_t value = strtoull(text, &end, 10);
    if (errno != 0 || *end != 0 || *text < '0' || *text > '9' || value > max || value < min) {
        errx(USAGE, "-%c %s: a number from %" PRIu64 " to %" PRIu64 " is wanted", option, text, min, max);
    }
    return value;
}

static struct in_addr address(char option, const char *text) {
    struct in_addr value;
    if (inet_pton(AF_INET, text, &value) != 1) {
        errx(USAGE, "-%c %s: an IPv4 address is wanted", option, text);
    }
    return value;
}

static void parse(int argc, char **argv, bool sending) {
    static const struct option names[] = {
        {"best", no_argument, NULL, 'B'}, {"original", no_argument, NULL, 'O'}, {"trunc", no_argument, NULL, 'T'}, {0}};
    for (int o; (o = getopt_long(argc, argv, sending ? "c:r:t:m:b:l:M:" : "r:n:l:", names, NULL)) != -1;) {
        switch (o) {
            case 'B': style = BEST; break;
            case 'O': style = ORIGINAL; break;
            case 'T': truncating = true; break;
            case 'c': remote = address(o, optarg); break;
            case 'l': local = address(o, optarg); break;
            case 'r': port = number(o, optarg, 1, UINT16_MAX); break;
            case 't': case 'n': to_start = number(o, optarg, 1, INT64_MAX); break;
            case 'm': at_once = number(o, optarg, 1, MAX_DESCRIPTORS); break;
            case 'M': local_count = number(o, optarg, 1, UINT16_MAX); break;
            case 'b': bytes_each = number(o, optarg, HEADER_BYTES, INT64_MAX); break;
            default: exit(USAGE);
        }
    }
    if (optind < argc || port == 0 || (sending && (remote.s_addr == 0 || to_start == 0))) {
        errx(USAGE, "%s", sending ? "-c, -r and -t are needed" : "-r is needed");
    }
}

static int64_t cpu_ns(struct timeval t) {
    return t.tv_sec * INT64_C(1000000000) + t.tv_usec * INT64_C(1000);
}

/* first_ns and last_ns are on the monotonic clock, which all processes of a host share. */
static void report(const char *role) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    double seconds = (last_ns - first_ns) * 1e-9;
    printf("{\"role\": \"%s\", \"style\": \"%s\", \"connections\": %" PRIu64 ", \"failed\": %" PRIu64
           ", \"retries\": %" PRIu64 ", \"bytes\": %" PRIu64 ", \"seconds\": %.9f",
           role, style == BEST ? "best" : style == ORIGINAL ? "original" : "plain", finished - failed, failed,
           retries, bytes, seconds);
    if (seconds > 0) {
        printf(", \"connections_per_second\": %.0f, \"bits_per_second\": %.0f",
               (finished - failed) / seconds, bytes * 8 / seconds);
    }
    printf(", \"cpu_user_ns\": %" PRId64 ", \"cpu_sys_ns\": %" PRId64 ", \"first_ns\": %" PRId64
           ", \"last_ns\": %" PRId64 "}\n", cpu_ns(used.ru_utime), cpu_ns(used.ru_stime), first_ns, last_ns);
}

int main(int argc, char **argv) {
    bool sending = argc > 1 && strcmp(argv[1], "send") == 0;
    if (!sending && (argc < 2 || strcmp(argv[1], "sink") != 0)) {
        errx(USAGE, "usage: bare sink -r PORT ... | bare send -c ADDRESS -r PORT -t CONNECTIONS ... (see bare.c)");
    }
    parse(argc - 1, argv + 1, sending);
    signal(SIGPIPE, SIG_IGN);
    memset(buffer, 'b', sizeof buffer); /* real pages: untouched ones are all the one zero page, and cached */
    memcpy(header, &(uint32_t){htobe32(MAGIC)}, sizeof(uint32_t));
    memcpy(header + MAGIC_BYTES, &(uint64_t){htobe64(bytes_each - HEADER_BYTES)}, sizeof(uint64_t));
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max < MAX_DESCRIPTORS ? limit.rlim_max : MAX_DESCRIPTORS;
    setrlimit(RLIMIT_NOFILE, &limit);
    connections = calloc(limit.rlim_cur, sizeof *connections);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (connections == NULL || epoll < 0) {
        err(1, "start");
    }
    sending ? sender() : sink();
    report(argv[1]);
    return failed > 0;
}
