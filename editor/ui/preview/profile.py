"""The browser profile of the preview: it remembers nothing and asks the network for nothing."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from editor.ui.preview.addresses import APP_HOST, SCHEME, SHELL_URL, SITE_HOST
from editor.ui.preview.scheme import SchemeHandler

_Type = QWebEngineUrlRequestInfo.ResourceType

_ALLOWED = {
    (SCHEME, APP_HOST): {_Type.ResourceTypeStylesheet},
    (SCHEME, SITE_HOST): {
        _Type.ResourceTypeImage,
        _Type.ResourceTypeMedia,
        _Type.ResourceTypeFontResource,
    },
    ("data", ""): {
        _Type.ResourceTypeImage,
        _Type.ResourceTypeFontResource,
    },
}
"""What may be asked for, by scheme and host. The same is said in the page's policy; each of the
two holds alone."""

_REMOTE = {
    _Type.ResourceTypeImage,
    _Type.ResourceTypeMedia,
    _Type.ResourceTypeFontResource,
    _Type.ResourceTypeStylesheet,
}
"""What may come from elsewhere, where that is allowed for a site."""

_SCRIPTS = {_Type.ResourceTypeScript, _Type.ResourceTypeXhr}
"""What scripts of a page are, and how they ask for more, where they are allowed for a site."""


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Stops every request that is not for the page itself or the site's media.

    ``blocked`` counts what was stopped, so that tests can tell a silent page from a guarded one.
    ``shell_url`` is the page of the site that is shown, empty for the program's own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocked = 0
        self.shell_url = QUrl()
        self.remote = False
        self.scripts = False

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Qt's entry point, on the GUI thread."""
        if not self._allows(info.requestUrl(), info.resourceType()):
            self.blocked += 1
            info.block(True)  # noqa: FBT003 - Qt's signature

    def _allows(self, url: QUrl, kind: QWebEngineUrlRequestInfo.ResourceType) -> bool:
        if kind == _Type.ResourceTypeMainFrame:
            return url == (QUrl(SHELL_URL) if self.shell_url.isEmpty() else self.shell_url)
        if kind in _ALLOWED.get((url.scheme(), url.host()), ()):
            return True
        if self.remote and url.scheme() == "https" and kind in _REMOTE:
            return True
        runs = self.scripts and not self.shell_url.isEmpty()
        if runs and url.scheme() == "https" and kind in _SCRIPTS:
            return True
        if self.shell_url.isEmpty() or (url.scheme(), url.host()) != (SCHEME, SITE_HOST):
            return False
        script = runs and kind == _Type.ResourceTypeScript
        return script or kind == _Type.ResourceTypeStylesheet


class PreviewProfile(QWebEngineProfile):
    """An off-the-record profile with our scheme, the interceptor, and no downloads.

    It must outlive its page: Qt warns and may crash otherwise. A parent that takes it after the
    view deletes them in the right order.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.handler = SchemeHandler(self)
        self.interceptor = Interceptor(self)
        self.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self.handler)
        self.setUrlRequestInterceptor(self.interceptor)
        self.setSpellCheckEnabled(False)
        self.downloadRequested.connect(_cancel)


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()
