# What start.sh and test.sh share: system libraries, Python, the virtual environment. Sourced, not run.
# shellcheck shell=sh
#
# Nothing is done twice: what was set up is stamped in .venv with the hash of what it was made from, and a second
# start reads the stamp only (no network, no apt, no pip).
#
# Environment: GENKO_SKIP_SYSTEM=1 leaves the system's packages alone; GENKO_PYTHON names the Python to use.

genko_root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
genko_venv=$genko_root/.venv
genko_work=$genko_root/.genko
genko_log=$genko_work/setup.log

say() { printf '%s\n' "genko: $*" >&2; }

fail() {
    status=$1
    shift
    say "$@"
    exit "$status"
}

# --- The log: what apt and pip print goes there, and is shown only when something fails ---------------------------

logged() {
    mkdir -p "$genko_work"
    printf '\n$ %s\n' "$*" >>"$genko_log"
    "$@" >>"$genko_log" 2>&1
}

fail_with_log() {
    say "$@"
    say "the last lines of $genko_log:"
    tail -n 25 "$genko_log" >&2
    exit 1
}

# --- System packages (Debian, Ubuntu and what descends from them) --------------------------------------------------

# What the Qt wheels load and a bare system lacks. A name with t64 is another package since Debian 13/Ubuntu 24.04.
genko_qt_packages='libgl1 libegl1 libglib2.0-0/libglib2.0-0t64 libdbus-1-3 libfontconfig1 libfreetype6 libbrotli1
libx11-6 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0 libxkbfile1 libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
libxcb-xfixes0 libxcb-xkb1 libxcb-glx0 libxcb-dri3-0 libxcomposite1 libxdamage1 libxext6 libxfixes3
libxrandr2 libxtst6 libasound2/libasound2t64 libgbm1 libnspr4 libnss3 libwayland-client0 libwayland-cursor0
libwayland-egl1 fontconfig xkb-data'

# binutils: the bundle of the packaging layer is made with them, and looked through. git: posts that it calls changed are
# checked.
genko_test_packages='xvfb openbox xdotool jekyll binutils git ruby-jekyll-seo-tag ruby-jekyll-feed ruby-jekyll-paginate'
genko_test_packages="$genko_test_packages ruby-jekyll-include-cache ruby-jekyll-redirect-from ruby-jekyll-sitemap"
genko_test_packages="$genko_test_packages ruby-jekyll-archives ruby-jekyll-relative-links ruby-jekyll-titles-from-headings"
genko_test_packages="$genko_test_packages ruby-jekyll-default-layout ruby-jekyll-optional-front-matter"
genko_test_packages="$genko_test_packages ruby-jekyll-readme-index ruby-jekyll-toc ruby-jekyll-mentions"
genko_test_packages="$genko_test_packages ruby-jekyll-avatar ruby-jekyll-last-modified-at ruby-jekyll-github-metadata"
genko_test_packages="$genko_test_packages ruby-jekyll-paginate-v2"
genko_test_packages="$genko_test_packages jekyll-theme-minima"
# Who reads what the packages bring: menu entry, AppStream data, manual, completions; and the scripts.
genko_test_packages="$genko_test_packages appstream desktop-file-utils fish groff-base man-db mandoc shellcheck zsh"

is_debian() { [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

is_offered() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# The one of "old/new" that this system offers.
offered() {
    for name in $(printf '%s' "$1" | tr / ' '); do
        if is_offered "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%/*}"
}

# Of the packages given, those of which no variant is installed.
missing_packages() {
    for entry in "$@"; do
        found=
        for name in $(printf '%s' "$entry" | tr / ' '); do
            if is_installed "$name"; then found=yes; fi
        done
        [ -n "$found" ] || printf '%s ' "$entry"
    done
}

# Whether this is root, or somebody whom sudo lets (a terminal can be asked for the password).
can_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -- "$@"; fi
}

# Install what is missing of the packages given; entries may be "old/new".
need_packages() {
    [ "${GENKO_SKIP_SYSTEM:-}" != 1 ] || return 0
    if ! is_debian; then
        say "this is no Debian or Ubuntu: Qt's system libraries are taken to be there (README names them)"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if ! can_be_root; then
        say "system packages are missing. Please have an administrator run this (GENKO_SKIP_SYSTEM=1 goes on without):"
        printf '  apt-get install --no-install-recommends' >&2
        for entry in $missing; do printf ' %s' "$(offered "$entry")" >&2; done
        printf '\n' >&2
        exit 3
    fi
    update_lists
    wanted=
    for entry in $missing; do wanted="$wanted $(offered "$entry")"; done
    say "installing $(printf '%s' "$missing" | wc -w | tr -d ' ') system packages ..."
    # shellcheck disable=SC2086 # the names are words
    apt_get install --no-install-recommends $wanted || fail_with_log "the system packages could not be installed"
}

apt_get() {
    logged as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

genko_lists_updated=
update_lists() {
    [ -z "$genko_lists_updated" ] || return 0
    say "fetching the list of system packages ..."
    apt_get update || fail_with_log "the list of packages could not be fetched"
    genko_lists_updated=yes
}

# Japanese text needs a font that has it; any will do.
font_package() {
    if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=ja family 2>/dev/null | head -n 1)" ]; then
        printf '%s\n' fonts-noto-cjk
    fi
}

# --- Python ---------------------------------------------------------------------------------------------------------

python_fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for name in ${GENKO_PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && python_fits "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# The package of a fitting Python that this system offers.
python_package() {
    for name in python3 python3.13 python3.12 python3.11; do
        version=$(apt-cache madison "$name" 2>/dev/null | head -n 1 | cut -d '|' -f 2 | tr -d ' ')
        case $version in
        3.11.* | 3.12.* | 3.13.*)
            printf '%s\n' "$name"
            return 0
            ;;
        esac
    done
    return 1
}

# Sets genko_python to a Python 3.11-3.13 that can make virtual environments.
need_python() {
    genko_python=$(find_python) || {
        is_debian || fail 3 "Python 3.11, 3.12 or 3.13 is needed, and none was found"
        if can_be_root && [ "${GENKO_SKIP_SYSTEM:-}" != 1 ]; then update_lists; fi
        name=$(python_package) || fail 3 "Python 3.11, 3.12 or 3.13 is needed; this system offers none"
        need_packages "$name" "$name-venv"
        genko_python=$(find_python) || fail 3 "Python 3.11, 3.12 or 3.13 is needed; $name gave none"
    }
    "$genko_python" -c 'import ensurepip, venv' 2>/dev/null && return 0
    # Debian splits venv off: the package bears the name of the very version.
    version=$("$genko_python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    need_packages "$version"
    "$genko_python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail 3 "$genko_python cannot make virtual environments (module venv or ensurepip is missing)"
}

# --- The virtual environment -----------------------------------------------------------------------------------------

hash_of() {
    if command -v sha256sum >/dev/null; then cat "$@" | sha256sum | cut -c 1-64; else cat "$@" | shasum -a 256 | cut -c 1-64; fi
}

# What a set-up of kind $1 is made from, in one line.
stamp_of() {
    printf '%s %s %s\n' "$(hash_of "$genko_root/packaging/requirements/$1.txt" "$genko_root/packaging/setup.sh")" \
        "$("$genko_venv/bin/python" -c 'import sys; print(sys.version.split()[0])' 2>/dev/null)" "$genko_root"
}

is_set_up() {
    [ -f "$genko_venv/genko-$1.stamp" ] && [ "$(cat "$genko_venv/genko-$1.stamp")" = "$(stamp_of "$1")" ]
}

# Make .venv hold exactly packaging/requirements/$1.txt.
need_venv() {
    need_python
    if ! { [ -x "$genko_venv/bin/python" ] && python_fits "$genko_venv/bin/python"; }; then
        say "making a virtual environment with $("$genko_python" --version) ..."
        rm -rf "$genko_venv"
        logged "$genko_python" -m venv "$genko_venv" || fail_with_log "the virtual environment could not be made"
    fi
    say "installing Genko's libraries (Qt is large: about 250 MB the first time) ..."
    logged "$genko_venv/bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes \
        --requirement "$genko_root/packaging/requirements/$1.txt" || fail_with_log "the libraries could not be installed"
    # The program runs from this checkout, whatever the current folder is.
    site=$("$genko_venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$genko_root" >"$site/genko.pth"
    if [ "$1" = test ]; then stamp_of run >"$genko_venv/genko-run.stamp"; fi # test.txt holds all of run.txt
    stamp_of "$1" >"$genko_venv/genko-$1.stamp"
}

# A Python of Debian's is one file; making the bundle (PyInstaller) needs it as a library, which is a package of its own.
need_python_library() {
    case $(readlink -f "$genko_venv/bin/python") in
    /usr/bin/*) need_packages "lib$("$genko_venv/bin/python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')" ;;
    esac
}

# Set up kind $1 (run or test) unless it stands already.
set_up() {
    if is_set_up "$1"; then return 0; fi
    mkdir -p "$genko_work"
    : >"$genko_log"
    say "setting up (once; log: $genko_log)"
    packages=$genko_qt_packages
    if [ "$1" = test ]; then packages="$packages $genko_test_packages"; fi
    # shellcheck disable=SC2046,SC2086 # the names are words
    need_packages $packages $(font_package)
    need_venv "$1"
    if [ "$1" = test ]; then need_python_library; fi
    say "set up"
}
