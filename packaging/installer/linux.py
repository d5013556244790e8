"""The files of the Linux packages as they lie below ``/`` once installed."""

from __future__ import annotations

import gzip
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from installer import bundle, icons, product
from installer.documents import completion, manual_page

SOURCES = product.PACKAGING / "linux"
PROGRAM = Path("usr/lib/genko")
RUN = (product.NAME, "QtWebEngineProcess")
"""The files that are programs; libraries are only mapped."""
COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/genko",
    "zsh": "usr/share/zsh/site-functions/_genko",
    "fish": "usr/share/fish/vendor_completions.d/genko.fish",
}


def write_tree(root: Path) -> Path:
    """Fill ``root`` with everything that a package installs; what was there goes."""
    shutil.rmtree(root, ignore_errors=True)
    _program(root)
    _desktop(root)
    _documents(root)
    _settle(root)
    return root


def _program(root: Path) -> None:
    """The bundle, and its name on the PATH."""
    shutil.copytree(bundle.made(), root / PROGRAM, symlinks=True)
    command = root / "usr/bin/genko"
    command.parent.mkdir(parents=True)
    command.symlink_to(os.path.relpath(root / PROGRAM / product.NAME, command.parent))


def _desktop(root: Path) -> None:
    share = root / "usr/share"
    _copy("genko.desktop", share / "applications/genko.desktop")
    _copy("genko.mime.xml", share / "mime/packages/genko.xml")
    _write(share / f"metainfo/{product.APP_ID}.metainfo.xml", filled("metainfo.xml"))
    _copy("apparmor", share / "genko/apparmor")
    hicolor = share / "icons/hicolor"
    for size in icons.SIZES:
        icons.write_png(hicolor / f"{size}x{size}/apps/genko.png", size)
    scalable = hicolor / "scalable/apps/genko.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(icons.FOLDER / "genko.svg", scalable)


def _documents(root: Path) -> None:
    for language, folder in (("en", "man1"), ("ja", "ja/man1")):
        text = manual_page(language, bundle.source_date())
        _compress(root / f"usr/share/man/{folder}/genko.1.gz", text.encode())
    for shell, place in COMPLETIONS.items():
        _write(root / place, completion(shell))
    doc = root / "usr/share/doc/genko"
    _write(doc / "copyright", filled("debian/copyright"))
    _compress(doc / "NEWS.gz", (product.ROOT / "CHANGELOG.md").read_bytes())


def filled(name: str) -> str:
    """A file of packaging/linux with its ``@NAMES@`` filled in."""
    day = datetime.fromtimestamp(bundle.source_date(), UTC).date().isoformat()
    values = {
        "APP_ID": product.APP_ID,
        "HOMEPAGE": product.homepage(),
        "VERSION": product.version(),
        "DATE": day,
        "MIT": _indented(product.ROOT / "LICENSE"),
        "ISC": _indented(product.ROOT / "resources/icons/LICENSE"),
        "OFL": _indented(product.ROOT / "resources/preview/vendor/katex-fonts.LICENSE"),
    }
    text = (SOURCES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _indented(file: Path) -> str:
    """A licence as Debian's copyright file wants it: indented by one, empty lines as dots."""
    lines = file.read_text(encoding="utf-8").strip().splitlines()
    return "\n".join(f" {line}" if line.strip() else " ." for line in lines)


def _settle(root: Path) -> None:
    """Rights and times the same, whoever builds: 755 or 644, the moment of the last commit."""
    moment = bundle.source_date()
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.name in RUN and (root / PROGRAM) in path.parents
            path.chmod(0o755 if path.is_dir() or runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _copy(name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCES / name, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _compress(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(data, mtime=0))
