// SPDX-License-Identifier: GPL-2.0
/*
 * storm_read SEED: reads the module's files in every way until it is told to
 * end by SIGTERM: whole, byte by byte, from any place, by sendfile() and
 * splice(), through files that were opened long ago; polls them and maps them.
 * Then says how many reads there were. The same seed repeats their order.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>

#include "storm.h"

static unsigned long reads;
static int sink;
static char buffer[1 << 16];

static void read_whole(int fd)
{
	while (read(fd, buffer, sizeof(buffer)) > 0 && !storm_over)
		reads++;
}

static void read_bytes(int fd)
{
	unsigned int left = storm_below(3000);

	while (left-- && read(fd, buffer, 1) == 1)
		reads++;
}

static void read_somewhere(int fd)
{
	unsigned int left = 20;

	while (left--) {
		if (pread(fd, buffer, 1 + storm_below(5000),
			  storm_below(40000)) >= 0)
			reads++;
		if (lseek(fd, storm_below(40000), SEEK_SET) >= 0 &&
		    read(fd, buffer, 1 + storm_below(200)) >= 0)
			reads++;
	}
	lseek(fd, -1, SEEK_SET);
	lseek(fd, 0, SEEK_END);
	pread(fd, buffer, 10, 1L << 62);
}

static void send_file(int fd)
{
	int ends[2];

	if (sendfile(sink, fd, NULL, 1 << 16) > 0)
		reads++;
	if (pipe(ends))
		return;
	if (splice(fd, NULL, ends[1], NULL, 4096, SPLICE_F_NONBLOCK) > 0)
		reads++;
	close(ends[0]);
	close(ends[1]);
}

/* Nobody may stay queued on the module: it may go. */
static void poll_it(int fd)
{
	struct epoll_event event = { .events = EPOLLIN | EPOLLPRI };
	struct pollfd wanted = { .fd = fd, .events = POLLIN | POLLPRI };
	int queue = epoll_create1(0);

	poll(&wanted, 1, 5);
	epoll_ctl(queue, EPOLL_CTL_ADD, fd, &event);
	epoll_wait(queue, &event, 1, 5);
	close(queue);
}

static void map_it(int fd)
{
	void *memory = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);

	if (memory != MAP_FAILED)
		munmap(memory, 4096);
}

/* To memory that is not there. */
static void read_nowhere(int fd)
{
	static void *volatile nowhere = (void *)16;

	if (read(fd, nowhere, 100) < 0 && read(fd, (void *)-4096L, 100) < 0)
		reads++;
}

static void (*const ways[])(int fd) = {
	read_whole, read_whole, read_bytes, read_somewhere,
	send_file,  poll_it,	map_it,	    read_nowhere,
};

static void read_on(void)
{
	int held[4] = { -1, -1, -1, -1 };

	while (!storm_over) {
		int *fd = &held[storm_below(4)];

		if (*fd >= 0 && !storm_below(10)) {
			close(*fd);
			*fd = -1;
		}
		if (*fd < 0)
			*fd = open(storm_below(2) ? COMMANDS : EVENTS,
				   O_RDONLY);
		if (*fd < 0)
			storm_pause(50000);
		else
			ways[storm_below(sizeof(ways) / sizeof(ways[0]))](*fd);
		storm_pause(20000);
	}
}

int main(int argc, char **argv)
{
	sink = open("/dev/null", O_WRONLY);
	if (argc != 2 || sink < 0)
		return 2;
	storm_begin(strtoull(argv[1], NULL, 0));
	read_on();
	printf("reads=%lu\n", reads);
	return 0;
}
