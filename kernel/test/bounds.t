#!/bin/bash
# The bounds in VMs of one CPU and of two. TAP of both, one after the other. On one CPU the VM's clock counts instructions:
# there the times do not depend on what else this machine does.
set -u
bounds() { kernel/vm/run.sh test guest/bounds.sh | sed -E "s/^((not )?ok )([0-9]+ - )/\1- $1: /"; }
export WQ_TIMEOUT=900
{
	WQ_STEADY=1 bounds "1 CPU"
	bounds "2 CPUs"
} | awk '/^1\.\./ { next } /^(not )?ok / { n++ } { print } END { print "1.." n + 0 }'
