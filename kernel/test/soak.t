#!/bin/sh
# Two minutes of the soak in the VM; kernels.t has two more on the newest kernel.
WQ_TIMEOUT=600 exec kernel/vm/run.sh test guest/soak.sh MINUTES=2
