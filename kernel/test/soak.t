#!/bin/sh
# A minute of the soak in the VM; kernels.t has another on the newest kernel, and `make soak` as many as you like.
WQ_TIMEOUT=600 exec kernel/vm/run.sh test guest/soak.sh MINUTES=1
