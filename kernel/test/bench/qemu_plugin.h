/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The calls of QEMU's plugin interface that profile.c makes. Debian 12 has no
 * package with qemu-plugin.h; these did not change since the first version.
 */
#ifndef BENCH_QEMU_PLUGIN_H
#define BENCH_QEMU_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#define QEMU_PLUGIN_EXPORT __attribute__((visibility("default")))

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
enum qemu_plugin_cb_flags { QEMU_PLUGIN_CB_NO_REGS };

typedef void (*plugin_translate_cb)(qemu_plugin_id_t id,
				    struct qemu_plugin_tb *tb);
typedef void (*plugin_cb)(qemu_plugin_id_t id, void *data);
typedef void (*plugin_execute_cb)(unsigned int cpu, void *data);

/* Called by QEMU. */
QEMU_PLUGIN_EXPORT extern int qemu_plugin_version;
QEMU_PLUGIN_EXPORT int qemu_plugin_install(qemu_plugin_id_t id,
					   const void *info, int argc,
					   char **argv);

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id,
					   plugin_translate_cb cb);
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb,
					  plugin_execute_cb cb,
					  enum qemu_plugin_cb_flags flags,
					  void *data);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id, plugin_cb cb,
				    void *data);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *tb);

#endif
