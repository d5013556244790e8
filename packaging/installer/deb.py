"""The package for Debian, Ubuntu and what descends from them."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

from installer import bundle, elf, linux, product

# Text is drawn with the system's fonts; without any there are boxes. fonts-noto-cjk is what apt
# takes on a bare system, any of the others will do where it is installed.
FONTS = (
    "fonts-noto-cjk | fonts-ipafont-gothic | fonts-ipaexfont-gothic | fonts-vlgothic"
    " | fonts-takao-gothic | fonts-morisawa-bizud-gothic"
)
RECOMMENDS = "xdg-utils, git"
"""For links in the browser; for sites kept in git."""
COMPRESSION = ("-Zxz", "-z9", "--threads-max=2")


def made() -> Path:
    """The package in dist/, made anew.

    Raises:
        LookupError: when a library that the program needs belongs to no package here.
        subprocess.CalledProcessError: when dpkg-deb fails.
    """
    root = linux.write_tree(product.BUILD / "deb")
    _to_vendor_completions(root)
    _write_changelog(root / "usr/share/doc/genko/changelog.gz")
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(root), encoding="utf-8")
    for name in ("postinst", "postrm"):
        script = control / name
        shutil.copyfile(linux.SOURCES / "debian" / name, script)
        script.chmod(0o755)
    (control / "md5sums").write_text(_sums(root), encoding="utf-8")
    target = product.DIST / f"{product.NAME}_{product.version()}_{_architecture()}.deb"
    target.parent.mkdir(exist_ok=True)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", str(root), str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(bundle.source_date())},
        check=True,
    )
    return target


def depends(program: Path) -> str:
    """The packages of the libraries that the program takes from the system, fonts included.

    They are those of the system this runs on. Newer ones have other names for some (``...t64``)
    and provide these too.
    """
    packages = {_package_of(soname) for soname in elf.needed_from_outside(program)}
    packages.discard("libc6")
    listed = [f"libc6 (>= {elf.glibc_version(program)})", *sorted(packages)]
    return ", ".join([*listed, "fontconfig", FONTS])


def _package_of(soname: str) -> str:
    """The package that the library comes from on this system."""
    done = subprocess.run(
        ["dpkg-query", "--search", f"*/{soname}"], capture_output=True, text=True, check=False
    )
    for line in done.stdout.splitlines():
        found = re.match(r"([^:,\s]+)(?::\w+)?: /(?:usr/)?lib(?:64)?/", line)
        if found is not None:
            return found[1]
    raise LookupError(f"{soname}: no package installed here has it")


def _control(root: Path) -> str:
    size = sum(p.lstat().st_size for p in root.rglob("*") if p.is_file() and not p.is_symlink())
    return f"""\
Package: {product.NAME}
Version: {product.version()}
Architecture: {_architecture()}
Maintainer: {product.maintainer()}
Installed-Size: {-(-size // 1024)}
Depends: {depends(root / linux.PROGRAM)}
Recommends: {RECOMMENDS}
Section: text
Priority: optional
Homepage: {product.homepage()}
Description: editor for the posts of Jekyll blogs
 Genko is a desktop editor for the posts of a Jekyll blog. One window pairs
 a form for the front matter with a Markdown pane and a live preview. The
 blog's own schema and rules are checked while you type, and what would break
 the site is not saved. The same checks run without a window: genko check.
 .
 The interface is in Japanese and English.
"""


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _sums(root: Path) -> str:
    files = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts
    ]
    done = subprocess.run(["md5sum", *files], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def _write_changelog(target: Path) -> None:
    """Debian's changelog tells of the package; what is new in the program stands in NEWS.gz."""
    moment = bundle.source_date()
    text = (
        f"{product.NAME} ({product.version()}) stable; urgency=medium\n\n"
        f"  * Release {product.version()}: see NEWS.gz.\n\n"
        f" -- {product.maintainer()}  {formatdate(moment)}\n"
    )
    target.write_bytes(gzip.compress(text.encode(), mtime=0))
    os.utime(target, (moment, moment))


def _to_vendor_completions(root: Path) -> None:
    """Debian's zsh looks for the completions of packages in a folder of its own."""
    source = root / linux.COMPLETIONS["zsh"]
    target = root / "usr/share/zsh/vendor-completions/_genko"
    target.parent.mkdir(parents=True)
    source.rename(target)
    source.parent.rmdir()
