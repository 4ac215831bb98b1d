// SPDX-License-Identifier: GPL-2.0
/* The command that loads the module, and the words where it cannot be loaded. */
#include "test/unit/unit.h"

#include "model/model.h"

static struct model model;

static const char *command(struct source_help help)
{
	model.help = help;
	return model_load_command(&model);
}

static const char *obstacle(struct source_help help)
{
	model.help = help;
	return model_load_obstacle(&model);
}

static void names_what_is_there(void **state)
{
	(void)state;
	assert_string_equal(command((struct source_help){
				    .module = MODULE_BESIDE }),
			    "sudo insmod workqueue_demo.ko");
	assert_string_equal(command((struct source_help){
				    .module = MODULE_SOURCES }),
			    "make load");
	assert_string_equal(command((struct source_help){
				    .module = MODULE_BUILT }),
			    "sudo insmod kernel/workqueue_demo.ko");
	assert_string_equal(command((struct source_help){
				    .module = MODULE_BUILT,
				    .obstacle = OBSTACLE_OTHER_KERNEL }),
			    "make load");
}

static void installed_comes_first(void **state)
{
	static const enum source_module modules[] = { MODULE_BESIDE,
						      MODULE_SOURCES,
						      MODULE_BUILT };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(modules) / sizeof(*modules); i++)
		assert_string_equal(command((struct source_help){
					    .module = modules[i],
					    .installed = true }),
				    "sudo modprobe workqueue_demo");
}

static void signs_where_there_is_make(void **state)
{
	const struct source_help sources = { .module = MODULE_SOURCES,
					     .obstacle = OBSTACLE_SIGNATURE };
	const struct source_help beside = { .module = MODULE_BESIDE,
					    .obstacle = OBSTACLE_SIGNATURE };

	(void)state;
	assert_non_null(strstr(obstacle(sources),
			       "make dkms-install signs it, or use make demo"));
	assert_non_null(strstr(obstacle(beside), "sign it"));
	assert_null(strstr(obstacle(beside), "make"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_what_is_there),
		cmocka_unit_test(installed_comes_first),
		cmocka_unit_test(signs_where_there_is_make),
	};

	return cmocka_run_group_tests_name("model_rights", tests, NULL, NULL);
}
