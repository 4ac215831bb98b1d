#!/bin/sh
# All tests of the module and a soak in the kernels that find mistakes, and planted mistakes to see that they do.
# Parts of `make test-debug`.
set -u
cd "$(dirname "$0")/../.." || exit
export WQ_BOOT=600 WQ_TIMEOUT=1800 # with detectors, without KVM, on a busy machine
suites='verbs bh commands concurrency counts lifecycle'
machine='machine machine_storm machine_hotplug machine_dead_worker'
status=0

# shellcheck disable=SC2086 # a list of words
kernel/test/kernels.t debug planted $suites flood faults writes privacy budget $machine soak machine_soak || status=1
# shellcheck disable=SC2086 # a list of words
kernel/test/kernels.t kcsan planted $suites $machine machine_witness soak machine_soak || status=1
exit $status
