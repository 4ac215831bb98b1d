#!/bin/bash
# A terminal that takes nothing, is taken away, or is none for pictures. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/pty.sh
. dashboard/test/screen/pty.sh
need tic infocmp

declare -A number=([HUP]=1 [INT]=2 [QUIT]=3 [TERM]=15 [SEGV]=11)
paste_is_off() { wrote_last $'\e[?2004l' $'\e[?2004h'; }

# --- bracketed paste ends with wqtop ---

for way in 'type q' 'signal 15' 'signal 1' 'type \x03' 'type \x1c' 'signal 11'; do
	on_terminal <<-END
		until LIVE
		$way
		end
		modes
	END
	check "$way: no more pastes in brackets" paste_is_off
	check "$way: the modes of a shell" grep -qx cooked <<<"$said"
done
stops_and_goes_on='until [?2004l
stopped
modes
fg
until [?2004h
until LIVE
modes
signal 15
end'
on_terminal <<-END
	until LIVE
	type \x1a
	$stops_and_goes_on
END
check "Ctrl-Z ends it, and fg asks for it again" says $'cooked\nraw\nsignal 15'

# --- no output is taken ---

frames=$(for _ in {1..40}; do printf 'type \\x0c\nwait 40\n'; done)
for signal in TERM HUP INT QUIT; do
	on_terminal <<-END
		until  quit
		type \x13
		wait 1200
		signal ${number[$signal]}
		end
		modes
	END
	check "Ctrl-S, SIG$signal: ends" says "signal ${number[$signal]}"$'\ncooked'
	check "Ctrl-S, SIG$signal: the terminal is put right" wrote_last $'\e[?1049l' $'\e[?1049h'
	on_terminal <<-END
		until LIVE
		deaf
		$frames
		signal ${number[$signal]}
		end
		modes
	END
	check "a dead line, SIG$signal: ends" says "signal ${number[$signal]}"$'\ncooked'
done
# In the middle of a frame: ncurses would ignore the signal while it draws.
on_terminal <<-END
	until LIVE
	deaf
	$frames
	signal 20
	hear
	$stops_and_goes_on
END
check "a slow line, Ctrl-Z within a frame: stops, and goes on" says $'cooked\nraw\nsignal 15'
# It is not willing from the beginning.
real=$wqtop wqtop=$dir/stopped
cat >"$wqtop" <<END
#!/bin/sh
perl -MPOSIX -e 'tcflow(1, TCOOFF)'
exec "$real" "\$@"
END
chmod +x "$wqtop"
for signal in TERM HUP INT QUIT; do
	on_terminal <<-END
		wait 1000
		signal ${number[$signal]}
		end
		modes
	END
	check "started after Ctrl-S, SIG$signal: ends" says "signal ${number[$signal]}"$'\ncooked'
done
# Started in the background it stops, as its first wish is to set the terminal's modes.
wqtop=$dir/background
cat >"$wqtop" <<END
#!/bin/bash
set -m
"$real" "\$@" &
until grep -q '^State:.T' /proc/\$!/status; do sleep 0.05; done
kill -TERM \$!
kill -CONT \$!
# First of all it hears of the stop: 22 is SIGTTOU.
while wait \$!; [ \$? = \$((128 + 22)) ]; do sleep 0.05; done
wait \$!
echo "ended by \$((\$? - 128))"
END
chmod +x "$wqtop"
on_terminal <<-'END'
	end
END
check "in the background, SIGTERM: ends" wrote "ended by 15"
# Another process is in the middle of a write, as a shell is that tells of a stopped job.
wqtop=$dir/beside
cat >"$wqtop" <<END
#!/bin/sh
{ until grep -q 'command="ordered' "$file"; do sleep 0.05; done; head -c 20000 /dev/zero | tr '\\0' ' '; } &
exec "$real" "\$@"
END
chmod +x "$wqtop"
on_terminal <<-'END'
	until  quit
	deaf
	type o
	wait 600
	type q
	wait 200
	hear
	end
	modes
END
wqtop=$real
check "beside another writer: q ends it" says $'status 0\ncooked'
check "beside another writer: the terminal is given back" wrote_last $'\e[?1049l' $'\e[?1049h'
on_terminal <<-'END'
	until  quit
	type \x13
	wait 300
	type o
	wait 300
	type q
	end
	modes
END
check "Ctrl-S: keys still work, q too" says $'status 0\ncooked'
check "Ctrl-S: a key sent" soon sent ordered
on_terminal <<-'END'
	until  quit
	type \x13
	wait 300
	type o
	wait 600
	type \x11
	until accepted
	signal 15
	end
END
check "Ctrl-Q: the picture goes on" says "signal 15"
on_terminal <<-'END'
	until  quit
	type \x13
	wait 300
	type \x1a
	stopped
	modes
	fg
	until LIVE
	modes
	signal 15
	end
	modes
END
check "Ctrl-S, Ctrl-Z and fg: the picture is back" says $'cooked\nraw\nsignal 15\ncooked'
check "Ctrl-S, Ctrl-Z and fg: its own screen again" test "$(grep -o $'\e\[?1049h' "$output" | wc -l)" = 2
on_terminal <<-'END'
	until LIVE
	hang
	end
END
check "the terminal is gone: ends" grep -qE '^(signal 1|status 0)$' <<<"$said"

# --- stopped without being asked ---

on_terminal --mouse <<-'END'
	until LIVE
	signal 19
	stopped
	modes
	fg
	until [?2004h
	until [?1000h
	until LIVE
	modes
	type o
	until accepted
	signal 15
	end
	modes
END
check "SIGSTOP and fg: modes, the picture, and keys" says $'cooked\nraw\nsignal 15\ncooked'
check "SIGSTOP and fg: its own screen again" test "$(grep -o $'\e\[?1049h' "$output" | wc -l)" = 2
on_terminal <<-'END'
	until LIVE
	signal 19
	stopped
	signal 15
	fg
	end
	modes
END
check "SIGSTOP, SIGTERM and fg: ends" says $'signal 15\ncooked'
for stop in 'type \x1a' 'signal 19'; do
	on_terminal <<-END
		until LIVE
		$stop
		stopped
		signal 15
		signal 18
		end
		modes
	END
	check "$stop, SIGTERM and bg: ends, without touching the shell's terminal" says $'signal 15\ncooked'
	check "$stop, SIGTERM and bg: writes nothing there" test "$(grep -o $'\e\[?2004h' "$output" | wc -l)" = 1
done

# --- sizes ---

on_terminal LINES=24 COLUMNS=80 <<-END
	until LIVE
	size 40 120
	until 40d
	signal 15
	end
END
check "LINES and COLUMNS: the terminal's size wins" says "signal 15"

# --- terminals without a picture ---

for term in dumb unknown "" nonsense; do
	on_terminal "TERM=$term" <<-'END'
		end
	END
	check "TERM=$term: refused" says "status 1"
	check "TERM=$term: with a remedy, on one line" test "$(grep -c 'TERM names .*use -b for text' "$output")" = 1
done
# One that prints on paper, described here; two that ncurses-term has.
printf 'paper|prints on paper, am, hc, os, cols#80, bel=^G, cr=^M, cud1=^J, ind=^J,\n' >"$dir/paper"
check "a terminal of paper is described" tic -o "$dir/terminfo" "$dir/paper"
for term in paper tty33 lpr; do
	TERMINFO=$dir/terminfo infocmp "$term" >/dev/null 2>&1 ||
		{ skip "TERM=$term: refused" "terminfo does not have it: it is in the package ncurses-term"; continue; }
	on_terminal "TERM=$term" "TERMINFO=$dir/terminfo" <<-'END'
		end
	END
	check "TERM=$term: refused" says "status 1"
	check "TERM=$term: with a remedy" wrote 'cannot place the cursor: set it, or use -b'
done

finish
