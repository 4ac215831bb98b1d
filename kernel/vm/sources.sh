#!/bin/sh
# Prints the apt sources of a release of Debian, from the mirrors of this system: sources.sh RELEASE
set -eu

# shellcheck disable=SC2016 # apt's variables, not the shell's
sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
	awk -v own="$(. /etc/os-release && echo "$VERSION_CODENAME")" -v other="$1" '
		$2 ~ /-backports/ { next }
		other ~ /-backports$/ && $2 != own { next } # they have no updates, and security fixes come with them
		sub("^" own, other, $2) { print "deb", $1, $2, "main" }' |
	sort -u)
[ -n "$sources" ] || { echo "sources: apt knows no mirror of Debian" >&2; exit 1; }
echo "$sources"
