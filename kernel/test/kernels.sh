# shellcheck shell=bash
# Sourced by tests of other kernels than the VM's usual one, after tap.sh: builds the modules for them, and runs scripts in
# their VMs.

# shellcheck disable=SC2154 # $dir is tap.sh's
log=$dir/log # what the last check has printed

builds() { # KERNEL [VARIABLE=VALUE...]: the variables are kbuild's
	rm -rf "build/vm/$1"/{module,machine,crowd,culprit} # files that are built already would give no warning
	# Remarks of kbuild itself, as on another version of pahole than the kernel's, begin a line: they do not count.
	make vm WQ_KERNEL="$1" W=1 "${@:2}" >"$log" 2>&1 &&
		! grep -E ': (warning|error):' "$log"
}
evidence() {
	grep '^not ok' "$log"
	tail -n 30 "$log"
}

passes() { # KERNEL SCRIPT
	local steady=${WQ_STEADY:-} accel=${WQ_ACCEL:-tcg}
	[[ $2 != *@1 ]] || steady=1
	[[ $2 != machine* || $steady ]] || accel=tcg,thread=single # as in-vm-one-thread says
	WQ_ACCEL=$accel WQ_TIMEOUT=${WQ_TIMEOUT:-600} WQ_STEADY=$steady WQ_KERNEL=$1 WQ_CONSOLE=build/vm/$1-$2.console.log \
		kernel/vm/run.sh test "guest/${2%@1}.sh" ROUNDS=10 EACH=1000 MINUTES="${MINUTES:-1}" >"$log" 2>&1 &&
		grep -q '^1\.\.[0-9]' "$log" && ! grep -q '^not ok' "$log"
}

release() { cat ".cache/linux-$1/release"; }
has_vm() { [[ -e .cache/linux-$1/release && -e build/vm/$1/initramfs ]]; }

build() { # KERNEL [VARIABLE=VALUE...]
	if kernel/vm/fetch.sh "linux-$1" >"$log" 2>&1; then
		check "$(release "$1"): no warning at W=1 ${*:2}" builds "$@"
	else
		skip "$1: builds" "$(tail -n 1 "$log")"
	fi
}

# Scripts that mostly wait run beside others: begin KERNEL SCRIPT, and later end KERNEL SCRIPT.
declare -A begun
begin() {
	has_vm "$1" || return
	log=$dir/$1-$2 passes "$1" "$2" &
	begun["$1-$2"]=$!
}
passed() {
	wait "${begun[$1-$2]}"
	local status=$?
	cp "$dir/$1-$2" "$log"
	return "$status"
}
end() {
	if ! has_vm "$1"; then
		skip "$2 on $1" "there is no VM of it"
		return
	fi
	check "$(release "$1"): passes $2" passed "$1" "$2"
	if grep -q '^1\.\.0 # SKIP' "$log"; then
		skip "$2 on $1" "$(sed -n 's/^1\.\.0 # SKIP //p' "$log")"
	fi
}

run() { # KERNEL SCRIPT...
	local kernel=$1 script
	shift
	for script; do
		begin "$kernel" "$script"
		end "$kernel" "$script"
	done
}
