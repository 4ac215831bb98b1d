#!/bin/sh
# The instructions and the bytes of a refresh, of wqtop and of others, which all refresh every second.
# shellcheck source=kernel/test/bench/lib.sh
. /test/bench/lib.sh

load_demo
wqtop="wqtop --no-config -d 1"

screen() { # NAME COMMAND...
	name=$1
	shift
	$meter screen "${name}_$columns" "$rows" "$columns" 20 "$@"
}

for size in 24x80 50x200; do
	rows=${size%x*} columns=${size#*x}
	# shellcheck disable=SC2086 # a list of words
	screen wqtop_idle $wqtop
	screen htop htop -d 10
	screen top top -d 1
	screen slabtop slabtop -d 1
	screen watch watch -n 1 cat $demo
	put start
	# shellcheck disable=SC2086
	screen wqtop_periodic $wqtop
	put stop
done
for size in 24x80 50x200; do
	rows=${size%x*} columns=${size#*x}
	$meter load $demo 'custom n=10 do=none' 10 &
	load=$!
	# shellcheck disable=SC2086
	screen wqtop_flood $wqtop
	kill $load
	sleep 1
done

# Resident memory depends on the size of the pages.
for pages in never always; do
	echo $pages >/sys/kernel/mm/transparent_hugepage/enabled
	# shellcheck disable=SC2086
	screen wqtop_pages_$pages $wqtop
	screen htop_pages_$pages htop -d 10
done
