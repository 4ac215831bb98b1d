#!/bin/sh
# The short form of the bench, for bench.t: what others would miss first, in one VM.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
load_bare
bare_item bound_bare bound
put record off
item bound_off bound
put record on
item bound_on bound
put immediate do=sleep:5000
item static_on immediate
sleep 5
$meter events events ${demo}_events
$meter reading counters $demo
$meter screen wqtop_80 24 80 10 wqtop --no-config -d 1

attach_machine
bare_item machine_attached bound 1000
bare_item machine_attached_flood bound
fill_rows 60
$meter reading machine_60 $machine
