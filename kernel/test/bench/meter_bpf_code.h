/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writes BPF programs, an instruction at a time, and attaches them to
 * tracepoints by bpf(2): no library, and no compiler for BPF. All numbers have
 * eight bytes. "fp" is r10, the end of the program's frame: what is in the frame
 * has a negative place.
 */
#ifndef BENCH_METER_BPF_CODE_H
#define BENCH_METER_BPF_CODE_H

#include <linux/bpf.h>

struct bpf_code {
	unsigned int length;
	struct bpf_insn insns[64];
};

/* As bpf(2): -1 and errno on errors. */
int bpf(enum bpf_cmd command, union bpf_attr *attr);

/* Return: a map's file descriptor. Without one the process ends. */
int bpf_new_hash(unsigned int value_size, unsigned int entries);

/* to = from */
void code_move(struct bpf_code *code, int to, int from);
/* to = *(from + at) */
void code_load(struct bpf_code *code, int to, int from, int at);
/* *(fp + at) = from */
void code_store(struct bpf_code *code, int at, int from);
/* *(fp + at) = 0 */
void code_clear(struct bpf_code *code, int at);
/* from -= less */
void code_subtract(struct bpf_code *code, int from, int less);
/* *(r0 + at) += from, atomically */
void code_raise(struct bpf_code *code, int at, int from);
/* *(r0 + at) += 1, atomically */
void code_count(struct bpf_code *code, int at);

/* Calls change r0 to r5. r0 = bpf_ktime_get_ns() */
void code_clock(struct bpf_code *code);
/* r0 = where the value of the key at fp + @key is in @map, or 0 */
void code_lookup(struct bpf_code *code, int map, int key);
/* @map's value of the key at fp + @key = *(fp + @value) */
void code_update(struct bpf_code *code, int map, int key, int value,
		 unsigned int flags);
void code_delete(struct bpf_code *code, int map, int key);

/* Return: the jump, for code_land(), which makes it go to what comes next. */
unsigned int code_jump_if_zero(struct bpf_code *code, int reg);
unsigned int code_jump_unless_zero(struct bpf_code *code, int reg);
void code_land(struct bpf_code *code, unsigned int jump);

void code_end(struct bpf_code *code);

/* Return: a file descriptor, or -1 and errno. */
int code_load_program(const struct bpf_code *code);

/* Attaches the program until this process ends. */
void code_attach(const struct bpf_code *code, const char *tracepoint);

#endif
