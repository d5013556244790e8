"""What Jekyll's converters make of a body behind Liquid."""

from __future__ import annotations

from editor.core.jekyll.names import without_extension
from editor.core.liquid.context import Run
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.host import TemplateProblem
from editor.core.page.documents import Doc


def converted(doc: Doc, text: str, run: Run) -> str:
    """Markdown or Sass as HTML or CSS; all else as it is, and Sass that is faulty."""
    if doc.is_markdown:
        return run.host.markdown(text)
    if not doc.is_sass:
        return text
    try:
        css = run.host.sass(text, indented=doc.name.lower().endswith(".sass"))
    except TemplateError as fault:
        run.tell(TemplateProblem(fault.message_id, fault.details, doc.entry.rel))
        return text
    return f"{css}\n/*# sourceMappingURL={without_extension(doc.name)}.css.map */"
