"""The installer for Windows: the bundle, Inno Setup around it, both signed where there is a key."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installer import bundle, product
from installer.steps import Step, run

SCRIPT = product.PACKAGING / "windows" / "genko.iss"
ICON = product.BUILD / "icons" / "genko.ico"
VERSION_FILE = product.BUILD / "windows-version.txt"
SIGN = "GENKO_WINDOWS_SIGN"
"""Names the environment variable with the command that signs a file, ``$f`` for its path."""


def made() -> Path:
    """The installer in dist/, made anew (on Windows).

    Raises:
        subprocess.CalledProcessError: when a command fails.
    """
    prepare()
    bundle.made()
    run(plan())
    return target()


def target() -> Path:
    """The installer's file."""
    return product.DIST / f"{product.NAME}-{product.version()}-setup.exe"


def prepare() -> None:
    """Write what PyInstaller puts into the programs: icon, and what Windows shows of a file."""
    from installer import icons  # noqa: PLC0415 - it loads Qt

    icons.write_container(ICON)
    VERSION_FILE.write_text(_version_resource(), encoding="utf-8")


def plan() -> list[Step]:
    """The commands after the bundle is made."""
    sign = os.environ.get(SIGN, "")
    steps = []
    for name in (f"{product.NAME}.exe", f"{product.NAME}w.exe"):
        if sign:
            words = tuple(word.replace("$f", str(bundle.FOLDER / name)) for word in sign.split())
            steps.append(Step(f"sign {name}", words, frozenset(words[1:-1])))
    defines = [
        f"/DVersion={product.version()}",
        f"/DHomepage={product.homepage()}",
        f"/DPayload={bundle.FOLDER}",
        f"/DOutput={product.DIST}",
        f"/DIcon={ICON}",
    ]
    if sign:
        defines += ["/DSignTool=genko", f"/Sgenko={sign}"]
    command = (_compiler(), *defines, str(SCRIPT))
    return [*steps, Step("compile the installer", command, frozenset({f"/Sgenko={sign}"}))]


def _compiler() -> str:
    """Inno Setup's compiler, where its own installer puts it."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Inno Setup 6" / "ISCC.exe"
    return str(usual) if usual.is_file() else shutil.which("iscc") or "iscc"


def _version_resource() -> str:
    numbers = (*map(int, product.version().split(".")[:3]), 0)
    strings = {
        "CompanyName": "The Genko developers",
        "FileDescription": f"{product.TITLE}: {product.SUMMARY}",
        "FileVersion": product.version(),
        "InternalName": product.NAME,
        "LegalCopyright": "MIT licence",
        "ProductName": product.TITLE,
        "ProductVersion": product.version(),
    }
    entries = ", ".join(f"StringStruct({k!r}, {v!r})" for k, v in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{entries}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
