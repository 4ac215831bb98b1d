#!/bin/sh
# Prints Debian's name for the architecture of a kernel: arch.sh FLAVOUR; without FLAVOUR that of this machine.
# A flavour's name tells it (cloud-arm64, bookworm_6.12-rt-amd64), but for those of kernels that are built here.
set -eu

case _${1:-} in
*[_-]arm64 | *[_-]arm64-*) echo arm64 ;;
*[_-]amd64 | *[_-]amd64-*) echo amd64 ;;
*)
	dpkg --print-architecture 2>/dev/null && exit
	case $(uname -m) in # not Debian
	x86_64) echo amd64 ;;
	aarch64 | arm64) echo arm64 ;;
	*) uname -m ;;
	esac
	;;
esac
