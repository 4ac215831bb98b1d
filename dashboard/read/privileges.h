/* SPDX-License-Identifier: GPL-2.0 */
/* The powers of this process, and those that it can get. */
#ifndef WQTOP_READ_PRIVILEGES_H
#define WQTOP_READ_PRIVILEGES_H

#include <stdbool.h>

struct privileges {
	bool root;		/* user 0, perhaps of a user namespace only */
	bool namespaced;	/* in a user namespace: no power beyond it */
	bool may_send;		/* CAP_SYS_ADMIN */
	bool may_load;		/* CAP_SYS_MODULE */
	bool no_new;		/* no_new_privs: sudo does not work */
	bool sudo;		/* there is such a program */
};

/* Fills what the texts of /proc/self/status and /proc/self/uid_map tell. Pure. */
void privileges_parse(struct privileges *privileges, const char *status,
		      const char *uid_map);

/* Asks the system. */
struct privileges privileges_now(void);

#endif
