#!/bin/sh
# The modules that DKMS built from the package, which deb.t has put in the place of the usual ones, load and work.
. /test/guest/lib.sh

is "$(cat /workqueue_demo.ko /workqueue_machine.ko | sha256sum | cut -c 1-64)" "$MODULES" "the modules are those of the package"
ok "workqueue_demo loads" insmod /workqueue_demo.ko
is "$(put custom n=8)" ok "it takes a command"
ok "and runs its items" within 20 eval '[ "$(count custom completed)" = 8 ]'
ok "workqueue_machine loads" insmod /workqueue_machine.ko
ok "and has its file" grep -q '^commands' /proc/workqueue_machine
ok "both unload" rmmod workqueue_machine workqueue_demo
ok "the kernel's log is clean" log_is_clean
finish
