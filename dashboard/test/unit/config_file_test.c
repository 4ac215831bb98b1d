// SPDX-License-Identifier: GPL-2.0
/* The saved file in the places that people put it: links of all kinds, and what is no file. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "options/config.h"
#include "options/config_file.h"
#include "test/unit/unit.h"

#define LINE "--interval=1.000 # saved by the key D\n"

static char folder[] = "/tmp/wqtop-config-XXXXXX";

static const char *at(const char *name)
{
	static char paths[4][PATH_MAX];
	static unsigned int next;
	char *path = paths[next++ % 4];

	snprintf(path, PATH_MAX, "%s/%s", folder, name);
	return path;
}

static int enter(void **state)
{
	(void)state;
	strcpy(strrchr(folder, '-'), "-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int leave(void **state)
{
	char command[PATH_MAX + 16];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

static bool is_link(const char *name)
{
	struct stat status;

	return !lstat(at(name), &status) && S_ISLNK(status.st_mode);
}

static void make_link(const char *to, const char *name)
{
	assert_int_equal(symlink(to, at(name)), 0);
}

static void write_text(const char *name, const char *text)
{
	FILE *file = fopen(at(name), "we");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *name, const char *wanted)
{
	char text[CONFIG_TEXT_MAX];

	assert_int_equal(config_file_read(at(name), text, sizeof(text)), 0);
	assert_string_equal(text, wanted);
}

static int save(const char *name)
{
	return config_file_save(at(name), LINE, true);
}

static void test_a_link_to_nothing_yet(void **state)
{
	(void)state;
	assert_int_equal(mkdir(at("dot"), 0755), 0);
	make_link(at("dot/wqtop"), "wqtop");
	assert_int_equal(config_file_save(at("wqtop"), LINE, false), 0);
	assert_true(is_link("wqtop"));
	assert_false(is_link("dot/wqtop"));
	assert_holds("dot/wqtop", LINE);
}

static void test_a_chain_of_relative_links(void **state)
{
	(void)state;
	assert_int_equal(mkdir(at("dot"), 0755), 0);
	make_link("dot/first", "wqtop");
	make_link("./../second", "dot/first");
	make_link("dot/../third", "second");
	make_link("dot/wqtop", "third");
	assert_int_equal(save("wqtop"), 0);
	assert_true(is_link("wqtop"));
	assert_true(is_link("dot/first"));
	assert_true(is_link("second"));
	assert_true(is_link("third"));
	assert_holds("dot/wqtop", LINE);
	assert_int_equal(save("wqtop"), 0);
	assert_true(is_link("third"));
}

/* The folder of the link is itself a link: what is relative begins at its end. */
static void test_a_relative_link_behind_a_linked_folder(void **state)
{
	(void)state;
	assert_int_equal(mkdir(at("far"), 0755), 0);
	assert_int_equal(mkdir(at("far/config"), 0755), 0);
	make_link("far/config", "config");
	make_link("../wqtop", "far/config/wqtop");
	assert_int_equal(save("config/wqtop"), 0);
	assert_true(is_link("far/config/wqtop"));
	assert_holds("far/wqtop", LINE);
}

static void test_the_folder_of_a_target_is_made(void **state)
{
	(void)state;
	make_link(at("dot/wqtop"), "wqtop");
	assert_int_equal(save("wqtop"), 0);
	assert_holds("dot/wqtop", LINE);
	assert_int_equal(unlink(at("wqtop")), 0);
	make_link(at("none/none/wqtop"), "wqtop");
	assert_int_equal(save("wqtop"), ENOENT);
	assert_true(is_link("wqtop"));
	assert_non_null(strstr(config_file_words(ENOENT), "mkdir -p"));
}

static void test_links_in_a_circle(void **state)
{
	(void)state;
	make_link("b", "a");
	make_link("a", "b");
	assert_int_equal(save("a"), ELOOP);
	assert_true(is_link("a"));
	assert_true(is_link("b"));
}

static void test_a_link_to_what_is_no_file(void **state)
{
	struct stat status;

	(void)state;
	assert_int_equal(mkfifo(at("fifo"), 0600), 0);
	make_link("fifo", "wqtop");
	assert_int_equal(save("wqtop"), ENOTSUP);
	assert_int_equal(stat(at("fifo"), &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
	assert_string_equal(config_file_words(ENOTSUP),
			    "it is no regular file");
}

static void test_a_hard_link_keeps_its_other_name(void **state)
{
	(void)state;
	write_text("dot",
		   "# mine, and longer than what is saved\n"
		   "--theme=safe --interval=5.000 # saved by the key D\n");
	assert_int_equal(link(at("dot"), at("wqtop")), 0);
	assert_int_equal(save("wqtop"), 0);
	assert_holds("dot", "# mine, and longer than what is saved\n" LINE);
	assert_holds("wqtop", "# mine, and longer than what is saved\n" LINE);
}

static void test_the_mode_stays(void **state)
{
	struct stat status;

	(void)state;
	write_text("dot", "# mine\n");
	assert_int_equal(chmod(at("dot"), 0640), 0);
	make_link("dot", "wqtop");
	assert_int_equal(save("wqtop"), 0);
	assert_int_equal(stat(at("dot"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
	assert_holds("dot", "# mine\n" LINE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_link_to_nothing_yet),
		TEST(test_a_chain_of_relative_links),
		TEST(test_a_relative_link_behind_a_linked_folder),
		TEST(test_the_folder_of_a_target_is_made),
		TEST(test_links_in_a_circle),
		TEST(test_a_link_to_what_is_no_file),
		TEST(test_a_hard_link_keeps_its_other_name),
		TEST(test_the_mode_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
