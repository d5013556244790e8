"""The program's own URL scheme: the site and the preview's page, and styles of the program's own.

A page loaded by a scheme of our own has no size limit, gets response headers of ours, and runs the
injected script reliably; ``setHtml`` gives none of the three.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.site.resources import resources_dir
from editor.ui.preview.addresses import (
    APP_HOST,
    SCHEME,
    SHELL_PATH,
    SITE_HOST,
    SITE_ORIGIN,
)
from editor.ui.preview.site_files import SiteFiles
from editor.ui.preview.state import PageShell


def content_security_policy(
    *, site_page: bool = False, remote: bool = False, scripts: bool = False
) -> str:
    """What a page may load: the program's own, or one of the site with the styles of its theme.

    ``remote`` lets images, media, fonts and styles come from elsewhere by https. With ``scripts`` a
    page of the site runs its scripts, those that it loads by https too, and they may ask https
    addresses; else no script runs and nothing is ever sent.
    """
    runs = site_page and scripts
    away = " https:" if remote else ""
    styles = f" {SITE_ORIGIN}{away}" if site_page else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"img-src {SCHEME}: data:{away}",
            f"media-src {SCHEME}:{away}",
            f"font-src {SCHEME}: data:{away}",
            # Posts may carry style attributes and style elements, as their published pages do.
            f"style-src {SCHEME}://{APP_HOST}{styles} 'unsafe-inline'",
            f"script-src {SITE_ORIGIN} https: 'unsafe-inline'" if runs else "script-src 'none'",
            "connect-src https:" if runs else "connect-src 'none'",
            "worker-src 'none'",
            "frame-src 'none'",
            "object-src 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            # The shell's own base element stands first and wins; another one could only name the
            # same place.
            f"base-uri {SITE_ORIGIN}",
        )
    )


_RESOURCES = {
    "/base.css": ("base.css", "text/css; charset=utf-8"),
    "/marks.css": ("marks.css", "text/css; charset=utf-8"),
    "/katex.min.css": ("vendor/katex.min.css", "text/css; charset=utf-8"),
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
    """Answers requests for the page and for the site's files; everything else is refused.

    ``files`` are those of the site, ``shell`` the page of the site that is shown (None: the
    program's own), ``remote`` whether its policy lets content from elsewhere in, ``scripts``
    whether it lets the page run its own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files = SiteFiles()
        self.shell: PageShell | None = None
        self.remote = False
        self.scripts = False

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Qt's entry point: runs on the GUI thread, so it opens files and leaves reading to Qt."""
        error = QWebEngineUrlRequestJob.Error
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(error.RequestDenied)
            return
        url = job.requestUrl()
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        found = {APP_HOST: self._resource, SITE_HOST: self._of_site}.get(url.host())
        answer = found(path, job) if found else None
        if answer is None:
            job.fail(error.UrlNotFound)
            return
        device, media_type = answer
        headers = self._headers(site_page=url.host() == SITE_HOST and not self._is_own(path))
        # The stub asks for single values, but those would be taken apart into one header a byte.
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]
        job.reply(QByteArray(media_type.encode()), device)

    def _headers(self, *, site_page: bool) -> Mapping[QByteArray, list[QByteArray]]:
        policy = content_security_policy(
            site_page=site_page, remote=self.remote, scripts=self.scripts
        )
        return {
            QByteArray(b"Content-Security-Policy"): [QByteArray(policy.encode())],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            QByteArray(b"Referrer-Policy"): [QByteArray(b"no-referrer")],
        }

    def _is_own(self, path: str) -> bool:
        """Whether this is the program's page; one of the site in its place would be the site's."""
        return path == SHELL_PATH and (self.shell is None or self.shell.path != path)

    def _resource(self, path: str, job: QObject) -> tuple[QIODevice, str] | None:
        if path not in _RESOURCES:
            return None
        name, media_type = _RESOURCES[path]
        return _held((resources_dir() / "preview" / name).read_bytes(), job), media_type

    def _of_site(self, path: str, job: QObject) -> tuple[QIODevice, str] | None:
        shell = self.shell
        if shell is not None and path == shell.path:
            return _held(shell.html.encode("utf-8", "replace"), job), "text/html; charset=utf-8"
        if shell is not None and path in shell.styles:
            style = shell.styles[path].encode("utf-8", "replace")
            return _held(style, job), "text/css; charset=utf-8"
        if self._is_own(path):
            page = (resources_dir() / "preview" / "shell.html").read_bytes()
            return _held(page, job), "text/html; charset=utf-8"
        found = self.files.find(path, scripts=self.scripts and shell is not None)
        if found is None:
            return None
        device = QFile(str(found.path), job)
        if not device.open(QIODevice.OpenModeFlag.ReadOnly):
            return None
        return device, found.media_type


def _held(data: bytes, job: QObject) -> QIODevice:
    device = QBuffer(job)
    device.setData(QByteArray(data))
    return device
