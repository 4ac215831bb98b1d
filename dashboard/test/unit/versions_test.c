// SPDX-License-Identifier: GPL-2.0
/* Versions of memory: each comes back as it was, and what is the same is shared. */
#include "test/unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "lib/versions.h"

/* Two pages and a part of a third. */
#define SIZE (2 * 4096 + 100)

static char memory[SIZE];
static char was[50][SIZE];

static void come_back_as_they_were(void **state)
{
	struct versions versions = { .size = SIZE };
	unsigned int seed = 1, i;

	(void)state;
	memset(memory, 0, SIZE);
	for (i = 0; i < 50; i++) {
		/* The first and the last byte are at times among those. */
		memory[(unsigned int)rand_r(&seed) % SIZE]++;
		memory[i % 2 ? 0 : SIZE - 1]++;
		memcpy(was[i], memory, SIZE);
		assert_true(versions_add(&versions, memory));
	}
	for (i = 50; i-- > 0;) {
		memset(memory, -1, SIZE);
		versions_get(&versions, i, memory);
		assert_memory_equal(memory, was[i], SIZE);
	}
	versions_free(&versions);
	assert_int_equal(versions.count, 0);
}

static void share_what_is_the_same(void **state)
{
	struct versions versions = { .size = SIZE };

	(void)state;
	memset(memory, 0, SIZE);
	assert_true(versions_add(&versions, memory));
	memory[4096] = 1;
	assert_true(versions_add(&versions, memory));
	assert_ptr_equal(versions.version[0][0], versions.version[1][0]);
	assert_ptr_not_equal(versions.version[0][1], versions.version[1][1]);
	assert_ptr_equal(versions.version[0][2], versions.version[1][2]);
	versions_free(&versions);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(come_back_as_they_were),
		cmocka_unit_test(share_what_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
