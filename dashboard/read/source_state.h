/* SPDX-License-Identifier: GPL-2.0 */
/* The state of the source, and the rights to send commands. */
#ifndef WQTOP_READ_SOURCE_STATE_H
#define WQTOP_READ_SOURCE_STATE_H

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
	RIGHTS_NO_MODULE,	/* a file on a disk takes no commands */
	RIGHTS_REPLAY,		/* --replay: nothing takes commands */
};

#endif
