#!/bin/sh
# Packs what the VM boots with: initramfs.sh OUT BUSYBOX WQTOP HELPERS MODULE.ko...
# HELPERS is the directory of the tests' programs.
# Busybox, init, the modules, wqtop with the libraries it is linked to, descriptions of terminals, and the tests.
set -eu
umask 022

top=$(cd "$(dirname "$0")/../.." && pwd)
vm=$top/kernel/vm
out=$1 busybox=$2 wqtop=$3 helpers=$4
shift 4

root=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$root" "$out.new"' EXIT
trap 'exit 1' HUP INT TERM

cd "$top"
mkdir -p "$root/bin" "$root/usr/bin" "$root/proc" "$root/sys" "$root/dev" "$root/etc" "$root/tmp" \
	"$root/root" "$root/home/student" "$root/test/bin" "$root/usr/share/terminfo" "$root/usr/lib/locale"

# The other names of busybox are made by init: one call there, 300 files here.
cp "$busybox" "$root/bin/busybox"
ln -s busybox "$root/bin/sh"
cp "$vm/init" "$root/init"
cp "$vm/session.sh" "$root/etc/session.sh"
cp "$@" "$root/"
ln -s ../workqueue_demo.ko "$root/root/workqueue_demo.ko"
cp dashboard/demo/lesson.play "$root/root/"

# Everybody in the VM is root, except a test that wants to be nobody special.
printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'student:x:1000:1000:student:/home/student:/bin/sh' >"$root/etc/passwd"
printf '%s\n' 'root:x:0:' 'student:x:1000:' >"$root/etc/group"
printf '%s\n' '#!/bin/sh' '# Lesson sheets say sudo; the VM is all yours.' 'exec "$@"' >"$root/usr/bin/sudo"

# ldd prints "libc.so.6 => /lib/.../libc.so.6 (0x...)" and, for the loader, "/lib64/ld-linux... (0x...)".
# A wqtop of another architecture has its libraries in itself: ldd prints nothing.
cp "$wqtop" "$root/usr/bin/wqtop"
for library in $(ldd "$wqtop" 2>/dev/null | grep -o '/[^ ]*'); do
	mkdir -p "$root${library%/*}"
	cp -L "$library" "$root$library"
done
cp -r /usr/lib/locale/C.[Uu]* "$root/usr/lib/locale/" # the one UTF-8 locale that every Debian has

# The terminal that `make demo` is typed on is added to these by run.sh.
for term in linux vt100 vt220 dumb xterm xterm-256color screen screen-256color tmux tmux-256color; do
	infocmp -x "$term" | tic -x -o "$root/usr/share/terminfo" -
done

cp -r kernel/test/. "$root/test/"
for helper in "$helpers"/*; do
	[ ! -f "$helper" ] || cp "$helper" "$root/test/bin/"
done

chmod -R a+rX "$root"
chmod 755 "$root/init" "$root/usr/bin/sudo"
chmod 1777 "$root/tmp"
(cd "$root" && find . | sort | "$top/.cache/busybox/busybox" cpio -o -H newc -R 0:0) >"$out.new"
mv "$out.new" "$out"
