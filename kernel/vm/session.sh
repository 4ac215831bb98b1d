# shellcheck shell=dash
# What the interactive shell in the VM reads first (as $ENV): wqtop, and a hint when it has ended.
# wqtop is started from inside the shell so that it is the shell's job, which Ctrl-Z stops and fg continues.
unset ENV # shells in this shell are plain ones
PS1='vm# '
wqtop ${WQ_PLAY:+--play "$WQ_PLAY"}
cat <<END

This is a shell in the VM, as root. wqtop has left the module as it is. For example:
  cat /proc/workqueue_demo                     wqtop
  echo immediate > /proc/workqueue_demo        rmmod workqueue_demo
  dmesg | tail                                 insmod workqueue_demo.ko
  wqtop --play lesson.play                     a lesson of a minute, by itself
exit, or Ctrl-D, powers the VM off.
END
