// SPDX-License-Identifier: GPL-2.0
/*
 * A plugin of QEMU, -plugin profile.so,out=FILE: counts how often the VM executes
 * each block of code. At the end FILE gets a line for each block: the address of
 * its first instruction, and how many instructions were executed in it.
 * profile.sh tells by them which function of the kernel took how many.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qemu_plugin.h"

/* An older QEMU knows only the first version, a newer one not that any more. */
int qemu_plugin_version = PLUGIN_VERSION;

struct block {
	struct block *next;
	uint64_t address, instructions, times;
};

#define BUCKETS (1 << 16)

static struct block *buckets[BUCKETS];
static char path[4096];

static void count(unsigned int cpu, void *block)
{
	(void)cpu;
	((struct block *)block)->times++;
}

/* Code that is translated again after it changed has its own count. */
static struct block *find_block(uint64_t address, uint64_t instructions)
{
	struct block **bucket = &buckets[(address >> 1) % BUCKETS], *block;

	for (block = *bucket; block; block = block->next)
		if (block->address == address &&
		    block->instructions == instructions)
			return block;
	block = calloc(1, sizeof(*block));
	if (!block)
		abort();
	block->address = address;
	block->instructions = instructions;
	block->next = *bucket;
	*bucket = block;
	return block;
}

static void translate(qemu_plugin_id_t id, struct qemu_plugin_tb *tb)
{
	uint64_t address = qemu_plugin_tb_vaddr(tb);
	struct block *block = find_block(address, qemu_plugin_tb_n_insns(tb));

	(void)id;
	qemu_plugin_register_vcpu_tb_exec_cb(tb, count, QEMU_PLUGIN_CB_NO_REGS,
					     block);
}

static void write_all(qemu_plugin_id_t id, void *unused)
{
	FILE *out = fopen(path, "w");
	struct block *block;
	int i;

	(void)id;
	(void)unused;
	if (!out) {
		perror(path);
		return;
	}
	for (i = 0; i < BUCKETS; i++)
		for (block = buckets[i]; block; block = block->next)
			if (block->times)
				fprintf(out, "%016llx %llu\n",
					(unsigned long long)block->address,
					(unsigned long long)(block->times *
							     block->instructions));
	fclose(out);
}

int qemu_plugin_install(qemu_plugin_id_t id, const void *info, int argc,
			char **argv)
{
	(void)info;
	if (argc != 1 || strncmp(argv[0], "out=", 4)) {
		fputs("profile.so wants out=FILE\n", stderr);
		return -1;
	}
	snprintf(path, sizeof(path), "%s", argv[0] + 4);
	qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
	qemu_plugin_register_atexit_cb(id, write_all, NULL);
	return 0;
}
