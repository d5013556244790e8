"""python-liquid set up to answer as Jekyll's Liquid does.

python-liquid brings tokens, nodes, tags, expressions, contexts and the registers of tags and
filters. Where it decides otherwise than Ruby's Liquid in the lenient mode Jekyll runs it in, the
decision is made here, as with markdown-it-py and kramdown: how templates are cut (:mod:`lexing`),
how expressions are read (:mod:`reading`), what values are (:mod:`values`), that a fault is shown in
its place while the rest stands (:mod:`nodes`), and that no template runs without end
(:mod:`context`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

from liquid.environment import Environment
from liquid.exceptions import LiquidInterrupt
from liquid.mode import Mode
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import Token

from editor.core.liquid.context import Context, Run
from editor.core.liquid.failure import LimitError
from editor.core.liquid.host import Source
from editor.core.liquid.inputs import Find, Inputs
from editor.core.liquid.keeping import Keeper
from editor.core.liquid.lexing import tokens_of
from editor.core.liquid.nodes import Element, Put, shown_fault
from editor.core.liquid.parsing import parse_template

_KEPT = 500
"""Templates that are kept parsed."""


class Template(BoundTemplate):
    """A parsed template; ``name`` is what problems call it, ``skipped`` the lines above it."""

    def __init__(
        self, env: Environment, elements: Sequence[Element], name: str, skipped: int = 0
    ) -> None:
        super().__init__(env, list(elements), name=name)
        self.skipped = skipped
        self.elements = elements
        self.may_be_kept = True
        self._inputs: Inputs | None = None
        self._steps: list[Put] | None = None

    def run(self, run: Run, payload: MutableMapping[str, object]) -> str:
        """Render it as a template of its own: what it assigns is gone afterwards. Never raises.

        A page that takes too long or grows too big ends where it was stopped, and says so there.
        """
        context = Context(self, run, payload)
        out: list[str] = []
        try:
            self.write(context, out)
        except LiquidInterrupt:
            pass  # `break` outside of a loop ends the template
        except LimitError as limit:
            context.tell(limit.message_id, limit.details)
            out.append(shown_fault(limit))
        except RecursionError:
            nested = LimitError("liquid.nested")
            context.tell(nested.message_id, nested.details)
            out.append(shown_fault(nested))
        return "".join(out)

    def write(self, context: Context, out: list[str]) -> None:
        """Render it where another template includes it.

        Raises:
            LimitError: when the page takes too long, grows too big or includes itself.
            LiquidInterrupt: for a loop around.
        """
        outer = context.file, context.skipped
        context.file, context.skipped = self.name, self.skipped
        try:
            for put in self._compiled():
                put(context, out)
        finally:
            context.file, context.skipped = outer

    def inputs(self, find: Find) -> Inputs:
        """What it reads from outside, as an include; ``find`` gives those within it."""
        if self._inputs is None:
            self._inputs = Inputs(find)
            for element in self.elements:
                element.note(self._inputs)
        return self._inputs

    def _compiled(self) -> list[Put]:
        if self._steps is None:
            self._steps = [element.compiled() for element in self.elements]
        return self._steps


class Engine(Environment):
    """Parses templates with the tags and filters it is given; one engine serves all sites."""

    def __init__(
        self, tags: Mapping[str, type[Tag]], filters: Mapping[str, Callable[..., object]]
    ) -> None:
        self._given = (tags, filters)
        self.keeper = Keeper()
        self._cache: OrderedDict[tuple[str, str], Template] = OrderedDict()
        super().__init__(tolerance=Mode.LAX, strict_filters=False)

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register what was given, and none of python-liquid's own."""
        del extra
        tags, filters = self._given
        for name, tag in tags.items():
            made = tag(self)
            made.name = name
            self.tags[name] = made
        self.filters.update(filters)

    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        """Ruby's way of cutting a template."""
        return tokens_of

    def template(self, source: str, name: str, skipped: int = 0) -> Template:
        """The template in ``source``, which stands below ``skipped`` lines of its file.

        Never raises.
        """
        return Template(self, parse_template(self, source), name, skipped)

    def cached(self, source: Source) -> Template:
        """The template of a layout or include, parsed once for each text it had."""
        key = (source.name, source.text)
        template = self._cache.get(key)
        if template is None:
            template = self._cache[key] = self.template(source.text, source.name)
            if len(self._cache) > _KEPT:
                self._cache.popitem(last=False)
        return template
