# shellcheck shell=sh
# Sourced by load.sh and dkms/dkms.sh: does the kernel take signed modules only, and what to do about it?
# root is the folder with /sys, for tests.
# shellcheck disable=SC2034,SC2154 # signed_only is for them, and root is theirs

signed_only="this kernel takes signed modules only (Secure Boot, lockdown)"

kernel_wants_signatures() {
	grep -qs Y "$root/sys/module/module/parameters/sig_enforce" ||
		grep -qs '\[[ic]' "$root/sys/kernel/security/lockdown"
}

is_signed() { # MODULE.ko
	tail -c 28 "$1" | grep -qs 'Module signature appended'
}

# Firmware and kernel learn a key together, and only who sits at the machine can confirm it.
how_to_enrol() { # CERTIFICATE
	echo "'sudo mokutil --import $1' enrols it: choose a password, restart, 'Enroll MOK' in the blue menu, type it there"
}
