#!/bin/bash
# The view of the workers: pools are shared, so one worker serves several queues. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

sample=$top/dashboard/test/data/class.txt

watch 120 40
keys vw
check "a row for each worker, with its pool and nice" shows '^> WORKERS  [0-9-]+' \
	'^  kworker/1:0H +[0-9]+ CPU 1 +-20 ' '^  kworker/u4:0 +9 unbound +0 ' '^  rescuer c +[0-9]+ rescuer +-20 '
check "one of a CPU serves several queues" shows '^  kworker/1:2 .* system bound freezable$'
check "so does one that is unbound" shows '^  kworker/u4:3 .* custom ordered$'
check "what one runs now, and for how long" shows '^  kworker/u4:0 .* custom c[0-9]+ [0-9.]+ m?s +custom'
resize 80 24
check "80x24: queues by their keys, and what a pool is" shows '^  kworker/1:2 .* i b z$' '^  Workers belong to pools'
keys / o
check "/ and a queue's key: only its items" shows '^> WORKERS  1, ordered only, in the last ' '^  kworker/u4:3 .* o$'
keys / /
shows '^> WORKERS  14, in the last'
resize 80 10
check "few rows: which of them are shown" shows '^> WORKERS  1-4 of 14, in the last '
keys j
check "j scrolls" shows '^> WORKERS  2-5 of 14'
keys NPage
check "PgDn: a page on" shows '^> WORKERS  6-9 of 14'
keys End
check "End: the last ones, and no further" shows '^> WORKERS  11-14 of 14' '^  rescuer c '
keys j k
check "k back" shows '^> WORKERS  10-13 of 14'
keys Home
check "Home: the first" shows '^> WORKERS  1-4 of 14' '^  kworker/0:0 '
resize 80 18
shows '^> WORKERS  1-12 of 14, in the last '
keys Enter
check "with details over the rows, no word of which are seen" shows '^> WORKERS  14, in the last ' 'Esc: back'
keys Escape
resize 40 10
check "40x10: no number of a row is lost" shows '^  WORKER +ITEMS +BUSY QUEUES$' '^  kworker/0:1 +5 +[0-9.]+ % '
keys q
soon gone

# custom has WQ_MEM_RECLAIM, and its rescuer ran none of these items.
sample=$top/dashboard/test/data/preempted.txt
watch 80 24
keys vw
check "a rescuer that ran nothing: that it is there, idle, and its thread" \
	shows '^  rescuer c +ran nothing, as it should be: thread (kworker/R-)?wqdemo_custom$'
rows=$(screen | sed -n 's/^> WORKERS  \([0-9]*\), .*/\1/p')
resize 80 10
keys End
check "few rows: End shows it as well, as the last row" shows "^> WORKERS  $((rows - 3))-$rows of $rows, in the last " '^  rescuer c +ran nothing'
resize 80 24
keys / b
check "/ and another queue's key: none of others" shows '^> WORKERS  [0-9]+, bound only'
check "nor their rescuers" lacks 'rescuer'
keys q
soon gone
finish
