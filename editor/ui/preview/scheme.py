"""The program's own URL scheme: the preview's page under one host, the site's media under another.

A page loaded by a scheme of our own has no size limit, gets response headers of ours, and runs the
injected script reliably; ``setHtml`` gives none of the three.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.site.resources import resources_dir
from editor.ui.preview.addresses import APP_HOST, SCHEME, SITE_HOST, SITE_ORIGIN
from editor.ui.preview.site_files import SiteFiles

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"img-src {SCHEME}: data:",
        f"media-src {SCHEME}:",
        f"font-src {SCHEME}: data:",
        # Posts may carry style attributes and style elements, as their published pages do.
        f"style-src {SCHEME}://{APP_HOST} 'unsafe-inline'",
        "script-src 'none'",
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        # The shell's own base element stands first and wins; one in a post could only name the
        # same place.
        f"base-uri {SITE_ORIGIN}",
    )
)

_HEADERS: dict[QByteArray, list[QByteArray]] = {
    QByteArray(b"Content-Security-Policy"): [QByteArray(CONTENT_SECURITY_POLICY.encode())],
    QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
    QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
}

_RESOURCES = {
    "/shell": ("shell.html", "text/html; charset=utf-8"),
    "/base.css": ("base.css", "text/css; charset=utf-8"),
}


def register() -> None:
    """Make the scheme known to Chromium; again is harmless.

    To be called before the first object of WebEngine is made, best before QApplication.
    """
    if not QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME.encode())).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME.encode()))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers requests for the page and for the site's media; everything else is refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files = SiteFiles()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Qt's entry point: runs on the GUI thread, so it opens files and leaves reading to Qt."""
        error = QWebEngineUrlRequestJob.Error
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(error.RequestDenied)
            return
        url = job.requestUrl()
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        found = {APP_HOST: self._resource, SITE_HOST: self._media}.get(url.host())
        answer = found(path, job) if found else None
        if answer is None:
            job.fail(error.UrlNotFound)
            return
        device, media_type = answer
        # The stub asks for single values, but those would be taken apart into one header a byte.
        job.setAdditionalResponseHeaders(_HEADERS)  # type: ignore[arg-type]
        job.reply(QByteArray(media_type.encode()), device)

    def _resource(self, path: str, job: QObject) -> tuple[QIODevice, str] | None:
        if path not in _RESOURCES:
            return None
        name, media_type = _RESOURCES[path]
        data = (resources_dir() / "preview" / name).read_bytes()
        device = QBuffer(job)
        device.setData(QByteArray(data))
        return device, media_type

    def _media(self, path: str, job: QObject) -> tuple[QIODevice, str] | None:
        found = self.files.find(path)
        if found is None:
            return None
        device = QFile(str(found.path), job)
        if not device.open(QIODevice.OpenModeFlag.ReadOnly):
            return None
        return device, found.media_type
