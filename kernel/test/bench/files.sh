#!/bin/sh
# The instructions of reading, and of wqtop's parsing of what it read.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
use_all_queues
$meter reading counters $demo
$meter events events ${demo}_events
$meter parse events ${demo}_events
