/* SPDX-License-Identifier: GPL-2.0 */
/* What became of the last reading, and whether commands can be sent. */
#ifndef WQTOP_READ_SOURCE_STATE_H
#define WQTOP_READ_SOURCE_STATE_H

enum source_state {
	SOURCE_LIVE,		/* the last reading is a snapshot */
	SOURCE_ABSENT,		/* the module is not loaded */
	SOURCE_DENIED,		/* we may not read the file */
	SOURCE_STALE,		/* there is a file, but it is no snapshot */
};

/* What the current directory has of the module, for who wants to load it. */
enum source_module {
	MODULE_BESIDE,			/* its file, as in the VM; or nothing: then as if */
	MODULE_SOURCES,			/* all of wqtop's sources, not built yet */
	MODULE_BUILT,			/* the sources, and the file */
};

/* What stands in the way of sending commands. */
enum source_rights {
	RIGHTS_SEND,		/* nothing */
	RIGHTS_ASKED,		/* --read-only */
	RIGHTS_NOT_ROOT,	/* the module refuses us */
	RIGHTS_NO_MODULE,	/* a file on a disk takes no commands */
	RIGHTS_REPLAY,		/* --replay: it is over */
};

#endif
