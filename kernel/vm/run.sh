#!/bin/bash
# Boots the VM.
#   run.sh demo [PARAMETER...]         wqtop, then a shell, on this terminal; $PLAY names a script that wqtop plays,
#                                      $WQTOP_FLAGS are its options; with --machine among them, or a script about the
#                                      machine(...), workqueue_machine is loaded
#   run.sh test SCRIPT [PARAMETER...]  runs kernel/test/SCRIPT in the VM, without a terminal: its output is ours, so is
#                                      its exit status; the module is not loaded
# PARAMETERs go on the kernel's command line; a KEY=value without a dot is in the guest's environment as well.
#
# From the environment:
#   WQ_KERNEL   which kernel (cloud-amd64, on arm64 cloud-arm64; `make vm WQ_KERNEL=...` gets others)
#   WQ_INITRD   what it boots with (build/vm/$WQ_KERNEL/initramfs)
#   WQ_ACCEL    tcg, or kvm. KVM is never chosen by itself: there are machines whose /dev/kvm hangs the guest.
#   WQ_CPUS     how many CPUs the VM has (2)
#   WQ_STEADY   1: the VM has one CPU, and a clock that counts its instructions and skips idleness: a test of milliseconds
#               does not see what else this machine does (tcg only); the test is told, by WQ_STEADY=1
#   WQ_SHIFT    of a steady VM: an instruction takes 2^WQ_SHIFT ns of its time (1)
#   WQ_PLUGIN   a plugin of QEMU with its options, FILE.so,KEY=VALUE...
#   WQ_BOOT     seconds until the VM is ready (60), counted as the next; kernels with detectors take longer than usual ones
#   WQ_TIMEOUT  seconds that a test may take (300), not counting those in which this machine had no CPU for the VM
#   WQ_CONSOLE  where the kernel's log goes (demo: build/vm/console.log, test: build/vm/SCRIPT.console.log)
set -u

cd "$(dirname "$0")/../.." || exit

kernel=${WQ_KERNEL:-cloud-$(kernel/vm/arch.sh)}
arch=$(kernel/vm/arch.sh "$kernel")
image=.cache/linux-$kernel
initramfs=${WQ_INITRD:-build/vm/$kernel/initramfs}
accel=${WQ_ACCEL:-tcg}
time_limit=${WQ_TIMEOUT:-300}
boot_limit=${WQ_BOOT:-60} # usually it is 3
boot_tries=3  # one boot in a dozen was seen to hang on a busy machine

die() {
	echo "run.sh: $*" >&2
	exit 1
}

is_steady() { [[ ${WQ_STEADY:-} == 1 && $accel == tcg ]]; }

# Attaching to a tracepoint patches the kernel's code. Where each CPU has a thread of its own, QEMU may go on running what it
# translated before, and the kernel dies of that: here the CPUs share one.
add_machine() {
	[[ " ${WQTOP_FLAGS:-} " == *" --machine "* ]] || grep -qs 'machine(' "${PLAY:-}" || return 0
	[[ $accel != tcg ]] || accel=tcg,thread=single
	parameters+=(WQ_MACHINE=1)
}

# Sets $mode, $console, $parameters and two open files: 5 and 6 are the VM's terminal, in and out.
parse() {
	mode=${1:-}
	case $mode in
	demo)
		kernel/vm/preflight.sh terminal script || exit
		term=$(kernel/vm/preflight.sh term) || exit
		exec 5<>/dev/tty 6>&5
		shift
		console=build/vm/console.log
		local rows columns
		read -r rows columns < <(stty size <&5)
		parameters=(WQ_MODE=demo WQ_ROWS="$rows" WQ_COLUMNS="$columns")
		add_machine
		;;
	test)
		script=${2:-}
		[[ -f kernel/test/$script ]] || die "there is no test kernel/test/$script"
		exec 5</dev/null 6>&1
		shift 2
		console=build/vm/${script##*/}.console.log
		parameters=(WQ_MODE=test WQ_TEST="$script")
		;;
	*)
		die "usage: run.sh demo | test SCRIPT [KERNEL PARAMETER...]"
		;;
	esac
	if is_steady; then
		parameters+=(WQ_STEADY=1)
	fi
	parameters+=("$@")
	console=${WQ_CONSOLE:-$console}
}

# Adds what belongs to this demo alone to the files that the VM boots with: quotes and blanks do not pass the kernel's
# command line, and a terminal's description has to be where ncurses looks for it.
add_files() {
	local files=$run/files
	local variables=(TERM="$term" ${COLORTERM:+COLORTERM="$COLORTERM"} ${NO_COLOR:+NO_COLOR=1}
		${WQTOP_FLAGS:+WQTOP_FLAGS="$WQTOP_FLAGS"} ${PLAY:+WQ_PLAY="${PLAY##*/}"})
	if [[ $(locale charmap 2>/dev/null) == UTF-8 ]]; then
		variables+=(LANG=C.UTF-8)
	fi
	mkdir -p "$files/etc" "$files/root" "$files/usr/share/terminfo"
	printf 'export %s\n' "${variables[@]@Q}" >"$files/etc/demo.sh"
	infocmp -x -- "$term" | tic -x -o "$files/usr/share/terminfo" -
	[[ -z ${PLAY:-} ]] || cp -- "$PLAY" "$files/root/"
	kernel/vm/append.sh "$initramfs" "$files" >"$run/initramfs" || die "could not write $run/initramfs"
	initramfs=$run/initramfs
}

# Gives the VM all keys but Ctrl-C, which ends it while it boots: nobody in it could be meant yet.
keys_but_one_to_vm() { stty raw opost -echo -iexten isig quit undef susp undef <&5; }

# That one too.
keys_to_vm() { stty -isig <&5; }

# Starts QEMU, $qemu: in the background, so that this shell can look after the window's size, deadlines and signals.
# setpriv makes it die with this shell, should that be killed without a chance to clean up.
start() {
	local terminal="file,path=/dev/stdout,append=on"
	if [[ $mode == demo ]]; then
		# Not stdio, which has modes of its own for the terminal, and sets them when it likes. Opened by QEMU, because it
		# makes the open file non-blocking, which those who share it, such as the user's shell, would suffer from.
		terminal="pipe,path=/dev/tty"
		keys_but_one_to_vm
	fi
	local cpus=(-smp "${WQ_CPUS:-2}")
	if is_steady; then
		cpus=(-smp 1 -icount "shift=${WQ_SHIFT:-1},sleep=off") # two CPUs do not boot so
	fi
	if [[ ${WQ_PLUGIN:-} ]]; then
		cpus+=(-plugin "$WQ_PLUGIN")
	fi
	local arguments=(
		-accel "$accel" "${cpus[@]}" -m 512 -nodefaults -display none -no-reboot
		-kernel "$image/vmlinuz" -initrd "$initramfs"
		-chardev "file,id=console,path=$run/console.log" -serial chardev:console
		-chardev "$terminal,id=terminal"
		-chardev "pipe,id=control,path=$run/control"
	)
	# loglevel=5: warnings and worse go to the console at once; of the rest init sends a copy at the end,
	# because who logs waits for the console. log_buf_len: room for all of it, or a test would look for warnings in
	# the end only. notests: testing ciphers takes half of a boot's instructions. panic=-1: a panic ends the VM.
	# noirqdebug: PREEMPT_RT may take the console's interrupt for nobody's and turn it off, and whoever writes to the
	# console waits forever.
	local words=(loglevel=5 log_buf_len=4M cryptomgr.notests panic=-1 noirqdebug "${parameters[@]}")
	"machine_of_$arch"
	setpriv --pdeathsig KILL "$emulator" "${arguments[@]}" -append "${words[*]}" <&5 >&6 2>"$run/qemu.err" &
	qemu=$!
}

# These two add to start()'s $arguments and $words, and choose QEMU's $emulator.
machine_of_amd64() {
	emulator="qemu-system-x86_64"
	arguments+=(-machine q35 -cpu max -serial chardev:terminal -serial chardev:control)
	words+=(console=ttyS0 WQ_TERMINAL=ttyS1 WQ_CONTROL=ttyS2 no_timer_check)
	# no5lvl: where addresses have five levels, KASAN takes an interrupt that comes while the boot CPU is identified for a
	# wild access, and keeps silent from then on. tsc=reliable: on a busy machine the kernel finds that clock to be unstable
	# and changes to another; where it patches its own code for that (Linux 7.3), another emulated CPU may still meet the
	# breakpoint of the patch, and the kernel panics.
	# tsc_early_khz: on a busy machine the kernel measures that clock several times too slow, and so lives too fast.
	words+=(no5lvl tsc=reliable ${khz:+tsc_early_khz="$khz"})
}

machine_of_arm64() {
	emulator="qemu-system-aarch64"
	local cpu=max gic=3
	if [[ $accel == tcg* ]]; then
		cpu+=,pauth=off # emulated, the signing of pointers takes most of a boot's time
	else
		gic=host
	fi
	# This machine has one serial port, a PL011; the others are on its PCI bus.
	arguments+=(-machine "virt,gic-version=$gic" -cpu "$cpu"
		-device "pci-serial,chardev=terminal" -device "pci-serial,chardev=control")
	words+=(console=ttyAMA0 WQ_TERMINAL=ttyS0 WQ_CONTROL=ttyS1)
}

stop() {
	[[ -n $qemu ]] || return
	kill -KILL "$qemu" 2>/dev/null
	wait "$qemu" 2>/dev/null
	qemu=
}

send_size() {
	[[ $mode == test ]] || stty size <&5 >&4
}

# Seconds for which the VM has waited for a CPU of this machine though it had work to do: those of the thread that has waited
# longest. They are its time by no clock, and so count against no deadline.
starved() {
	cat /proc/"$qemu"/task/*/schedstat 2>/dev/null | awk '$2 > most { most = $2 } END { printf "%d\n", most / 1e9 }'
}

# Looks after the VM until it ends or its time is up. Leaves in $state how far it came: booting (it never said
# that it is ready), ready (it did, but not that it ends), or off; and in $status the test's.
# It looks around five times a second: then signal handlers need only set a flag, and nothing depends on which of bash's
# doings a signal interrupts.
supervise() {
	local message='' part alive=1 deadline=$((SECONDS + boot_limit))
	state=booting status=1
	while :; do
		if read -r -t 0.2 -u 3 part; then
			message+=$part
			case $message in
			ready)
				state=ready
				deadline=0
				if [[ $mode == demo ]]; then
					keys_to_vm
				else
					deadline=$((SECONDS + time_limit))
				fi
				resized=1 # perhaps, while nobody in the guest listened
				;;
			"status "*) status=${message#status } ;;
			off) state=off ;;
			esac
			message=
		else
			message+=$part # what there is of a line that is not complete
			((alive)) || return
			# Once around the loop after its end, for its last words.
			kill -0 "$qemu" 2>/dev/null || alive=0
		fi
		# A closed window tells only who leads the session, and a make that does waits for us without a word.
		[[ $mode == test || -t 5 ]] || exit 129
		if [[ -n $resized && $state == ready ]]; then
			resized=
			send_size
		fi
		if ((deadline && SECONDS > deadline && SECONDS > deadline + $(starved))); then
			return
		fi
	done
}

# However this ends: no QEMU is left, the terminal is as it was, the log is in its place.
clean_up() {
	trap '' HUP INT TERM # a closing terminal, and make, may both send one
	stop
	if [[ $mode == demo ]]; then
		stty "$saved_tty" <&5
		if [[ $state == off ]]; then
			# Over what the line holds: the end of the shell's last one may be lost with the VM.
			printf '\rthe VM is off%s\n' "$(tput -T "$term" el)" >&6
		elif [[ $state == ready ]]; then
			# wqtop had no chance to: leave the alternate screen, show the cursor, plain characters.
			printf 'rmcup\ncnorm\nsgr0\n' | tput -T "$term" -S >&6
		elif [[ -n $interrupted ]]; then
			printf '\rinterrupted: the VM is off\n' >&6
		fi
	fi
	mv -f "$run/console.log" "$console" 2>/dev/null
	rm -rf "$run"
}

parse "$@"
[[ -e $image/vmlinuz && -e $initramfs ]] || die "the VM is not built; run 'make vm' first"

# Each VM has files of its own; the log gets its name as a link, until it is complete and moves there.
mkdir -p build/vm
run=$(mktemp -d build/vm/run.XXXXXX) || exit
mkfifo "$run/control.in" "$run/control.out"
exec 3<>"$run/control.out" 4<>"$run/control.in" # <>: opening doesn't wait for QEMU
ln -sfn "$PWD/$run/console.log" "$console"

# Once for all tries, and before anything is said: it takes a tenth of a second.
khz=
if [[ $arch == amd64 && $accel == tcg* ]] && ! is_steady; then
	khz=$(build/vm/tsc_khz)
fi
qemu='' state='' resized='' interrupted=''
if [[ $mode == demo ]]; then
	saved_tty=$(stty -g <&5)
	trap 'resized=1' WINCH
fi
trap clean_up EXIT
trap 'exit 129' HUP
trap 'interrupted=1; exit 130' INT
trap 'exit 143' TERM

if [[ $mode == demo ]]; then
	add_files
	[[ $term == "$TERM" ]] || echo "TERM=$TERM is not known here: the VM takes it for $term" >&6
fi
for ((try = 1; try <= boot_tries; try++)); do
	if [[ $mode == demo ]]; then
		echo "booting Linux $(<"$image/release") in QEMU; wqtop follows in seconds" >&6
	fi
	start
	supervise
	[[ $state == booting && $try -lt $boot_tries ]] || break
	stop
	echo "# the VM did not come up; trying again" >&2
done

if [[ $state == off ]]; then
	[[ $mode == demo ]] || exit "$status"
	exit 0
fi

# It didn't end as it should: say so, with the last that was heard from it.
case $state in
booting) reason="the VM does not come up" ;;
ready) reason="the VM ended unexpectedly" ;;
esac
if [[ $state == ready ]] && kill -0 "$qemu" 2>/dev/null; then
	reason="not done after $time_limit seconds"
fi
complaints=$(<"$run/qemu.err")
trap - EXIT
clean_up
if [[ $mode == test ]]; then
	echo "not ok - $script: $reason" >&6 # and not "Bail out!", which would keep the tests after this one from running
else
	echo "run.sh: $reason" >&2
fi
{
	echo "the end of its log, $console:"
	tail -n 40 "$console"
	echo "$complaints"
} | sed 's/^/# /' >&2
exit 1
