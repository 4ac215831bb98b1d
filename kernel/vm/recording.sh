#!/bin/sh
# recording.sh SCRIPT RECORDING: wqtop in the VM records while it plays the script. `make recording` makes
# dashboard/demo/lesson.recording so, which `make replay` plays, or another one of another script.
set -eu
cd "$(dirname "$0")/../.."

play=$1 out=$2
shipped=dashboard/demo/lesson.recording
# Of this run alone, for others may record too.
new=$(mktemp -d build/recording.XXXXXX)
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM

die() {
	echo "recording.sh: $*" >&2
	exit 1
}
PLAY=$play kernel/vm/preflight.sh script
if [ "$play" != dashboard/demo/lesson.play ] && [ "$out" = $shipped ]; then
	die "$out is of the lesson: RECORDING=FILE names another for $play"
fi
if [ "$out" != $shipped ] && [ -e "$out" ]; then
	die "$out: there is such a file: name another with RECORDING=FILE, or remove it"
fi

# A script that does not quit would be recorded until the VM's time is up.
mkdir -p "$new/files/root"
cp "$play" "$new/files/root/recording.play"
grep -Eq '^[^#]*[[:blank:]]quit[[:blank:]]*(#|$)' "$play" || printf '\n+3 quit\n' >>"$new/files/root/recording.play"
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
