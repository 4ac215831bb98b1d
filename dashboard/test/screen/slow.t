#!/bin/bash
# --slow: what keys and the command line send lasts longer, and the screen says so. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

watch 80 24 --slow 4
check "the title says so" shows 'SLOW x4  LIVE'
keys 8 c
check "a key sends the longer program, and the message shows it" shows '^> custom n=8 do=sleep:2000: 8 accepted'
keys s
check "the period is longer, too" shows '^> start period=4000 do=sleep:400: '
keys :
type_line 'bound n=2'
check "so is what the command line sends" shows '^> bound n=2 do=burn:20,sleep:1960,burn:20: 2 accepted'
keys .
check ". repeats it as it was sent" soon eval '(($(grep -c "command=\"bound n=2 do=burn:20,sleep:1960,burn:20\"" "$file") == 2))'
keys :
type_line 'custom do=sleep:10'
check "times that are given stay" shows '^> custom do=sleep:10: 1 accepted'
keys '?'
check "the help says that its times are longer" shows 'page 1 of .*  times x4'
keys q q
soon gone

printf '%s\n' 'custom n=2' >"$dir/talk.play"
watch 80 24 --slow 4 --play "$dir/talk.play"
check "a script's commands are as written" shows '^> custom n=2: 2 accepted'
keys b
check "keys beside it are slow" shows '^> bound do=burn:20,sleep:1960,burn:20: '
keys q
soon gone

watch 80 24
shows LIVE
check "without it nothing is said" lacks SLOW
keys q
finish
