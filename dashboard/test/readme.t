#!/bin/bash
# The README promises nothing that is not there: keys, make targets, commands, files.
set -u
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=dashboard/test/screen/terminal.sh
. dashboard/test/screen/terminal.sh

build/dashboard/docs keys >"$dir/keys" || exit
check "its table of keys is made from the table of actions" \
	diff "$dir/keys" <(sed -n '/^## Keys/,/^## /p' README.md | grep '^|')
# roff writes a dash as \- and hides a leading dot behind \&.
sed -e 's/\\-/-/g; s/\\&//; s/^\.B //; s/^\.IR* //' build/wqtop.1 >"$dir/man"
in_man() {
	local label
	while read -r label; do
		grep -qxF -- "$label" "$dir/man" || { echo "# not in the man page: $label"; return 1; }
	done
}
check "the man page has every key" in_man < <(sed -n 's/^| `\(.*\)` | .*/\1/p' "$dir/keys")

# --- each row of the lists is in the documents ---

build/dashboard/docs names >"$dir/names" || exit
line_in() { grep -qE -- "$2" "$1"; }
section() { sed -n "/^## $1/,/^## /p" README.md; }
# A script's line "view": each document names all views.
shown_by_script() {
	grep -F '`view`' README.md | grep -qF "\`$1\`" && grep -F '| `view` |' common/FORMAT.md | grep -qF "\`$1\`" &&
		sed -n '/^view$/,/^quit$/p' "$dir/man" | grep -qw "$1"
}
while read -r list name key; do
	case $list in
	queue)
		check "README's table of patterns has $name, with its key" \
			line_in README.md "^\| \[$name\.c\] \| \`$key\` \| "
		;;
	verb) check "the man page has the command $name" line_in "$dir/man" "^$name( |$)" ;;
	word) check "the man page has $name=" line_in "$dir/man" "\[$name=[A-Z]+\]" ;;
	view)
		check "README tells of the view $name" line_in README.md "^\*\*${name^}\*\* \(\`v $key\`\)"
		check "and so does the man page" line_in "$dir/man" "^$name \(v $key\)$"
		check "and of scripts that show it, README, FORMAT.md and the man page" shown_by_script "$name"
		;;
	column) check "the man page has the column $name" line_in "$dir/man" "^$name$" ;;
	option) check "the man page has $name" line_in "$dir/man" "^(-., )?$name( [A-Z]+)?$" ;;
	script) check "LESSONS.md tells of the verb $name" line_in dashboard/LESSONS.md "^\| .${name}[ \`].* \| " ;;
	value) check "LESSONS.md tells of the value $name" line_in dashboard/LESSONS.md "^\| .$name\((QUEUE|QUEUE N|COMMAND|FUNCTION COLUMN)\). \| " ;;
	theme | glyphs)
		check "README has the $list $name" eval "section Looks | grep -qF '| \`$name\` |'"
		check "and so has the man page" line_in "$dir/man" "^$name$"
		;;
	*) check "a test knows the list $list" false ;;
	esac
done <"$dir/names"
for metric in $("$wqtop" --prometheus --file "$sample" | sed -n 's/^# TYPE workqueue_demo_\(.*\) .*/\1/p'); do
	check "the man page has the metric $metric" \
		eval "sed -n '/^--prometheus\$/,/^\.SH/p' '$dir/man' | grep -qw '$metric'"
done
# The columns of the module's tables are in FORMAT.md.
for field in $("$wqtop" --csv -n 1 --file "$sample" | head -n 1 | tr ',\r' '  '); do
	check "the man page or FORMAT.md has the CSV column $field" \
		eval "grep -qw '$field' '$dir/man' || grep -qE '^\| $field \| ' common/FORMAT.md"
done
# The same of the machine: its part of the man page has the metrics, and FORMAT.md's lists several columns in a cell.
of_machine=(--machine --read-only --file dashboard/test/data/none)
for metric in $("$wqtop" --prometheus "${of_machine[@]}" | sed -n 's/^# TYPE workqueue_machine_\(.*\) .*/\1/p'); do
	check "the man page has the metric $metric of the machine" \
		eval "sed -n '/^\.SS All workqueues of the machine\$/,/^\.SH/p' '$dir/man' | grep -qw '$metric'"
done
for field in $("$wqtop" --csv -n 1 "${of_machine[@]}" | head -n 1 | tr ',\r' '  ' | sed 's/behind_[23]_[a-z_]*//g; s/behind_4_[a-z]* / /g'); do
	check "the man page or FORMAT.md has the CSV column $field of the machine" \
		eval "grep -qw '$field' '$dir/man' || grep -qE '^\| [^|]*\| ([a-z_]+, )*$field(, [a-z_]+)* \|' common/FORMAT.md"
done
long_lines() { grep -nE '.{121}' README.md ./*/README.md common/FORMAT.md dashboard/LESSONS.md dashboard/wqtop.1.in | grep -v ':    '; }
check "no line of prose is longer than 120 columns" eval '! long_lines'

# shellcheck disable=SC2013 # words are wanted
for target in $(grep -oE '^    make [a-z]+' README.md | awk '{ print $2 }' | sort -u); do
	check "make $target is a target" eval "make help | grep -q '\\b$target\\b'"
done
has_heading() { sed -n 's/^##* //p' "${1:-README.md}" | tr 'A-Z ' 'a-z-' | tr -d '%?' | grep -qx -- "$2"; }
for link in $(grep -oE '\]\([^)]+\)|^\[[^]]+\]: .+|`(kernel|dashboard|common|screenshots)/[^`]*`' README.md |
	sed 's/.*: //' | tr -d ']()`' | sort -u); do
	case $link in
	http*) continue ;;
	*\#*) check "$link is a heading" has_heading "${link%#*}" "${link#*#}" ;;
	*) check "$link is there" test -e "$link" ;;
	esac
done
# The maps of the sources. A path in them is from their folder or from the top.
is_there() { compgen -G "$1/$2" >/dev/null || compgen -G "$2" >/dev/null; }
for folder in kernel dashboard; do
	map=$folder/README.md
	for link in $(grep -oE '\]\([^)]+\)' $map | tr -d ']()' | sort -u); do
		check "$map: the link $link" test -e "$folder/${link%#*}"
	done
	for path in $(grep -oE '`[a-z.]+/[a-z_./*]*[` ]' $map | tr -d '` ' | sort -u); do
		check "$map: $path is there" is_there $folder "$path"
	done
	# shellcheck disable=SC2013 # words are wanted
	for function in $(grep -oE '\b[a-z_0-9]+\(\)' $map | sort -u); do
		check "$map: $function is in the sources" grep -rqw --include='*.[ch]' "${function%()}" kernel dashboard common
	done
done
for room in dashboard/*/; do
	check "$room is in the map" grep -q "^| \`$(basename "$room")/\` | " dashboard/README.md
done
for picture in screenshots/*; do
	check "$picture is shown" grep -qF "]($picture)" README.md
	check "$picture is taken by make screenshots" grep -qx "picture $(basename "$picture" .png)" kernel/vm/screenshots.sh
done

# --- each command in a block is run by a test ---

# The lines of the blocks under each heading, without comments: HEADING<tab>LINE. A block begins behind an empty line.
blocks() {
	awk '
		/^#+ / { heading = $0; sub(/^#+ /, "", heading) }
		{ inside = /^    / && (inside || empty); empty = /^$/ }
		inside { sub(/^    /, ""); sub(/   *# .*/, ""); print heading "\t" $0 }' README.md
}
block() { blocks | sed -n "s/^$1\t//p"; } # HEADING
check "blocks are where they are looked for" diff <(blocks | cut -f 1 | uniq) - <<'END'
Try it
Lessons
A kworker at 100 %?
Not on Debian?
Recordings and scripts
Experiments
By hand
The views
Looks
On your own kernel
For programs
A lab of a hundred machines
END

# In the VM, with a real module.
for heading in "By hand" Experiments "For programs"; do
	while read -r command; do
		check "in the VM: $command" grep -qF -- "$command" kernel/test/guest/by_hand.sh
	done < <(block "$heading")
done

# The first line of that block goes to the folder of the file; the test has its name.
while read -r command; do
	check "in the VM, by concurrency.sh: $command" grep -qF -- "${command//> workqueue_demo/>\$FILE}" \
		kernel/test/guest/concurrency.sh
done < <(block "The views" | grep -v '^cd ')

# In the VM, on a terminal.
while read -r command; do
	check "in the VM, by demo.t: $command" grep -qF -- "clear; $command'" dashboard/test/screen/demo.t
done < <(block Lessons)

while read -r command; do
	check "in the VM, by culprit.t: $command" grep -qF -- "$command" dashboard/test/screen/culprit.t
done < <(block "A kworker at 100 %?" | grep -v '^make')

# On a terminal, in a directory of the test's own. With sudo, wqtop finds a stand-in for the module.
mkdir "$dir/bin" "$dir/here" "$dir/textfiles"
ln -s "$top/dashboard" "$dir/here/dashboard"
cat >"$dir/bin/sudo" <<END
#!/bin/sh
exec env FAKE_MODULE=$file LD_PRELOAD=$fake WQTOP_FLAGS="--file $file" "\$@"
END
chmod +x "$dir/bin/sudo"
cp "$sample" "$file"
open_terminal 80 24
type_line "cd $dir/here; PATH=$dir/bin:\$PATH"
on_terminal_it_shows() { # PATTERN COMMAND
	type_line "clear; $2"
	check "on a terminal: $2" shows "$1"
	keys q
	shows '^sane> ?$'
}
takes_home() { # COMMAND: it draws no screen
	type_line "clear; $1"
	soon test -s "$dir/here/talk.svg" && test -s "$dir/here/talk.json" && shows '^sane> ?$'
}
while read -r command; do
	case $command in
	*--trace*) check "on a terminal: $command" takes_home "$command" ;;
	*--record*) on_terminal_it_shows 'REC  LIVE' "$command" ;;
	*--replay*) on_terminal_it_shows 'REPLAY' "$command" ;;
	*--play*) on_terminal_it_shows 'LIVE  PLAY' "$command" ;;
	make\ replay*) on_terminal_it_shows 'MACHINE .*work functions' "$command -C $top" ;;
	*/wqtop) on_terminal_it_shows 'LIVE' "$command" ;;
	*) check "a test knows how to run: $command" false ;;
	esac
done < <(block "Recordings and scripts"; block "On your own kernel" | grep -v '^make')

# demo.t runs make demo; make test runs this. The others would change the machine: see above that they are targets.
type_line "cd $top"
on_terminal_it_shows 'REPLAY' 'make replay'
close_terminal

# For the node exporter; programs.t has Prometheus read what is written.
in_lab() { PATH=$top/dashboard:$PATH exec bash -c "$1"; }
block "A lab of a hundred machines" | sed "/^scrape_configs/,\$d; s|/var/lib/prometheus/node-exporter|$dir/textfiles|" >"$dir/lab"
written() { grep -qx 'workqueue_demo_up [01]' "$dir/textfiles/wqtop.prom" 2>/dev/null; }
in_lab "$(grep -v '^\*' "$dir/lab")" &
loop=$!
check "in a lab: while sleep 5; do ..." soon written
kill $loop
rm "$dir/textfiles/wqtop.prom"
cron=$(sed -n 's/^\* \* \* \* \* //p' "$dir/lab")
path=$(grep -o '/[^ ]*/bin/wqtop' <<<"$cron")
# The shipped lesson is of these patterns: else its view of the code would have to doubt it.
hash=$(sed -n 's/.*code_hash\[\] = "\(.*\)";/\1/p' build/dashboard/made/patterns.c)
check "make replay plays what these patterns did" \
	test "$(grep -c "^source_hash ${hash:-none}" dashboard/demo/lesson.recording)" -gt 0
make -n install >"$dir/installs"
check "cron finds wqtop where make install puts it" grep -q " $path$" "$dir/installs"
(in_lab "${cron/"$path"/wqtop}")
check "in a lab: cron's line" written

command=$(sed -n "s/^    \(WQTOP_FLAGS='.* make demo\)$/\1/p" README.md)
check "the demo with options, tested in the VM: $command" grep -qF -- "${command:-none}" dashboard/test/screen/demo.t
finish
