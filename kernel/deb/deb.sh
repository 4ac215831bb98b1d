#!/bin/sh
# Builds the Debian packages into build/deb, and has lintian look at them: deb.sh
# The sources are copied: what a package builds lies beside them.
set -eu
cd "$(dirname "$0")/../.."

out=build/deb
version=$(sed -n 's/^#define WQTOP_VERSION.*"\(.*\)"/\1/p' dashboard/options/options.h)

die() { echo "deb: $*" >&2; exit 1; }

[ "$(dpkg-parsechangelog -l kernel/deb/debian/changelog -S Version)" = "$version" ] ||
	die "wqtop is of version $version, and kernel/deb/debian/changelog begins with another: add an entry"
for module in kernel/main.c kernel/machine/main.c; do
	grep -qxF "MODULE_VERSION(\"$version\");" $module || die "wqtop is of version $version, and $module has another"
done

rm -rf $out
mkdir -p $out/source
cp -a common dashboard kernel README.md $out/source/
cp -a kernel/deb/debian $out/source/
# deps.sh has seen to what is needed to build, without the C++ of build-essential.
(cd $out/source && DEB_BUILD_OPTIONS=noautodbgsym \
	dpkg-buildpackage --build=binary --no-sign --no-check-builddeps --jobs=auto) >$out/log 2>&1 || {
	tail -n 30 $out/log >&2
	die "the packages do not build; all that was said is in $out/log"
}
rm -rf $out/source
lintian --allow-root --no-cfg --fail-on error,warning $out/*.changes ||
	die "lintian complains of the packages"
ls $out/*.deb
