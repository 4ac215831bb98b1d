#!/bin/sh
# Tells how to go on where this system is not Debian: container.sh NAME. On Debian it says nothing.
# NAME is who asks. The two lines are README's; its exit status is 1 if it had to tell them.
# WQ_ROOT is the folder with /etc, for tests.
# shellcheck disable=SC1091 # the system has that file
set -eu

# Debian's derivatives lack its kernels.
system=$(. "${WQ_ROOT:-}/etc/os-release" 2>/dev/null && echo "${ID:-} ${PRETTY_NAME:-${ID:-}}") || system="unknown an unknown system"
case $system in
"debian "*) exit 0 ;;
esac
cat <<END
$1: this is ${system#* }, and it takes Debian. Docker or Podman has one; URL is where you got this project from:

    docker run -it --rm -e LANG=C.UTF-8 -e TERM debian:13
    apt-get update && apt-get install -y git make && git clone URL wqtop && cd wqtop && make demo

END
exit 1
