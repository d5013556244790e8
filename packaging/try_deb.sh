#!/bin/sh
# Try the Debian package as a first user would, on a minimal Debian 12 made for it and thrown away afterwards:
#
#   sh packaging/try_deb.sh [PACKAGE.deb]      (as root; without an argument: the one in dist/)
#
# It makes the system (debootstrap), installs the package with apt, starts the program as a normal user on a screen of its own,
# opens a post of the sample site, empties the title, is refused to save, mends it, saves, removes the package, and looks at
# what is left. Figures are printed, pictures go to build/screenshots/installed-*.png.
#
# The new system's root is pivoted to, not chroot-ed to: the kernel refuses user namespaces, and so the web engine its sandbox,
# to a process in a chroot. Everything happens in a mount namespace; when it ends, nothing is left mounted.
#
# Needs: debootstrap, Xvfb, openbox, xdotool, and .venv (sh packaging/test.sh --setup-only).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/editor/__init__.py")
package=${1:-$root/dist/genko_${version}_amd64.deb}
package=$(CDPATH='' cd -- "$(dirname -- "$package")" && pwd)/$(basename -- "$package")
work=${GENKO_TRY_FOLDER:-$(mktemp -d /var/tmp/try-genko-XXXXXX)}
system=$work/system
shared=$work/shared # seen at the same place from inside and outside: the socket, the log

say() { printf '%s\n' "$*"; }

[ "$(id -u)" = 0 ] || { say "run this as root" >&2; exit 2; }
for tool in debootstrap unshare nsenter Xvfb openbox xdotool; do
    command -v "$tool" >/dev/null || { say "$tool is not installed" >&2; exit 2; }
done

holder=
clean_up() {
    [ -z "$holder" ] || kill "$holder" 2>/dev/null || true
    [ -n "${GENKO_TRY_FOLDER:-}" ] || rm -rf --one-file-system "$work"
}
trap clean_up EXIT

# --- A minimal system, from where this one gets its packages -----------------------------------------------------------

mkdir -p "$work" "$shared"
if [ ! -e "$system/etc/debian_version" ]; then
    # shellcheck disable=SC2016 # apt's own words
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
    [ -n "$mirror" ] || { say "apt knows no archive of Debian 12 here" >&2; exit 2; }
    debootstrap --variant=minbase bookworm "$system" "$mirror" >"$work/debootstrap.log" 2>&1 ||
        { tail -n 20 "$work/debootstrap.log" >&2; exit 1; }
fi
say "system: Debian $(cat "$system/etc/debian_version"), $(grep -c '^Package:' "$system/var/lib/dpkg/status") packages"
for file in /etc/resolv.conf /etc/hosts; do
    if [ -e "$file" ]; then cp "$file" "$system$file"; fi
done
# How this machine reaches its archive (a proxy, say) is how the new one does.
apt-config dump | grep -E '^Acquire::(http|https)::' >"$system/etc/apt/apt.conf.d/99try" || true
cp "$package" "$system/var/cache/genko.deb"

# --- Inside: a shell of the new system that holds its mounts -----------------------------------------------------------

rm -rf "${shared:?}"/*
mkdir -p "$system/old"
chmod 755 "$work"
chmod 1777 "$shared"
# shellcheck disable=SC2016 # for the inner shell to expand
unshare --mount --propagation private sh -eu -c '
    system=$1 shared=$2
    mount --bind "$system" "$system"
    for place in dev sys; do mount --rbind "/$place" "$system/$place"; done
    mount -t proc proc "$system/proc"
    mount -t tmpfs tmpfs "$system/tmp"
    mkdir -p "$system/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
    mkdir -p "$system$shared"
    mount --bind "$shared" "$system$shared"
    cd "$system"
    pivot_root . old
    umount -l /old
    touch "$shared/ready"
    exec sleep 3600
' hold "$system" "$shared" &
holder=$!
tries=0
while [ ! -e "$shared/ready" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$holder" 2>/dev/null; then
        say "the system could not be entered" >&2
        exit 1
    fi
    sleep 0.1
done
inside() { nsenter --target "$holder" --mount -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
logged() {
    "$@" >>"$work/apt.log" 2>&1 || { tail -n 30 "$work/apt.log" >&2; exit 1; }
}
# shellcheck disable=SC2016 # dpkg's own words
installed() { inside dpkg-query -W -f '${Package}\n' | wc -l; }

logged inside apt-get -q update
packages_before=$(installed)
disk_before=$(du -sm --one-file-system "$system" | cut -f 1)
began=$(date +%s)
logged inside apt-get -q -y install --no-install-recommends /var/cache/genko.deb
say "installed by apt in $(($(date +%s) - began)) s: $(($(installed) - packages_before)) packages, $(($(du -sm --one-file-system "$system" | cut -f 1) - disk_before)) MiB on the disk with fonts and what Qt needs"
# shellcheck disable=SC2016
say "package: $(stat -c %s "$package") bytes; genko alone: $(inside dpkg-query -W -f '${Installed-Size}' genko) KiB installed"

# --- A normal user ------------------------------------------------------------------------------------------------------

inside sh -c 'id user >/dev/null 2>&1 || useradd --create-home user; rm -rf /home/user/blog /home/user/genko-home'
as_user() { inside setpriv --reuid=user --regid=user --init-groups "$@"; }
logged as_user cp -r /usr/lib/genko/_internal/editor/_resources/sample /home/user/blog
say "version: $(as_user genko --version)"
say "genko check as a user: $(as_user genko check /home/user/blog --language en | grep 'posts checked' || true)"

cd "$root"
.venv/bin/python -m tests.packaging.walk "$shared" /home/user/blog /home/user "$system" -- \
    nsenter --target "$holder" --mount -- setpriv --reuid=user --regid=user --init-groups /usr/bin/genko

# --- Removal -------------------------------------------------------------------------------------------------------------

inside test -d /home/user/genko-home || { say "the user's settings are missing" >&2; exit 1; }
logged inside apt-get -q -y purge genko
left=$(inside find / -xdev -path /proc -prune -o -path /home -prune -o -path /var/cache -prune -o -iname '*genko*' -print | grep -v -F "$work" || true)
[ -z "$left" ] || { say "left after removal: $left" >&2; exit 1; }
inside test -s /home/user/blog/_posts/2026-03-01-1-hand-drip.md
inside test -d /home/user/genko-home
say "removed: nothing of the program is left; the user's post, settings and journal are"
