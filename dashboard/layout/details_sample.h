/* SPDX-License-Identifier: GPL-2.0 */
/* Details of a row of the machine view that was sampled without the module. */
#ifndef WQTOP_LAYOUT_DETAILS_SAMPLE_H
#define WQTOP_LAYOUT_DETAILS_SAMPLE_H

#include "layout/details.h"

void details_of_sample(struct details *details, const struct machine_entry *of,
		       const struct model *model);

#endif
