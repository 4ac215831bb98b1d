// SPDX-License-Identifier: GPL-2.0
/* Any bytes as a claim, or a value: an error has words and a column within the text or just behind it. */
#include "model/expression.h"
#include "test/fuzz/fuzz.h"

static bool find(void *data, struct slice name, struct expression_value *value)
{
	(void)data;
	value->known = name.length % 2;
	value->is_time = name.text[name.length - 1] == ')';
	value->is_version = slice_equals(name, "kernel");
	value->number = 6012;
	value->why = "events were lost";
	return name.text[0] != 'x';
}

static void check(const struct expression_answer *answer, size_t size)
{
	must(answer->result <= EXPRESSION_ERROR);
	if (answer->result != EXPRESSION_ERROR)
		return;
	must(answer->column >= 1 && answer->column <= size + 1);
	must_be_printable(answer->words);
	must(*answer->words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct expression_source source = { find, NULL };
	struct slice text = { (const char *)data, size };
	struct expression_answer answer;

	expression_judge(text, &source, &answer);
	check(&answer, size);
	expression_tell(text, &source, &answer);
	check(&answer, size);
	must(*answer.words);
	return 0;
}
