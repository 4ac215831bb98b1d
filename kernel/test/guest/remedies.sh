#!/bin/sh
# wqtop gives a remedy that helps there: root without the capability, a read-only /proc, one that hides files, a user
# namespace, a session without new privileges, a kernel that takes no module. Each remedy is tried.
. /test/guest/lib.sh

file=workqueue_demo.ko
says() { # PATTERN NAME COMMAND...: what wqtop prints with -b
	pattern=$1 name=$2
	shift 2
	like "$("$@" 2>&1 </dev/null)" "$pattern" "$name"
}
echo '0 custom' >/tmp/play
sends="wqtop -b -n 1 -d 0.1 --play /tmp/play"

# --- the module is not loaded ---

cd / || exit
says "is not there: sudo insmod $file loads the module" "not loaded: how to load it" wqtop -b -n 1
without_module_cap='/test/bin/unprivileged -m'
# shellcheck disable=SC2086 # a command of two words
says 'this container may not load modules .CAP_SYS_MODULE.: load it on its host' "root without CAP_SYS_MODULE" \
	$without_module_cap wqtop -b -n 1
sed 's/vermagic=[0-9]/vermagic=1/' /$file >/tmp/$file
cd /tmp || exit
says "and this $file is built for another Linux: build it" "a module of another kernel" wqtop -b -n 1
cd / || exit

# --- it is loaded, and who asks may not send ---

insmod /$file
says '^custom' "loaded: read" wqtop -b -n 1
says 'custom: not sent: read-only: root without CAP_SYS_ADMIN, as in a container: add it, or run outside' \
	"root without CAP_SYS_ADMIN" /test/bin/unprivileged $sends
says 'custom: not sent: read-only: Read-only file system: /proc is mounted read-only' "a read-only /proc" \
	unshare -m sh -c "mount -o remount,bind,ro /proc; $sends"
says 'custom: not sent: read-only: root of a user namespace only' "root of a user namespace" unshare -r $sends
says 'custom: not sent: read-only: run with sudo' "somebody" su student -c "$sends"
says 'custom: not sent: read-only: sudo does not work in this session .no_new_privs.' "somebody, without new privileges" \
	/test/bin/unprivileged -n su student -c "$sends"
is "$(count custom submitted)" 0 "none of them has sent anything"
ok "root can" $sends
is "$(count custom submitted)" 1 "and does"

# --- it is loaded, and this /proc hides it ---

hidden='mount -t proc -o subset=pid proc /proc'
if unshare -m sh -c "$hidden" 2>/dev/null; then
	says 'cannot be read: the module is loaded, but this /proc hides its file' "a /proc of processes only" \
		unshare -m sh -c "$hidden; wqtop -b -n 1"
	says '^# denied: .*the module is loaded, but' "in metrics, too" unshare -m sh -c "$hidden; wqtop --prometheus"
	says 'this /proc shows processes only' "not loaded, or who knows" \
		unshare -m sh -c "$hidden; mount -t tmpfs none /sys; wqtop -b -n 1"
	says '^custom' "outside of it it is read" wqtop -b -n 1
fi
says '/proc is not mounted: mount -t proc proc /proc mounts it' "no /proc" \
	unshare -m sh -c 'umount -l /proc; wqtop -b -n 1'
says '^custom' "the remedy helps" unshare -m sh -c 'umount -l /proc; mount -t proc proc /proc; wqtop -b -n 1'

# --- where it is installed ---

within 20 all_idle
ok "rmmod" rmmod workqueue_demo
modules=/lib/modules/$(uname -r)
mkdir -p "$modules/updates/dkms"
cp /workqueue_demo.ko "$modules/updates/dkms/"
echo 'updates/dkms/workqueue_demo.ko:' >"$modules/modules.dep"
says 'is not there: sudo modprobe workqueue_demo loads the module' "not loaded, and installed, as by DKMS" wqtop -b -n 1
ok "the remedy works" sudo modprobe workqueue_demo
says '^custom' "the remedy helps" wqtop -b -n 1
ok "rmmod" rmmod workqueue_demo
rm -r "$modules"
ok "the log is free of warnings" log_is_clean

# --- a kernel that takes no more modules ---

if [ -e /sys/module/module/parameters/sig_enforce ] && echo Y >/sys/module/module/parameters/sig_enforce 2>/dev/null; then
	says 'this kernel takes signed modules only .Secure Boot, lockdown.: sign it' "a kernel that wants signatures" wqtop -b -n 1
	ok "which insmod finds, too" sh -c '! insmod /workqueue_demo.ko'
fi
echo 1 >/proc/sys/kernel/modules_disabled
says 'this machine takes no module until it boots again' "modules are disabled" wqtop -b -n 1
ok "which insmod finds, too" sh -c '! insmod /workqueue_demo.ko'
finish
