// SPDX-License-Identifier: GPL-2.0
/* The words of a comparison: what differs, by how much, and what is not known. */
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"
#include "model/comparison.h"

#define MS 1000000u

struct words {
	char *out;
	size_t size;
	bool ascii;
};

__attribute__((format(printf, 2, 3))) static void add(struct words *words,
						      const char *format, ...)
{
	size_t used = strlen(words->out);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words->out + used, words->size - used, format, arguments);
	va_end(arguments);
}

/* "512 ms", or "51.3 ms" where tenths matter. */
static const char *told(const struct words *words, uint64_t ns, char *text)
{
	if (ns >= 10 * (uint64_t)MS && ns < 100 * (uint64_t)MS)
		snprintf(text, TEXT_MAX, "%" PRIu64 ".%" PRIu64 " ms", ns / MS,
			 ns / (MS / 10) % 10);
	else
		text_duration(ns, words->ascii, text, TEXT_MAX);
	return text;
}

static uint64_t apart(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

static uint64_t larger(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

/*
 * Times below 100 ms are told in tenths of a millisecond: their difference is one of
 * those, or it would not add up.
 */
static uint64_t apart_as_told(uint64_t a, uint64_t b)
{
	const uint64_t tenth = 100000;

	if (larger(a, b) >= 1000 * tenth)
		return apart(a, b);
	return apart((a + tenth / 2) / tenth, (b + tenth / 2) / tenth) * tenth;
}

/* Return: why a run has no length, or NULL. */
static const char *why_not(const struct comparison_run *run)
{
	switch (run->state) {
	case COMPARISON_UNKNOWN:
		return run->documented && !run->pid ? "not run yet" :
						      "not measured";
	case COMPARISON_LOST:
		return "events of it were lost";
	case COMPARISON_OPEN:
		return "not finished yet";
	case COMPARISON_DONE:
		break;
	}
	return NULL;
}

/*
 * Adds where the difference comes from: the longest waits, and the longest runs, if
 * they are far enough apart to explain it.
 */
static void add_reasons(struct words *words, const struct comparison_run *first,
			const struct comparison_run *second)
{
	uint64_t took = apart(first->took_ns, second->took_ns);
	uint64_t most = larger(first->took_ns, second->took_ns);
	uint64_t enough = larger(took / 4, most / 20);
	const char *most_words =
		first->items > 1 || second->items > 1 ? " at most" : "";
	const char *between = took * 20 > most ? ": " : "; ";
	char one[TEXT_MAX], other[TEXT_MAX];

	if (apart(first->waited_ns, second->waited_ns) >= enough) {
		add(words, "%swaited%s %s, not %s", between, most_words,
		    told(words, second->waited_ns, one),
		    told(words, first->waited_ns, other));
		between = "; ";
	}
	if (apart(first->ran_ns, second->ran_ns) >= enough)
		add(words, "%sran%s %s, not %s", between, most_words,
		    told(words, second->ran_ns, one),
		    told(words, first->ran_ns, other));
}

static void add_cancelled(struct words *words, const struct comparison_run *run)
{
	if (run->cancelled)
		add(words, "; %s: %u of %u cancelled", run->name,
		    run->cancelled, run->items);
}

static void add_difference(struct words *words,
			   const struct comparison_run *first,
			   const struct comparison_run *second)
{
	uint64_t took = apart_as_told(first->took_ns, second->took_ns);
	char one[TEXT_MAX], other[TEXT_MAX];

	/* Two runs of the same differ by as much. */
	if (took * 20 <= larger(first->took_ns, second->took_ns))
		add(words, "%s took %s, %s %s", first->name,
		    told(words, first->took_ns, one), second->name,
		    told(words, second->took_ns, other));
	else
		add(words, "%s was done %s %s than %s", second->name,
		    told(words, took, one),
		    second->took_ns < first->took_ns ? "sooner" : "later",
		    first->name);
	add_reasons(words, first, second);
	if (first->items != second->items)
		add(words, "; %u %s, not %u", second->items,
		    second->items == 1 ? "item" : "items", first->items);
	add_cancelled(words, first);
	add_cancelled(words, second);
}

/* Adds each run that has no length, and why: "B, C: not run yet". */
static void add_unknown(struct words *words,
			const struct comparison *comparison)
{
	const char *between = *words->out ? "; " : "";
	unsigned int i;

	for (i = 0; i < comparison->count; i++) {
		const struct comparison_run *run = &comparison->run[i];
		const char *why = why_not(run);

		if (!why)
			continue;
		add(words, "%s%s", between, run->name);
		between = ", ";
		if (i + 1 < comparison->count && why_not(run + 1) == why)
			continue;
		add(words, ": %s", why);
		between = "; ";
	}
}

/* Adds "B was done 25.2 ms sooner than A, C 15.1 ms sooner, D 24.8 ms sooner". */
static void add_differences(struct words *words,
			    const struct comparison *comparison)
{
	const struct comparison_run *first = &comparison->run[0], *run;
	bool more = false;
	char one[TEXT_MAX];
	unsigned int i;

	for (i = 1; i < comparison->count; i++) {
		run = &comparison->run[i];
		if (why_not(first) || why_not(run))
			continue;
		add(words, "%s%s%s %s %s%s", more ? ", " : "", run->name,
		    more ? "" : " was done",
		    told(words, apart_as_told(run->took_ns, first->took_ns),
			 one),
		    run->took_ns < first->took_ns ? "sooner" : "later",
		    more ? "" : " than A");
		more = true;
	}
}

void comparison_words(const struct comparison *comparison, bool ascii,
		      char *out, size_t size)
{
	struct words words = { out, size, ascii };
	const struct comparison_run *run = comparison->run;

	out[0] = '\0';
	if (comparison->kind == COMPARISON_SCENARIOS)
		add_differences(&words, comparison);
	else if (!why_not(&run[0]) && !why_not(&run[1]))
		add_difference(&words, &run[0], &run[1]);
	add_unknown(&words, comparison);
	if (comparison->events_off)
		add(&words, "; events are off: later commands are not in it");
}

void comparison_disturbed(const struct comparison *comparison, bool can_play,
			  char *out, size_t size)
{
	struct words words = { out, size, false };
	const struct comparison_run *disturbed = NULL;
	unsigned int count = 0, i;

	out[0] = '\0';
	for (i = 0; i < comparison->count; i++) {
		const struct comparison_run *run = &comparison->run[i];

		if (!run->documented || run->state == COMPARISON_UNKNOWN ||
		    run->state == COMPARISON_OPEN)
			return;
		if (run->state == COMPARISON_DONE &&
		    documented_was_disturbed(run->documented, run->took_ns)) {
			disturbed = run;
			count++;
		}
	}
	if (!count)
		return;
	add(&words, "; the machine was busy");
	if (can_play && count == 1)
		add(&words, ": S %c plays %s again",
		    documented_key(disturbed->documented), disturbed->name);
	else if (can_play)
		add(&words, ": S S plays all again");
}

/* Adds ", each the shortest of 3 tries", or what is known of a single one. */
static void add_tries(struct words *words, const struct comparison *comparison)
{
	unsigned int most = 1, least = UINT_MAX, i;

	for (i = 0; i < comparison->count; i++) {
		unsigned int tries = comparison->run[i].tries;

		most = tries > most ? tries : most;
		least = tries < least ? tries : least;
	}
	if (most > 1)
		add(words, ", each the shortest of %s%u tries",
		    least < most ? "up to " : "", most);
	else
		add(words, ", each from its own start");
}

void comparison_name(const struct comparison *comparison, char *out,
		     size_t size)
{
	struct words words = { out, size, false };

	out[0] = '\0';
	if (comparison->kind == COMPARISON_SCENARIOS)
		add(&words, "scenarios A to D");
	else
		add(&words, "%s and %s", comparison->run[0].name,
		    comparison->run[1].name);
	add_tries(&words, comparison);
}

void comparison_times(const struct comparison *comparison, bool ascii,
		      char *out, size_t size)
{
	struct words words = { out, size, ascii };
	const struct comparison_run *run;
	const char *between = "";
	char one[TEXT_MAX];
	unsigned int i;

	out[0] = '\0';
	for (i = 0; i < comparison->count; i++) {
		run = &comparison->run[i];
		if (why_not(run))
			continue;
		add(&words, "%s%s %s", between, run->name,
		    told(&words, run->took_ns, one));
		between = ", ";
	}
	between = "; ideal ";
	for (i = 0; *out && i < comparison->count; i++) {
		run = &comparison->run[i];
		if (why_not(run))
			continue;
		add(&words, "%s%u", between, run->documented->end_ms);
		between = ", ";
	}
	add_unknown(&words, comparison);
}

void comparison_try(const struct comparison *comparison, unsigned int number,
		    uint64_t took_ns, bool ascii, char *out, size_t size)
{
	struct words words = { out, size, ascii };
	const struct comparison_run *run = &comparison->run[number];
	char one[TEXT_MAX];

	out[0] = '\0';
	add(&words, "%s: %s, ideal %u ms; the shortest of %u tries is drawn",
	    run->documented->command, told(&words, took_ns, one),
	    run->documented->end_ms, run->tries);
	if (why_not(run))
		add(&words, ": %s", why_not(run));
	else if (run->took_ns == took_ns)
		add(&words, ": this one");
	else
		add(&words, ": %s", told(&words, run->took_ns, one));
}

void comparison_result(const struct comparison_run *run, bool ascii, char *out,
		       size_t size)
{
	struct words words = { out, size, ascii };
	const char *why = why_not(run);
	char one[TEXT_MAX];

	out[0] = '\0';
	if (why)
		add(&words, "%s", why);
	else
		add(&words, "%s", told(&words, run->took_ns, one));
	if (!why && run->documented)
		add(&words, ", ideal %u", run->documented->end_ms);
}
