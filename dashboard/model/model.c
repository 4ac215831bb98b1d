// SPDX-License-Identifier: GPL-2.0
#include "model/model.h"

#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"
#include "read/player.h"

void model_init(struct model *model, const char *path,
		const struct glyphs *glyphs)
{
	memset(model, 0, sizeof(*model));
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
	event_log_clear(&model->events);
	item_lives_clear(&model->lives);
	model->events_end = 0;
	model->events_back = 0;
	model->outdated = false;
	model->timeline.scenario = NULL;
}

bool model_is_frozen(const struct model *model)
{
	return model->paused && !model->replay.active;
}

void model_freeze(struct model *model)
{
	model->timeline.froze |= !model->paused;
	model->paused = true;
}

static bool keeps_picture(const struct model *model)
{
	return model_is_frozen(model) && model->seen;
}

static void forget_events(struct model *model)
{
	event_log_clear(&model->events);
	item_lives_clear(&model->lives);
	model->events_end = 0;
	model->events_back = 0;
	model->timeline.scenario = NULL;
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
 * the picture before. Where there was no scenario, there is none to come back
 * from either.
 */
static void take_scenario(struct model_timeline *timeline,
			  const struct snapshot_answer *answer, bool own)
{
	if (!timeline->scenario)
		timeline->view_before = VIEW_COUNT;
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
		own = is_own(sender, answer->pid);
		if (told_own && !own)
			continue;
		told = answer;
		told_own = own;
	}
	if (!told) {
		message_refresh(&model->message, snapshot,
				model->glyphs->ascii);
		return;
	}
	message_answer(&model->message, told, told_own, &model->now, snapshot,
		       model->glyphs->ascii);
	follow_answer(model, told);
	if (model->outdated)
		return;
	take_scenario(&model->timeline, told, told_own);
	model->timeline.scenario_row = model->selected;
}

/*
 * Drops the message when the module appears or goes: it was about another
 * load.
 */
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
	find_row(model, snapshot);
	rates_add(&model->rates, snapshot);
	recent_add(&model->recent, snapshot);
	model->now = *snapshot;
	model->seen = true;
}

/*
 * The counts show which items have ended where their events were not
 * recorded.
 */
static void settle_lives(struct model *model)
{
	const struct snapshot_queue *row;
	uint64_t armed, pending, running;
	int id;

	for (id = 0; ACTION_OF_QUEUE(id); id++) {
		row = snapshot_find(&model->now, (enum wqdemo_queue)id);
		if (!row)
			continue;
		armed = row->count[WQDEMO_COUNT_armed];
		pending = row->count[WQDEMO_COUNT_pending];
		running = row->count[WQDEMO_COUNT_running];
		if (armed == SNAPSHOT_NONE || pending == SNAPSHOT_NONE ||
		    running == SNAPSHOT_NONE)
			continue;
		item_lives_settle(&model->lives, (enum wqdemo_queue)id,
				  armed + pending, running, model->now.time_ns);
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
	/* All that was recorded before the reading has been taken in by now. */
	if (!model->now.recording)
		item_lives_doubt(&model->lives);
	settle_lives(model);
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

static void change_view(struct model *model, enum view view)
{
	if (view == VIEW_BIG && model->view != VIEW_BIG)
		model->view_before_big = model->view;
	model->view = view;
}

void model_follow_view(struct model *model, struct slice name)
{
	enum view view = view_of_name(name);

	if (view < VIEW_COUNT && !model->view_chosen)
		change_view(model, view);
}

void model_show(struct model *model, enum view view)
{
	change_view(model, view);
	model->view_chosen = true;
	/* A scenario that could not be shown yet must not take it away. */
	model->timeline.scenario_is_new = false;
}

void model_say(struct model *model, struct slice words)
{
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

const char *model_load_command(const struct model *model)
{
	switch (model->help.module) {
	case MODULE_SOURCES:
		return "make load";
	case MODULE_BUILT:
		/* It builds the module again. */
		if (model->help.obstacle == OBSTACLE_OTHER_KERNEL)
			return "make load";
		return "sudo insmod kernel/" WQDEMO_PROC_NAME ".ko";
	case MODULE_BESIDE:
		break;
	}
	return "sudo insmod " WQDEMO_PROC_NAME ".ko";
}

const char *model_load_obstacle(const struct model *model)
{
	switch (model->help.obstacle) {
	case OBSTACLE_DISABLED:
		return "this machine takes no module until it boots again (kernel.modules_disabled)";
	case OBSTACLE_CONTAINER:
		return "this container may not load modules (CAP_SYS_MODULE): load it on its host";
	case OBSTACLE_NO_SUDO:
		return "sudo does not work in this session (no_new_privs): load it in another one";
	case OBSTACLE_SIGNATURE:
		return "this kernel takes signed modules only (Secure Boot, lockdown): sign it, or use make demo";
	case OBSTACLE_OTHER_KERNEL:
		if (model->help.module == MODULE_BESIDE)
			return "this workqueue_demo.ko is built for another Linux: build it for this one";
		break;
	case OBSTACLE_NONE:
		break;
	}
	return NULL;
}

bool model_can_send(const struct model *model)
{
	return model->state == SOURCE_LIVE && model->rights == RIGHTS_SEND;
}

#define READ_ONLY "read-only: "

static const char *words_of_rights(enum source_rights rights)
{
	switch (rights) {
	case RIGHTS_ASKED:
		return READ_ONLY "as asked for with --read-only";
	case RIGHTS_NOT_ROOT:
		return READ_ONLY "run with sudo to send commands";
	case RIGHTS_NO_SUDO:
		return READ_ONLY
			"run as root to send commands, there is no sudo";
	case RIGHTS_NO_NEW:
		return READ_ONLY
			"sudo does not work in this session (no_new_privs), run as root in another one";
	case RIGHTS_NAMESPACE:
		return READ_ONLY
			"root of a user namespace only, as in a rootless container: run outside of it";
	case RIGHTS_NO_CAPABILITY:
		return READ_ONLY
			"root without CAP_SYS_ADMIN, as in a container: add it, or run outside";
	case RIGHTS_READ_ONLY_PROC:
		return READ_ONLY
			"Read-only file system: /proc is mounted so here (a container?), run outside";
	case RIGHTS_FORBIDDEN:
		return READ_ONLY
			"root is refused, as by SELinux or AppArmor: dmesg tells who did it";
	case RIGHTS_NO_MODULE:
		return READ_ONLY "this file is a copy, not the module's own";
	case RIGHTS_REPLAY:
	case RIGHTS_SEND:
		break;
	}
	return "";
}

const char *model_why_not(const struct model *model)
{
	if (model->replay.active)
		return "replay: no commands are sent; Space pauses, , steps, { } jump 5 s, < > speed";
	if (model->state != SOURCE_LIVE)
		return "the module is not there to take commands";
	return words_of_rights(model->rights);
}

const char *model_rights_remedy(enum source_rights rights)
{
	const char *words = words_of_rights(rights);

	return *words ? words + strlen(READ_ONLY) : "";
}
