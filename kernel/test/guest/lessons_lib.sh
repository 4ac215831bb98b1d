# shellcheck shell=dash
# Sourced by the tests of lessons, after lib.sh.

# A point for each point of the lesson; lines that explain stay.
relay() { # LESSON
	while IFS= read -r line; do
		case $line in
		"ok "*) report 0 "$1: ${line#*- }" ;;
		"not ok "*) report 1 "$1: ${line#*- }" ;;
		"# "*) echo "$line" ;;
		"1.."*) ;;
		*) report 1 "$1: $line" ;;
		esac
	done </tmp/lesson || :
}

check_lesson() { # LESSON
	wqtop --lesson "$1" --check >/tmp/lesson
	status=$?
	relay "$1"
	is $status 0 "$1: wqtop says so with its exit status"
}
