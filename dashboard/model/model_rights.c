// SPDX-License-Identifier: GPL-2.0
/* Tells if commands can be sent, and else what is in the way and what helps. */
#include "model/model.h"

#include <string.h>

const char *model_load_command(const struct model *model)
{
	if (model->help.installed)
		return "sudo modprobe " WQDEMO_PROC_NAME;
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

static const char *words_of_signature(const struct model *model)
{
	if (model->help.module == MODULE_BESIDE)
		return "this kernel takes signed modules only (Secure Boot, lockdown): sign it";
	return "this kernel takes signed modules only (Secure Boot, lockdown): make dkms-install signs it, or use make demo";
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
		return words_of_signature(model);
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
			"Read-only file system: /proc is mounted read-only, as in a container: run outside";
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
