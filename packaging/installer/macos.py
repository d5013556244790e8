"""The disk image for macOS: the bundle as Genko.app, signed and notarised where there is a key."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from installer import bundle, product
from installer.steps import Step, run

ICON = product.BUILD / "icons" / "genko.icns"
APP = product.BUILD / "bundle" / f"{product.TITLE}.app"
ENTITLEMENTS = product.PACKAGING / "macos" / "entitlements.plist"
SETTINGS = product.PACKAGING / "macos" / "dmg_settings.py"
ENGINE = (
    "Contents/Frameworks/PySide6/Qt/lib/QtWebEngineCore.framework/Helpers/QtWebEngineProcess.app"
)
IDENTITY, APPLE_ID, TEAM, PASSWORD = (
    "GENKO_MACOS_IDENTITY",
    "GENKO_MACOS_APPLE_ID",
    "GENKO_MACOS_TEAM",
    "GENKO_MACOS_PASSWORD",
)
"""Environment variables: the signing identity; and for notarisation account, team and password."""


def made() -> Path:
    """The disk image in dist/, made anew (on macOS).

    Raises:
        subprocess.CalledProcessError: when a command fails.
    """
    prepare()
    bundle.made()
    product.DIST.mkdir(exist_ok=True)
    run(plan())
    return target()


def target() -> Path:
    """The disk image's file."""
    return product.DIST / f"{product.NAME}-{product.version()}-macos-{os.uname().machine}.dmg"


def prepare() -> None:
    """Write what PyInstaller puts into the application: its icon."""
    from installer import icons  # noqa: PLC0415 - it loads Qt

    icons.write_container(ICON)


def plan() -> list[Step]:
    """The commands after the bundle is made."""
    identity = os.environ.get(IDENTITY, "")
    steps = []
    if identity:
        # From the inside out: a signature covers those within. The engine's process has to have
        # the entitlements itself, it is what makes machine code.
        entitled = ("--options", "runtime", "--timestamp", "--entitlements", str(ENTITLEMENTS))
        for path in (APP / ENGINE, APP):
            command = ("codesign", "--force", *entitled, "--sign", identity, str(path))
            steps.append(Step(f"sign {path.name}", command))
        verify = ("codesign", "--verify", "--deep", "--strict", str(APP))
        steps.append(Step("verify the signatures", verify))
    defines = ("-D", f"app={APP}", "-D", f"icon={ICON}")
    image = (sys.executable, "-m", "dmgbuild", "-s", str(SETTINGS), *defines)
    steps.append(Step("make the disk image", (*image, product.TITLE, str(target()))))
    if identity:
        sign = ("codesign", "--timestamp", "--sign", identity, str(target()))
        steps.append(Step("sign the disk image", sign))
    password = os.environ.get(PASSWORD, "")
    if identity and password:
        account = (
            *("--apple-id", os.environ.get(APPLE_ID, ""), "--team-id", os.environ.get(TEAM, "")),
            *("--password", password),
        )
        submit = ("xcrun", "notarytool", "submit", "--wait", *account, str(target()))
        steps.append(Step("have it notarised", submit, frozenset({password})))
        steps.append(Step("staple the ticket", ("xcrun", "stapler", "staple", str(target()))))
    return steps


def info_plist() -> dict[str, object]:
    """What macOS is told about the application besides name, version and icon."""
    return {
        "CFBundleDisplayName": product.TITLE,
        "CFBundleShortVersionString": product.version(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["ja", "en"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Markdown",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["net.daringfireball.markdown"],
                "CFBundleTypeExtensions": ["md", "markdown", "mkd", "mkdn", "mkdown"],
            },
            {
                "CFBundleTypeName": "Folder",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.folder"],
            },
        ],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "MIT licence",
    }
