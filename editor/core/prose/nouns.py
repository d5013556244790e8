"""Tells from the characters alone whether a comma (、) stands between two nouns.

A list of nouns may have many commas. An analyser of words would know them for certain; what stands
directly before and behind the comma tells nearly as well, and costs nothing.
"""

from __future__ import annotations

import re

_OPENING = '「『（(【《〈［["“ \n'
_FROM_VERBS = (
    "仕分け|組み立て|取り組み|仕組み|手続き|問い合わせ|見積もり|打ち合わせ|見直し|立ち上げ|振る舞い|流れ|違い|狙い|"
    "動き|働き|考え|思い|願い|答え|疑い|勢い|笑い|争い|教え|支え|備え|強み|弱み|重み|痛み|悩み|楽しみ|試み|"
    "驚き|響き|香り|怒り|祈り|残り|周り|終わり|始まり|広がり|繋がり|高まり|見通し|後押し|遅れ|恐れ"
)
_FORMAL = "ところ|ため|こと|もの|とき|うち|ほか|まま|ほう|わけ|はず|さまざま|つながり|すべて"
_NOT_BEFORE = ("一方", "反面", "例え", "但し", "即ち")
_NOUN_CHARACTER = re.compile('[一-龠々ァ-ヺーA-Za-z0-9０-９Ａ-Ｚａ-ｚ%％」』）)】》〉］\\]"”]')
_KANA_NOUNS = tuple(f"{_FROM_VERBS}|{_FORMAL}|これ|それ".split("|"))
_NOUN = re.compile(
    f"(?:[ァ-ヺA-Za-z0-9０-９Ａ-Ｚａ-ｚ]|(?:{_FROM_VERBS})(?=[、。のをがはにでとへもやな）」])|{_FORMAL}|"
    "これ|それ|あれ|どれ|ここ|そこ|あそこ|どこ|こちら|そちら|あなた|わたし|みんな|みなさん|"
    "たくさん|いくつ|ひとつ|いま)"
)
_KANA_LAST = frozenset(noun[-1] for noun in _KANA_NOUNS)
_WORD = re.compile(r"(?P<kanji>[一-龠々]+)(?P<rest>[ぁ-ん]{0,2})")
_NO_NOUNS = "特に 更に 常に 既に 単に 共に 次に 真に 最も 例え 全く 若し 更な 主に 互い"
_ADVERBS = frozenset(_NO_NOUNS.split())
_PARTICLES = frozenset("のをがはにでとへもやなか")


def between_nouns(text: str, at: int) -> bool:
    """Whether the comma at ``at`` of ``text`` has a noun before and behind it."""
    return _noun_before(text, at) and _noun_behind(text, at + 1)


def _noun_before(text: str, at: int) -> bool:
    if at and _NOUN_CHARACTER.match(text, at - 1):
        return not text.endswith(_NOT_BEFORE, 0, at)
    return at > 0 and text[at - 1] in _KANA_LAST and text.endswith(_KANA_NOUNS, 0, at)


def _noun_behind(text: str, at: int) -> bool:
    behind = text[at : at + 16].lstrip(_OPENING)
    if _NOUN.match(behind):
        return True
    word = _WORD.match(behind)
    if word is None or behind[:2] in _ADVERBS:
        return False
    kanji, rest = word["kanji"], word["rest"]
    if not rest or rest[0] in _PARTICLES:
        return True
    return len(kanji) > 1 and (rest[0] in "しすさだ" or rest in {"から", "まで", "より"})
