#!/bin/bash
# The module's suites on every kernel that it is for: what `make test` leaves out of them. Parts of `make test-kernels`.
set -u
cd "$(dirname "$0")/../.." || exit
arch=$(kernel/vm/arch.sh)
status=0

run() { kernel/test/kernels.t "$@" || status=1; } # KERNEL SCRIPT...

suites=(verbs bh commands concurrency counts lifecycle flood scenarios@1 lessons machine machine_lessons)
run "bullseye_cloud-$arch" "${suites[@]}"
run "bookworm_6.12-cloud-$arch" "${suites[@]}"
run "trixie-backports_cloud-$arch" "${suites[@]}" bounds@1 soak
run "trixie-backports_$arch" freezable suspend
exit $status
