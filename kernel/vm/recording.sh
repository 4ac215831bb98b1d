#!/bin/sh
# Plays a script with wqtop in the VM and records it: recording.sh SCRIPT RECORDING
# `make recording` makes dashboard/demo/lesson.recording this way, which `make replay` plays.
set -eu
cd "$(dirname "$0")/../.."

play=$1 out=$2
shipped=dashboard/demo/lesson.recording
# A directory of its own: two recordings may be made at the same time.
new=$(mktemp -d build/recording.XXXXXX)
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM

die() {
	echo "recording.sh: $*" >&2
	exit 1
}
PLAY=$play kernel/vm/preflight.sh script
if [ "$play" != dashboard/demo/lesson.play ] && [ "$out" = $shipped ]; then
	die "$out is the lesson's recording, and $play another script: name another file with RECORDING=FILE"
fi
if [ "$out" != $shipped ] && [ -e "$out" ]; then
	die "$out exists already: remove it, or name another file with RECORDING=FILE"
fi

# A script that does not quit would be recorded until the VM's time is up.
mkdir -p "$new/files"
cp "$play" "$new/files/recording.play"
grep -Eq '^[^#]*[[:blank:]]quit[[:blank:]]*(#|$)' "$play" || printf '\n+3 quit\n' >>"$new/files/recording.play"
kernel/vm/append.sh "build/vm/$WQ_KERNEL/initramfs" "$new/files" >"$new/initramfs"

# A talk may take long.
export WQ_INITRD="$new/initramfs" WQ_TIMEOUT="${WQ_TIMEOUT:-7200}"
if ! kernel/vm/run.sh test guest/recording.sh >"$new/recording" ||
	! dashboard/wqtop -b --replay "$new/recording" >"$new/text"; then
	head -n 20 "$new/recording" >&2
	exit 1
fi
cp "$new/recording" "$out"
echo "$out: $(grep -c '^QUEUE ' "$new/text") readings, $(wc -c <"$out") bytes"
