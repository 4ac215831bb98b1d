# shellcheck shell=dash
# Read first by the interactive shell in the VM (as $ENV): starts wqtop, and gives a hint when it has ended.
# The shell starts wqtop so that it is the shell's job: Ctrl-Z stops it and fg continues it.
unset ENV # shells in this shell are plain ones
PS1='vm# '

# Busybox's watch lets a long output scroll away. This one ends it where the screen ends, as Debian's does.
watch() {
	local OPTIND=1 option options='' size
	while getopts n:t option; do
		options="$options -$option${OPTARG:-}"
	done
	shift $((OPTIND - 1))
	size=$(stty size) # "24 80"
	# Without the last newline, which would scroll the title away.
	# shellcheck disable=SC2086 # a list of words
	command watch $options "{ $*; } | fold -w ${size#* } | head -n $((${size% *} - 2)) | head -c -1"
}

trap : INT # Ctrl-C is for wqtop: it would end the reading of this file too
wqtop ${WQ_PLAY:+--play "$WQ_PLAY"}
trap - INT
cat <<END

This is a shell in the VM, as root. wqtop has left the module as it is. Try:
  wqtop                                    wqtop again; its key I lists lessons
  wqtop --play lesson.play                 a demo of a minute, by itself
  cat /proc/workqueue_demo                 what wqtop reads
  watch -n 1 cat /proc/workqueue_demo      the same, again and again, to Ctrl-C
  echo immediate > /proc/workqueue_demo    what the key i sends
  dmesg | tail                             what the kernel logged
  rmmod workqueue_demo                     unload the module
  insmod workqueue_demo.ko                 load it again
exit, or Ctrl-D, powers the VM off.
END
