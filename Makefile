# One target for each thing a person wants; `make help` lists them.
# The work is done by kernel/Makefile, dashboard/Makefile and the scripts in kernel/vm/.

# The VM's kernel: what follows linux-image- in the name of a Debian package. WQ_ARCH=arm64 is short for cloud-arm64.
native    := $(shell kernel/vm/arch.sh 2>/dev/null)
WQ_KERNEL ?= cloud-$(or $(WQ_ARCH),$(native))
export WQ_KERNEL
# Another architecture than this machine's, or nothing.
cross := $(if $(native),$(filter-out $(native),$(shell kernel/vm/arch.sh $(WQ_KERNEL))))
# VMs of arm64 are built everywhere, others on their own architecture.
possible := $(sort $(native) arm64)
ifneq ($(filter-out $(or $(cross),$(native)),$(WQ_ARCH)),)
$(error WQ_ARCH=$(WQ_ARCH) does not go with WQ_KERNEL=$(WQ_KERNEL) here: leave out one of them, or take $(subst $() , or ,$(possible)))
endif
ifneq ($(filter-out $(possible),$(cross)),)
$(error WQ_KERNEL=$(WQ_KERNEL): on this machine, $(native), nothing is built for $(cross): take a kernel of $(native))
endif
# Before anything is installed: the bench counts instructions of amd64, and the kernels of test-debug are configured for it.
unable := $(and $(filter-out amd64,$(native)),$(filter bench test-debug,$(MAKECMDGOALS)))
ifneq ($(unable),)
$(error make $(unable): on this machine, $(native), it cannot run: take one of amd64)
endif
# KDIR=DIR builds kernel/workqueue_demo.ko for the kernel whose headers are in DIR.
ifdef KDIR
kdir := KDIR=$(abspath $(KDIR))
endif

ifneq ($(filter-out usual,$(KERNELS)),)
$(error KERNELS=$(KERNELS) is not known: it is `usual`, or left out to test on other kernels, too)
endif
export KERNELS

# Those that the goals of the bench are for.
BENCH_KERNELS ?= cloud-amd64 bookworm_6.12-cloud-amd64
MINUTES ?= 10
SEED    ?= 1

vm     := build/vm/$(WQ_KERNEL)
image  := .cache/linux-$(WQ_KERNEL)
module := $(vm)/module/kernel/workqueue_demo.ko
machine := $(vm)/machine/kernel/machine/workqueue_machine.ko
# Programs for the VM of another architecture are apart from those that run here.
wqtop  := $(if $(cross),build/$(cross),dashboard)/wqtop
helpers := build/$(cross:%=%/)test/guest
helpers_cc = $(if $(cross),aarch64-linux-gnu-gcc,$(CC))
guest  := $(patsubst kernel/test/guest/%.c,$(helpers)/%,$(wildcard kernel/test/guest/*.c)) $(helpers)/on_pty
busybox := .cache/busybox$(cross:%=-%)/busybox
# A module of more work functions than workqueue_machine has rows for.
crowd := $(vm)/crowd/kernel/test/crowd/crowd.ko
# A module whose work makes the troubles that wqtop --machine shall find.
culprit := $(vm)/culprit/kernel/test/culprit/culprit.ko
# A module of mistakes, for the kernels that must find them.
planted := $(if $(filter debug kcsan,$(WQ_KERNEL)),$(vm)/planted/kernel/test/planted/planted.ko)
# The sources in a folder of kbuild's, without what it built there.
sources_in = $1/Kbuild $(filter-out %.mod.c,$(wildcard $1/*.[ch]))
# The module's sources.
sources := $(call sources_in,kernel) $(wildcard kernel/patterns/*.[ch] common/*.[ch])

MAKEFLAGS += --no-print-directory
# Of builds before tests, unless make was told how many jobs to run.
parallel = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))
.DELETE_ON_ERROR:
.PHONY: all module machine wqtop demo replay recording test test-kernels test-debug test-container \
	soak bench check lint screenshots vm bench-vm path test-programs fuzzers deps load unload \
	dkms-install dkms-remove deb install uninstall clean distclean help FORCE

all: module wqtop ## build kernel/workqueue_demo.ko and dashboard/wqtop (KDIR=DIR: for the headers in DIR)

demo: ## wqtop over a real kernel, in a VM: all it takes is this (PLAY=SCRIPT: plays it; WQTOP_FLAGS: options)
	@kernel/vm/preflight.sh path terminal script
	@kernel/vm/deps.sh wqtop module vm $(cross:%=cross)
	@$(MAKE) wqtop
	@kernel/vm/preflight.sh wqtop
	@$(MAKE) vm
	@kernel/vm/run.sh demo

test: ## run all tests (KERNELS=usual: in VMs of one kernel only, not of others and of arm64)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module headers vm test lint deb $(if $(KERNELS),,$(if $(filter amd64,$(native)),cross))
	@$(MAKE) $(parallel) vm
	@$(MAKE) $(parallel) all test-programs
	@kernel/vm/prove.sh

test-kernels: ## run the module's tests in VMs of every kernel from Linux 5.10 to the newest
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm test
	@$(MAKE) vm test-programs
	@kernel/test/every_kernel.sh

test-debug: ## run the module's tests in kernels of our own that find mistakes (KASAN, lockdep, ...; KCSAN)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm test debug
	@$(MAKE) vm WQ_KERNEL=debug
	@$(MAKE) vm WQ_KERNEL=kcsan
	@kernel/test/debug.sh

test-container: ## type README's two lines for other hosts, in a container like Podman's (root; some minutes)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh test bare
	@kernel/test/container.t

soak: ## writers, readers, CPU hotplug, rmmod, all at once; then beside workqueue_machine: MINUTES=10 each, SEED=1
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm test $(cross:%=cross)
	@$(MAKE) vm
	@export WQ_TIMEOUT=$$(($(MINUTES) * 120 + 300)); \
		kernel/vm/run.sh test guest/soak.sh MINUTES=$(MINUTES) SEED=$(SEED) && \
		WQ_ACCEL=tcg,thread=single kernel/vm/run.sh test guest/machine_soak.sh MINUTES=$(MINUTES) SEED=$(SEED)

bench: ## count the instructions of the module and of wqtop in a VM, beside those of others (PROFILE=item: by function)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm
ifdef PROFILE
	@$(MAKE) bench-vm build/bench/profile.so
	@kernel/test/bench/profile.sh $(WQ_KERNEL) $(PROFILE)
else
	@for kernel in $(BENCH_KERNELS); do $(MAKE) bench-vm WQ_KERNEL=$$kernel || exit; done
	@kernel/test/bench/bench.sh $(BENCH_KERNELS)
endif

check: $(image)/release ## compile the module with all warnings and sparse
	@kernel/vm/deps.sh module test
	@+kernel/vm/check.sh build/check $(image)/headers

lint: ## check style, shell scripts and C (clang-format, shellcheck, cppcheck)
	@kernel/vm/deps.sh lint
	@kernel/vm/lint.sh

screenshots: ## take the pictures in screenshots/ from a real run
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm screenshots $(cross:%=cross)
	@$(MAKE) vm
	@kernel/vm/screenshots.sh

replay: ## wqtop over a recording: no module, no root, no VM (RECORDING=FILE: another)
	@kernel/vm/deps.sh wqtop
	@$(MAKE) wqtop
	@dashboard/wqtop --replay "$(or $(RECORDING),dashboard/demo/lesson.recording)"

recording: ## make that recording again, from a real run (PLAY=SCRIPT RECORDING=FILE: another, of another script)
	@kernel/vm/preflight.sh path script
	@kernel/vm/deps.sh wqtop module vm $(cross:%=cross)
	@$(MAKE) vm
	@kernel/vm/recording.sh "$(or $(PLAY),dashboard/demo/lesson.play)" "$(or $(RECORDING),dashboard/demo/lesson.recording)"

deps: ## install the Debian packages that all of this needs (but pictures), and fetch the VM's kernel
	@kernel/vm/deps.sh wqtop module headers vm test $(cross:%=cross)
	@kernel/vm/fetch.sh busybox linux-$(WQ_KERNEL) $(cross:%=busybox-% ncurses-%)

machine: ## a kworker is at 100 %? wqtop over all workqueues of this machine (sudo; loads workqueue_machine.ko)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module headers
	@$(MAKE) wqtop
	@$(MAKE) -C kernel $(kdir) machine
	@kernel/machine.sh kernel/machine/workqueue_machine.ko dashboard/wqtop

load: module ## insmod into the kernel of this machine (sudo)
	@$(MAKE) -C kernel load

unload: ## rmmod from the kernel of this machine (sudo)
	@$(MAKE) -C kernel unload

dkms-install: ## register the modules with DKMS, which builds them for each kernel (sudo)
	@kernel/vm/deps.sh module headers dkms
	@kernel/dkms/dkms.sh install

dkms-remove: ## take them back from DKMS (sudo)
	@kernel/dkms/dkms.sh remove

deb: ## Debian packages of wqtop and of the modules, in build/deb
	@kernel/vm/deps.sh wqtop deb
	@kernel/deb/deb.sh

install uninstall: ## wqtop, its man page and completions (PREFIX=/usr/local)
	@$(MAKE) -C dashboard $@

clean: ## remove what was built
	@$(MAKE) -C kernel clean
	@$(MAKE) -C dashboard clean
	rm -rf build

distclean: clean ## also what was downloaded for the VM
	rm -rf .cache

help: ## this list
	@awk -F ':.*## ' '/^[a-z -]+:.*## / { printf "make %-20s %s\n", $$1, $$2 }' Makefile

path:
	@kernel/vm/preflight.sh path

.cache/tops: | path
	@kernel/vm/fetch.sh tops

# The VM of the bench boots in addition a bare module, other programs that refresh a screen, and the one that measures.
bench := build/bench/$(WQ_KERNEL)
bare  := $(bench)/kernel/test/bench/bare/workqueue_bare.ko

bench-vm: $(bench)/initramfs build/vm/tsc_khz

$(bench)/initramfs: kernel/test/bench/initramfs.sh $(vm)/initramfs $(bare) build/bench/meter .cache/tops
	@kernel/test/bench/initramfs.sh $@ $(vm)/initramfs $(bare) build/bench/meter

$(bare): $(call sources_in,kernel/test/bench/bare) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/test/bench/bare $(bench) $(image)/headers
	@touch $@

# QEMU loads plugins of its own version of the interface: up to 8.1 that is the first, later the second will do.
build/bench/profile.so: $(wildcard kernel/test/bench/profile.c kernel/test/bench/qemu_plugin.h)
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -O2 -Wall -Wextra -o $@ $< \
		-DPLUGIN_VERSION=$$(qemu-system-x86_64 --version | awk '/version/ { print 1 + ($$4 + 0 >= 8.2) }')

# With the parser of wqtop, to count what an event takes.
parser := dashboard/read/event_line.c dashboard/lib/slice.c common/program.c
build/bench/meter: $(wildcard kernel/test/bench/meter*) $(parser)
	@mkdir -p $(@D)
	$(CC) -static -std=gnu11 -D_GNU_SOURCE -O2 -Wall -Wextra -I. -Idashboard -o $@ $(filter %.c,$^)

# Both know best what is out of date in them.
module:
	@$(MAKE) -C kernel $(kdir)

wqtop: dashboard/wqtop

dashboard/wqtop: FORCE
	@$(MAKE) -C dashboard

build/arm64/wqtop: dashboard/wqtop .cache/ncurses-arm64 FORCE
	@$(MAKE) -C dashboard ../$@

test-programs fuzzers: wqtop
	@$(MAKE) -C dashboard $@

# A kernel and busybox from Debian, the module for that kernel, and a file system to boot with.
vm: $(vm)/initramfs build/vm/tsc_khz ## build what the VM boots (WQ_KERNEL=FLAVOUR: Debian's linux-image-FLAVOUR; WQ_ARCH=arm64)

# Nothing is downloaded to where it could not be used.
.cache/%/busybox: | path
	@kernel/vm/fetch.sh $*

.cache/ncurses-%: | path
	@kernel/vm/fetch.sh ncurses-$*

.cache/linux-%/release: | path
	@kernel/vm/fetch.sh linux-$*

$(module): $(sources) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel $(vm)/module $(image)/headers
	@touch $@

$(machine): $(call sources_in,kernel/machine) $(wildcard kernel/line.[ch]) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/machine $(vm)/machine $(image)/headers
	@touch $@

$(crowd): $(call sources_in,kernel/test/crowd) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/test/crowd $(vm)/crowd $(image)/headers
	@touch $@

$(culprit): $(call sources_in,kernel/test/culprit) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/test/culprit $(vm)/culprit $(image)/headers
	@touch $@

$(planted): $(call sources_in,kernel/test/planted) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/test/planted $(vm)/planted $(image)/headers
	@touch $@

$(vm)/initramfs: kernel/vm/initramfs.sh kernel/vm/init kernel/vm/session.sh dashboard/demo/lesson.play \
		$(busybox) $(module) $(machine) $(crowd) $(culprit) $(planted) $(wqtop) $(guest) $(shell find kernel/test -type f 2>/dev/null)
	@kernel/vm/initramfs.sh $@ $(busybox) $(wqtop) $(helpers) $(module) $(machine) $(crowd) $(culprit) $(planted)

build/vm/tsc_khz: kernel/vm/tsc_khz.c
	@mkdir -p $(@D)
	$(CC) -O2 -Wall -Wextra -o $@ $<

# Programs for tests inside the VM, which has no C library of its own to count on.
$(helpers)/on_pty: dashboard/test/screen/on_pty.c
	@mkdir -p $(@D)
	$(helpers_cc) -static -D_GNU_SOURCE -O2 -Wall -Wextra -o $@ $< -lutil

$(helpers)/%: kernel/test/guest/%.c $(wildcard kernel/test/guest/*.h)
	@mkdir -p $(@D)
	$(helpers_cc) -static -pthread -O2 -Wall -Wextra -o $@ $<
