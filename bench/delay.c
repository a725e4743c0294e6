/*
 * delay: a path between two TUN devices on which every packet takes its time, where the kernel has no netem.
 *
 *     delay DEVICE DEVICE ONE_WAY_MICROSECONDS
 *
 * Makes both devices, says "ready", and hands over what comes out of one to the other, each way in a thread. Whoever
 * calls moves the devices into their namespaces. A queue takes 65,536 packets; what comes beyond them is lost, as on any
 * path. Ends when it is killed, and the devices with it.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { PACKETS = 65536, PACKET_BYTES = 9216, BATCH = 64, USAGE = 64 };

struct packet {
    int64_t due_ns;
    int length;
    unsigned char bytes[PACKET_BYTES];
};

struct way {
    int from, to;
};

static int64_t delay_ns;

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static int device(const char *name) {
    struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || ioctl(fd, TUNSETIFF, &request) < 0) {
        err(1, "%s", name);
    }
    return fd;
}

static void wait_for(int fd, int64_t until_ns) {
    struct pollfd wanted = {.fd = fd, .events = POLLIN};
    int64_t left_ns = until_ns - now_ns();
    if (until_ns >= 0 && left_ns <= 0) {
        return;
    }
    struct timespec left = {.tv_sec = left_ns / 1000000000, .tv_nsec = left_ns % 1000000000};
    ppoll(&wanted, 1, until_ns < 0 ? NULL : &left, NULL);
}

static void *forward(void *argument) {
    struct way *way = argument;
    struct packet *queue = malloc(sizeof *queue * PACKETS); /* a page is there only once it is used */
    unsigned char lost[PACKET_BYTES];
    if (queue == NULL) {
        err(1, "queue");
    }
    for (uint64_t head = 0, tail = 0;;) {
        wait_for(way->from, head == tail ? -1 : queue[head % PACKETS].due_ns);
        for (int i = 0; i < BATCH; i++) {
            struct packet *next = &queue[tail % PACKETS];
            int full = tail - head == PACKETS;
            int length = read(way->from, full ? lost : next->bytes, PACKET_BYTES);
            if (length <= 0) {
                break; /* none is waiting, or the device is not up */
            }
            if (!full) {
                next->length = length;
                next->due_ns = now_ns() + delay_ns;
                tail++;
            }
        }
        for (int64_t now = now_ns(); head < tail && queue[head % PACKETS].due_ns <= now; head++) {
            if (write(way->to, queue[head % PACKETS].bytes, queue[head % PACKETS].length) < 0 && errno == EAGAIN) {
                break;
            }
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    if (argc != 4 || atol(argv[3]) <= 0) {
        errx(USAGE, "usage: delay DEVICE DEVICE ONE_WAY_MICROSECONDS");
    }
    delay_ns = atol(argv[3]) * 1000;
    int one = device(argv[1]), other = device(argv[2]);
    struct way there = {one, other}, back = {other, one};
    pthread_t thread;
    if (pthread_create(&thread, NULL, forward, &there) != 0) {
        err(1, "thread");
    }
    puts("ready");
    fflush(stdout);
    forward(&back);
}
