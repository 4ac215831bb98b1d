#!/bin/bash
# Nothing of the module is missing in the documents and the tests: each queue, command, key, column and event of the
# lists in abi.h and command.h, each error and each field that is printed. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

# rows LIST PARAMETERS: prints the parameter "name" of each row of a list.
rows() {
	printf '#include "common/command.h"\n#define ROW(%s) #name\nLIST: %s(ROW)\n' "$2" "$1" |
		cpp -P -I. 2>/dev/null | sed -n '/^LIST:/,$p' | grep -oE '"[^"]+"' | tr -d '"'
}
queues=$(rows WQDEMO_QUEUES 'symbol, name, ...')
verbs=$(rows WQDEMO_QUEUES 'symbol, queue, name, ...' && rows WQDEMO_VERBS 'name, ...')
keys=$(rows WQDEMO_KEYS 'symbol, name, ...' && echo 'do')
columns=$(for list in COUNTS TIMES CONCURRENCIES; do rows WQDEMO_$list name; done)
events=$(rows WQDEMO_EVENTS name)
scenarios=$(rows WQDEMO_SCENARIOS name)
errors=$(grep -ohE '[-]E[A-Z0-9]+' kernel/*.c kernel/patterns/*.c common/*.c | tr -d - | sort -u)
# The fields of the first lines, of "periodic", "last" and the events.
fields=$(sed -nE '/^static void show_head/,/^}/s/.*"([a-z_]+)[ "].*/\1/p' kernel/proc_show.c
	grep -ohE '[" ][a-z_]+=(%|")|(value|quoted)\([a-z]+, " ?[a-z_]+"' kernel/ticks.c kernel/answers.c kernel/events.c |
		grep -oE '[a-z_]+(=[%"]|"$)' | tr -d '=%"' | sort -u)

# section TEXT: prints FORMAT.md from a heading with TEXT to the next one.
section() { awk -v heading="$1" '/^##/ { inside = index($0, heading) > 0 } inside' common/FORMAT.md; }
row() { section "$1" | grep -qE "^\| \`?$2\`? "; }
named() { section "$1" | grep -qE "(\`|\[)$2[]\` =]"; }
# The tests in the VM, without comments and without the names of their checks, in which any word may stand.
tests=$(sed -E '/^[[:blank:]]*#/d; s/^([[:blank:]]*)(ok|report [^ ]+) "[^"]*"/\1\2/; s/"[^"]*"$//' kernel/test/guest/*.sh)
tested() { grep -qwE -- "$1" <<<"$tests"; }

check "the lists are found" test "$(wc -w <<<"$queues $verbs $keys $columns $events $scenarios")" -gt 50
for queue in $queues; do
	check "README.md tells of the pattern $queue" grep -qE "^\| \[$queue\.c\] \| \`.\` \| " README.md
	check "and has a link to it" grep -qxF "[$queue.c]: kernel/patterns/$queue.c" README.md
	check "FORMAT.md tells what the verbs do to the queue $queue" \
		eval "section '## Writing commands' | grep -qE '^\| ([a-z_]+, )*$queue(, [a-z_]+)* \| '"
	check "a test in the VM uses the queue $queue" tested "$queue"
done
for verb in $verbs; do
	check "FORMAT.md tells of the command $verb" named '## Writing commands' "$verb"
	check "a test in the VM sends $verb" tested "$verb"
done
for key in $keys; do
	check "FORMAT.md tells of $key=" named '## Writing commands' "$key"
	check "a test in the VM uses $key=" tested "$key=[a-z0-9\$]+"
done
for scenario in $scenarios; do
	check "FORMAT.md tells of scenario $scenario" named '## Writing commands' "(scenario )?$scenario"
	check "a test in the VM plays scenario $scenario" tested "$scenario"
done
for column in $columns; do
	check "FORMAT.md tells of the column $column" row '### Table' "$column"
	check "a test in the VM reads the column $column" tested "$column"
done
for event in $events; do
	check "FORMAT.md tells of the event $event" row '## Reading /proc/workqueue_demo_events' "$event"
	check "a test in the VM looks for the event $event" tested "$event"
done
for error in $errors; do
	check "FORMAT.md tells of $error" grep -qE "^\| ([A-Z]+, )*${error}[, ].*\| " common/FORMAT.md
done
for field in $fields; do
	check "FORMAT.md tells of the field $field" grep -qE "\`${field}[\`=]" common/FORMAT.md
done

# The lines and columns of the other module's file.
words=$(sed -nE '/^static void show_head/,/^}/s/.*"([a-z_]+) .*/\1/p; /^} tables/,/^};/s/.*"(.*)".*/\1/p
	/"\\n(running|caller)/s/.*\\n(.*)\\n.*/\1/p' kernel/machine/{proc,callers}_show.c | grep -v '^workqueue_machine')
check "they are found" test "$(wc -w <<<"$words")" -gt 30
for word in $words; do
	check "FORMAT.md tells of $word of /proc/workqueue_machine" \
		eval "section _machine | grep -qE '^\| .*\b$word\b.* \|'"
done
finish
