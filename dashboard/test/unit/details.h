/* SPDX-License-Identifier: GPL-2.0 */
/* Finds a line of details by its label. */
#ifndef WQTOP_DETAILS_OF_TESTS_H
#define WQTOP_DETAILS_OF_TESTS_H

#include "test/unit/chart.h"

#include "layout/details.h"

#define TEST(name)	cmocka_unit_test_setup(name, begin)

static inline const char *detail(const struct details *details, const char *label)
{
	int i;

	for (i = 0; i < details->count; i++)
		if (!strcmp(details->line[i].label, label))
			return details->line[i].text;
	return "";
}

#endif
