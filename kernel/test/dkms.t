#!/bin/bash
# make dkms-install and dkms-remove: what DKMS gets and is asked, and what is said where it cannot be or needs a signature.
# Nothing is registered: DKMS and the machine are stand-ins. deb.t has the real DKMS build both modules. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

root=$dir/root
version=$(sed -n 's/^#define WQTOP_VERSION.*"\(.*\)"/\1/p' dashboard/options/options.h)
sources=$root/usr/src/workqueue-demo-$version
mkdir "$dir/bin"
evidence() { cat "$dir/out" "$dir/calls" 2>/dev/null; }
said() { grep -qE -- "$1" "$dir/out"; }

# --- stand-ins ---

stand_in() { { printf '#!/bin/sh\necho "%s $*" >>%s\n' "$1" "$dir/calls"; cat; } >"$dir/bin/$1"; chmod +x "$dir/bin/$1"; }
machine() { # root, two kernels with headers and one without, nothing registered
	rm -rf "$root" "$dir/calls"
	mkdir -p "$root"/lib/modules/{6.1.0-9,6.1.0-10}/build "$root/lib/modules/6.1.0-8" "$root/sys/kernel/security"
	touch "$root"/lib/modules/6.1.0-{9,10}/build/Makefile
	mkdir -p "$root"/var/lib/dkms
	touch "$root/var/lib/dkms/mok.pub"
	echo '[none] integrity confidentiality' >"$root/sys/kernel/security/lockdown"
	stand_in dkms </dev/null
	stand_in dpkg-query <<<'exit 1'
	stand_in id <<<'echo 0'
	stand_in sudo <<<'exit'
}
registered() { # LINE...: what DKMS says is there
	printf '%s\n' "$@" >"$dir/registered"
	stand_in dkms <<<"[ \"\$1\" != status ] || sed 's/[0-9]\$/&, x86_64: installed/' $dir/registered"
}
dkms() { WQ_ROOT=$root PATH=$dir/bin:$PATH kernel/dkms/dkms.sh "$1" >"$dir/out" 2>&1; }
asked() { diff <(grep '^dkms ' "$dir/calls" | sed "s/ -m workqueue-demo//; s/ -v $version\b//") <(printf 'dkms %s\n' "$@"); }
refuses() { # COMMAND PATTERN: in one line, and nothing is registered
	! dkms "$1" && said "$2" && test "$(wc -l <"$dir/out")" = 1 && ! grep -q '^dkms' "$dir/calls"
}

# --- install ---

machine
check "install" dkms install
check "registers the modules, for each kernel with headers" asked status add 'install -k 6.1.0-9' 'install -k 6.1.0-10'
check "tells how to load" said "^'sudo modprobe workqueue_demo' loads the module, 'sudo modprobe workqueue_machine' the one of"
check "no word of signatures" eval '! said sign'
check "the configuration names the version" grep -qx "PACKAGE_VERSION=\"$version\"" "$sources/dkms.conf"
built() { sed -n 's/^BUILT_MODULE_NAME.*"\(.*\)"/\1/p' kernel/dkms/dkms.conf; }
check "and each module of the build" diff <(built) <(printf '%s\n' workqueue_demo workqueue_machine)
touch "$sources/kernel/main.ko"
registered "workqueue-demo/$version: added"
rm "$dir/calls"
check "install again: takes back what was there" dkms install
check "first" asked status 'remove --all' add 'install -k 6.1.0-9' 'install -k 6.1.0-10'
check "no file of the last build is left" test ! -e "$sources/kernel/main.ko"
check "no word of another version" eval '! said "^version "'
machine
rm "$root"/lib/modules/*/build/Makefile
check "without headers: registered all the same" dkms install
check "nothing is built" asked status add
check "that is told" said '^no kernel here has its headers installed: DKMS builds the modules when one gets them$'
machine
stand_in dkms <<<'[ "$1" != install ]'
check "a build that fails is a failure" eval '! dkms install'
check "nobody says how to load what is not there" eval '! said modprobe'
fails_for() { printf 'case "$*" in install*%s) exit %s ;; esac\n' "$1" "$2" | stand_in dkms; } # KERNEL STATUS
machine
fails_for 6.1.0-9 10
check "one that fails for one kernel" eval '! dkms install'
check "is built for the others" asked status add 'install -k 6.1.0-9' 'install -k 6.1.0-10'
check "it names the kernel, and the way back" said "^not built for 6\.1\.0-9: .*'make dkms-remove' takes all back\$"
machine
fails_for 6.1.0-9 77
check "a kernel that it is not for is no failure" dkms install
check "another is built" said "^'sudo modprobe workqueue_demo' loads"
check "not of 32 bits" grep -qx 'BUILD_EXCLUSIVE_ARCH="x86_64|aarch64"' "$sources/dkms.conf"

# --- other versions ---

removes_others() {
	dkms install && said '^version 0\.1 of the modules is registered: DKMS removes it$' &&
		asked status 'remove -v 0.1 --all' 'remove --all' add 'install -k 6.1.0-9' 'install -k 6.1.0-10'
}
kernels=(6.1.0-9 6.1.0-10)
machine
registered "${kernels[@]/#/workqueue-demo/0.1, }" "workqueue-demo/$version: added"
mkdir -p "$root/usr/src/workqueue-demo-0.1/kernel" "$root/usr/src/other-0.1"
check "install: other versions go, each once, and it says so" removes_others
check "their sources, too" test ! -e "$root/usr/src/workqueue-demo-0.1"
check "and no other module's" test -e "$root/usr/src/other-0.1"
machine
registered "${kernels[@]/#/workqueue-demo, 0.1, }" "workqueue-demo, $version: added"
check "the same with DKMS before 3.0" removes_others
machine
registered "${kernels[@]/#/workqueue-demo/0.1, }"
check "remove: all versions" dkms remove
check "the same way" asked status 'remove -v 0.1 --all'
machine
stand_in dkms <<<'case $1 in status) echo "workqueue-demo/0.1: added" ;; *) exit 6 ;; esac'
mkdir -p "$root/usr/src/workqueue-demo-0.1"
check "one that DKMS cannot remove is a failure" eval '! dkms install'
check "its sources stay" test -e "$root/usr/src/workqueue-demo-0.1"

# --- signatures ---

enrol="'sudo mokutil --import /var/lib/dkms/mok.pub' enrols it: .* restart"
for lockdown in 'none [integrity] confidentiality' 'none integrity [confidentiality]'; do
	machine
	echo "$lockdown" >"$root/sys/kernel/security/lockdown"
	check "lockdown: $lockdown" dkms install
	check "tells how to enrol the key" said "$enrol"
done
machine
mkdir -p "$root/sys/module/module/parameters"
echo Y >"$root/sys/module/module/parameters/sig_enforce"
check "signatures are enforced" dkms install
check "the same" said "$enrol"
mkdir -p "$root/var/lib/shim-signed/mok"
touch "$root/var/lib/shim-signed/mok/MOK.der"
check "on Ubuntu" dkms install
check "it is that system's key" said "'sudo mokutil --import /var/lib/shim-signed/mok/MOK.der' enrols it"
rm -r "${root:?}"/var/lib/{dkms,shim-signed}
check "there is no key" dkms install
check "nobody says that they are signed" eval '! said "has signed|enrols"'
check "what helps" said '^Where openssl is installed it makes one, at the next .make dkms-install.'

# --- remove ---

machine
registered "workqueue-demo/$version: added"
mkdir -p "$sources"
check "remove" dkms remove
check "asks DKMS to" asked status 'remove --all'
check "the sources are gone" test ! -e "$sources"
machine
check "of what is not there: nothing to do" dkms remove
check "nothing is done" asked status

# --- it cannot be ---

for command in install remove; do
	for word in installed half-configured unpacked; do
		machine
		stand_in dpkg-query <<<"printf $word"
		check "$command: the package is $word" refuses $command "'sudo apt-get remove workqueue-demo-dkms' takes them back"
	done
	for word in not-installed config-files; do
		machine
		stand_in dpkg-query <<<"printf $word"
		check "$command: the package is $word: it goes on" dkms $command
	done
	machine
	stand_in id <<<'echo 1000'
	check "$command: not root" dkms $command
	check "asks by sudo" grep -qE "^sudo .*/dkms.sh $command$" "$dir/calls"
	rm "$dir/bin/sudo"
	for program in sh sed dirname cut ls sort grep; do ln -sf "$(command -v "$program")" "$dir/bin/"; done
	no_sudo() { ! WQ_ROOT=$root PATH=$dir/bin "$top/kernel/dkms/dkms.sh" "$command" >"$dir/out" 2>&1; }
	check "$command: no sudo" no_sudo
	check "says what to run" said "^this takes root, and there is no sudo: as root run: make dkms-$command$"
done
check "anything else is told the usage" eval '! dkms other && said "^usage: dkms.sh install . remove$"'
finish
