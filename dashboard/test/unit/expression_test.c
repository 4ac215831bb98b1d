// SPDX-License-Identifier: GPL-2.0
/* Claims by table: what is right, wrong, unknown, and where an error stands. */
#include "test/unit/unit.h"

#include <string.h>

#include "model/expression.h"

static bool find(void *data, struct slice name, struct expression_value *value)
{
	(void)data;
	value->known = true;
	value->why = "no such value";
	if (slice_equals(name, "custom.coalesced"))
		value->number = 4;
	else if (slice_equals(name, "kernel"))
		*value = (struct expression_value){
			.known = true,
			.is_version = true,
			.number = expression_version(6, 12)
		};
	else if (slice_equals(name, "wait(custom 5)"))
		*value = (struct expression_value){ .known = true,
						    .is_time = true,
						    .number = 502e6 };
	else if (slice_equals(name, "wait(custom 6)"))
		*value = (struct expression_value){ .is_time = true,
						    .why = "events were lost" };
	else
		return false;
	return true;
}

static struct expression_answer judge(const char *text)
{
	struct expression_source source = { find, NULL };
	struct expression_answer answer;

	expression_judge(slice_of(text), &source, &answer);
	return answer;
}

static void test_results(void **state)
{
	static const struct {
		const char *text;
		enum expression_result result;
	} row[] = {
		{ "custom.coalesced = 4", EXPRESSION_RIGHT },
		{ "custom.coalesced != 4", EXPRESSION_WRONG },
		{ "not custom.coalesced > 4", EXPRESSION_RIGHT },
		{ "1 + 2 * 3 = 7", EXPRESSION_RIGHT },
		{ "(1 + 2) * 3 = 9", EXPRESSION_RIGHT },
		{ "5 - 2 - 1 = 2", EXPRESSION_RIGHT },
		{ "wait(custom 5) about 500 ms within 20 %", EXPRESSION_RIGHT },
		{ "wait(custom 5) about 1 s within 20 %", EXPRESSION_WRONG },
		{ "wait(custom 5) between 0.5 s and 600 ms", EXPRESSION_RIGHT },
		{ "wait(custom 5) / 2 = 251 ms", EXPRESSION_RIGHT },
		{ "wait(custom 6) > 1 ms", EXPRESSION_UNKNOWN },
		{ "wait(custom 6) > 1 ms and 1 = 2", EXPRESSION_WRONG },
		{ "wait(custom 6) > 1 ms and 1 = 1", EXPRESSION_UNKNOWN },
		{ "wait(custom 6) > 1 ms or 1 = 1", EXPRESSION_RIGHT },
		{ "not wait(custom 6) > 1 ms", EXPRESSION_UNKNOWN },
		{ "kernel >= 6.5", EXPRESSION_RIGHT },
		{ "kernel < 6.13", EXPRESSION_RIGHT },
		{ "kernel = 6.12", EXPRESSION_RIGHT },
		{ "kernel < 6", EXPRESSION_WRONG },
		{ "1 / 0 = 1", EXPRESSION_UNKNOWN },
		{ "1 = 1 or 1 = 1 and 1 = 2", EXPRESSION_RIGHT },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(row) / sizeof(*row); i++)
		if (judge(row[i].text).result != row[i].result)
			fail_msg("%s: %d", row[i].text,
				 judge(row[i].text).result);
}

static void test_errors(void **state)
{
	static const struct {
		const char *text;
		size_t column;
		const char *words;
	} row[] = {
		{ "", 1, "a number, a value or (" },
		{ "1", 2, "a comparison" },
		{ "1 = ", 5, "a number, a value or (" },
		{ "1 < foo.bar", 5, "no such value" },
		{ "wait(custom 5) > 500", 21, "a unit" },
		{ "kernel + 1 > 6.5", 12, "a version" },
		{ "kernel > 6.5 ms", 16, "a version" },
		{ "(1 = 1", 7, ")" },
		{ "1 = 1 2", 7, "the end" },
		{ "1 = 1.2.3", 5, "one point" },
		{ "wait(custom 5) about 1 s", 25, "within" },
		{ "not 1", 6, "a comparison" },
		{ "1 and 1 = 1", 12, "both sides" },
	};
	struct expression_answer answer;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(row) / sizeof(*row); i++) {
		answer = judge(row[i].text);
		if (answer.result != EXPRESSION_ERROR ||
		    answer.column != row[i].column ||
		    !strstr(answer.words, row[i].words))
			fail_msg("%s: %zu: %s", row[i].text, answer.column,
				 answer.words);
	}
}

static void test_words(void **state)
{
	(void)state;
	assert_string_equal(judge("wait(custom 5) > custom.coalesced * 1 ms")
				    .words,
			    "wait(custom 5) is 502 ms, custom.coalesced is 4");
	assert_string_equal(judge("kernel > 6.5").words, "kernel is 6.12");
	assert_string_equal(judge("wait(custom 6) > 1 ms").words,
			    "wait(custom 6) is not known: events were lost");
}

static void test_depth(void **state)
{
	char text[200];

	(void)state;
	memset(text, '(', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(judge(text).result, EXPRESSION_ERROR);
	assert_non_null(strstr(judge(text).words, "too deep"));
}

static void tells(const char *text, enum expression_result result,
		  const char *words)
{
	struct expression_source source = { find, NULL };
	struct expression_answer answer;

	expression_tell(slice_of(text), &source, &answer);
	assert_int_equal(answer.result, result);
	assert_string_equal(answer.words, words);
}

static void test_told(void **state)
{
	(void)state;
	tells("wait(custom 5)", EXPRESSION_RIGHT, "502 ms");
	tells("2 * wait(custom 5) + 18 ms", EXPRESSION_RIGHT, "1.02 s");
	tells("1 ms / 3", EXPRESSION_RIGHT, "333 us");
	tells("0 ms - 20 ms", EXPRESSION_RIGHT, "-20 ms");
	tells("999.6 ms", EXPRESSION_RIGHT, "1 s");
	tells("999.6 s", EXPRESSION_RIGHT, "1000 s");
	tells("custom.coalesced - 4", EXPRESSION_RIGHT, "0");
	tells("custom.coalesced * 250000", EXPRESSION_RIGHT, "1000000");
	tells("kernel", EXPRESSION_RIGHT, "6.12");
	tells("wait(custom 6)", EXPRESSION_UNKNOWN,
	      "(not known: events were lost)");
	tells("custom.coalesced = 4", EXPRESSION_ERROR,
	      "here may stand: + - * / or the end");
	tells("(custom.coalesced = 4)", EXPRESSION_ERROR,
	      "here may stand: a value, not a comparison");
	tells("", EXPRESSION_ERROR, "here may stand: a number, a value or (");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told),   cmocka_unit_test(test_results),
		cmocka_unit_test(test_errors), cmocka_unit_test(test_words),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
