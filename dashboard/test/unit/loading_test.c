// SPDX-License-Identifier: GPL-2.0
/* Why the module is not seen or cannot be loaded, from copies of what the kernel shows, below a folder. */
#include "test/unit/unit.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "read/loading.h"

static char root[] = "/tmp/wqtop-loading-XXXXXX";
static const struct privileges all = { .root = true, .may_load = true };

static const char *at(const char *path)
{
	static char whole[PATH_MAX];

	snprintf(whole, sizeof(whole), "%s%s", root, path);
	return whole;
}

static void run(const char *format, const char *argument)
{
	char command[PATH_MAX + 64];

	snprintf(command, sizeof(command), format, argument);
	assert_int_equal(system(command), 0);
}

/* Makes the folders, too. */
static void put(const char *path, const char *text)
{
	char folder[PATH_MAX];
	FILE *file;

	snprintf(folder, sizeof(folder), "%s", at(path));
	*strrchr(folder, '/') = '\0';
	run("mkdir -p %s", folder);
	file = fopen(at(path), "we");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static int enter(void **state)
{
	(void)state;
	strcpy(strrchr(root, '-'), "-XXXXXX");
	assert_non_null(mkdtemp(root));
	put("/proc/self/status", "");
	put("/proc/version", "Linux");
	put("/proc/sys/kernel/osrelease", "6.1.0-56-amd64\n");
	put("/proc/sys/kernel/modules_disabled", "0\n");
	put("/sys/module/module/parameters/sig_enforce", "N\n");
	put("/sys/kernel/security/lockdown",
	    "[none] integrity confidentiality\n");
	return 0;
}

static int leave(void **state)
{
	(void)state;
	run("rm -rf %s", root);
	return 0;
}

static enum source_obstacle obstacle(const struct privileges *privileges)
{
	char file[PATH_MAX];

	snprintf(file, sizeof(file), "%s", at("/module.ko"));
	return loading_obstacle(root, file, privileges);
}

static void assert_hidden(const char *words)
{
	const char *hidden = loading_hidden(root);

	assert_non_null(hidden);
	assert_non_null(strstr(hidden, words));
}

static void not_loaded_is_not_hidden(void **state)
{
	(void)state;
	assert_null(loading_hidden(root));
	put("/sys/module/workqueue_demo/initstate", "coming\n");
	assert_null(loading_hidden(root));
	put("/sys/module/workqueue_demo/initstate", "going\n");
	assert_null(loading_hidden(root));
}

static void loaded_and_hidden(void **state)
{
	(void)state;
	put("/sys/module/workqueue_demo/initstate", "live\n");
	assert_hidden("loaded, but this /proc hides its file");
}

static void processes_only(void **state)
{
	(void)state;
	run("rm %s", at("/proc/version"));
	assert_hidden("shows processes only");
}

static void no_proc(void **state)
{
	(void)state;
	run("rm -r %s", at("/proc"));
	assert_hidden("mount -t proc proc /proc");
}

static void nothing_is_in_the_way(void **state)
{
	const struct privileges student = { .sudo = true };

	(void)state;
	assert_int_equal(obstacle(&all), OBSTACLE_NONE);
	assert_int_equal(obstacle(&student), OBSTACLE_NONE);
	put("/module.ko", "license=GPL\nvermagic=6.1.0-56-amd64 SMP preempt");
	assert_int_equal(obstacle(&all), OBSTACLE_NONE);
	put("/module.ko", "");
	assert_int_equal(obstacle(&all), OBSTACLE_NONE);
}

static void another_kernel(void **state)
{
	(void)state;
	put("/module.ko", "vermagic=6.1.0-5 SMP");
	assert_int_equal(obstacle(&all), OBSTACLE_OTHER_KERNEL);
	put("/module.ko", "vermagic=6.1.0-56-amd64-other SMP");
	assert_int_equal(obstacle(&all), OBSTACLE_OTHER_KERNEL);
	put("/module.ko", "vermagic=6.1");
	assert_int_equal(obstacle(&all), OBSTACLE_OTHER_KERNEL);
}

static void signed_modules_only(void **state)
{
	(void)state;
	put("/sys/kernel/security/lockdown",
	    "none [integrity] confidentiality\n");
	assert_int_equal(obstacle(&all), OBSTACLE_SIGNATURE);
	put("/sys/kernel/security/lockdown",
	    "none integrity [confidentiality]\n");
	assert_int_equal(obstacle(&all), OBSTACLE_SIGNATURE);
	put("/sys/kernel/security/lockdown", "[none] integrity\n");
	put("/sys/module/module/parameters/sig_enforce", "Y\n");
	assert_int_equal(obstacle(&all), OBSTACLE_SIGNATURE);
	put("/module.ko", "\177ELFvermagic=6.1.0-56-amd64 SMP");
	assert_int_equal(obstacle(&all), OBSTACLE_SIGNATURE);
	put("/module.ko",
	    "\177ELFvermagic=6.1.0-56-amd64 SMP~Module signature appended~\n");
	assert_int_equal(obstacle(&all), OBSTACLE_NONE);
	/* An installed one may be compressed: nobody knows. */
	put("/module.ko", "\3757zXZ");
	assert_int_equal(obstacle(&all), OBSTACLE_NONE);
}

#define MODULES "/lib/modules/6.1.0-56-amd64"

/* Return: the path of the installed module, below the root; NULL if none is. */
static const char *installed(const char *list)
{
	static char path[PATH_MAX];

	if (list)
		put(MODULES "/modules.dep", list);
	if (!loading_installed(root, path, sizeof(path)))
		return NULL;
	assert_memory_equal(path, root, strlen(root));
	return path + strlen(root);
}

static void finds_what_modprobe_finds(void **state)
{
	(void)state;
	assert_string_equal(installed("kernel/fs/ext4/ext4.ko: kernel/a.ko\n"
				      "updates/dkms/workqueue_demo.ko:\n"),
			    MODULES "/updates/dkms/workqueue_demo.ko");
	assert_string_equal(installed("updates/dkms/workqueue_demo.ko.xz:"),
			    MODULES "/updates/dkms/workqueue_demo.ko.xz");
	assert_string_equal(installed("/elsewhere/workqueue_demo.ko:\n"),
			    "/elsewhere/workqueue_demo.ko");
}

static void nothing_is_installed(void **state)
{
	(void)state;
	assert_null(installed(NULL));
	assert_null(installed(""));
	assert_null(installed("workqueue_demo.ko\n"));
	assert_null(installed("a/other_workqueue_demo.ko:\n"));
	/* A dependency is listed in a line of its own, too. */
	assert_null(installed("a/other.ko: a/workqueue_demo.ko\n"));
	put(MODULES "/modules.dep", "a/workqueue_demo.ko:\n");
	put("/proc/sys/kernel/osrelease", "6.1.0-57-amd64\n");
	assert_null(installed(NULL));
}

static void powers_that_lack(void **state)
{
	const struct privileges container = { .root = true };
	const struct privileges rootless = { .root = true,
					     .may_load = true,
					     .namespaced = true };
	const struct privileges unraised = { .sudo = true, .no_new = true };

	(void)state;
	assert_int_equal(obstacle(&container), OBSTACLE_CONTAINER);
	assert_int_equal(obstacle(&rootless), OBSTACLE_CONTAINER);
	assert_int_equal(obstacle(&unraised), OBSTACLE_NO_SUDO);
	put("/proc/sys/kernel/modules_disabled", "1\n");
	assert_int_equal(obstacle(&all), OBSTACLE_DISABLED);
}

static struct privileges parsed(const char *status, const char *uid_map)
{
	struct privileges privileges = { 0 };

	privileges_parse(&privileges, status, uid_map);
	return privileges;
}

#define FIRST_NAMESPACE "         0          0 4294967295\n"

static void reads_privileges(void **state)
{
	struct privileges root_of_host, container, rootless, nobody;

	(void)state;
	root_of_host =
		parsed("Name:\tx\nCapEff:\t000001ffffffffff\nNoNewPrivs:\t0\n",
		       FIRST_NAMESPACE);
	assert_true(root_of_host.may_send && root_of_host.may_load);
	assert_false(root_of_host.no_new || root_of_host.namespaced);
	container =
		parsed("Name:\tx\nCapEff:\t00000000a80425fb\nNoNewPrivs:\t1\n",
		       FIRST_NAMESPACE);
	assert_false(container.may_send || container.may_load);
	assert_true(container.no_new);
	rootless = parsed("Name:\tx\nCapEff:\t000001ffffffffff\n",
			  "         0       1000          1\n"
			  "         1     100000      65536\n");
	assert_true(rootless.may_send && rootless.namespaced);
	nobody = parsed("", "");
	assert_false(nobody.may_send || nobody.may_load || nobody.namespaced);
}

/* wqtop's own file is in dashboard/ of that folder. */
static const char *loads(const char *folder)
{
	static char text[256];
	char program[PATH_MAX];

	snprintf(program, sizeof(program), "%s/dashboard/wqtop", at(folder));
	loading_machine(root, program, text, sizeof(text));
	/* This test may run as anybody. */
	return strncmp(text, "sudo ", 5) ? text : text + 5;
}

/* The command is right in any directory. */
static void loads_the_module_of_the_machine(void **state)
{
	char wanted[PATH_MAX + 64];

	(void)state;
	put("/proc/sys/kernel/osrelease", "6.1.0\n");
	put("/src/dashboard/wqtop", "");
	put("/src/kernel/machine/Kbuild", "");
	snprintf(wanted, sizeof(wanted), "make -C %s machine", at("/src"));
	assert_string_equal(loads("/src"), wanted);
	put("/src/kernel/machine/workqueue_machine.ko", "");
	snprintf(wanted, sizeof(wanted), "insmod %s",
		 at("/src/kernel/machine/workqueue_machine.ko"));
	assert_string_equal(loads("/src"), wanted);
	put("/lib/modules/6.1.0/modules.dep", "updates/dkms/other.ko:\n");
	assert_string_equal(loads("/src"), wanted);
	put("/lib/modules/6.1.0/modules.dep",
	    "updates/dkms/workqueue_machine.ko.xz:\n");
	assert_string_equal(loads("/src"), "modprobe workqueue_machine");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(not_loaded_is_not_hidden),
		TEST(loaded_and_hidden),
		TEST(processes_only),
		TEST(no_proc),
		TEST(nothing_is_in_the_way),
		TEST(another_kernel),
		TEST(signed_modules_only),
		TEST(finds_what_modprobe_finds),
		TEST(nothing_is_installed),
		TEST(powers_that_lack),
		TEST(loads_the_module_of_the_machine),
		cmocka_unit_test(reads_privileges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
