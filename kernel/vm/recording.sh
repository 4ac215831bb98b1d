#!/bin/sh
# Makes dashboard/demo/lesson.recording, which `make replay` plays: wqtop in the VM records while it plays lesson.play.
set -eu
cd "$(dirname "$0")/../.."

out=dashboard/demo/lesson.recording
new=build/lesson.recording
kernel/vm/run.sh test guest/recording.sh >$new
if ! dashboard/wqtop -b --replay $new >build/lesson.txt; then
	head -n 20 $new >&2
	exit 1
fi
mv $new $out
echo "$out: $(grep -c '^QUEUE ' build/lesson.txt) readings, $(wc -c <$out) bytes"
