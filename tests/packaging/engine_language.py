"""Ask the web engine what pages ask its ICU for, and print the answers."""

from __future__ import annotations

import os
import sys

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

QUESTIONS = """
const at = new Date(1770788846000), zones = ["Asia/Tokyo", "Europe/Berlin", "UTC"];
const styles = {dateStyle: "full", timeStyle: "full"};
const words = "亜 一 丁 ア あ カン がん かん Äpfel apple Zoo 10 9".split(" ");
const texts = ["原稿用紙のます目を埋めていく。", "ภาษาไทยไม่มีช่องว่าง", "Two words, one's own."];
const answers = {};
for (const tag of ["ja", "en", "en-GB"]) {
  const cut = kind => texts.map(text =>
    [...new Intl.Segmenter(tag, {granularity: kind}).segment(text)].map(part => part.segment));
  answers[tag] = {
    dates: zones.map(timeZone => new Intl.DateTimeFormat(tag, {...styles, timeZone}).format(at)),
    era: new Intl.DateTimeFormat(tag + "-u-ca-japanese", {dateStyle: "long"}).format(at),
    numbers: [1234567.89, 0.5].map(n => new Intl.NumberFormat(tag).format(n)),
    money: new Intl.NumberFormat(tag, {style: "currency", currency: "JPY"}).format(1200),
    names: new Intl.DisplayNames(tag, {type: "language"}).of("de"),
    ago: new Intl.RelativeTimeFormat(tag).format(-3, "day"),
    list: new Intl.ListFormat(tag).format(["a", "b", "c"]),
    sorted: [...words].sort(new Intl.Collator(tag, {numeric: true}).compare),
    words: cut("word"), sentences: cut("sentence"),
  };
}
answers.encodings = ["shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "euc-kr", "windows-1252"]
  .map(name => new TextDecoder(name).decode(new Uint8Array([0x93, 0xfa, 0x96, 0x7b])));
answers.normal = ["ｶﾞ", "㍿", "é"].map(text => text.normalize("NFKC"));
answers.cases = ["straße".toLocaleUpperCase("de"), "İ".toLowerCase()];
answers.others = new Intl.DateTimeFormat("de").format(at).length > 0;
JSON.stringify(answers);
"""

app = QApplication(sys.argv)
view = QWebEngineView()
page = view.page()


def tell(answers: str) -> None:
    sys.stdout.write(answers)
    sys.stdout.flush()
    os._exit(0)  # nothing of the engine is waited for


page.loadFinished.connect(lambda _: page.runJavaScript(QUESTIONS, 0, tell))
page.setHtml("<p>a</p>")
app.exec()
