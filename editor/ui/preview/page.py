"""The preview's page: it shows, and does nothing a post could ask of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineScript,
    QWebEngineSettings,
)

from editor.site.resources import resources_dir
from editor.ui.preview.addresses import SHELL_URL

log = logging.getLogger(__name__)

OWN_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Our script runs apart from the page: the page's own scripts are off, and what a post does to
the page's objects does not reach ours."""

SCRIPTS = ("dom.js", "dress.js", "figures.js", "morph.js", "places.js", "page.js")

_Attribute = QWebEngineSettings.WebAttribute

_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.ErrorPageEnabled,
    # A page that loads must not take the focus from the text.
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.NavigateOnDropEnabled,
)
_ON = (
    # A video waits for the reader.
    _Attribute.PlaybackRequiresUserGesture,
    _Attribute.WebRTCPublicInterfacesOnly,
)


class PreviewPage(QWebEnginePage):
    """Loads what it is told to, ``home``, and stays there."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.home = QUrl(SHELL_URL)
        self._scripts = False
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)  # noqa: FBT003 - Qt's signature
        for attribute in _ON:
            settings.setAttribute(attribute, True)  # noqa: FBT003 - Qt's signature
        self.permissionRequested.connect(_deny)
        self.registerProtocolHandlerRequested.connect(_reject_handler)
        self.certificateError.connect(_reject_certificate)
        self.scripts().insert(_script())

    def run_scripts(self, *, allowed: bool) -> None:
        """Let the page that is loaded next run its own scripts, or not.

        They get their own world, not ours: no channel, no window, no question, no place to go to.
        What they store is gone with the profile, which keeps nothing.
        """
        self._scripts = allowed
        for attribute in (_Attribute.JavascriptEnabled, _Attribute.LocalStorageEnabled):
            self.settings().setAttribute(attribute, allowed)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        main_frame: bool,  # noqa: FBT001 - Qt's signature
    ) -> bool:
        """Only our own loading of ``home``; links are told by the page's script."""
        ours = (
            QWebEnginePage.NavigationType.NavigationTypeTyped,
            QWebEnginePage.NavigationType.NavigationTypeReload,
        )
        if self._scripts and kind == QWebEnginePage.NavigationType.NavigationTypeReload:
            return False  # a script's wish
        return main_frame and kind in ours and QUrl(url) == self.home

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """No window is made."""
        return None  # type: ignore[return-value]  # how Qt says no

    def chooseFiles(
        self,
        _mode: QWebEnginePage.FileSelectionMode,
        _old: Sequence[str],
        _types: Sequence[str],
    ) -> list[str]:
        """No file is handed to a form."""
        return []

    def javaScriptAlert(self, _origin: QUrl | str, _text: str) -> None:
        """A page's script says nothing in windows of its own."""

    def javaScriptConfirm(self, _origin: QUrl | str, _text: str) -> bool:
        """Nor does it ask."""
        return False

    def javaScriptPrompt(self, _origin: QUrl | str, _text: str, _default: str) -> tuple[bool, str]:
        """Nor does it ask for text."""
        return False, ""

    def javaScriptConsoleMessage(
        self,
        _level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        _source: str,
    ) -> None:
        """Faults of our own script are ours to know; what the policy refused is daily business.

        So are the faults of a theme's scripts.
        """
        ours = message.startswith("Uncaught") and not self._scripts
        weight = logging.ERROR if ours else logging.DEBUG
        log.log(weight, "preview page: %s (line %d)", message, line)


def _script() -> QWebEngineScript:
    """Qt's channel and our files as one script of our own world."""
    channel = QFile(":/qtwebchannel/qwebchannel.js")
    channel.open(QIODevice.OpenModeFlag.ReadOnly)
    parts = [bytes(channel.readAll().data()).decode()]
    folder = resources_dir() / "preview"
    parts.append("(() => {\n'use strict';")
    parts.extend((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
    parts.append("})();")
    script = QWebEngineScript()
    script.setName("genko")
    script.setWorldId(OWN_WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    script.setRunsOnSubFrames(False)
    script.setSourceCode("\n".join(parts))
    return script


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _reject_handler(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _reject_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()
