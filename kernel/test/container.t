#!/bin/bash
# README's two lines for other hosts than Debian, typed on a terminal. The container is a bare Debian 13 with the rights that
# Podman gives, in place of an image from a registry. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
. dashboard/test/screen/terminal.sh

why=$(kernel/vm/bare.sh 2>&1) || { echo "1..0 # SKIP ${why#bare: }"; exit; }
mapfile -t lines < <(sed -n '/^## Not on Debian/,/^## /s/^    //p' README.md)
check "README has two lines" test ${#lines[@]} = 2
evidence() { screen | tail -n 40; }

# Podman is played: what it is asked has to be right, and the shell gets the variables that are passed on.
mkdir "$dir/bin"
cat >"$dir/bin/docker" <<END
#!/bin/bash
die() { echo "stand-in for docker: \$*" >&2; exit 125; }
[[ \$1 == run ]] || die "no command \$1"
shift
variables=()
while [[ \$1 == -* ]]; do
	case \$1 in
	-it | --rm) ;;
	-e)
		shift
		[[ \$1 == *=* ]] && variables+=("\$1") || variables+=("\$1=\${!1}")
		;;
	*) die "no option \$1" ;;
	esac
	shift
done
[[ \$* == debian:13 ]] || die "no image \$*"
exec kernel/vm/bare.sh trixie env -i PATH="/usr/sbin:/usr/bin:/sbin:/bin" HOME=/root PS1='in debian:13# ' "\${variables[@]}" \\
	kernel/vm/contained.sh sh -c 'cd / && exec bash --norc --noprofile -i'
END
chmod +x "$dir/bin/docker"

open_terminal 80 24
patience=300 # a Debian is made, on a machine that may be busy
type_line "PATH=$dir/bin:\$PATH; ${lines[0]}"
check "${lines[0]}" shows '^in debian:13# ?$'
type_line 'mount -t tmpfs none /mnt; mknod /tmp/null c 1 3; echo "$TERM $LANG"'
check "no mount, no mknod, and what is passed on" shows 'mount: .*permission denied' 'mknod: .*not permitted' \
	'^screen-256color C.UTF-8$'

patience=900 # packages, the VM's kernel
type_line "clear; ${lines[1]/URL/\/srv\/wqtop}"
check "${lines[1]}" shows '^wqtop .*Linux .*LIVE' 'periodic  stopped'
patience=30
keys c
check "c: items run, with bars in blocks" shows '^> custom: 1 accepted' '▮'
keys q
shows '^vm# ?$'
type_line 'exit'
check "the VM goes off" shows '^the VM is off *$'
finish
