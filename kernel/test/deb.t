#!/bin/bash
# make deb: lintian has nothing to say, the packages install in a bare Debian and leave nothing behind, and the modules that
# DKMS built there work in the VM. There make dkms-install takes the place of another version. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

version=$(sed -n 's/^#define WQTOP_VERSION.*"\(.*\)"/\1/p' dashboard/options/options.h)
programs=build/deb/wqtop_${version}_$(dpkg --print-architecture).deb
modules=build/deb/workqueue-demo-dkms_${version}_all.deb
evidence() { tail -n 40 "$dir/out"; }

# --- they build ---

make_deb() { kernel/deb/deb.sh >"$dir/out" 2>&1; }
holds() { # PACKAGE PATH...
	dpkg-deb --contents "$1" | sed 's/.* \.//' >"$dir/out"
	for path in "${@:2}"; do grep -qx "$path" "$dir/out" || { echo "# not there: $path"; return 1; }; done
}
check "they build, and lintian has no error and no warning" make_deb
check "these two, and it says so" diff "$dir/out" <(printf '%s\n' "$modules" "$programs")
check "program, man page, completions, lessons" holds "$programs" /usr/bin/wqtop /usr/share/man/man1/wqtop.1.gz \
	/usr/share/bash-completion/completions/wqtop /usr/share/zsh/vendor-completions/_wqtop \
	/usr/share/doc/wqtop/examples/max_active.lesson
check "sources of both modules" holds "$modules" "/usr/src/workqueue-demo-$version/"{dkms.conf,kernel/main.c,kernel/machine/main.c}

# --- in a bare Debian ---

why=$(kernel/vm/bare.sh 2>&1) || { skip "they install" "${why#bare: }"; finish; }
flavour=cloud-$(kernel/vm/arch.sh)
image=.cache/linux-$flavour
[[ -e $image/release ]] || { skip "they install" "there is no VM"; finish; }
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
mkdir "$dir/given"
cp "$programs" "$modules" kernel/test/deb/in_bare.sh "$image/release" "$dir/given/"
tar -c -C "$dir/given" . -C "$top/$image" usr |
	kernel/vm/bare.sh "$codename" sh -c 'mkdir /given && tar -x -C /given && /given/in_bare.sh' \
		>"$dir/seen" 2>"$dir/out"
check "a bare Debian runs to the end" test $? = 0
grep -v '^ok ' "$dir/seen" >>"$dir/out"
saw() { [[ $1 == ok ]]; }
while read -r verdict name; do
	check "in a bare Debian: ${name#ok }" saw "$verdict"
done < <(grep -E '^(not )?ok ' "$dir/seen")

# --- in the VM ---

built=build/bare-$codename/modules
append() { kernel/vm/append.sh "build/vm/$flavour/initramfs" "$built" >"$dir/initramfs"; }
hash_of_modules() { cat "$built/workqueue_demo.ko" "$built/workqueue_machine.ko" | sha256sum | cut -c 1-64; }
runs() {
	WQ_INITRD=$dir/initramfs WQ_KERNEL=$flavour kernel/vm/run.sh test guest/packaged.sh \
		MODULES="$(hash_of_modules)" >"$dir/out" 2>&1 &&
		grep -q '^1\.\.[1-9]' "$dir/out" && ! grep -q '^not ok' "$dir/out"
}
check "DKMS has built both modules" append
check "which work in the VM" runs
finish
