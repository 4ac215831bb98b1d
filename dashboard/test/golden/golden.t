#!/bin/bash
# Golden screens: one moment of a recording in each view, size, glyph set and theme, as in the files beside this one. TAP.
# Pictures of the code show kernel/patterns/ and change with it. `golden.t --update` writes the files again: read what
# `git diff` then shows, as it is what users will see.
set -u
cd "$(dirname "$0")/../../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh
need perl

golden=$top/dashboard/test/golden
# The keys that show each view, and those that lead back to the table.
declare -A show=([queues]='' [timeline]='v t' [code]='v c' [events]='v e' [workers]='v w' [big]=B [details]=Enter [help]='?')
declare -A back=([queues]='' [timeline]='v q' [code]='v q' [events]='v q' [workers]='v q' [big]='v q' [details]=Escape [help]=Escape)
views=(queues timeline code events workers big details help)

# The recording comes from the module that was compiled with these patterns, whatever they are.
# shellcheck disable=SC2016 # for make, not for the shell
hash=$(printf 'src := kernel\ninclude kernel/Kbuild\nhash:; @echo $(CFLAGS_proc_show.o)\n' | make -sf - hash 2>/dev/null) # without a kernel to look at
hash=$(tr -cd '0-9a-f' <<<"${hash#*=}")
sed -E "s/^source_hash [0-9a-f]{16}$/source_hash $hash/" dashboard/test/data/golden.recording >"$dir/recording"

as_text() { screen; }
as_painted() { terminal capture-pane -peN | perl dashboard/test/golden/attributes.pl; }

# same HOW NAME: succeeds if the screen is as in that file.
same() { "as_$1" >"$dir/now" && cmp -s "$dir/now" "$golden/$2"; }
evidence() { diff "$golden/$picture" "$dir/now"; }

# There is nothing to wait for yet, but that nothing changes any more.
settled() {
	"as_$1" >"$dir/before"
	sleep 0.5
	"as_$1" | cmp -s - "$dir/before"
}
update() { soon settled "$1" && mv "$dir/before" "$golden/$2"; }
compare() { soon same "$@"; }
task=compare
[[ ${1:-} != --update ]] || task=update

# begin OPTION...: at the moment where queues wait, run and have run, by the recording's clock alone.
begin() {
	open_terminal 80 24
	type_line "clear; $wqtop --replay $dir/recording $*"
	shows REPLAY
	keys Space '{' '{' '{' '}' j j
	shows 'REPLAY paused 0:05 / 1:00' '>custom'
}
leave() {
	keys q
	shows '^sane> ?$'
}

# pictures HOW COLUMNSxROWS SET: all views.
pictures() {
	local view
	resize "${2%x*}" "${2#*x}"
	for view in "${views[@]}"; do
		picture=$view-$2-$3
		# shellcheck disable=SC2086 # several keys, or none
		[[ -z ${show[$view]} ]] || keys ${show[$view]}
		check "$picture" "$task" "$1" "$picture"
		# shellcheck disable=SC2086
		[[ -z ${back[$view]} ]] || keys ${back[$view]}
	done
}

for glyphs in ascii block braille; do
	begin --theme default --glyphs "$glyphs"
	for size in 40x10 80x24 120x36 200x50; do
		pictures text "$size" "$glyphs"
	done
	leave
done
for theme in default light mono contrast safe; do
	begin --theme "$theme" --glyphs block
	pictures painted 80x24 "$theme"
	leave
done
finish
