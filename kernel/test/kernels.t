#!/bin/bash
# Tries other kernels than the VM's usual one: the module builds for them without a warning, and tests pass in them.
#   kernels.t                     the kernels and scripts of `make test`
#   kernels.t KERNEL SCRIPT...    these scripts on that kernel; for KERNEL see fetch.sh
# SCRIPT@1 runs with one CPU, and a clock that counts its instructions.
set -u
cd "$(dirname "$0")/../.." || exit 1
. dashboard/test/tap.sh
log=$dir/log # what the last check has printed

builds() { # KERNEL
	rm -rf "build/vm/$1/module" # files that are built already would give no warning
	# Remarks of kbuild itself, as on another version of pahole than the kernel's, begin a line: they do not count.
	make vm WQ_KERNEL="$1" W=1 >"$log" 2>&1 &&
		! grep -E ': (warning|error):' "$log"
}
evidence() {
	grep '^not ok' "$log"
	tail -n 30 "$log"
}

passes() { # KERNEL SCRIPT
	local steady=${WQ_STEADY:-}
	[[ $2 != *@1 ]] || steady=1
	WQ_TIMEOUT=${WQ_TIMEOUT:-600} WQ_STEADY=$steady WQ_KERNEL=$1 WQ_CONSOLE=build/vm/$1-$2.console.log \
		kernel/vm/run.sh test "guest/${2%@1}.sh" ROUNDS=10 EACH=1000 MINUTES="${MINUTES:-2}" >"$log" 2>&1 &&
		grep -q '^1\.\.[0-9]' "$log" && ! grep -q '^not ok' "$log"
}

try() { # KERNEL SCRIPT...
	local kernel=$1
	shift
	if ! kernel/vm/fetch.sh "linux-$kernel" >"$log" 2>&1; then
		skip "$kernel: builds and passes $*" "$(tail -n 1 "$log")"
		return
	fi
	[[ ${WQ_BUILT:-} ]] || check "$(cat ".cache/linux-$kernel/release"): no warning at W=1" builds "$kernel"
	for script; do
		check "$(cat ".cache/linux-$kernel/release"): passes $script" passes "$kernel" "$script"
		if grep -q '^1\.\.0 # SKIP' "$log"; then
			skip "$script on $kernel" "$(sed -n 's/^1\.\.0 # SKIP //p' "$log")"
		fi
	done
}

# The terminal of a user, in the VM that was just built.
freezes() { # KERNEL
	WQ_KERNEL=$1 dashboard/test/screen/freeze.sh >"$log" 2>&1 && grep -q '^1\.\.[1-9]' "$log"
}

# Lessons mostly wait, so they run beside the soak. The bounds want no more neighbours than they have.
begin_lessons() { # KERNEL
	[[ -e build/vm/$1/initramfs ]] || return
	log=$dir/lessons passes "$1" lessons &
	lessons=$!
}
lessons_passed() { wait "$lessons" || { cp "$dir/lessons" "$log"; false; }; }
end_lessons() { # KERNEL
	if [[ -e build/vm/$1/initramfs ]]; then
		check "$(cat ".cache/linux-$1/release"): passes lessons" lessons_passed
	else
		skip "lessons on $1" "there is no VM of it"
	fi
}

if (($#)); then
	try "$@"
	finish
fi

# 5.10, 6.1, 6.12 and the newest, without this system's own kernel, on which all other tests run.
usual=$(cat .cache/linux-cloud-amd64/release) || exit 1
try bullseye_cloud-amd64 verbs bh
[[ $usual == 6.1.* ]] || try bookworm_cloud-amd64 verbs
[[ $usual == 6.12.* ]] || try bookworm_6.12-cloud-amd64 verbs
newest=trixie-backports_cloud-amd64
try $newest verbs bh concurrency lifecycle scenarios@1 bounds bounds@1
begin_lessons $newest
WQ_BUILT=1 try $newest soak
end_lessons $newest
try amd64 freezable suspend
if [[ -e build/vm/amd64/initramfs ]]; then
	check "$(cat .cache/linux-amd64/release): S f freezes and thaws" freezes amd64
else
	skip "S f freezes and thaws" "there is no VM with pm_test"
fi
try trixie-backports_amd64 suspend
finish
