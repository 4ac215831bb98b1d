#!/bin/bash
# The rule of dashboard/README.md: a room includes only rooms to the left of it, and pure rooms ask nobody. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/tap.sh
. dashboard/test/tap.sh

# Rooms with a comma between them stand side by side and do not know each other; "top" is loop.c and main.c.
rooms=(lib "look,read,input" model "layout,options,send" "keys,print" "view,tools" top)
declare -A floor=([common]=-1)
for i in "${!rooms[@]}"; do
	for room in ${rooms[i]//,/ }; do floor[$room]=$i; done
done
room_of() { [[ $1 == */* ]] && echo "${1%%/*}" || echo top; }
may() { # may FROM TO: whether a file in FROM may include one in TO
	case $1:$2 in
	term:lib | term:look | term:input | view:term | top:term) return 0 ;;
	term:* | *:term) [[ $1 == "$2" ]] ;;
	*) [[ $1 == "$2" || ${floor[$2]} -lt ${floor[$1]} ]] ;;
	esac
}
climbs() {
	local file include
	while IFS=':"' read -r file _ include _; do
		may "$(room_of "${file#dashboard/}")" "$(room_of "$include")" || echo "$file includes $include"
	done < <(grep -H '^#include "' dashboard/*.[ch] dashboard/*/*.[ch])
}
asks='<(fcntl|poll|signal|sys/.*|time|unistd)\.h>|"lib/(clock|file|signals)\.h"|"read/(recorder|source)\.h"'
pure=(dashboard/{look,input,model,layout,keys,print}/*.[ch])

said=$(climbs)
evidence() { echo "$said"; }
# shellcheck disable=SC2317 # check calls it
none() { [[ -z $said ]]; }
check "includes go only to the left" none
said=$(grep -nE "^#include ($asks)" "${pure[@]}")
check "pure rooms ask no clock, no file and no process" none
finish
