"""HTML on the clipboard, for which some browsers give no plain text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from editor.ui.text.pasted import pasted_text

PAGE = """<html><head><meta charset="utf-8"><style>p { color: red }</style></head>
<body><!--StartFragment-->%s<!--EndFragment--></body></html>"""


def html(body: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(PAGE % body)
    return data


def test_its_text_is_pasted(typist):
    t = typist("前後").at(1)
    QApplication.clipboard().setMimeData(html("<p>私は<b>学生</b>です。</p>"))
    t.view.paste()
    assert t.text == "前私は学生です。後"
    assert t.view.canInsertFromMimeData(html("<p>a</p>"))


def test_plain_text_is_what_the_browser_meant(typist):
    t = typist("")
    data = html("<p>a</p>")
    data.setText("*a*\r\n")
    t.view.insertFromMimeData(data)
    assert t.text == "*a*\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>題</h2><p>一</p>\n<p>二<br>三</p>", "題\n\n一\n\n二\n三"),
        (
            "<p>前</p><ul><li>一</li><li>二<ul><li>中</li></ul></li></ul><p>後</p>",
            "前\n\n一\n二\n中\n\n後",
        ),
        ("<pre>def f():\n\n    return 1</pre><p>a</p>", "def f():\n\n    return 1\n\na"),
        ("<table><tr><td>一</td><td>二</td></tr></table>", "一\n二"),
        ('<p>a&nbsp;b<img src="file:///dev/zero">&lt;c&gt;</p>', "a b<c>"),
        ('<link rel="stylesheet" href="file:///dev/zero"><p>a</p>', "a"),
        ("<style>p { color: red }</style><p>a</p><script>b()</script><p>c</p>", "a\n\nc"),
        ('<img src="x.png">', ""),
    ],
)
def test_what_stands_where(qapp, body, text):
    assert pasted_text(html(body)) == text
