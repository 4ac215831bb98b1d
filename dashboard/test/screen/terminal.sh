# shellcheck shell=bash
# wqtop on a terminal that tmux holds: real keys go in, the real screen is read. Sourced in the top directory.
# The file that it watches is a copy; build/test/fake_module.so carries out the commands on it.

# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

# Without the search for leaks, which is in the other tests: where a terminal goes away, it never ends.
export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
fake=$top/build/test/fake_module.so
file=$dir/module
need tmux "$wqtop" "$fake"

terminal() { tmux -L "wqtop-test-$$" -f /dev/null "$@" 2>/dev/null; }
clean_up() { close_terminal; }
evidence() { screen; }

screen() { terminal capture-pane -p; }
has() { screen | grep -qE -- "$1"; }
lacks() { ! has "$1"; }
has_all() {
	local text pattern
	text=$(screen)
	for pattern; do
		grep -qE -- "$pattern" <<<"$text" || return 1
	done
}
# shows PATTERN...: all of them at once, soon.
shows() { soon has_all "$@"; }
hides() { soon lacks "$1"; }
# The screen has nothing but ASCII.
plain() { ! screen | LC_ALL=C grep -q '[^ -~]'; }
# narrow_enough COLUMNS: no line of the screen is longer.
narrow_enough() { ! screen | grep -qE ".{$(($1 + 1))}"; }
# Succeeds if it was shown before: it has scrolled away, or a program's own screen lies over it.
has_scrolled() { { terminal capture-pane -pS -; terminal capture-pane -pa; } | grep -qE -- "$1"; }

find_leader() { leader=$(terminal display-message -p '#{pane_pid}') && [[ -n $leader ]]; }
# The processes of the session that $leader leads, itself among them.
on_terminal() {
	local file pid rest
	for file in /proc/[0-9]*/stat; do
		{ read -r pid rest <"$file"; } 2>/dev/null || continue
		# The name in parentheses may hold blanks; behind it: state, parent, group, session.
		read -ra rest <<<"${rest##*) }"
		[[ ${rest[3]} != "$leader" || ${rest[0]} == Z ]] || echo "$pid"
	done
}
# The one of that name, or pattern, as the kernel knows it: 15 bytes at most.
pid_on_terminal() {
	local leader pid
	find_leader || return
	for pid in $(on_terminal); do
		# shellcheck disable=SC2053 # a pattern
		[[ $(<"/proc/$pid/comm") != $1 ]] || echo "$pid"
	done
}
all_gone() { [[ -z $(on_terminal) ]]; }
signal_all() {
	local pids
	mapfile -t pids < <(on_terminal)
	((${#pids[@]} == 0)) || kill "-$1" "${pids[@]}" 2>/dev/null
}

# Ends what runs on the terminal, and waits for it: what still ran would write where the directory was removed.
close_terminal() {
	local leader patience=5
	if find_leader; then
		signal_all HUP
		signal_all CONT # what was stopped has to hear it
		soon all_gone || signal_all KILL
	fi
	terminal kill-server
	soon closed
}
closed() { ! terminal list-sessions >/dev/null; }

# A shell on a terminal of that size, with a prompt that is known.
open_terminal() {
	close_terminal
	# A server that is just ending takes a new session with it.
	soon new_session "$1" "$2"
	terminal set-option -g status off
	terminal resize-window -x "$1" -y "$2"
	shows '^sane>'
}
new_session() {
	terminal new-session -d -x "$1" -y "$2" \
		"exec env PS1='sane> ' LC_ALL=C.UTF-8 TERM=screen-256color bash --norc --noprofile -i" || return
	terminal list-sessions >/dev/null
}

# keys KEY...: presses them at once, as the tty has them then, but nothing right after Esc: that would be Alt and a key.
# A pause comes after them, so that the next keys are not of the same burst: on a busy machine wqtop still has to run.
keys() {
	local word together=()
	for word; do
		together+=("$word")
		[[ $word == Escape ]] || continue
		press 0.3 "${together[@]}"
		together=()
	done
	((${#together[@]} == 0)) || press 0.06 "${together[@]}"
}

# Until wqtop was at rest for the whole pause: one that was late has only begun to wait for what may follow an Esc.
press() { # SECONDS KEY...
	terminal send-keys "${@:2}"
	sleep "$1"
	for _ in {1..5}; do
		! at_rest || return 0
		soon at_rest
		sleep "$1"
	done
}
# wqtop waits, or what else has the terminal; or there is nothing.
at_rest() {
	local pid stat
	pid=$(pid_of_wqtop 2>/dev/null) && [[ -n $pid && -d /proc/$pid ]] || pid=$(pid_in_front) || return 0
	{ stat=$(<"/proc/$pid/stat"); } 2>/dev/null || return 0
	[[ ${stat##*) } != R* ]]
}
# The leader of the process group that has the terminal.
pid_in_front() {
	local leader stat
	find_leader && { stat=$(<"/proc/$leader/stat"); } 2>/dev/null || return
	# Behind the name: state, parent, group, session, terminal, that group.
	read -ra stat <<<"${stat##*) }"
	echo "${stat[5]}"
}
type_line() { keys -l -- "$1"; keys Enter; }
# Presses KEY, which confirms, once wqtop asks. It takes no answer that comes together with the key that asked.
confirm() { shows ': yes,' && sleep 0.2 && keys "$1"; }

# Starts wqtop on a fresh copy, which it takes for the module: watch COLUMNS ROWS [NAME=VALUE|OPTION...]
watch() {
	local columns=$1 rows=$2 variables="" options=""
	shift 2
	# First of all this ends what ran before: a late command would come into the copy.
	open_terminal "$columns" "$rows"
	rm -f "$file" "${file}_events"
	cp "$sample" "$file"
	[[ ! -e ${sample}_events ]] || cp "${sample}_events" "${file}_events"
	for word; do
		case $word in
		*=*) variables+=" $word" ;;
		*) options+=" $word" ;;
		esac
	done
	rm -f "$dir/modes.after" "$dir/pid"
	# A shell of its own: the one with the prompt mends the terminal's modes after every job.
	cat >"$dir/run" <<-END
		trap : INT
		stty -g >$dir/modes.before
		sh -c 'echo \$\$ >$dir/pid; exec "\$@"' sh env FAKE_MODULE=$file LD_PRELOAD=$fake$variables \
			$wqtop --file $file$options
		stty -g >$dir/modes.after
	END
	type_line "clear; sh $dir/run"
	soon test -s "$dir/pid"
}

# Puts another text in the file's place, whole, with no command in between: alter SED-SCRIPT
alter() {
	{
		flock 9
		sed -E "$1" "$file" >"$file.next"
		mv "$file.next" "$file"
	} 9<"${file%/*}"
}

pid_of_wqtop() { cat "$dir/pid"; }
gone() { [[ -s $dir/modes.after ]]; }

# The processes that it started and has not waited for.
children() { cat "/proc/$(pid_of_wqtop)/task/$(pid_of_wqtop)/children"; }
no_children() { [[ -z $(children) ]]; }

# The terminal is what a shell wants: prompt, echo, its own screen, the cursor, lines that begin at the left.
sane() {
	shows '^sane> ?$' || return 1
	type_line "printf '%s\\n' fo''und"
	shows '^found$' && own_screen
}
own_screen() { [[ $(terminal display-message -p '#{alternate_on} #{cursor_flag}') == "0 1" ]]; }

# And all its modes are as they were before wqtop.
restored() { soon gone && cmp -s "$dir/modes.before" "$dir/modes.after" && sane; }

resize() { terminal resize-window -x "$1" -y "$2"; }
