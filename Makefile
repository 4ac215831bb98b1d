# One target for each thing a person wants; `make help` lists them.
# The work is done by kernel/Makefile, dashboard/Makefile and the scripts in kernel/vm/.

# The VM's kernel: what follows linux-image- in the name of a Debian package.
WQ_KERNEL ?= cloud-amd64
export WQ_KERNEL
# KDIR=DIR builds kernel/workqueue_demo.ko for the kernel whose headers are in DIR.
ifdef KDIR
kdir := KDIR=$(abspath $(KDIR))
endif

MINUTES ?= 10
SEED    ?= 1

vm     := build/vm/$(WQ_KERNEL)
image  := .cache/linux-$(WQ_KERNEL)
module := $(vm)/module/kernel/workqueue_demo.ko
guest  := $(patsubst kernel/test/guest/%.c,build/test/guest/%,$(wildcard kernel/test/guest/*.c))
# A module of mistakes, for the kernels that must find them.
planted := $(if $(filter debug kcsan,$(WQ_KERNEL)),$(vm)/planted/kernel/test/planted/planted.ko)
# The module's sources.
sources := kernel/Kbuild $(filter-out %.mod.c,$(wildcard kernel/*.[ch] kernel/patterns/*.[ch] common/*.[ch]))

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.PHONY: all module wqtop demo replay recording test test-debug soak check lint screenshots vm path test-programs fuzzers deps \
	load unload install uninstall clean distclean help FORCE

all: module wqtop ## build kernel/workqueue_demo.ko and dashboard/wqtop (KDIR=DIR: for the headers in DIR)

demo: ## wqtop over a real kernel, in a VM: all it takes is this (PLAY=SCRIPT: plays it; WQTOP_FLAGS: options)
	@kernel/vm/preflight.sh path terminal script
	@kernel/vm/deps.sh wqtop module vm
	@$(MAKE) wqtop
	@kernel/vm/preflight.sh wqtop
	@$(MAKE) vm
	@kernel/vm/run.sh demo

test: ## run all tests
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module headers vm test lint
	@$(MAKE) vm
	@$(MAKE) all test-programs
	@kernel/vm/prove.sh

test-debug: ## run the module's tests in kernels of our own that find mistakes (KASAN, lockdep, ...; KCSAN)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm test debug
	@$(MAKE) vm WQ_KERNEL=debug
	@$(MAKE) vm WQ_KERNEL=kcsan
	@kernel/test/debug.sh

soak: ## writers, readers, CPU hotplug, rmmod, all at once: MINUTES=10 SEED=1 (WQ_KERNEL=FLAVOUR: on that kernel)
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm test
	@$(MAKE) vm
	@WQ_TIMEOUT=$$(($(MINUTES) * 120 + 300)) kernel/vm/run.sh test guest/soak.sh MINUTES=$(MINUTES) SEED=$(SEED)

check: $(image)/release ## compile the module with all warnings and sparse
	@kernel/vm/deps.sh module test
	@+kernel/vm/check.sh build/check $(image)/headers

lint: ## check style, shell scripts and C (clang-format, shellcheck, cppcheck)
	@kernel/vm/deps.sh lint
	@kernel/vm/lint.sh

screenshots: ## take the pictures in screenshots/ from a real run
	@kernel/vm/preflight.sh path
	@kernel/vm/deps.sh wqtop module vm screenshots
	@$(MAKE) vm
	@kernel/vm/screenshots.sh

replay: ## wqtop over a recording: no module, no root, no VM
	@kernel/vm/deps.sh wqtop
	@$(MAKE) wqtop
	@dashboard/wqtop --replay dashboard/demo/lesson.recording

recording: ## make that recording again, from a real run (PLAY=SCRIPT RECORDING=FILE: another, of another script)
	@kernel/vm/preflight.sh path script
	@kernel/vm/deps.sh wqtop module vm
	@$(MAKE) vm
	@kernel/vm/recording.sh "$(or $(PLAY),dashboard/demo/lesson.play)" "$(or $(RECORDING),dashboard/demo/lesson.recording)"

deps: ## install the Debian packages that all of this needs (but pictures), and fetch the VM's kernel
	@kernel/vm/deps.sh wqtop module headers vm test
	@kernel/vm/fetch.sh busybox linux-$(WQ_KERNEL)

load: module ## insmod into the kernel of this machine (sudo)
	@$(MAKE) -C kernel load

unload: ## rmmod from the kernel of this machine (sudo)
	@$(MAKE) -C kernel unload

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

# Both know best what is out of date in them.
module:
	@$(MAKE) -C kernel $(kdir)

wqtop: dashboard/wqtop

dashboard/wqtop: FORCE
	@$(MAKE) -C dashboard

test-programs fuzzers: wqtop
	@$(MAKE) -C dashboard $@

# A kernel and busybox from Debian, the module for that kernel, and a file system to boot with.
vm: $(vm)/initramfs ## build what the VM boots (WQ_KERNEL=FLAVOUR: Debian's linux-image-FLAVOUR)

# Nothing is downloaded to where it could not be used.
.cache/busybox/busybox: | path
	@kernel/vm/fetch.sh busybox

.cache/linux-%/release: | path
	@kernel/vm/fetch.sh linux-$*

$(module): $(sources) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel $(vm)/module $(image)/headers
	@touch $@

$(planted): $(wildcard kernel/test/planted/*) kernel/vm/module.sh $(image)/release
	@+kernel/vm/module.sh kernel/test/planted $(vm)/planted $(image)/headers
	@touch $@

$(vm)/initramfs: kernel/vm/initramfs.sh kernel/vm/init kernel/vm/session.sh dashboard/demo/lesson.play .cache/busybox/busybox \
		$(module) $(planted) dashboard/wqtop $(guest) $(shell find kernel/test -type f 2>/dev/null)
	@kernel/vm/initramfs.sh $@ $(module) dashboard/wqtop $(planted)

# Programs for tests inside the VM, which has no C library of its own to count on.
build/test/guest/%: kernel/test/guest/%.c $(wildcard kernel/test/guest/*.h)
	@mkdir -p $(@D)
	$(CC) -static -pthread -O2 -Wall -Wextra -o $@ $<
