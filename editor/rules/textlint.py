"""textlint's rules and what they are called here: the one visible table, and a `.textlintrc` read.

textlint's configuration names presets and rules with options. What Genko has is set up with the
same options; a name that textlint does not know either, or that Genko does not have, is told.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from editor.core.findings import MessageArg
from editor.rules.setting import ConfigProblem


@dataclass(frozen=True, slots=True)
class Native:
    """How one rule of textlint is done here.

    Attributes:
        rule: Our rule's id.
        options: textlint's option, and ours of the same meaning.
        switches: textlint's switches that turn a part off, and the part's name in our ``off``.
        entries: our parts, and the entries of textlint's ``dictOptions`` that each stands for.
    """

    rule: str
    options: Mapping[str, str] = field(default_factory=dict)
    switches: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def knows(self, option: str) -> bool:
        """Whether an option of textlint's has a meaning here."""
        return (
            option in self.options
            or option in self.switches
            or option == "severity"
            or (option == "dictOptions" and bool(self.entries))
        )


_ALLOWS = {"allows": "allow"}

NATIVE: Mapping[str, Native] = MappingProxyType(
    {
        "sentence-length": Native(
            "prose/long-sentence",
            {
                "max": "max",
                "exclusionPatterns": "skip-patterns",  # its name until version 5
                "skipPatterns": "skip-patterns",
                "skipUrlStringLink": "skip-urls",
                "countBy": "count-by",
            },
        ),
        "max-comma": Native("prose/many-commas", {"max": "max"}),
        "max-ten": Native(
            "prose/many-touten", {"max": "max", "strict": "strict", "touten": "touten"}
        ),
        "max-kanji-continuous-len": Native("prose/long-kanji", {"max": "max", "allow": "allow"}),
        "arabic-kanji-numbers": Native("prose/kanji-number"),
        "no-mix-dearu-desumasu": Native(
            "prose/mixed-style",
            {
                "preferInHeader": "prefer-in-header",
                "preferInBody": "prefer-in-body",
                "preferInList": "prefer-in-list",
                "strict": "strict",
            },
        ),
        "ja-no-mixed-period": Native(
            "prose/missing-period",
            {
                "periodMark": "period-mark",
                "allowPeriodMarks": "allow-period-marks",
                "allowEmojiAtEnd": "allow-emoji-at-end",
                "forceAppendPeriod": "append",
            },
        ),
        "no-double-negative-ja": Native("prose/double-negative"),
        "no-dropping-the-ra": Native("prose/dropped-ra"),
        "no-doubled-conjunctive-particle-ga": Native("prose/doubled-ga"),
        "no-doubled-conjunction": Native("prose/doubled-conjunction"),
        "ja-no-successive-word": Native(
            "prose/doubled-word", {"allow": "allow", "allowOnomatopee": "allow-onomatopoeia"}
        ),
        "no-doubled-joshi": Native(
            "prose/doubled-particle",
            {"min_interval": "min-interval", "strict": "strict", "allow": "allow"},
        ),
        "no-nfd": Native("prose/decomposed-kana"),
        "no-invalid-control-character": Native(
            "prose/control-character",
            {"allow": "allow", "checkCode": "check-code", "checkImage": "check-image"},
        ),
        "no-zero-width-spaces": Native("prose/zero-width-space"),
        "no-kangxi-radicals": Native("prose/kangxi-radical"),
        "no-exclamation-question-mark": Native(
            "prose/exclamation-question",
            {
                "allow": "allow",
                "allowHalfWidthExclamation": "allow-half-width-exclamation",
                "allowFullWidthExclamation": "allow-full-width-exclamation",
                "allowHalfWidthQuestion": "allow-half-width-question",
                "allowFullWidthQuestion": "allow-full-width-question",
            },
        ),
        "no-hankaku-kana": Native("prose/half-width-kana"),
        "ja-no-weak-phrase": Native("prose/weak-phrase"),
        "ja-no-redundant-expression": Native(
            "prose/redundant-phrase",
            entries={
                "can": frozenset({"dict1", "dict2"}),
                "is-said": frozenset({"dict3"}),
                "is-thought": frozenset({"dict4"}),
                "do": frozenset({"dict5"}),
                "run": frozenset({"dict6"}),
            },
        ),
        "ja-no-abusage": Native("prose/misused-word"),
        "ja-unnatural-alphabet": Native("prose/stray-letter", {"allow": "allow"}),
        "no-unmatched-pair": Native("prose/unclosed-pair"),
        "no-ai-list-formatting": Native(
            "prose/labelled-item",
            _ALLOWS,
            {"disableBoldListItems": "label", "disableEmojiListItems": "emoji"},
        ),
        "no-ai-hype-expressions": Native(
            "prose/hype",
            _ALLOWS,
            {
                "disableAbsolutenessPatterns": "absolute",
                "disableAbstractPatterns": "abstract",
                "disabledPredictivePatterns": "predictive",
            },
        ),
        "no-ai-emphasis-patterns": Native(
            "prose/label-emphasis",
            _ALLOWS,
            {
                "disableEmojiEmphasisPatterns": "emoji",
                "disableInfoPatterns": "label",
                "disableHeadingEmphasisPatterns": "heading",
            },
        ),
        "no-ai-colon-continuation": Native(
            "prose/colon-continuation",
            _ALLOWS,
            {
                "disableCodeBlock": "code",
                "disableList": "list",
                "disableQuote": "quote",
                "disableTable": "table",
            },
        ),
        "ai-tech-writing-guideline": Native(
            "prose/vague-wording",
            _ALLOWS,
            {
                "disableRedundancyGuidance": "redundant",
                "disableVoiceGuidance": "voice",
                "disableClarityGuidance": "vague",
                "disableConsistencyGuidance": "terms",
                "disableStructureGuidance": "structure",
            },
        ),
    }
)
"""Rules of textlint that Genko has."""

EXAMPLE = '{"rules": {"preset-japanese": true}}'
"""What a configuration looks like."""

_JAPANESE = (
    "max-ten",
    "no-doubled-conjunctive-particle-ga",
    "no-doubled-conjunction",
    "no-double-negative-ja",
    "no-doubled-joshi",
    "sentence-length",
    "no-dropping-the-ra",
    "no-mix-dearu-desumasu",
    "no-nfd",
    "no-invalid-control-character",
    "no-zero-width-spaces",
    "no-kangxi-radicals",
)
_TECHNICAL = (
    *(name for name in _JAPANESE if name != "no-kangxi-radicals"),
    "max-comma",
    "max-kanji-continuous-len",
    "arabic-kanji-numbers",
    "ja-no-mixed-period",
    "no-exclamation-question-mark",
    "no-hankaku-kana",
    "ja-no-weak-phrase",
    "ja-no-successive-word",
    "ja-no-abusage",
    "ja-no-redundant-expression",
    "ja-unnatural-alphabet",
    "no-unmatched-pair",
)
_AI = (
    "no-ai-list-formatting",
    "no-ai-hype-expressions",
    "no-ai-emphasis-patterns",
    "no-ai-colon-continuation",
    "ai-tech-writing-guideline",
)
_NOTHING: Mapping[str, object] = MappingProxyType({})


def _preset(
    names: tuple[str, ...], **options: Mapping[str, object]
) -> Mapping[str, Mapping[str, object]]:
    given = {name.replace("_", "-"): value for name, value in options.items()}
    return {name: given.get(name, _NOTHING) for name in names}


PRESETS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "japanese": _preset(_JAPANESE, sentence_length={"max": 100}, max_ten={"max": 3}),
    "ja-technical-writing": _preset(
        _TECHNICAL,
        sentence_length={"max": 100},
        max_ten={"max": 3},
        max_comma={"max": 3},
        max_kanji_continuous_len={"max": 6},
        no_mix_dearu_desumasu={"preferInBody": "ですます", "preferInList": "である"},
    ),
    "ai-writing": _preset(_AI),
}
"""The rules of each preset, with the options that differ from the rules' own."""


@dataclass(frozen=True, slots=True)
class TextlintRules:
    """A textlint configuration as a layer of ours, and what of it cannot be followed."""

    layer: Mapping[str, Mapping[str, object]]
    problems: tuple[ConfigProblem, ...] = ()
    comments: bool = False
    """Whether comments in a post may switch these rules off (textlint's filter ``comments``)."""


def read_textlint(document: object) -> TextlintRules:
    """The rules of a parsed ``.textlintrc``.

    Where two presets set the same rule up, the later one decides, and a contradiction is told:
    textlint would report both.
    """
    if not isinstance(document, Mapping):
        return TextlintRules({}, (ConfigProblem("not-a-mapping", {"example": EXAMPLE}),))
    problems: list[ConfigProblem] = []
    layer: dict[str, dict[str, object]] = {}
    rules = document.get("rules")
    for name, wish in rules.items() if isinstance(rules, Mapping) else ():
        preset = _preset_name(str(name))
        if preset is not None:
            _take_preset(preset, wish, layer, problems)
        elif wish is not False:
            _take(_bare(str(name)), wish, layer, problems, "")
    filters = document.get("filters")
    comments = bool(isinstance(filters, Mapping) and filters.get("comments"))
    return TextlintRules(layer, tuple(problems), comments)


def rule_of(textlint_id: str) -> str | None:
    """Our rule for a name as textlint prints it (``preset/rule``), None where there is none."""
    native = NATIVE.get(_bare(textlint_id))
    return None if native is None else native.rule


def _bare(name: str) -> str:
    return name.rpartition("/")[2].removeprefix("textlint-rule-")


def _preset_name(name: str) -> str | None:
    bare = _bare(name)
    return bare.removeprefix("preset-") if bare.startswith("preset-") else None


def _take_preset(
    preset: str,
    wish: object,
    layer: dict[str, dict[str, object]],
    problems: list[ConfigProblem],
) -> None:
    own = PRESETS.get(preset)
    if wish is False:
        return
    if own is None:
        problems.append(ConfigProblem("preset-missing", {"preset": preset}))
        return
    wishes = wish if isinstance(wish, Mapping) else {}
    for name, defaults in own.items():
        given = wishes.get(name, True)
        if given is False:
            continue
        options = {**defaults, **given} if isinstance(given, Mapping) else dict(defaults)
        _take(name, options, layer, problems, preset)
    problems.extend(_no_such(str(name), preset, own) for name in wishes if str(name) not in own)


def _no_such(name: str, preset: str, own: Mapping[str, object]) -> ConfigProblem:
    args: dict[str, MessageArg] = {"rule": name, "preset": preset}
    near = difflib.get_close_matches(name, own, n=1, cutoff=0.75)
    if near:
        return ConfigProblem("no-such-rule-near", {**args, "near": near[0]})
    return ConfigProblem("no-such-rule", args)


def _take(
    name: str,
    wish: object,
    layer: dict[str, dict[str, object]],
    problems: list[ConfigProblem],
    preset: str,
) -> None:
    native = NATIVE.get(name)
    if native is None:
        if not preset:
            problems.append(ConfigProblem("rule-missing", {"rule": name}))
        return
    wishes = wish if isinstance(wish, Mapping) else {}
    given = dict(_options(native, wishes))
    problems.extend(
        ConfigProblem("option-missing", {"rule": name, "option": str(option)})
        for option in wishes
        if not native.knows(str(option))
    )
    before = layer.get(native.rule, {})
    theirs = {ours: name for name, ours in native.options.items()}
    problems.extend(
        ConfigProblem(
            "contradiction",
            {
                "rule": name,
                "option": theirs.get(option, option),
                "first": str(before[option]),
                "second": str(given[option]),
            },
        )
        for option in sorted(before.keys() & given.keys())
        if before[option] != given[option]
    )
    layer[native.rule] = {**before, **given}


def _options(native: Native, wish: Mapping[object, object]) -> Iterator[tuple[str, object]]:
    yield "severity", "on"
    entries = wish.get("dictOptions")
    dictionary = entries if native.entries and isinstance(entries, Mapping) else {}
    idle = {name for name, one in dictionary.items() if _of(one, "disabled") is True}
    off = [part for switch, part in native.switches.items() if wish.get(switch) is True]
    off += [part for part, names in native.entries.items() if names <= idle]
    if off:
        yield "off", off
    allows = [_of(one, "allows") for one in dictionary.values()]
    fine = [word for words in allows if isinstance(words, list) for word in words]
    if fine:
        yield "allow", fine
    for name, ours in native.options.items():
        if name in wish:
            yield ours, wish[name]


def _of(entry: object, option: str) -> object:
    return entry.get(option) if isinstance(entry, Mapping) else None
