"""A read-only window on the running program for end-to-end tests, off unless GENKO_PROBE is set.

A line of JSON in gives a line of JSON out, over a local socket of this user:
``{"op": "state"}`` the state of the window, ``{"op": "geometry", "name": N}`` a widget's rectangle
on the screen, ``{"op": "ime", "preedit": S}`` / ``{"op": "ime", "commit": S}`` what an input method
would send to the widget that has the focus (no X server can be made to compose for us).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

State = Callable[[], dict[str, Any]]


class Probe(QObject):
    """Answers questions about the window; it changes nothing but what an input method would."""

    def __init__(self, name: str, state: State, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        self._server.newConnection.connect(self._on_new_connection)
        self._server.listen(name)

    def _on_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)

    def _on_ready_read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        while socket.canReadLine():
            question = json.loads(bytes(socket.readLine().data()))
            answer = json.dumps(self._answer(question), ensure_ascii=False)
            socket.write(answer.encode() + b"\n")
            socket.flush()

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        match question.get("op"):
            case "state":
                return self._state()
            case "geometry":
                return self._geometry(str(question["name"]))
            case "ime":
                return self._compose(question)
        return {"error": "unknown op"}

    def _geometry(self, name: str) -> dict[str, Any]:
        for top in QApplication.topLevelWidgets():
            named = [top] if top.objectName() == name else top.findChildren(QWidget, name)
            # Each open post has a text of that name; the one in sight is meant.
            found = next((widget for widget in named if widget.isVisible()), None)
            if found is not None:
                corner = found.mapToGlobal(found.rect().topLeft())
                return {
                    "x": corner.x(),
                    "y": corner.y(),
                    "width": found.width(),
                    "height": found.height(),
                    "enabled": found.isEnabled(),
                }
        return {"error": "no visible widget of that name"}

    def _compose(self, question: dict[str, Any]) -> dict[str, Any]:
        target = QApplication.focusWidget()
        if target is None:
            return {"error": "nothing has the focus"}
        preedit = str(question.get("preedit", ""))
        attributes = []
        if preedit:
            kind = QInputMethodEvent.AttributeType
            attributes = [
                QInputMethodEvent.Attribute(kind.TextFormat, 0, len(preedit), QTextCharFormat()),
                QInputMethodEvent.Attribute(kind.Cursor, len(preedit), 1, None),
            ]
        event = QInputMethodEvent(preedit, attributes)
        if "commit" in question:
            event.setCommitString(str(question["commit"]))
        QCoreApplication.sendEvent(target, event)
        return {"focus": target.objectName()}
