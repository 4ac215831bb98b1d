/* SPDX-License-Identifier: GPL-2.0 */
/* The state of the source, and the rights to send commands. */
#ifndef WQTOP_READ_SOURCE_STATE_H
#define WQTOP_READ_SOURCE_STATE_H

#include <stdbool.h>

enum source_state {
	SOURCE_LIVE,		/* the last reading is a snapshot */
	SOURCE_ABSENT,		/* the module is not loaded */
	SOURCE_DENIED,		/* the file must not be read */
	SOURCE_STALE,		/* there is a file, but it is no snapshot */
};

/*
 * The parts of the module in the current directory, for the hint how to load
 * it.
 */
enum source_module {
	MODULE_BESIDE,			/* its file, as in the VM, or nothing */
	MODULE_SOURCES,			/* all of wqtop's sources, not built yet */
	MODULE_BUILT,			/* the sources, and the file */
};

/* The reason why commands cannot be sent. */
enum source_rights {
	RIGHTS_SEND,		/* nothing */
	RIGHTS_ASKED,		/* --read-only */
	RIGHTS_NOT_ROOT,	/* the module refuses this user */
	RIGHTS_NO_SUDO,		/* the same, and there is no sudo */
	RIGHTS_NO_NEW,		/* the same, and sudo does not work */
	RIGHTS_NAMESPACE,	/* root, but of a user namespace only */
	RIGHTS_NO_CAPABILITY,	/* root without CAP_SYS_ADMIN */
	RIGHTS_READ_ONLY_PROC,	/* /proc is mounted so */
	RIGHTS_FORBIDDEN,	/* root is refused all the same */
	RIGHTS_NO_MODULE,	/* a file on a disk takes no commands */
	RIGHTS_REPLAY,		/* --replay: nothing takes commands */
};

/* The reason why the module cannot be loaded. */
enum source_obstacle {
	OBSTACLE_NONE,		/* none is known */
	OBSTACLE_DISABLED,	/* kernel.modules_disabled */
	OBSTACLE_CONTAINER,	/* root without CAP_SYS_MODULE */
	OBSTACLE_NO_SUDO,	/* not root, and sudo does not work */
	OBSTACLE_SIGNATURE,	/* Secure Boot, lockdown */
	OBSTACLE_OTHER_KERNEL,	/* it is built for another one */
};

/* The remedies where the module is not there. */
struct source_help {
	enum source_module module;
	bool installed;		/* modprobe finds it, as where DKMS built it */
	enum source_obstacle obstacle;
	bool hidden;		/* it is loaded, perhaps: this /proc hides it */
	enum source_rights user; /* why this user has not all rights */
};

#endif
