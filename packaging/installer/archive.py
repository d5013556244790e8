"""The portable archive for Linux: unpack it anywhere and start ``genko`` in it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from installer import bundle, linux, product

COMPRESS = ("xz", "-9", "--threads=2", "--stdout")

README = """\
Genko {version}

Start ./genko, with a site's folder if you like:  ./genko ~/blog
Nothing is installed. A font with Japanese signs and fontconfig must be there, and what any desktop
has (X11 or Wayland, OpenGL, NSS, ALSA). Put this folder where you like; to be rid of it, delete it.
To keep settings, journal and caches in it as well, make a folder genko-portable beside genko.

そのまま ./genko を実行してください（例：./genko ~/blog）。インストールは不要です。
genko の横に genko-portable というフォルダーを作ると、設定などもすべてその中に置かれます。
日本語フォントと fontconfig、一般的なデスクトップ環境（X11 または Wayland、OpenGL、NSS、ALSA）が
必要です。削除するときは、このフォルダーを消すだけです。

Menu entry, icon and manual pages are in share/.  {homepage}
"""


def made() -> Path:
    """The archive in dist/, made anew."""
    root = linux.write_tree(product.BUILD / "tar")
    name = f"{product.NAME}-{product.version()}-linux-{os.uname().machine}"
    top = product.BUILD / "tar-top"
    shutil.rmtree(top, ignore_errors=True)
    (root / linux.PROGRAM).rename(top)
    (root / "usr/share").rename(top / "share")
    target = product.DIST / f"{name}.tar.xz"
    target.parent.mkdir(exist_ok=True)
    moment = bundle.source_date()
    text = README.format(version=product.version(), homepage=product.homepage()).encode()
    plain = product.BUILD / f"{name}.tar"
    with tarfile.open(plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        note = tarfile.TarInfo(f"{name}/README")
        note.size, note.mtime = len(text), moment
        archive.addfile(note, io.BytesIO(text))
        for path in sorted(top.rglob("*")):
            place = f"{name}/{path.relative_to(top).as_posix()}"
            archive.add(path, place, recursive=False, filter=_nobodys)
    with target.open("wb") as compressed:
        subprocess.run([*COMPRESS, str(plain)], stdout=compressed, check=True)
    plain.unlink()
    return target


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of who built it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
