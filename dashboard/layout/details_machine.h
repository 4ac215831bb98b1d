/* SPDX-License-Identifier: GPL-2.0 */
/* Details of a row of the machine view: all that its module knows of it. */
#ifndef WQTOP_LAYOUT_DETAILS_MACHINE_H
#define WQTOP_LAYOUT_DETAILS_MACHINE_H

#include "layout/details.h"

void details_of_machine(struct details *details, const struct model *model);

#endif
