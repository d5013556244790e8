"""Jekyll's own tags: ``include`` and its kin, ``highlight``, ``link``, ``post_url``."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import partial

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from editor.core.liquid.context import Context
from editor.core.liquid.engine import Engine, Template
from editor.core.liquid.expressions import Constant, Operand
from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.filters.urls import relative
from editor.core.liquid.inputs import Inputs
from editor.core.liquid.keeping import key_of, recorded, repeated, worth_keeping
from editor.core.liquid.nodes import Block, Element, Put, Written
from editor.core.liquid.parsing import Tokens
from editor.core.liquid.reading import read_operand
from editor.core.liquid.tags.blocks import markup_of, read_body
from editor.core.liquid.values import to_text
from editor.core.render.highlight import highlight_tag

_PARAMETER = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))""",
    re.ASCII,
)
_PARAMETERS = re.compile(rf"\s*(?:{_PARAMETER.pattern}(?=\s|\Z)\s*)*", re.ASCII)
_WITH_VARIABLE = re.compile(
    r"([^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)", re.DOTALL | re.ASCII
)
_FILE_NAME = re.compile(r"[\w/.\-()+~#@]+", re.ASCII)
_CLIMBS = re.compile(r"[./]{2,}")
_HIGHLIGHT = re.compile(
    r'([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*)', re.ASCII
)
_HIGHLIGHTERS = ("rouge", "pygments")
"""What a site may call its highlighter; Jekyll takes the first for the second."""


class Include(Element):
    """A file put in here; in it, ``include`` holds the parameters."""

    __slots__ = ("kind", "name", "parameters")

    def __init__(
        self,
        token: Token,
        kind: str,
        name: str | Template,
        parameters: list[tuple[str, Operand]] | None,
    ) -> None:
        super().__init__(token)
        self.kind = kind
        self.name = name
        self.parameters = parameters
        self.blank = False

    def note(self, inputs: Inputs) -> None:
        """It reads its parameters, and what its file reads."""
        for _, value in self.parameters or ():
            inputs.operand(value)
        if isinstance(self.name, str):
            inputs.template(self.kind, self.name, parameters=self.parameters is not None)
        else:
            inputs.opaque = True

    def compiled(self) -> Put:
        """What renders the file.

        It raises a TemplateError when there is no such file, or its name leads out of the site.
        """
        given = [(key, value.evaluate) for key, value in self.parameters or ()]
        names = () if self.parameters is None else ("include",)

        def put(context: Context, out: list[str]) -> None:
            template = self._template(context)
            values: dict[str, object] = {key: evaluate(context) for key, evaluate in given}
            context.depth += 1
            try:
                context.enter(names)
                try:
                    if names:
                        context.visible["include"] = values
                    _write(template, context, out)
                finally:
                    context.leave(names)
            except LimitError as limit:
                # What includes itself ends where it was included first; the page goes on.
                if limit.message_id != "liquid.too-deep" or context.depth > 1:
                    raise
                raise TemplateError(limit.message_id, limit.details) from None
            finally:
                context.depth -= 1

        return put

    def _template(self, context: Context) -> Template:
        name = self.name if isinstance(self.name, str) else _rendered(self.name, context)
        if _CLIMBS.search(name) or not _FILE_NAME.fullmatch(name):
            raise TemplateError("liquid.include-name", {"name": name})
        host, run = context.run.host, context.run
        if self.kind == "include_relative":
            source = host.include_relative(run.page_path, name)
        else:
            source = host.include(name)
        if source is None:
            raise TemplateError("liquid.include-missing", {"name": name})
        run.used_files.setdefault(source.name)
        assert isinstance(context.env, Engine)
        return context.env.cached(source)


def _write(template: Template, context: Context, out: list[str]) -> None:
    """Render an include, or take what it printed where it would print the same."""
    watch, engine = context.run.watch, context.env
    if watch is None or not template.may_be_kept:
        template.write(context, out)
        return
    assert isinstance(engine, Engine)
    inputs = template.inputs(lambda kind, name: _found(context, kind, name))
    known = None if inputs.opaque else key_of(template.name, inputs, context)
    if known is None:
        template.may_be_kept = not inputs.opaque
        template.write(context, out)
        return
    key, held = known
    kept = engine.keeper.find(key, watch)
    if kept is not None:
        repeated(kept, context, watch, out)
        return
    kept = recorded(template.write, context, watch, out, held)
    if kept is None:
        return
    if worth_keeping(kept):
        engine.keeper.keep(key, kept)
    else:
        template.may_be_kept = False


def _found(context: Context, kind: str, name: str) -> Sequence[Element] | None:
    """The nodes of an include; None where it is not one of the site's."""
    if kind == "include_relative":
        return None
    source = context.run.host.include(name)
    assert isinstance(context.env, Engine)
    return None if source is None else context.env.cached(source).elements


def _rendered(template: Template, context: Context) -> str:
    out: list[str] = []
    template.write(context, out)
    return "".join(out).strip()


class IncludeTag(Tag):
    """``include``, ``include_relative`` and ``include_cached`` with parameters and variables."""

    name = "include"

    def parse(self, stream: TokenStream) -> Node:
        """Read the file's name and the parameters."""
        token, markup = markup_of(stream)
        markup = markup.strip()
        variable = _WITH_VARIABLE.match(markup)
        if variable is not None:
            written, rest = variable[1].strip(), variable[2].strip()
            assert isinstance(self.env, Engine)
            name: str | Template = self.env.template(written, f"{self.name} {written}")
        else:
            written, _, rest = re.sub(r"\s+", " ", markup, count=1).partition(" ")
            name = written
        if not written:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup})
        if not _PARAMETERS.fullmatch(rest):
            raise TemplateError("liquid.include-parameters", {"name": written, "text": rest})
        if isinstance(name, str) and isinstance(stream, Tokens):
            if _CLIMBS.search(name) or not _FILE_NAME.fullmatch(name):
                fault = TemplateError("liquid.include-name", {"name": name})
                stream.noticed.append((token, fault))
            else:
                stream.included.append((token, name))
        return Include(token, self.name, name, _parameters(rest) if rest else None)


def _parameters(text: str) -> list[tuple[str, Operand]]:
    made: list[tuple[str, Operand]] = []
    for found in _PARAMETER.finditer(text):
        key, double, single, variable = found.groups()
        if double is not None:
            made.append((key, Constant(double.replace('\\"', '"'))))
        elif single is not None:
            made.append((key, Constant(single.replace("\\'", "'"))))
        else:
            made.append((key, read_operand(variable)))
    return made


class Highlight(Element):
    """Code in colours."""

    __slots__ = ("body", "language", "numbered")

    def __init__(self, token: Token, language: str, body: Block, *, numbered: bool) -> None:
        super().__init__(token)
        self.language = language
        self.body = body
        self.numbered = numbered
        self.blank = body.blank

    def compiled(self) -> Put:
        """What writes the figure; in Markdown with an empty line around it."""
        return partial(self._put, self.body.compiled())

    def _put(self, body: Put, context: Context, out: list[str]) -> None:
        aside: list[str] = []
        body(context, aside)
        coloured = context.run.host.config.get("highlighter") in _HIGHLIGHTERS
        figure = highlight_tag(
            "".join(aside), self.language, line_numbers=self.numbered, coloured=coloured
        )
        around = to_text(context.payload.get("highlighter_prefix"))
        out.append(f"{around}{figure}{around}")


class HighlightTag(Tag):
    """``highlight language linenos``."""

    name = "highlight"

    def parse(self, stream: TokenStream) -> Node:
        """Read language, options and code."""
        token, markup = markup_of(stream)
        body = read_body(self.env, stream, self.name)
        found = _HIGHLIGHT.fullmatch(markup.strip())
        if found is None:
            raise TemplateError("liquid.syntax", {"name": self.name, "text": markup.strip()})
        numbered = re.search(r"\blinenos\b", found[2]) is not None
        return Highlight(token, found[1].lower(), body, numbered=numbered)


class Link(Element):
    """The address of a file of the site, or of a post."""

    __slots__ = ("kind", "target")

    def __init__(self, token: Token, kind: str, target: Template) -> None:
        super().__init__(token)
        self.kind = kind
        self.target = target
        self.blank = False

    def compiled(self) -> Put:
        """What writes the address with ``baseurl`` in front.

        It raises a TemplateError when the site has no such file.
        """
        return self._put

    def _put(self, context: Context, out: list[str]) -> None:
        target = _rendered(self.target, context)
        host = context.run.host
        url = host.linked(target) if self.kind == "link" else host.post_linked(target)
        if url is None:
            raise TemplateError(f"liquid.no-{self.kind.replace('_', '-')}", {"name": target})
        out.append(relative(url, host.config))


class LinkTag(Tag):
    """``link path`` and ``post_url name``."""

    name = "link"

    def parse(self, stream: TokenStream) -> Node:
        """Read what is linked; ``link`` takes variables in it."""
        token, markup = markup_of(stream)
        assert isinstance(self.env, Engine)
        return Link(token, self.name, self.env.template(markup.strip(), self.name))


class UnknownTag(Tag):
    """A tag that no plugin we know defines: a mark in the page names it."""

    name = ""

    def parse(self, stream: TokenStream) -> Node:
        """Take the tag alone; where an end tag for it follows, the body is shown as it is."""
        token, _ = markup_of(stream)
        if isinstance(stream, Tokens):
            stream.unknown.append(token)
        return Written(token, partial(_mark, token))


def _mark(token: Token, context: Context) -> str:
    """The mark for an unknown tag, which is told of once; its end tag leaves none."""
    name = token.value
    if name.startswith("end"):
        return ""
    context.tell("unknown-tag", {"name": name}, token)
    shown = html.escape(name)
    return f'<mark class="genko-unknown-tag" data-tag="{shown}">{{% {shown} %}}</mark>'
