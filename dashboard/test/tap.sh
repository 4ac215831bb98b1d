# shellcheck shell=bash
# Sourced by every test, in the top directory: TAP, a directory that is removed at the end, waiting for conditions.

top=$PWD
# shellcheck disable=SC2034 # used by those who source this
wqtop=$top/build/test/wqtop # with sanitizers
# shellcheck disable=SC2034
sample=$top/dashboard/test/data/busy.txt
number=0
failed=0

dir=$(mktemp -d)
chmod 755 "$dir"
# The screen is read as characters, whatever the locale that the tests are started in.
export LC_ALL=C.UTF-8
export ASAN_OPTIONS=log_path=$dir/sanitizer UBSAN_OPTIONS=log_path=$dir/sanitizer
echo 'leak:new_prescr' >"$dir/not_ours" # ncurses, of a terminal that it does not know
export LSAN_OPTIONS=suppressions=$dir/not_ours:print_suppressions=0
# Nor does what the developer saved for his own use matter.
export XDG_CONFIG_HOME=$dir/config
unset WQTOP_FLAGS NO_COLOR COLORTERM
trap 'clean_up; rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
clean_up() { :; } # a test that leaves more than files has its own

# need PROGRAM...: a test that cannot run here says so.
need() {
	for word; do
		command -v "$word" >/dev/null && continue
		echo "1..0 # SKIP $word is not there"
		exit 0
	done
}

# Shown for a test that failed.
evidence() { :; }

# check NAME COMMAND...: one test.
check() {
	local name=$1
	shift
	number=$((number + 1))
	if "$@"; then
		echo "ok $number - $name"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $number - $name"
	echo "# failed: $*"
	evidence | sed 's/^/# |/'
}

skip() {
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

# check_loading NAME COMMAND...: a check of how wqtop tells to load the module: it does not where root may load none, and it
# names modprobe where that finds the module.
check_loading() {
	if [[ $(id -u) == 0 ]] && ! grep -q '^CapEff:.*[13579bdf]....$' /proc/self/status; then
		skip "$1" "this container may not load modules (CAP_SYS_MODULE)"
	elif grep -qs '/workqueue_demo\.ko' "/lib/modules/$(uname -r)/modules.dep"; then
		skip "$1" "modprobe finds the module here"
	else
		check "$@"
	fi
}

# status_of STATUS OPTION...: runs wqtop, which is to end with that status; `said TEXT` looks into its words.
status_of() {
	"$wqtop" "${@:2}" >"$dir/out" 2>&1
	[[ $? == "$1" ]]
}
said() { grep -qF -- "$1" "$dir/out"; }

no_complaints() { ! cat "$dir"/sanitizer.* 2>/dev/null; }

finish() {
	check "no sanitizer has complained" no_complaints
	echo "1..$number"
	exit $((failed > 0))
}

# soon COMMAND...: waits until it succeeds, $patience seconds, or longer where the machine is slow: tries are counted and
# not seconds, and on a busy machine each of them takes longer.
patience=10
soon() {
	local tries=$((patience * 20))
	until "$@"; do
		((tries-- > 0)) || return 1
		sleep 0.05
	done
}
