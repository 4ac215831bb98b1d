# shellcheck shell=dash
# Sourced by the tests of workqueue_machine, after lib.sh: looking things up in its file.

MACHINE=/proc/workqueue_machine
CALLERS=/proc/workqueue_machine_callers

told() { sed -n "s/^$1 //p" $MACHINE; } # KEY: the value of its line
told_is() { [ "$(told "$1")" = "$2" ]; }
tell() { printf '%s\n' "$*" | /test/bin/put $MACHINE; } # a command, with one write(2)

# Rows of TABLE, for rows whose function is FUNCTION and not gone: the values of COLUMNs; of the tables wait and run, and for
# `all`, whole lines.
values() { # FUNCTION TABLE COLUMN...
	local function=$1 table=$2
	shift 2
	awk -v wanted="$function" -v table="$table" -v columns="$*" '
		NF == 0 { name = ""; next }
		name == "" { name = $1; for (i = 2; i <= NF; i++) at[$i] = i; next }
		name == "row" && $2 == wanted && $5 != "gone" { of[$1] = 1 }
		name == table && $1 in of {
			if (columns == "all") { print; next }
			n = split(columns, column, " ")
			for (i = 1; i <= n; i++)
				printf "%s%s", $at[column[i]], i < n ? " " : "\n"
		}' $MACHINE
}
ended() { [ "$(values "$1" count ended)" = "$2" ]; } # FUNCTION N

# Behind which functions items of FUNCTION waited for long, and how often: a line for each.
behind() { # FUNCTION
	awk -v wanted="$1" '
		NF == 0 { name = ""; next }
		name == "" { name = $1; next }
		name == "row" { function_of[$1] = $2 }
		name == "behind" && function_of[$1] == wanted { print function_of[$2], $3 }' $MACHINE
}
is_behind() { behind "$1" | grep -q "^$2 "; } # FUNCTION CULPRIT

# Who queues items of FUNCTION: context, process and calls, a line for each.
callers() { # FUNCTION
	rows=$(values "$1" row row | tr '\n' ' ')
	awk -v rows=" $rows" 'NF == 5 && index(rows, " " $1 " ") { print $3, $4, $5 }' $CALLERS
}

# A kernel's address, which nothing here may tell.
addresses() { grep -E '0x[0-9a-f]{6}|ffff[0-9a-f]{8}' $MACHINE $CALLERS; }
