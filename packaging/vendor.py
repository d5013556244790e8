"""Fetch what draws formulas and diagrams in the preview, and emoji's names; keep what is needed.

Run after a change of a version below: ``python packaging/vendor.py`` (needs ``npm``). The packages
are held against their SHA-256 sums, and so is, by a test, what lies in resources/preview/vendor.
KaTeX's fonts go into its style sheet: a page of the site may not load a font of another origin,
and there is nothing to wait for once the style is there.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "resources" / "preview" / "vendor"
SUMS = VENDOR / "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Package:
    """A release on npm, the sum of its archive, and which files are kept under which name."""

    name: str
    version: str
    sha256: str
    files: Mapping[str, str]
    licence: str
    """Of all that is kept, as an SPDX expression."""
    about: str


PACKAGES = (
    Package(
        "katex",
        "0.19.1",
        "24da5a599eb2fcede2e270b99a6ff48bca816beecc95feeb84e8cccbd1bb34fd",
        {
            "dist/katex.min.js": "katex.min.js",
            "dist/katex.min.css": "katex.min.css",
            "LICENSE": "katex.LICENSE",
        },
        "MIT AND OFL-1.1",
        "Formulas; its fonts are inside its style sheet",
    ),
    Package(
        "mermaid",
        "11.17.2",
        "6ad2f42c3fc26bbf9e45cbb6d11898972573ea52b33a5f4ff51952899f950ffd",
        {"dist/mermaid.min.js": "mermaid.min.js", "LICENSE": "mermaid.LICENSE"},
        "MIT",
        "Diagrams; what its bundle contains is named at the end of the bundle, with the licences",
    ),
    Package(
        "gemoji",
        "8.1.0",
        "8b636784d94d4983b0c74e0713dd94b805e768888c06bb90e3c330365ec5acba",
        {"index.js": "emoji.txt", "license": "emoji.LICENSE"},
        "MIT",
        "Names of emoji, as GitHub has them",
    ),
)

_GITHUBS_OWN = (
    "atom basecamp basecampy bowtie electron feelsgood finnadie goberserk godmode hurtrealbad "
    "neckbeard octocat rage1 rage2 rage3 rage4 shipit suspect trollface"
)
_FONT_SOURCES = re.compile(r"src:url\((fonts/[\w-]+\.woff2)\) format\(\"woff2\"\)[^;}]*")


def fetch(package: Package, folder: Path) -> dict[str, bytes]:
    """All files of a package by their path in it.

    Raises:
        ValueError: the archive is not the one that was pinned.
    """
    release = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", "--silent", release], cwd=folder, check=True)
    archive = folder / f"{package.name}-{package.version}.tgz"
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise ValueError(f"{release} has the sum {found}, not {package.sha256}")
    files = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None:
                files[member.name.removeprefix("package/")] = content.read()
    return files


def with_fonts(style: str, files: Mapping[str, bytes]) -> str:
    """A style sheet with its fonts inside, each in the newest format alone."""

    def inside(source: re.Match[str]) -> str:
        data = base64.b64encode(files[f"dist/{source[1]}"]).decode("ascii")
        return f'src:url(data:font/woff2;base64,{data}) format("woff2")'

    return _FONT_SOURCES.sub(inside, style)


def names_of_emoji(script: str) -> str:
    """A line for each emoji in gemoji's list: itself and its names; then GitHub's own pictures."""
    lines = [
        " ".join((sign, *re.findall(r"'([^']+)'", names)))
        for sign, names in re.findall(r"emoji: '([^']+)',\s*names: \[([^\]]+)\]", script)
    ]
    return "\n".join((*lines, f"- {_GITHUBS_OWN}")) + "\n"


def main() -> int:
    """Write the files and their sums."""
    VENDOR.mkdir(exist_ok=True)
    sums = []
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            files = fetch(package, Path(folder))
        for source, name in package.files.items():
            data = files[source]
            if name.endswith(".css"):
                data = with_fonts(data.decode("utf-8"), files).encode("utf-8")
            elif name == "emoji.txt":
                data = names_of_emoji(data.decode("utf-8")).encode("utf-8")
            (VENDOR / name).write_bytes(data)
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    SUMS.write_text("".join(sums), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
