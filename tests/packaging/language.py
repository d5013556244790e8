"""Ask Qt what it asks ICU for, and print the answers with the data library they came from."""

from __future__ import annotations

import json
from functools import cmp_to_key
from pathlib import Path

from PySide6.QtCore import (
    QCollator,
    QDateTime,
    QLocale,
    QStringConverter,
    QStringDecoder,
    Qt,
    QTimeZone,
)

WORDS = ("亜", "一", "丁", "ア", "あ", "カン", "がん", "かん", "Äpfel", "apple", "Zoo", "10", "9")
ZONES = (b"Asia/Tokyo", b"Europe/Berlin", b"America/New_York", b"UTC")


def _sorted(language: str, case: Qt.CaseSensitivity, *, numeric: bool) -> list[str]:
    collator = QCollator(QLocale(language))
    collator.setNumericMode(numeric)
    collator.setCaseSensitivity(case)
    return sorted(WORDS, key=cmp_to_key(collator.compare))


def _zone_names(zone: QTimeZone, language: str) -> list[str]:
    return [
        zone.displayName(time, name, QLocale(language))
        for time in QTimeZone.TimeType
        for name in QTimeZone.NameType
    ]


def _answers(language: str) -> dict[str, list[str]]:
    locale = QLocale(language)
    zones = [QTimeZone(zone) for zone in ZONES]
    times = [QDateTime.fromMSecsSinceEpoch(1_770_788_846_000, zone) for zone in zones]
    return {
        "words": _sorted(language, Qt.CaseSensitivity.CaseSensitive, numeric=False),
        "numbers": _sorted(language, Qt.CaseSensitivity.CaseInsensitive, numeric=True),
        "zones": [name for zone in zones for name in _zone_names(zone, language)],
        "dates": [locale.toString(time, form) for time in times for form in QLocale.FormatType],
        "cases": [locale.toUpper("straße ａ"), locale.toLower("ÀＡ")],
    }


maps = Path("/proc/self/maps").read_text(encoding="utf-8")
codecs = QStringConverter.availableCodecs()
print(  # noqa: T201 - read by the test
    json.dumps(
        {
            "data": sorted({line.split()[-1] for line in maps.splitlines() if "icudata" in line}),
            "codecs": [name for name in codecs if QStringDecoder(name).isValid()],
            "ja": _answers("ja"),
            "en": _answers("en"),
        }
    )
)
