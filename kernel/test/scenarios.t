#!/bin/sh
# Runs guest/scenarios.sh in the VM. The scenarios last some milliseconds, and need an undisturbed CPU.
WQ_STEADY=1 exec kernel/vm/run.sh test guest/scenarios.sh
