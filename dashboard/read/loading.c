// SPDX-License-Identifier: GPL-2.0
#include "read/loading.h"

#include <errno.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/abi.h"
#include "lib/file.h"
#include "lib/slice.h"

#define TEXT_SIZE    256
#define MACHINE_FILE "workqueue_machine.ko"
/* That of a distribution's kernel has 300 KB. */
#define DEPENDENCIES_MOST (16 * 1024 * 1024)
/* With all that a debugger wants it has 1 MB. */
#define MODULE_MOST (64 * 1024 * 1024)
/* The list of all modules of a distribution's kernel has 1 MB. */
#define MODULES_MOST (64 * 1024 * 1024)

enum source_module loading_module(void)
{
	if (!access("kernel/" WQDEMO_PROC_NAME ".ko", F_OK))
		return MODULE_BUILT;
	return access("kernel/Kbuild", F_OK) ? MODULE_BESIDE : MODULE_SOURCES;
}

const char *loading_file(enum source_module module)
{
	return module == MODULE_BUILT ? "kernel/" WQDEMO_PROC_NAME ".ko" :
					WQDEMO_PROC_NAME ".ko";
}

/* Reads a short file, as the kernel makes them; "" if there is none. */
static const char *read_short(const char *root, const char *path,
			      char text[TEXT_SIZE])
{
	char whole[PATH_MAX];
	FILE *file;
	size_t length;

	snprintf(whole, sizeof(whole), "%s%s", root, path);
	file = fopen(whole, "re");
	length = file ? fread(text, 1, TEXT_SIZE - 1, file) : 0;
	text[length] = '\0';
	if (file)
		fclose(file);
	text[strcspn(text, "\n")] = '\0';
	return text;
}

static bool is_there(const char *root, const char *path)
{
	char whole[PATH_MAX];

	snprintf(whole, sizeof(whole), "%s%s", root, path);
	return !access(whole, F_OK) || errno != ENOENT;
}

const char *loading_hidden(const char *root)
{
	char state[TEXT_SIZE];

	if (!is_there(root, "/proc/self"))
		return "/proc is not mounted: mount -t proc proc /proc mounts it";
	/* While the module comes or goes it has no file either. */
	if (!strcmp(read_short(root,
			       "/sys/module/" WQDEMO_PROC_NAME "/initstate",
			       state),
		    "live"))
		return "the module is loaded, but this /proc hides its file (a container, ProcSubset=pid): run wqtop outside of it";
	if (!is_there(root, "/proc/version"))
		return "this /proc shows processes only (a container, ProcSubset=pid): run wqtop outside of it";
	return NULL;
}

/*
 * A line of modules.dep begins with a module's path and a colon. The path is
 * below the folder of that file, unless it is absolute.
 */
static struct slice module_of_list(struct slice list)
{
	static const char name[] = "/" WQDEMO_PROC_NAME ".ko";
	struct slice line;
	const char *end;

	while (slice_line(&list, &line)) {
		end = memchr(line.text, ':', line.length);
		line.length = end ? (size_t)(end - line.text) : 0;
		if (memmem(line.text, line.length, name, sizeof(name) - 1))
			return line;
	}
	return (struct slice){ 0 };
}

bool loading_installed(const char *root, char *path, size_t size)
{
	char list[PATH_MAX], release[TEXT_SIZE];
	struct buffer text = { 0 };
	struct slice module = { 0 };

	read_short(root, "/proc/sys/kernel/osrelease", release);
	snprintf(list, sizeof(list), "%s/lib/modules/%s/modules.dep", root,
		 release);
	if (!file_load(&text, list, MODULES_MOST))
		module = module_of_list(
			(struct slice){ text.text, text.length });
	if (module.length && *module.text == '/')
		snprintf(path, size, "%s%.*s", root, (int)module.length,
			 module.text);
	else if (module.length)
		snprintf(path, size, "%s/lib/modules/%s/%.*s", root, release,
			 (int)module.length, module.text);
	buffer_free(&text);
	return module.length > 0;
}

/* Return: whether a module was built for that release, or may have been. */
static bool is_built_for(struct slice module, const char *release)
{
	static const char key[] = "vermagic=";
	const char *at =
		memmem(module.text, module.length, key, sizeof(key) - 1);
	size_t length = strlen(release);

	if (!at || !length)
		return true;
	at += sizeof(key) - 1;
	return (size_t)(module.text + module.length - at) > length &&
	       !memcmp(at, release, length) && at[length] == ' ';
}

/* An installed module may be compressed, and its signature with it. */
static bool is_readable(struct slice module)
{
	return !module.length || slice_takes(&module, "\177ELF");
}

static bool is_signed(struct slice module)
{
	static const char mark[] = "~Module signature appended~\n";
	size_t length = sizeof(mark) - 1;

	return module.length > length &&
	       !memcmp(module.text + module.length - length, mark, length);
}

static bool wants_signature(const char *root)
{
	char text[TEXT_SIZE];

	if (*read_short(root, "/sys/module/module/parameters/sig_enforce",
			text) == 'Y')
		return true;
	read_short(root, "/sys/kernel/security/lockdown", text);
	return strchr(text, '[') && !strstr(text, "[none]");
}

static enum source_obstacle obstacle_of_file(const char *root,
					     struct slice module)
{
	char text[TEXT_SIZE];

	if (wants_signature(root) && is_readable(module) && !is_signed(module))
		return OBSTACLE_SIGNATURE;
	if (module.text &&
	    !is_built_for(module,
			  read_short(root, "/proc/sys/kernel/osrelease", text)))
		return OBSTACLE_OTHER_KERNEL;
	return OBSTACLE_NONE;
}

enum source_obstacle loading_obstacle(const char *root, const char *file,
				      const struct privileges *privileges)
{
	struct buffer module = { 0 };
	enum source_obstacle obstacle;
	char text[TEXT_SIZE];

	if (*read_short(root, "/proc/sys/kernel/modules_disabled", text) == '1')
		return OBSTACLE_DISABLED;
	if (privileges->namespaced ||
	    (privileges->root && !privileges->may_load))
		return OBSTACLE_CONTAINER;
	if (!privileges->root && privileges->no_new)
		return OBSTACLE_NO_SUDO;
	if (file_load(&module, file, MODULE_MOST))
		buffer_free(&module);
	obstacle = obstacle_of_file(root, (struct slice){ module.text,
							  module.length });
	buffer_free(&module);
	return obstacle;
}

/* Return: whether modprobe finds the module, as after an installation with DKMS. */
static bool is_installed(const char *root)
{
	char release[TEXT_SIZE], path[PATH_MAX];
	struct buffer text = { 0 };
	bool found;

	read_short(root, "/proc/sys/kernel/osrelease", release);
	snprintf(path, sizeof(path), "%s/lib/modules/%s/modules.dep", root,
		 release);
	found = *release && !file_load(&text, path, DEPENDENCIES_MOST) &&
		text.length &&
		memmem(text.text, text.length, MACHINE_FILE,
		       strlen(MACHINE_FILE));
	buffer_free(&text);
	return found;
}

/* Writes the path of @name beside @folder, if there is such a file. */
static bool find(const char *folder, const char *name, char path[PATH_MAX])
{
	char whole[PATH_MAX];

	return snprintf(whole, sizeof(whole), "%s/%s", folder, name) <
		       (int)sizeof(whole) &&
	       realpath(whole, path);
}

/* Writes the command for a folder that may have the sources. Return: whether it has. */
static bool load_from(const char *folder, const char *sudo, char *out,
		      size_t size)
{
	char path[PATH_MAX];
	int length = -1;

	if (find(folder, "kernel/machine/" MACHINE_FILE, path) ||
	    find(folder, MACHINE_FILE, path))
		length = snprintf(out, size, "%sinsmod %s", sudo, path);
	else if (find(folder, "kernel/machine/Kbuild", path) &&
		 find(folder, ".", path))
		length = snprintf(out, size, "make -C %s machine", path);
	return length > 0 && (size_t)length < size;
}

void loading_machine(const char *root, const char *program, char *out,
		     size_t size)
{
	const char *sudo = geteuid() ? "sudo " : "";
	const char *slash = strrchr(program, '/');
	char folder[PATH_MAX];

	if (is_installed(root)) {
		snprintf(out, size, "%smodprobe workqueue_machine", sudo);
		return;
	}
	snprintf(folder, sizeof(folder), "%.*s..",
		 slash ? (int)(slash - program) + 1 : 0, program);
	if (!load_from(folder, sudo, out, size) &&
	    !load_from(".", sudo, out, size))
		snprintf(out, size, "make machine, in wqtop's sources");
}
