#!/bin/sh
# Run by deb.t in a bare Debian: installs the packages that lie beside it, uses and removes them, and keeps the modules that
# DKMS has built in build/modules. Then make dkms-install of two versions, one after the other.
# Prints a line for each thing it looked at, "ok NAME" or "not ok NAME".
set -eu
given=$(dirname "$0")
release=$(cat "$given/release")
modules=/lib/modules/$release/updates/dkms
quiet() { "$@" >>"$given/log" 2>&1 || { cat "$given/log" >&2; exit 1; }; }
see() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$given/out" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		sed 's/^/# /' "$given/out"
	fi
}

# The headers of the VM's kernel, as their packages would leave them; these also ask for the rest.
mv "$given"/usr/src/* /usr/src/
mv "$given"/usr/lib/linux-kbuild-* /usr/lib/
mkdir -p "/lib/modules/$release"
ln -s "/usr/src/linux-headers-$release" "/lib/modules/$release/build"
# As the kernel's own package would leave it: without one DKMS takes the kernel for removed, and runs no depmod.
touch "/lib/modules/$release/modules.dep"

left() { find /usr /lib/modules /var/lib/dkms 2>/dev/null | grep -E 'workqueue[-_](demo|machine)|wqtop'; }
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/fast # a system for a minute
quiet apt-get -q update
quiet apt-get -q -y install --no-install-recommends dkms gcc libelf-dev pahole
see "they install" apt-get -q -y install --no-install-recommends "$given"/*.deb
installed() { dkms status | grep "$release.*: installed" || { cat /var/lib/dkms/workqueue-demo/*/build/make.log; false; }; }
see "DKMS has built and installed them" installed

see "wqtop runs" wqtop --version
see "has its lessons" eval 'wqtop --lessons | grep -q "^max_active "'
see "plays the recording of the package" eval 'wqtop -b --replay /usr/share/doc/wqtop/examples/lesson.recording | grep -q "^custom "'
for module in workqueue_demo workqueue_machine; do
	see "modprobe would find $module" eval 'modinfo -k "$release" -n $module | grep "$modules/"'
done
mkdir -p build/modules
cp "$modules"/*.ko* build/modules/
find build/modules -name '*.xz' -exec xz -d {} +

see "they can be removed" dpkg --purge wqtop workqueue-demo-dkms
see "no file of them is left" eval '! left'

# Without headers DKMS registers what it would build, which takes no time.
rm "/lib/modules/$release/build"
registers() { # VERSION
	sed -i "s/^\(#define WQTOP_VERSION.*\)\".*\"/\1\"$1\"/" dashboard/options/options.h
	kernel/dkms/dkms.sh install
}
is_registered() { [ "$(dkms status -m workqueue-demo)" = "workqueue-demo/$1: added" ]; } # and nothing else
see "make dkms-install registers them" registers 0.1
see "indeed" is_registered 0.1
see "make dkms-install of another version" eval 'registers 0.2 | grep "^version 0.1 of the modules is registered"'
see "leaves that one alone" is_registered 0.2
see "make dkms-remove" kernel/dkms/dkms.sh remove
see "leaves no file of them" eval '! left'
