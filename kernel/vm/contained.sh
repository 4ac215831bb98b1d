#!/bin/sh
# Runs a command with the rights that root has in a container of Podman's, and no others: contained.sh COMMAND...
# In Docker's containers root may do the same, make device files (mknod), and use raw sockets.
# A bare Debian in which `make test` runs like that: bare.sh trixie kernel/vm/contained.sh make test
set -eu

exec setpriv --inh-caps=-all --bounding-set="-all,+chown,+dac_override,+fowner,+fsetid,+kill,+net_bind_service,+setfcap,\
+setgid,+setpcap,+setuid,+sys_chroot" "$@"
