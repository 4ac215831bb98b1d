/* SPDX-License-Identifier: GPL-2.0 */
/* Respects a /proc that hides processes (hidepid=) in the module's files. */
#ifndef WQDEMO_HIDDEN_H
#define WQDEMO_HIDDEN_H

#include <linux/types.h>

struct seq_file;

/*
 * True if the one who reads @out must not see the ids and names of others'
 * processes. Process context.
 */
bool hidden_from_reader(const struct seq_file *out);

#endif
