// SPDX-License-Identifier: GPL-2.0
/* The answers to commands, as the parser of /proc/workqueue_demo reads them. */
#include "test/unit/snapshot_text.h"

static void reads_every_number_of_an_answer(void **state)
{
	const struct snapshot_answer *answer = snapshot.answer;

	(void)state;
	assert_true(parse(
		HEAD QUEUES
		"\nlast seq=1 pid=2 errno=3 accepted=4 coalesced=5 modified=6 rejected=7 refused=8 removed=9 running=10 waited_ns=11\n"));
	assert_int_equal(answer->seq, 1);
	assert_int_equal(answer->pid, 2);
	assert_int_equal(answer->error, 3);
	assert_int_equal(answer->accepted, 4);
	assert_int_equal(answer->coalesced, 5);
	assert_int_equal(answer->modified, 6);
	assert_int_equal(answer->rejected, 7);
	assert_int_equal(answer->refused, 8);
	assert_int_equal(answer->removed, 9);
	assert_int_equal(answer->running, 10);
	assert_int_equal(answer->waited_ns, 11);
}

static void reads_the_answers(void **state)
{
	size_t length;
	char *text = load_sample(&length);

	(void)state;
	assert_true(parse_bytes(text, length));
	free(text);
	assert_int_equal(snapshot.answer_count, 2);
	assert_int_equal(snapshot.answer[0].seq, 7);
	assert_int_equal(snapshot.answer[0].pid, 1412);
	assert_string_equal(snapshot.answer[0].command, "custom n=8");
	assert_int_equal(snapshot.answer[0].accepted, 8);
	assert_string_equal(snapshot.answer[0].reason, "");
	assert_int_equal(snapshot.answer[1].error, 34);
	assert_string_equal(snapshot.answer[1].reason,
			    "n=0 is out of range: use n=1..1000000");
}

static void resolves_quotes(void **state)
{
	(void)state;
	assert_true(parse(
		HEAD QUEUES
		"\nlast seq=1 pid=2 command=\"a \\042b\\042 \\134 \\033[2J \\9\" errno=22\n"));
	assert_string_equal(snapshot.answer[0].command,
			    "a \"b\" \\ \\033[2J \\9");
	assert_int_equal(snapshot.answer[0].error, 22);
	/* A quote that never ends ends with the line. */
	assert_true(parse(HEAD QUEUES "\nlast seq=1 command=\"stop pid=3\n"));
	assert_string_equal(snapshot.answer[0].command, "stop pid=3");
	/* So does an escape that the end of the file cuts short. */
	assert_true(parse(HEAD QUEUES "\nlast seq=1 command=\"stop\\03"));
	assert_string_equal(snapshot.answer[0].command, "stop\\03");
}

static void bounds_quotes(void **state)
{
	char text[4096] = HEAD QUEUES "\nlast seq=1 command=\"";
	size_t length = strlen(text);

	(void)state;
	memset(text + length, 'c', 1000);
	strcpy(text + length + 1000, "\" reason=\"");
	length = strlen(text);
	memset(text + length, 'r', 1000);
	strcpy(text + length + 1000, "\" accepted=3\n");
	assert_true(parse(text));
	assert_int_equal(strlen(snapshot.answer[0].command),
			 WQDEMO_COMMAND_MAX);
	assert_int_equal(strlen(snapshot.answer[0].reason),
			 WQDEMO_REASON_MAX - 1);
	assert_int_equal(snapshot.answer[0].accepted, 3);
}

static void keeps_the_newest_answers(void **state)
{
	char text[4096] = HEAD QUEUES "\n";
	int i;

	(void)state;
	for (i = 1; i <= WQDEMO_ANSWERS + 3; i++)
		sprintf(text + strlen(text), "last seq=%d\n", i);
	assert_true(parse(text));
	assert_int_equal(snapshot.answer_count, WQDEMO_ANSWERS);
	assert_int_equal(snapshot.answer[0].seq, 4);
	assert_int_equal(snapshot.answer[WQDEMO_ANSWERS - 1].seq,
			 WQDEMO_ANSWERS + 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_number_of_an_answer),
		cmocka_unit_test(reads_the_answers),
		cmocka_unit_test(resolves_quotes),
		cmocka_unit_test(bounds_quotes),
		cmocka_unit_test(keeps_the_newest_answers),
	};

	return cmocka_run_group_tests_name("snapshot_answers", tests, NULL,
					   NULL);
}
