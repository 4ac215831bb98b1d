// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "meter.h"
#include "meter_bpf_code.h"

int bpf(enum bpf_cmd command, union bpf_attr *attr)
{
	return (int)syscall(SYS_bpf, command, attr, sizeof(*attr));
}

int bpf_new_hash(unsigned int value_size, unsigned int entries)
{
	union bpf_attr attr = {
		.map_type = BPF_MAP_TYPE_HASH,
		.key_size = sizeof(__u64),
		.value_size = value_size,
		.max_entries = entries,
	};
	int map = bpf(BPF_MAP_CREATE, &attr);

	if (map < 0)
		die("BPF map");
	return map;
}

static void emit(struct bpf_code *code, struct bpf_insn insn)
{
	if (code->length == sizeof(code->insns) / sizeof(*code->insns)) {
		errno = E2BIG;
		die("BPF program");
	}
	code->insns[code->length++] = insn;
}

/* An instruction: what it does, to and from which register, where, a number. */
#define INSN(what, to, from, at, number)       \
	((struct bpf_insn){ .code = (what),    \
			    .dst_reg = (to),   \
			    .src_reg = (from), \
			    .off = (at),       \
			    .imm = (number) })

void code_move(struct bpf_code *code, int to, int from)
{
	emit(code, INSN(BPF_ALU64 | BPF_MOV | BPF_X, to, from, 0, 0));
}

static void set(struct bpf_code *code, int to, int number)
{
	emit(code, INSN(BPF_ALU64 | BPF_MOV | BPF_K, to, 0, 0, number));
}

void code_load(struct bpf_code *code, int to, int from, int at)
{
	emit(code, INSN(BPF_LDX | BPF_MEM | BPF_DW, to, from, at, 0));
}

void code_store(struct bpf_code *code, int at, int from)
{
	emit(code, INSN(BPF_STX | BPF_MEM | BPF_DW, BPF_REG_10, from, at, 0));
}

void code_clear(struct bpf_code *code, int at)
{
	emit(code, INSN(BPF_ST | BPF_MEM | BPF_DW, BPF_REG_10, 0, at, 0));
}

void code_subtract(struct bpf_code *code, int from, int less)
{
	emit(code, INSN(BPF_ALU64 | BPF_SUB | BPF_X, from, less, 0, 0));
}

void code_raise(struct bpf_code *code, int at, int from)
{
	emit(code,
	     INSN(BPF_STX | BPF_ATOMIC | BPF_DW, BPF_REG_0, from, at, BPF_ADD));
}

void code_count(struct bpf_code *code, int at)
{
	set(code, BPF_REG_1, 1);
	code_raise(code, at, BPF_REG_1);
}

static void call(struct bpf_code *code, enum bpf_func_id function)
{
	emit(code, INSN(BPF_JMP | BPF_CALL, 0, 0, 0, function));
}

void code_clock(struct bpf_code *code)
{
	call(code, BPF_FUNC_ktime_get_ns);
}

/* reg = fp + at */
static void point(struct bpf_code *code, int reg, int at)
{
	code_move(code, reg, BPF_REG_10);
	emit(code, INSN(BPF_ALU64 | BPF_ADD | BPF_K, reg, 0, 0, at));
}

/* The first two arguments. A map's is twice as long as other instructions. */
static void take_map_and_key(struct bpf_code *code, int map, int key)
{
	emit(code, INSN(BPF_LD | BPF_DW | BPF_IMM, BPF_REG_1, BPF_PSEUDO_MAP_FD,
			0, map));
	emit(code, INSN(0, 0, 0, 0, 0));
	point(code, BPF_REG_2, key);
}

void code_lookup(struct bpf_code *code, int map, int key)
{
	take_map_and_key(code, map, key);
	call(code, BPF_FUNC_map_lookup_elem);
}

void code_update(struct bpf_code *code, int map, int key, int value,
		 unsigned int flags)
{
	take_map_and_key(code, map, key);
	point(code, BPF_REG_3, value);
	set(code, BPF_REG_4, (int)flags);
	call(code, BPF_FUNC_map_update_elem);
}

void code_delete(struct bpf_code *code, int map, int key)
{
	take_map_and_key(code, map, key);
	call(code, BPF_FUNC_map_delete_elem);
}

unsigned int code_jump_if_zero(struct bpf_code *code, int reg)
{
	emit(code, INSN(BPF_JMP | BPF_JEQ | BPF_K, reg, 0, 0, 0));
	return code->length - 1;
}

unsigned int code_jump_unless_zero(struct bpf_code *code, int reg)
{
	emit(code, INSN(BPF_JMP | BPF_JNE | BPF_K, reg, 0, 0, 0));
	return code->length - 1;
}

/* Counted from behind the jump. */
void code_land(struct bpf_code *code, unsigned int jump)
{
	code->insns[jump].off = (__s16)(code->length - jump - 1);
}

void code_end(struct bpf_code *code)
{
	set(code, BPF_REG_0, 0);
	emit(code, INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0));
}

/* The kernel gives its clock to programs under the GPL alone. */
int code_load_program(const struct bpf_code *code)
{
	static const char license[] = "GPL";
	union bpf_attr attr = {
		.prog_type = BPF_PROG_TYPE_RAW_TRACEPOINT,
		.insns = (uintptr_t)code->insns,
		.insn_cnt = code->length,
		.license = (uintptr_t)license,
	};

	return bpf(BPF_PROG_LOAD, &attr);
}

void code_attach(const struct bpf_code *code, const char *tracepoint)
{
	union bpf_attr attr = {
		.raw_tracepoint.name = (uintptr_t)tracepoint,
	};
	int program = code_load_program(code);

	if (program < 0)
		die(tracepoint);
	attr.raw_tracepoint.prog_fd = (__u32)program;
	if (bpf(BPF_RAW_TRACEPOINT_OPEN, &attr) < 0)
		die(tracepoint);
}
