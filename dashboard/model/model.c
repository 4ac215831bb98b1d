// SPDX-License-Identifier: GPL-2.0
#include "model/model.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"
#include "model/held.h"
#include "model/item_name.h"
#include "model/queue_lives.h"
#include "read/player.h"

void model_init(struct model *model, const char *path,
		const struct glyphs *glyphs)
{
	model->path = path;
	model->glyphs = glyphs;
	model->state = SOURCE_ABSENT;
	model->filter = MODEL_ALL_QUEUES;
	model->replay.speed = PLAYER_SPEED_NORMAL;
	model->confirm_key = KEY_NOTHING;
	model->timeline.span_ns = MODEL_SPAN_NS;
	model->timeline.view_before = VIEW_COUNT;
	model->timeline.first_lane = -1;
}

/* Nothing of another load, or of another time, is known to have been played. */
static void leave_scenario(struct model_timeline *timeline)
{
	timeline->scenario = NULL;
	timeline->compared.kind = COMPARISON_NONE;
	memset(timeline->played, 0, sizeof(timeline->played));
}

void model_forget(struct model *model)
{
	model->state = SOURCE_ABSENT;
	model->reason[0] = '\0';
	model->seen = false;
	model->seen_loaded_ns = 0;
	model->seen_seq = 0;
	memset(&model->rates, 0, sizeof(model->rates));
	memset(&model->recent, 0, sizeof(model->recent));
	message_say(&model->message, false, "%s", "");
	model->words[0] = '\0';
	lesson_forget(&model->lesson);
	command_log_clear(&model->commands);
	event_log_clear(&model->events);
	item_lives_clear(&model->lives);
	model->events_end = 0;
	model->events_back = 0;
	model->outdated = false;
	leave_scenario(&model->timeline);
	model_machine_forget(&model->machine);
}

bool model_is_frozen(const struct model *model)
{
	return model->paused && !model->replay.active;
}

bool model_enter_goes_on(const struct model *model)
{
	return model->script.asks && !model->details && !model->paused;
}

void model_freeze(struct model *model)
{
	if (model->paused)
		return;
	model->timeline.froze = true;
	model->timeline.held = false;
	model->paused = true;
}

static bool keeps_picture(const struct model *model)
{
	return model_is_frozen(model) && model->seen;
}

static void forget_events(struct model *model)
{
	command_log_clear(&model->commands);
	event_log_clear(&model->events);
	item_lives_clear(&model->lives);
	model->events_end = 0;
	model->events_back = 0;
	leave_scenario(&model->timeline);
}

/*
 * Notices another load of the module. Answers from before it, or from before
 * wqtop started, are no news. Nothing of the old load stays in the picture of
 * the new one.
 */
static void note_load(struct model *model, const struct snapshot *snapshot)
{
	if (model->seen_loaded_ns == snapshot->loaded_ns)
		return;
	if (model->message.answered)
		message_say(&model->message, false, "%s", "");
	model->outdated = keeps_picture(model);
	event_log_clear(&model->newer);
	if (!model->outdated)
		forget_events(model);
	model->seen_loaded_ns = snapshot->loaded_ns;
	model->seen_seq = 0;
	if (snapshot->answer_count)
		model->seen_seq =
			snapshot->answer[snapshot->answer_count - 1].seq;
}

/*
 * Notes the scenario of an answer. The cursor is dropped, as it belongs to
 * the picture before.
 */
static void take_scenario(struct model_timeline *timeline,
			  const struct snapshot_answer *answer, bool own)
{
	/* Those that are played one by one are shown one below the other. */
	if (timeline->compared.kind == COMPARISON_SCENARIOS &&
	    documented_number(answer) < DOCUMENTED_CASES)
		return;
	timeline->compared.kind = COMPARISON_NONE;
	timeline->to_play = 0;
	timeline->scenario =
		snapshot_known(answer->error) ? NULL : documented_of(answer);
	timeline->scenario_is_new = timeline->scenario && own;
	timeline->cursor &= !timeline->scenario;
}

/*
 * Selects the queue of a command in a replay, where only answers tell of
 * commands.
 */
static void follow_answer(struct model *model,
			  const struct snapshot_answer *answer)
{
	if (model->replay.active && answer->is_known)
		model_follow(model, &answer->parsed);
}

/* Shows an answer, beside the one before it if nobody could read that. */
static void tell_answer(struct model *model,
			const struct snapshot_answer *answer, bool own,
			const struct snapshot *snapshot)
{
	struct message *message = &model->message;

	message->unread =
		message_count_unread(message, answer, snapshot->time_ns);
	if (message->unread == 1)
		model->earlier = *message;
	message_answer(message, answer, own, &model->now, snapshot,
		       model->glyphs->ascii);
	if (!own || answer->pid != model->sent.pid)
		return;
	message->before = model->sent.before;
	message_refresh(message, snapshot, model->glyphs->ascii);
}

/* Return: whether the freeze tells of that command by words of its own. */
static bool is_of_freezer(const struct model *model,
			  const struct snapshot_answer *answer)
{
	return model->freezer_pid && answer->pid == model->freezer_pid &&
	       !snapshot_known(answer->error);
}

/* Shows the newest of several answers; those to own commands come first. */
static void tell_answers(struct model *model, const struct snapshot *snapshot,
			 model_is_own is_own, const void *sender)
{
	const struct snapshot_answer *told = NULL;
	bool told_own = false;
	unsigned int i;

	for (i = 0; i < snapshot->answer_count; i++) {
		const struct snapshot_answer *answer = &snapshot->answer[i];
		bool own;

		if (answer->seq <= model->seen_seq)
			continue;
		model->seen_seq = answer->seq;
		if (is_of_freezer(model, answer))
			continue;
		model_note_played(model, answer);
		own = is_own(sender, answer->pid);
		if (told_own && !own)
			continue;
		told = answer;
		told_own = own;
		tell_answer(model, told, told_own, snapshot);
	}
	if (model->message.unread)
		message_refresh(&model->earlier, snapshot,
				model->glyphs->ascii);
	if (!told) {
		message_refresh(&model->message, snapshot,
				model->glyphs->ascii);
		return;
	}
	follow_answer(model, told);
	if (model->outdated)
		return;
	take_scenario(&model->timeline, told, told_own);
	model->timeline.scenario_row = model->selected;
}

/* Drops the message when the module appears or goes: it was about another load. */
static void enter_state(struct model *model, enum source_state state)
{
	if (model->state != state)
		message_say(&model->message, false, "%s", "");
	model->state = state;
}

static void note_loads(struct model *model, const struct snapshot *snapshot)
{
	const struct snapshot_queue *queue;
	int id;

	memset(model->load, 0, sizeof(model->load));
	for (id = 0; ACTION_OF_QUEUE(id); id++) {
		queue = snapshot_find(snapshot, (enum wqdemo_queue)id);
		if (!queue)
			continue;
		model->load[id].waiting =
			snapshot_known(queue->count[WQDEMO_COUNT_armed]) +
			snapshot_known(queue->count[WQDEMO_COUNT_pending]);
		model->load[id].running =
			snapshot_known(queue->count[WQDEMO_COUNT_running]);
	}
}

/* Shows the new load in place of the frozen picture of the old one. */
static void show_newer(struct model *model)
{
	forget_events(model);
	model->events = model->newer;
	model->outdated = false;
}

/*
 * Keeps the selection on the same queue, as another load may have other rows.
 * If its queue is gone, the place stays.
 */
static void find_row(struct model *model, const struct snapshot *snapshot)
{
	const struct snapshot *before = &model->now;
	unsigned int row;

	if (model->selected >= before->queue_count)
		return;
	for (row = 0; row < snapshot->queue_count; row++)
		if (!strcmp(snapshot->queue[row].name,
			    before->queue[model->selected].name))
			break;
	if (row < snapshot->queue_count) {
		model->selected = row;
		return;
	}
	model->code_line = 0;
	if (model->selected >= snapshot->queue_count)
		model->selected =
			snapshot->queue_count - (snapshot->queue_count > 0);
}

void model_take(struct model *model, const struct snapshot *snapshot,
		model_is_own is_own, const void *sender)
{
	enter_state(model, SOURCE_LIVE);
	note_load(model, snapshot);
	tell_answers(model, snapshot, is_own, sender);
	note_loads(model, snapshot);
	if (keeps_picture(model))
		return;
	if (model->outdated)
		show_newer(model);
	model->was_reset |= model->seen &&
			    model->now.loaded_ns == snapshot->loaded_ns &&
			    model->now.epoch != snapshot->epoch;
	find_row(model, snapshot);
	rates_add(&model->rates, snapshot);
	recent_add(&model->recent, snapshot);
	command_log_take(&model->commands, snapshot);
	snapshot_copy(&model->now, snapshot);
	model->seen = true;
}

/*
 * The counts show which items have ended where their events were not
 * recorded.
 */
static void settle_lives(struct model *model)
{
	struct item_lives_counts counts = {
		.ns = model->now.time_ns,
		.since_ns = model->now.recording_since_ns,
	};
	const struct snapshot_queue *row;
	uint64_t armed, pending;
	int id;

	for (id = 0; ACTION_OF_QUEUE(id); id++) {
		row = snapshot_find(&model->now, (enum wqdemo_queue)id);
		if (!row)
			continue;
		armed = row->count[WQDEMO_COUNT_armed];
		pending = row->count[WQDEMO_COUNT_pending];
		counts.running = row->count[WQDEMO_COUNT_running];
		if (armed == SNAPSHOT_NONE || pending == SNAPSHOT_NONE ||
		    counts.running == SNAPSHOT_NONE)
			continue;
		counts.waiting = armed + pending;
		item_lives_settle(&model->lives, (enum wqdemo_queue)id,
				  &counts);
	}
}

void model_take_events(struct model *model, const char *text, size_t length)
{
	bool started_over;

	if (model->outdated) {
		event_log_take(&model->newer, text, length);
		return;
	}
	event_log_take(&model->events, text, length);
	started_over = model->events.taken < model->events_end;
	if (started_over)
		model->events_back = 0;
	if (!model_is_frozen(model) || started_over)
		model->events_end = model->events.taken;
	if (model_is_frozen(model))
		return;
	rates_take(&model->rates, &model->events, model->events_end);
	item_lives_take(&model->lives, &model->events, model->events_end);
	if (model->was_reset) {
		item_lives_forget_ended(&model->lives);
		leave_scenario(&model->timeline);
	}
	model->was_reset = false;
	/* All that was recorded before the reading has been taken in by now. */
	if (!model->now.recording)
		item_lives_doubt(&model->lives);
	settle_lives(model);
	held_find(&model->lives, &model->now);
	queue_lives_tell(model);
}

void model_take_event(struct model *model, struct slice line)
{
	char name[ITEM_FULL_NAME_MAX];
	struct event event;

	event_log_take(&model->events, line.text, line.length);
	model->events_end = model->events.taken;
	rates_take(&model->rates, &model->events, model->events_end);
	item_lives_take(&model->lives, &model->events, model->events_end);
	line.length -= line.text[line.length - 1] == '\n';
	if (!event_line_parse(line, &event))
		return;
	if (event.ns > model->now.time_ns)
		model->now.time_ns = event.ns;
	item_full_name(event.queue, event.item, name, sizeof(name));
	message_say(&model->message, false,
		    "event %" PRIu64 ": %s, %s on CPU %u", event.seq,
		    event_name(event.kind), name, event.cpu);
}

static void select_row(struct model *model, unsigned int row)
{
	if (row >= model->now.queue_count || row == model->selected)
		return;
	model->selected = row;
	/* Its code is in another file. */
	model->code_line = 0;
}

void model_select(struct model *model, unsigned int row)
{
	model->chosen = true;
	select_row(model, row);
}

void model_select_queue(struct model *model, enum wqdemo_queue queue)
{
	const struct snapshot_queue *row = snapshot_find(&model->now, queue);

	if (row)
		select_row(model, (unsigned int)(row - model->now.queue));
}

void model_follow(struct model *model, const struct wqdemo_command *command)
{
	int queue = action_queue_of(command);

	if (queue >= 0 && !model->chosen && !model->code_line &&
	    !model->details && !model_is_frozen(model))
		model_select_queue(model, (enum wqdemo_queue)queue);
}

void model_say(struct model *model, struct slice words)
{
	model->words_yield = false;
	if (model->looks.utf8)
		utf8_copy(words, model->words, sizeof(model->words));
	else
		slice_copy(words, model->words, sizeof(model->words));
	/* An error would hide the words, so it is dropped. */
	if (model->message.failed)
		message_say(&model->message, false, "%s", "");
}

bool model_has_queue(const struct model *model, int id)
{
	return !model->seen ||
	       snapshot_find(&model->now, (enum wqdemo_queue)id);
}

bool model_is_module(const struct model *model)
{
	return !strcmp(model->path, "/proc/" WQDEMO_PROC_NAME);
}

bool model_shows(const struct model *model, enum wqdemo_queue queue)
{
	return model->filter == MODEL_ALL_QUEUES || model->filter == (int)queue;
}

void model_lose(struct model *model, enum source_state state,
		const char *reason)
{
	enter_state(model, state);
	snprintf(model->reason, sizeof(model->reason), "%s", reason);
}

bool model_has_picture(const struct model *model)
{
	return model->seen &&
	       (model->state == SOURCE_LIVE || model_is_frozen(model));
}

const char *model_picture_state(const struct model *model)
{
	if (!model->replay.active)
		return model->paused ? "PAUSED" : "";
	if (model->replay.ended)
		return "REPLAY ended";
	return model->paused ? "REPLAY paused" : "REPLAY";
}
