/*
 * threads: what blocking calls can do, with a thread for each connection and nothing but the system calls.
 *
 *     threads sink -r PORT -n CONNECTIONS -w BYTES
 *     threads send -c ADDRESS -r PORT -t CONNECTIONS -m AT_ONCE -b BYTES -w BYTES
 *
 * -w is how much a call moves at most. The wire is bare.c's: 12 bytes, then as many as they say; the client closes when
 * it has sent everything, the sink when it has read everything. The sink ends after -n connections. Either prints
 * one line of JSON; status 0 if all went well, else 1, usage 64.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <err.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEADER_BYTES = 12, MAGIC_BYTES = 4, BACKLOG = 4096, USAGE = 64 };
static const uint32_t MAGIC = 0x84e812f7;

static uint64_t port, connections, at_once = 1, bytes_each = 1000, call_bytes = 131072;
static struct sockaddr_in remote = {.sin_family = AF_INET};
static atomic_uint_fast64_t begun, moved;

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static unsigned char *buffer(void) {
    unsigned char *own = malloc(call_bytes + HEADER_BYTES);
    if (own == NULL) {
        err(1, "buffer");
    }
    return memset(own, 'b', call_bytes + HEADER_BYTES);
}

static void write_all(int fd, const unsigned char *from, uint64_t length) {
    for (ssize_t taken; length > 0; from += taken, length -= taken) {
        if ((taken = write(fd, from, length)) < 0) {
            err(1, "write");
        }
    }
}

static void *send_some(void *unused) {
    unsigned char *own = buffer();
    uint64_t data = bytes_each - HEADER_BYTES;
    while (atomic_fetch_add(&begun, 1) < connections) {
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0 || connect(fd, (struct sockaddr *)&remote, sizeof remote) < 0) {
            err(1, "connect");
        }
        memcpy(own, &(uint32_t){htobe32(MAGIC)}, MAGIC_BYTES);
        memcpy(own + MAGIC_BYTES, &(uint64_t){htobe64(data)}, sizeof data);
        write_all(fd, own, HEADER_BYTES);
        for (uint64_t left = data; left > 0; left -= left < call_bytes ? left : call_bytes) {
            write_all(fd, own, left < call_bytes ? left : call_bytes);
        }
        atomic_fetch_add(&moved, bytes_each);
        close(fd);
    }
    free(own);
    return unused;
}

static void *receive_one(void *argument) {
    int fd = (int)(intptr_t)argument;
    unsigned char *own = buffer();
    uint64_t length = 0;
    if (recv(fd, own, HEADER_BYTES, MSG_WAITALL) != HEADER_BYTES) {
        errx(1, "no header");
    }
    memcpy(&length, own + MAGIC_BYTES, sizeof length);
    length = be64toh(length);
    for (uint64_t left = length; left > 0;) {
        ssize_t got = read(fd, own, left < call_bytes ? left : call_bytes);
        if (got <= 0) {
            err(1, "read");
        }
        left -= got;
    }
    atomic_fetch_add(&moved, length + HEADER_BYTES);
    close(fd);
    free(own);
    return NULL;
}

static void sink(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    pthread_t *threads = calloc(connections, sizeof *threads);
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0
            || bind(listener, (struct sockaddr *)&remote, sizeof remote) < 0 || listen(listener, BACKLOG) < 0) {
        err(1, "listen");
    }
    for (uint64_t i = 0; i < connections; i++) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0 || pthread_create(&threads[i], NULL, receive_one, (void *)(intptr_t)fd) != 0) {
            err(1, "accept");
        }
    }
    for (uint64_t i = 0; i < connections; i++) {
        pthread_join(threads[i], NULL);
    }
}

static void sender(void) {
    pthread_t *threads = calloc(at_once, sizeof *threads);
    for (uint64_t i = 0; i < at_once; i++) {
        if (pthread_create(&threads[i], NULL, send_some, NULL) != 0) {
            err(1, "thread");
        }
    }
    for (uint64_t i = 0; i < at_once; i++) {
        pthread_join(threads[i], NULL);
    }
}

int main(int argc, char **argv) {
    bool sending = argc > 1 && strcmp(argv[1], "send") == 0;
    for (int o; argc > 1 && (o = getopt(argc - 1, argv + 1, "c:r:t:n:m:b:w:")) != -1;) {
        switch (o) {
            case 'c': inet_pton(AF_INET, optarg, &remote.sin_addr); break;
            case 'r': port = strtoull(optarg, NULL, 10); break;
            case 't': case 'n': connections = strtoull(optarg, NULL, 10); break;
            case 'm': at_once = strtoull(optarg, NULL, 10); break;
            case 'b': bytes_each = strtoull(optarg, NULL, 10); break;
            case 'w': call_bytes = strtoull(optarg, NULL, 10); break;
            default: exit(USAGE);
        }
    }
    if (port == 0 || connections == 0 || at_once == 0 || bytes_each < HEADER_BYTES || call_bytes < HEADER_BYTES) {
        errx(USAGE, "usage: threads sink -r PORT -n CONNECTIONS ... | threads send -c ADDRESS ... (see threads.c)");
    }
    remote.sin_port = htons(port);
    int64_t first_ns = now_ns();
    sending ? sender() : sink();
    printf("{\"connections\": %" PRIu64 ", \"bytes\": %" PRIuFAST64 ", \"first_ns\": %" PRId64 ", \"last_ns\": %" PRId64
           "}\n", connections, atomic_load(&moved), first_ns, now_ns());
}
