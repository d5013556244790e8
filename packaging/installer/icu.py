"""ICU's data, Qt's and the web engine's: made anew with what they ask ICU for.

Qt compares strings, converts encodings and names time zones with it (the functions that its core
library imports; a test holds them), in the program's languages alone. The words for finding line
ends, names of currencies, units, languages and regions, numbers in words and transliteration are
half of the data, the other locales a quarter.

The web engine has data of its own, in a file. Pages may ask for anything, so all kinds stay but not
all languages: in others than the program's, a script of a site would write a date as ICU's root
does. Words for finding line ends stay in all languages, posts quote them.

The data is ICU's "common data package": a header, a table of contents sorted by name, the items
(ICU's ``ucmndata.h`` describes it).
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

from installer import elf

# Locales, by code; "root" and "pool" are for all of them, "res_index" is the list of them.
_FOREIGN = r"(?!(en|ja|res)[_.])[a-z]{2,3}(_\w+)?\.res$"
UNUSED_BY_QT = re.compile(
    rf"(brkitr|curr|lang|rbnf|region|translit|unit)/|((coll|zone)/)?{_FOREIGN}"
)
"""Items that Qt never asks for, by the beginning of their names within the package."""

UNUSED_BY_ENGINE = re.compile(rf"((coll|curr|lang|rbnf|region|unit|zone)/)?{_FOREIGN}")
"""The same for the web engine."""

_COMMON_DATA = b"\xda\x27", b"CmnD"
"""What stands in the header at 2 and at 12: ICU's mark, and the format's."""

_ALIGNMENT = 16
"""Items begin at multiples of it, in bytes."""

_ASSEMBLY = """\
.section .rodata
.balign {alignment}
.globl {symbol}
.type {symbol}, @object
.size {symbol}, {size}
{symbol}:
.incbin "{data}"
.section .note.GNU-stack, "", @progbits
"""


def shrink(folder: Path) -> None:
    """Replace the data in a folder by smaller ones that answer the same questions the same.

    Raises:
        ValueError: when a library holds something else than a common data package.
        subprocess.CalledProcessError: when binutils fail; they have said why.
    """
    for library in sorted(folder.rglob("libicudata.so.*")):
        if not library.is_symlink():
            with tempfile.TemporaryDirectory() as scratch:
                _relink(library, Path(scratch))
    for file in sorted(folder.rglob("icudtl.dat")):
        file.write_bytes(without_unused(file.read_bytes(), UNUSED_BY_ENGINE))


def _relink(library: Path, scratch: Path) -> None:
    data, source, compiled = (scratch / name for name in ("data", "data.s", "data.o"))
    extract = ["objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data)]
    subprocess.run(extract, check=True)
    data.write_bytes(without_unused(data.read_bytes(), UNUSED_BY_QT))
    symbol = elf.only_symbol(library)
    source.write_text(
        _ASSEMBLY.format(
            alignment=_ALIGNMENT, symbol=symbol, size=data.stat().st_size, data=data.name
        ),
        encoding="ascii",
    )
    subprocess.run(["as", "-o", compiled.name, source.name], cwd=scratch, check=True)
    link = ["ld", "-shared", "-soname", library.name, "-o", str(library), str(compiled)]
    subprocess.run(link, check=True)


def without_unused(package: bytes, unused: re.Pattern[str]) -> bytes:
    """A common data package without the ``unused`` items, the others in the same order.

    Raises:
        ValueError: when it is none.
    """
    if (package[2:4], package[12:16]) != _COMMON_DATA:
        raise ValueError("not a common data package of ICU")
    (base,) = struct.unpack_from("<H", package)
    kept = [(n, item) for n, item in _items(package[base:]) if not unused.match(_place(n))]
    names_at = 4 + 8 * len(kept)
    names = b"".join(name + b"\0" for name, _ in kept)
    name_at, item_at = names_at, _aligned(names_at + len(names))
    table, body = [struct.pack("<I", len(kept))], [bytes(item_at - names_at - len(names))]
    for name, item in kept:
        table.append(struct.pack("<II", name_at, item_at))
        padded = item + bytes(_aligned(len(item)) - len(item))
        body.append(padded)
        name_at += len(name) + 1
        item_at += len(padded)
    return b"".join([package[:base], *table, names, *body])


def _items(contents: bytes) -> list[tuple[bytes, bytes]]:
    """Names and bytes of the items; offsets count from the table of contents on."""
    (count,) = struct.unpack_from("<I", contents)
    entries = [struct.unpack_from("<II", contents, 4 + 8 * number) for number in range(count)]
    ends = [*(start for _, start in entries[1:]), len(contents)]
    return [
        (contents[name : contents.index(b"\0", name)], contents[start:end])
        for (name, start), end in zip(entries, ends, strict=True)
    ]


def _place(name: bytes) -> str:
    """An item's name without the package's: ``coll/ja.res`` of ``icudt73l/coll/ja.res``."""
    return name.decode("ascii").partition("/")[2]


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
