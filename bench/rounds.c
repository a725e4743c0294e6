/*
 * rounds: questions and answers at the limit of the kernel, as netperf's TCP_RR and TCP_CRR have them. One thread, one
 * epoll loop and nothing but the system calls, at either end.
 *
 *     rounds serve -r PORT -n CONNECTIONS -k ROUNDS -q BYTES -a BYTES
 *     rounds ask -c ADDRESS -r PORT -t CONNECTIONS -m AT_ONCE -k ROUNDS -q BYTES -a BYTES
 *
 * On each connection the client asks with -q bytes and the server answers with -a bytes, -k times; then the server
 * closes first, and the client after it. Questions and answers fit into one segment. The client writes right after
 * connect, and the server reads right after accept. Either prints one line of JSON; the client's percentiles are those
 * of all rounds, exact, in nanoseconds. Status 0, or 1 with a message at the first error.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 1024, MOST_DESCRIPTORS = 20000, BACKLOG = 16384, MOST_BYTES = 65536, ACCEPT_BATCH = 64 };

/* State of one connection, at the index of its descriptor. */
struct connection {
    uint64_t rounds; /* left, the present one included */
    uint32_t come;   /* bytes of the present question or answer that have come */
    int64_t asked_ns;
    bool watched;
};

static struct connection connections[MOST_DESCRIPTORS];
static struct epoll_event events[EVENTS];
static char buffer[MOST_BYTES];
static uint64_t port, to_make, at_once = 1, rounds = 1, question = 12, answer = 1, made, ended, under_way;
static struct sockaddr_in remote;
static int64_t *times;
static uint64_t timed;
static int poller;

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static void set(int fd, int level, int option) {
    int on = 1;
    if (setsockopt(fd, level, option, &on, sizeof on) < 0)
        err(1, "setsockopt");
}

static void watch(int fd) {
    if (connections[fd].watched)
        return;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) < 0)
        err(1, "epoll_ctl");
    connections[fd].watched = true;
}

static void say(int fd, uint64_t length) {
    ssize_t sent = send(fd, buffer, length, MSG_NOSIGNAL);
    if (sent != (ssize_t)length && !(sent < 0 && errno == EAGAIN))
        err(1, "send of %" PRIu64 " bytes said %zd", length, sent);
    if (sent < 0)
        errx(1, "the socket's buffer is full");
}

static void ask(int fd) {
    connections[fd].come = 0;
    connections[fd].asked_ns = now_ns();
    say(fd, question);
}

static void begin(void) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || fd >= MOST_DESCRIPTORS)
        err(1, "socket");
    set(fd, IPPROTO_TCP, TCP_NODELAY);
    int64_t asked_ns = now_ns();
    if (connect(fd, (struct sockaddr *)&remote, sizeof remote) < 0 && errno != EINPROGRESS)
        err(1, "connect");
    connections[fd] = (struct connection){.rounds = rounds};
    ask(fd);
    connections[fd].asked_ns = asked_ns;
    watch(fd);
    made++;
    under_way++;
}

/* True if the connection has ended. */
static bool hear(int fd) {
    struct connection *one = &connections[fd];
    ssize_t got = recv(fd, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EAGAIN)
        return false;
    if (got < 0)
        err(1, "recv");
    if (got == 0)
        return true;
    one->come += got;
    if (one->come == answer) {
        times[timed++] = now_ns() - one->asked_ns;
        if (--one->rounds > 0)
            ask(fd);
    }
    return false;
}

static bool serve(int fd) {
    struct connection *one = &connections[fd];
    ssize_t got = recv(fd, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EAGAIN) {
        watch(fd);
        return false;
    }
    if (got <= 0)
        errx(1, "a connection ended in the midst of its rounds");
    one->come += got;
    if (one->come < question)
        return false;
    one->come = 0;
    say(fd, answer);
    if (--one->rounds > 0) {
        watch(fd);
        return false;
    }
    return true;
}

static void end(int fd) {
    close(fd);
    ended++;
}

static int by_length(const void *left, const void *right) {
    int64_t one = *(const int64_t *)left, other = *(const int64_t *)right;
    return (one > other) - (one < other);
}

static void run_client(void) {
    times = calloc(to_make * rounds, sizeof *times);
    if (times == NULL)
        err(1, "calloc");
    int64_t first_ns = now_ns();
    while (ended < to_make) {
        for (; under_way < at_once && made < to_make;)
            begin();
        int found = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < found; i++) {
            if (hear(events[i].data.fd)) {
                end(events[i].data.fd);
                under_way--;
            }
        }
    }
    int64_t last_ns = now_ns();
    qsort(times, timed, sizeof *times, by_length);
    printf("{\"seconds\":%.9f,\"connections\":%" PRIu64 ",\"rounds\":%" PRIu64 ",\"p50_ns\":%" PRId64
           ",\"p99_ns\":%" PRId64 "}\n",
           (last_ns - first_ns) / 1e9, ended, timed, times[timed / 2], times[timed * 99 / 100]);
}

static void run_server(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(port)};
    set(listener, SOL_SOCKET, SO_REUSEADDR);
    set(listener, IPPROTO_TCP, TCP_NODELAY);
    if (bind(listener, (struct sockaddr *)&any, sizeof any) < 0 || listen(listener, BACKLOG) < 0)
        err(1, "port %" PRIu64, port);
    watch(listener);
    while (ended < to_make) {
        int found = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < found; i++) {
            int fd = events[i].data.fd;
            for (int j = 0; fd == listener && j < ACCEPT_BATCH; j++) {
                int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
                if (accepted < 0)
                    break;
                connections[accepted] = (struct connection){.rounds = rounds};
                if (serve(accepted))
                    end(accepted);
            }
            if (fd != listener && serve(fd))
                end(fd);
        }
    }
    printf("{\"connections\":%" PRIu64 "}\n", ended);
}

int main(int argc, char **argv) {
    bool client = argc > 1 && strcmp(argv[1], "ask") == 0;
    if (!client && (argc < 2 || strcmp(argv[1], "serve") != 0))
        errx(64, "rounds serve|ask");
    remote.sin_family = AF_INET;
    optind = 2;
    for (int option; (option = getopt(argc, argv, "c:r:t:n:m:k:q:a:")) != -1;) {
        uint64_t number = option == 'c' ? 0 : strtoull(optarg, NULL, 10);
        switch (option) {
        case 'c':
            if (inet_pton(AF_INET, optarg, &remote.sin_addr) != 1)
                errx(64, "-c %s: no IPv4 address", optarg);
            break;
        case 'r': port = number; break;
        case 't':
        case 'n': to_make = number; break;
        case 'm': at_once = number; break;
        case 'k': rounds = number; break;
        case 'q': question = number; break;
        case 'a': answer = number; break;
        default: return 64;
        }
    }
    if (port == 0 || to_make == 0 || rounds == 0 || question == 0 || answer == 0 || question > MOST_BYTES
        || answer > MOST_BYTES)
        errx(64, "a port, connections, rounds and sizes of 1 to 65536 bytes are needed");
    remote.sin_port = htons(port);
    poller = epoll_create1(EPOLL_CLOEXEC);
    if (poller < 0)
        err(1, "epoll_create1");
    if (client)
        run_client();
    else
        run_server();
    return 0;
}
