#!/bin/bash
# Only a key press is a key press: a terminal's answers, slow lines, pastes, bursts. TAP.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/pty.sh
. dashboard/test/screen/pty.sh

# --- what comes from the terminal and is no key ---

# is_no_key NAME BYTES [OPTION]: nothing is sent or saved, and keys go on to work.
is_no_key() {
	on_terminal ${3:+"$3"} <<-END
		until LIVE
		type $2
		wait 1000
		type o
		until accepted
		signal 15
		end
	END
	check "$1: no command" soon sent ordered
	check "$1: nothing is saved, and wqtop goes on" test "$said" = "signal 15" -a ! -e "$XDG_CONFIG_HOME/wqtop"
}
is_no_key "device attributes" '\e[?62;c\e[>0;276;0c\e[=0c'
is_no_key "a colour" '\e]11;rgb:ffff/ffff/ffff\x07\e]10;rgb:cccc/cccc/cccc\e\\'
is_no_key "the mouse of another program" '\e[<0;35;12M\e[<0;35;12m\e[M cc\e[32;35;12M'
is_no_key "the mouse, and --mouse" '\e[<2;35;12M\e[<0;35;12m\e[M#cc' --mouse
is_no_key "the mouse in the mode that highlights" '\e[tcc\e[Tccjoco\e[T\xc3\xa9ccc\xe9c\x9btcc'
is_no_key "that too, and --mouse" '\e[tcc\e[T !o!co\e[<35;12t' --mouse
is_no_key "names and versions" '\eP>|xterm(354)\e\\\eP!|00000000\e\\\eP1+r544e=78\e\\'
is_no_key "states of modes, the cursor, the keyboard" '\e[?2026;2$y\e[24;80R\e[0n\e[?1u\e[I\e[O'
is_no_key "other strings" '\e_Gi=31;OK\e\\\e^cccc\e\\\eXRR\e\\\e]52;c;Y3VzdG9t\e\\'
is_no_key "Alt and a key" '\ec\e\r\eR\eR'
is_no_key "Ctrl, Alt or Shift and an arrow" '\e[1;5A\e[1;3B\e[1;2C\eOa\e\e[A'
is_no_key "an unknown sequence, a long one, a broken one" '\e[99~\e[1;2;3;4;5;6;7;8;9c\e[1\r;5custom'
is_no_key "a character of UTF-8" '\xc3\xa9\xe2\x82\xac'
is_no_key "controls in one byte, raw and in UTF-8" '\x9b62;c\xc2\x9b62;c'

# --- characters that are cut, and characters of one byte ---

# is_key_behind NAME BYTES [VARIABLE...]: the o at once behind them is a key, and nothing else is.
is_key_behind() {
	on_terminal "${@:3}" <<-END
		until LIVE
		type $2o
		until accepted
		signal 15
		end
	END
	check "$1, then a key" soon sent ordered
}
is_key_behind "a cut character" '\xe2\x82\xe9\x9b\xf0\x9f\x98'
is_key_behind "Alt and a cut one" '\e\xe2\x82'
is_key_behind "the end of one" '\xa9\x82\xac'
is_key_behind "the end of one, which might open a sequence" '\x9b\x80\x9d\x9f\x98\x80\x8f'
is_key_behind "a cut character where the locale is C" '\xe9\xe2\x82\x80\x9d' LC_ALL=C
is_key_behind "characters and controls of one byte, the locale is C" '\xe9\x9b>0;276;0c\xe9\xa3\xe9' LC_ALL=C
latin1="characters and controls of one byte, the locale is of Latin-1"
if localedef -i en_US -f ISO-8859-1 "$dir/latin1" 2>/dev/null; then
	is_key_behind "$latin1" '\xe9\x9b?62;c\xc3\x9b>0;276;0c\xc2\x9b62c\e\xdc' LOCPATH="$dir" LC_ALL=latin1
else
	skip "$latin1" "localedef makes no such locale here"
fi
on_terminal <<-'END'
	until LIVE
	type R
	until Reset all
	wait 200
	type \xe9R
	wait 1000
	type \e
	wait 1000
	type o
	until accepted
	signal 15
	end
END
check "such a character declines a question" soon sent ordered

# --- slow lines ---

# slowly MS BYTE...: steps that type them so far apart.
slowly() {
	local ms=$1 byte
	shift
	for byte; do printf 'type %s\nwait %s\n' "$byte" "$ms"; done
}
# On a busy machine they come later: three times in a row would be a flaw of wqtop.
slow_arrows() {
	on_terminal <<-END
		until LIVE
		type :bound\r
		until accepted
		wait 200
		type :
		wait 200
		$(slowly 60 '\e' '[' 'A')
		type \r
		wait 500
		type :
		wait 200
		$(slowly 60 '\e' 'O' 'A')
		type \r
		wait 1000
		signal 15
		end
	END
	soon sent bound,bound,bound
}
check "an arrow whose bytes come 60 ms apart is one" eval 'slow_arrows || slow_arrows || slow_arrows'
on_terminal <<-END
	until LIVE
	$(slowly 60 '\e' '[' '>' 0 ';' 2 7 6 ';' 0 c)
	$(slowly 400 '\e' '[A' '\e' '[>0;276;0c' '\e[>0;' '276;0c' '\e]11;rgb:' 'ffff/cccc\x07')
	wait 1000
	type o
	until accepted
	signal 15
	end
END
check "neither is a slow answer a command, nor a late rest" soon sent ordered
on_terminal <<-'END'
	until LIVE
	type :custom
	wait 300
	type \e
	wait 1000
	type o
	until accepted
	signal 15
	end
END
check "Esc alone leaves the command line" soon sent ordered

# --- pastes ---

on_terminal <<-'END'
	until LIVE
	type :
	wait 100
	type \e[200~custom n=8\rcancel custom\r\e[201~
	until only the first line
	signal 15
	end
END
check "a paste into the command line sends nothing" soon sent ""
on_terminal <<-'END'
	until LIVE
	type :cus
	wait 100
	type \e[200~tom n=8\e[201~
	wait 1000
	type \r
	until accepted
	signal 15
	end
END
check "Enter sends it" soon sent "custom n=8"
on_terminal <<-'END'
	until LIVE
	type \e[200~custom\rRRcc\e[201~
	until the paste was ignored
	wait 1000
	type R
	until Reset all
	type \e[200~R\e[201~
	wait 1000
	type o
	until accepted
	signal 15
	end
END
check "a paste elsewhere is ignored, and answers no question" soon sent ordered
on_terminal <<-'END'
	until LIVE
	type :
	wait 100
	type \e[200~caf\xc3\xa9\e[201~
	until was not taken
	signal 15
	end
END
check "a paste that no command can be is told" says "signal 15"

# A terminal should take the end of a paste out of the text, and not all do.
on_terminal <<-'END'
	until LIVE
	type :
	wait 300
	type \e[200~custom\e[201~ n=8\rRRcc\e[201~
	until came together with a paste
	wait 1000
	type \r
	until accepted
	wait 300
	type \e[200~x\e[201~ccRR\e[201~
	until came together with a paste
	signal 15
	end
END
check "a paste with an end inside: the rest is no typing" soon sent custom

# --- bursts, of a terminal that tells no paste ---

on_terminal <<-'END'
	until LIVE
	type :
	wait 300
	type custom n=8 do=sleep:500\rcancel custom\r
	until came together
	signal 15
	end
END
check "two lines at once: only the first one" soon sent "custom n=8 do=sleep:500"
on_terminal <<-'END'
	until LIVE
	type RR
	until Reset all
	wait 200
	type :reset\r\r
	until Reset all
	wait 200
	type \e
	wait 1000
	type Ccc
	until Cancel what
	wait 200
	type q
	wait 300
	type o
	until accepted
	signal 15
	end
END
check "a question is not answered by the burst that asked" soon sent ordered
on_terminal <<-'END'
	until LIVE
	type R
	until Reset all
	wait 100
	type R
	until were reset
	signal 15
	end
END
check "but by the next press" soon sent reset

finish
