// SPDX-License-Identifier: GPL-2.0
/*
 * Prints how fast this machine's time stamp counter runs, in kHz, or nothing
 * where there is none. QEMU's emulated CPUs have the same counter, and a kernel
 * that boots while the machine is busy measures it several times too slow.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#ifdef __x86_64__
#include <x86intrin.h>

#define TRIES	 20
#define APART_NS 100000000

struct moment {
	uint64_t ns, ticks;
};

static uint64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC_RAW, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* Both clocks at the same moment: of several tries the one that took least. */
static struct moment now(void)
{
	uint64_t least = UINT64_MAX;
	struct moment best = { 0, 0 };
	int i;

	for (i = 0; i < TRIES; i++) {
		uint64_t before = now_ns(), ticks = __rdtsc(), took;

		took = now_ns() - before;
		if (took < least) {
			least = took;
			best = (struct moment){ before + took / 2, ticks };
		}
	}
	return best;
}

int main(void)
{
	const struct timespec apart = { 0, APART_NS };
	struct moment first = now(), last;

	nanosleep(&apart, NULL);
	last = now();
	printf("%.0f\n", (double)(last.ticks - first.ticks) * 1e6 /
				 (double)(last.ns - first.ns));
	return 0;
}
#else
int main(void)
{
	return 0;
}
#endif
