// SPDX-License-Identifier: GPL-2.0
/*
 * unprivileged [-m|-n] COMMAND...: runs it as root without CAP_SYS_ADMIN; with
 * -m without CAP_SYS_MODULE; with -n with all it has, and with no_new_privs.
 */
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static int give_up(const char *option)
{
	if (!strcmp(option, "-n"))
		return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return prctl(PR_CAPBSET_DROP,
		     strcmp(option, "-m") ? CAP_SYS_ADMIN : CAP_SYS_MODULE, 0,
		     0, 0);
}

int main(int argc, char **argv)
{
	const char *option = "";

	if (argc > 1 && argv[1][0] == '-')
		option = *++argv;
	if (!argv[1] || give_up(option)) {
		perror("unprivileged");
		return 2;
	}
	execvp(argv[1], argv + 1);
	perror(argv[1]);
	return 2;
}
