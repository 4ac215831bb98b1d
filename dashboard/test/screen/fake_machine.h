/* SPDX-License-Identifier: GPL-2.0 */
/* The module workqueue_machine, as far as fake_module.c has to know of it. */
#ifndef WQTOP_FAKE_MACHINE_H
#define WQTOP_FAKE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>

/* Return: whether the descriptor is of its file. */
bool fake_is_machine(int fd);

/* Return: an errno. */
int fake_machine_command(int fd, const char *text, size_t length);

#endif
