// SPDX-License-Identifier: GPL-2.0
/* Nothing is written to state unless pm_test has said [freezer]. In a folder of its own, not in /sys. */
#include "test/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "send/freezer.h"
#include "test/unit/folder.h"

static struct span frozen;
static char folder[] = "/tmp/freezer-test-XXXXXX";

static void has(const char *name, const char *wanted)
{
	char text[128] = "";
	FILE *file = fopen(path_in(folder, name), "r");

	assert_non_null(file);
	assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
	fclose(file);
	assert_string_equal(text, wanted);
}

static int begin(void **state)
{
	(void)state;
	unlink(path_in(folder, "pm_test"));
	unlink(path_in(folder, "state"));
	return 0;
}

static void freezes_where_pm_test_takes_it(void **state)
{
	(void)state;
	/* A plain file keeps what a write does not cover, as if it had answered. */
	put_in(folder, "pm_test", "........ [none] [freezer]\n");
	put_in(folder, "state", "mem freeze\n");
	assert_int_equal(freezer_run(folder, &frozen), FREEZER_THAWED);
	has("state", "freezeeeze\n");
	/* It is put back. */
	has("pm_test", "nonezer. [none] [freezer]\n");
}

/* Shows whether state was written: the word "freeze" covers its beginning. */
static void refuses(enum freezer_end wanted, const char *words)
{
	assert_int_equal(freezer_run(folder, &frozen), wanted);
	if (!strstr(freezer_words(wanted), words))
		fail_msg("'%s' does not say '%s'", freezer_words(wanted),
			 words);
}

static void refuses_where_it_is_not_safe(void **state)
{
	(void)state;
	put_in(folder, "state", "memory freeze\n");
	refuses(FREEZER_NO_TEST, "refused, no /sys/power/pm_test");
	/* It does not take the word. */
	put_in(folder, "pm_test", "         [none] core\n");
	refuses(FREEZER_NOT_SAFE, "nothing was frozen");
	/* Another test is under way, and stays as it is. */
	put_in(folder, "pm_test", "none core [devices]\n");
	refuses(FREEZER_NOT_SAFE, "nothing was frozen");
	has("pm_test", "none core [devices]\n");
	has("state", "memory freeze\n");
	put_in(folder, "pm_test", "........ [none] [freezer]\n");
	put_in(folder, "state", "disk\n");
	refuses(FREEZER_NO_STATE, "CONFIG_SUSPEND");
	has("state", "disk\n");
	has("pm_test", "........ [none] [freezer]\n");
}

/* Each of these has a remedy of its own: for root sudo is none. */
static void says_what_is_in_the_way(void **state)
{
	(void)state;
	assert_int_equal(freezer_check("/tmp/there/is/no/such/folder"),
			 FREEZER_NO_SYS);
	assert_non_null(strstr(freezer_words(FREEZER_NO_SYS),
			       "mount -t sysfs sysfs /sys"));
	assert_non_null(strstr(freezer_words(FREEZER_READ_ONLY),
			       "Read-only file system"));
	assert_null(strstr(freezer_words(FREEZER_NOT_PERMITTED), "sudo"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		TEST(freezes_where_pm_test_takes_it),
		TEST(refuses_where_it_is_not_safe),
		TEST(says_what_is_in_the_way),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	failed = cmocka_run_group_tests_name("freezer", tests, NULL, NULL);
	begin(NULL);
	rmdir(folder);
	return failed;
}
