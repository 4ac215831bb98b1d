#!/bin/bash
# The README promises nothing that is not there: keys, make targets, commands, files.
set -u
cd "$(dirname "$0")/../.." || exit 1
. dashboard/test/tap.sh

build/dashboard/docs keys >"$dir/keys" || exit
check "its table of keys is made from the table of actions" \
	diff "$dir/keys" <(sed -n '/^## Keys/,/^## /p' README.md | grep '^|')
# roff writes a dash as \- and hides a leading dot behind \&.
sed -e 's/\\-/-/g; s/\\&//; s/^\.B //' build/wqtop.1 >"$dir/man"
in_man() {
	local label
	while read -r label; do
		grep -qxF -- "$label" "$dir/man" || { echo "# not in the man page: $label"; return 1; }
	done
}
check "the man page has every key" in_man < <(sed -n 's/^| `\(.*\)` | .*/\1/p' "$dir/keys")
for target in $(grep -oE '^    make [a-z]+' README.md | awk '{ print $2 }' | sort -u); do
	check "make $target is a target" eval "make help | grep -q '\\b$target\\b'"
done
for file in $(grep -oE '\]\([^)]+\)|\(screenshots/[^)]+\)|`(kernel|dashboard|common|screenshots)/[^`]*`' README.md | tr -d ']()`' | sort -u); do
	case $file in
	http*) continue ;;
	\#*) check "$file is a heading" eval "sed -n 's/^##* //p' README.md | tr 'A-Z ' 'a-z-' | grep -qx '${file#?}'" ;;
	*) check "$file is there" test -e "$file" ;;
	esac
done
for file in screenshots/*; do
	check "$file is shown" grep -qF "]($file)" README.md
	check "$file is taken by make screenshots" grep -qx "picture $(basename "$file" .png)" kernel/vm/screenshots.sh
done

# What is typed by hand there is what kernel/test/guest/by_hand.sh runs.
sed -n '/^## By hand/,/^## /p; /^## Experiments/,/^## /p' README.md | grep '^    ' | sed 's/^    //' >"$dir/typed"
check "commands by hand are found" test -s "$dir/typed"
while read -r command; do
	check "by hand, tested in the VM: $command" grep -qF -- "$command" kernel/test/guest/by_hand.sh
done <"$dir/typed"

command=$(sed -n 's/^    \(WQTOP_FLAGS=.* make demo\)$/\1/p' README.md)
check "the demo with options, tested in the VM: $command" grep -qF -- "${command:-none}" dashboard/test/demo.t

command=$(grep -oE '^    wqtop -b.*' README.md)
check "the command for programs" eval "dashboard/${command#    } --file dashboard/test/data/busy.txt >$dir/batch"
check "prints as many samples as it says" test "$(grep -c '^custom ' "$dir/batch")" = 3
finish
