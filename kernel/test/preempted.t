#!/bin/sh
# Runs guest/preempted.sh in the VM. Its burners share a CPU with each other, and with nothing else of this machine.
WQ_STEADY=1 exec kernel/vm/run.sh test guest/preempted.sh
