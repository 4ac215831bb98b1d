#!/bin/sh
# A minute of the soak with workqueue_machine, in a VM whose CPUs share a thread of QEMU, as in-vm-one-thread says.
# kernels.t has a minute of it without that module.
WQ_ACCEL=tcg,thread=single WQ_TIMEOUT=600 exec kernel/vm/run.sh test guest/machine_soak.sh MINUTES=1
