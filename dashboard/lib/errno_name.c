// SPDX-License-Identifier: GPL-2.0
#include "lib/errno_name.h"

#include <errno.h>
#include <stddef.h>

const char *errno_name(int error)
{
	switch (error) {
	case EINVAL:
		return "EINVAL";
	case ERANGE:
		return "ERANGE";
	case E2BIG:
		return "E2BIG";
	case ENOSPC:
		return "ENOSPC";
	case ENOMEM:
		return "ENOMEM";
	case EBUSY:
		return "EBUSY";
	case EALREADY:
		return "EALREADY";
	case EINTR:
		return "EINTR";
	case EPERM:
		return "EPERM";
	case EACCES:
		return "EACCES";
	case EROFS:
		return "EROFS";
	case EIO:
		return "EIO";
	case ENOENT:
		return "ENOENT";
	case EAGAIN:
		return "EAGAIN";
	case EOPNOTSUPP:
		return "EOPNOTSUPP";
	case ESHUTDOWN:
		return "ESHUTDOWN";
	default:
		return NULL;
	}
}
