"""Findings for people: put together by post, with colours at a terminal, and a closing count."""

from __future__ import annotations

from collections.abc import Iterator

from editor.cli.model import Context
from editor.cli.output import width, write_table
from editor.cli.report import RuleTally, Shape, Tally, Told, severity_words
from editor.core.findings import Severity

MANY = 100
"""From so many findings on the end names the most frequent rules."""
_MOST_RULES = 5
_MOST_STALE = 10
_PLACE = 7
"""Places that line and column take: ``1234:56``."""
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.HINT: "36"}
_BOLD, _FAINT, _GREEN = "1", "2", "32;1"


class TextReport:
    """The post's path, and below it ``line:column severity what is wrong (rule)``."""

    def __init__(self, context: Context, shape: Shape) -> None:
        self._stream = context.stdout
        self._texts = context.messages
        self._shape = shape
        plain = bool(context.environment.get("NO_COLOR"))
        self._coloured = context.stdout.isatty() and not plain
        words = severity_words(self._texts)
        widest = max(map(width, words))
        self._words = words
        self._padded = tuple(
            self._in(word, _COLOURS[severity]) + " " * (widest - width(word))
            for severity, word in zip(Severity, words, strict=True)
        )
        self._path = ""

    def words(self, told: Told) -> str:
        """A line for each; a place without a text is the file's first."""
        if self._shape.statistics:
            return ""
        said = []
        for line in told.lines:
            place = f"{line.line}:{line.column}"
            rule = self._in(f"({line.finding.rule})", _FAINT)
            severity = self._padded[line.finding.severity.rank]
            said.append(f"{place:>{_PLACE}}  {severity}  {line.message} {rule}\n")
        return "".join(said)

    def tell(self, path: str, words: str) -> None:
        """The file's path ahead of its lines, a blank line between files."""
        if not words:
            return
        if path != self._path:
            between = "\n" if self._path else ""
            words = f"{between}{self._in(path, _BOLD)}\n{words}"
            self._path = path
        self._stream.write(words)

    def end(self, tally: Tally) -> None:
        """How many posts, how many findings, what can be done."""
        if self._shape.statistics:
            self._stream.writelines(f"{line}\n" for line in self._statistics(tally))
        if self._shape.quiet:
            return
        if self._path or (self._shape.statistics and tally.rules):
            self._stream.write("\n")
        self._stream.writelines(f"{line}\n" for line in self._summary(tally))

    def _summary(self, tally: Tally) -> Iterator[str]:
        text = self._texts.text
        posts = text("check.posts", count=tally.posts)
        total = tally.severities.total()
        if total:
            counts = text("check.and").join(
                text(f"check.count.{severity.value}", count=tally.severities[severity])
                for severity in Severity
                if tally.severities[severity]
            )
            yield text("check.found", posts=posts, counts=counts)
        else:
            yield self._in(text("check.clean", posts=posts), _GREEN)
        if tally.fixable:
            yield text("check.fixable", count=tally.fixable)
        if total >= MANY and not self._shape.statistics:
            rules = text("check.and").join(
                text("check.rule-count", rule=rule, count=one.count)
                for rule, one in tally.by_count()[:_MOST_RULES]
            )
            yield text("check.most-frequent", rules=rules)
        if tally.known:
            yield text("check.known", count=tally.known)
        if tally.stale:
            yield text("check.stale", count=sum(one.known.count for one in tally.stale))
            for one in tally.stale[:_MOST_STALE]:
                yield f"  {one.path}: {one.known.rule} {one.known.shown}".rstrip()
            if len(tally.stale) > _MOST_STALE:
                yield "  …"

    def _statistics(self, tally: Tally) -> Iterator[str]:
        text = self._texts.text
        if tally.rules:
            heads = ("rule", "severity", "findings", "posts", "per-post", "fixable")
            rows = [tuple(text(f"check.column.{head}") for head in heads)]
            rows += [self._row(rule, one, tally.posts) for rule, one in tally.by_count()]
            # Numbers stand below each other by their last digit.
            widths = [max(width(row[n]) for row in rows) for n in range(len(heads))]
            table = [
                (
                    *row[:2],
                    *(" " * (widths[n] - width(row[n])) + row[n] for n in range(2, len(row))),
                )
                for row in rows
            ]
            write_table(table, self._stream)
        noisy = tally.noisy()
        if noisy:
            yield ""
            yield text("check.noisy", rules=text("check.and").join(rule for rule, _ in noisy))
        if tally.silent:
            yield ""
            yield text("check.silent", rules=text("check.and").join(tally.silent))

    def _row(self, rule: str, one: RuleTally, posts: int) -> tuple[str, ...]:
        return (
            rule,
            self._words[one.severity.rank],
            f"{one.count:,}",
            f"{one.posts:,}",
            f"{one.count / posts:.2f}" if posts else "",
            f"{one.fixable:,}" if one.fixable else "",
        )

    def _in(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._coloured else text
