/* SPDX-License-Identifier: GPL-2.0 */
#ifndef WQTOP_LIB_ERRNO_NAME_H
#define WQTOP_LIB_ERRNO_NAME_H

/*
 * Return: the name of an errno that the module or procfs may return, "EINVAL";
 * NULL for others.
 */
const char *errno_name(int error);

#endif
