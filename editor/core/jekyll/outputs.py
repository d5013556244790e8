"""The files that Jekyll writes: where each document, page and copied file of a site ends up.

A path of the output begins with "/" and is below the destination folder; percent-encoding is undone
as Jekyll undoes it (``URL.unescape_path``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from editor.core.header.values import Value, ruby_text
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import extension
from editor.core.jekyll.permalink import collection_template, output_extension, sanitize


@dataclass(frozen=True, slots=True)
class Output:
    """What a post, page or document makes of itself on the site.

    Attributes:
        file: The file it is written to; "" where it makes none.
        named_file: The file of a post by the day and the name in its own name, "" where that is
            the same: links made from file names lead there.
        redirect_from: Addresses from which jekyll-redirect-from leads here.
        redirect_to: Where it leads itself; "" where it does not.
        listed: Whether jekyll-paginate counts it.
    """

    file: str = ""
    named_file: str = ""
    redirect_from: tuple[str, ...] = ()
    redirect_to: str = ""
    listed: bool = True


def output_of(
    url: str, named_url: str, rel: str, data: Mapping[str, Value], config: SiteConfig
) -> Output:
    """The output of the file ``rel``, which has ``url`` and (defaults included) ``data``."""
    ext = output_extension(rel, data.get("permalink"), config)
    targets = _entries(data.get("redirect_to"))
    hidden = data.get("hidden")
    return Output(
        file=written_file(url, ext) if url else "",
        named_file=written_file(named_url, ext) if named_url else "",
        redirect_from=_entries(data.get("redirect_from")),
        redirect_to=targets[0] if targets else "",
        listed=hidden is None or hidden is False,
    )


def _entries(value: Value) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(ruby_text(item) for item in items if item is not None)


def written_file(url: str, ext: str) -> str:
    """The file written for ``url``: an index in a folder, or a name with the extension ``ext``."""
    path = unescaped(url)
    if path.endswith("/"):
        return f"{path}index.html" if ext in {"", ".html"} else f"{path}index{ext}"
    return path if path.endswith(ext) else path + ext


def redirect_file(address: str, config: SiteConfig) -> str:
    """The file that jekyll-redirect-from writes for ``address``."""
    permalink = address if address.startswith("/") else f"/{address}"
    url = sanitize(permalink)
    return written_file(url, output_extension("redirect.html", permalink, config))


def copied_file(rel: str) -> str:
    """The file that a file without front matter is copied to: dots before the extension go."""
    ext = extension(rel)
    return "/" + unescaped(rel.removesuffix(ext).rstrip(".") + ext)


def copied_document(rel: str, label: str, config: SiteConfig) -> str:
    """The same for a file in the folder of a collection that is put out."""
    inner = rel.removeprefix(f"{config.collections_dir}/") if config.collections_dir else rel
    ext = extension(inner)
    path = inner.removesuffix(ext).rstrip(".").replace(config.collections[label].folder, "", 1)
    url = collection_template(label, config)
    filled = {"collection": label, "path": path, "output_ext": "", "title": ""}
    for name, value in {**filled, "name": path.rsplit("/", 1)[-1]}.items():
        url = url.replace(f":{name}", value)
    return unescaped(sanitize(url).removesuffix("/") + ext)


def unescaped(path: str) -> str:
    """``path`` without percent-encoding."""
    return unquote(path) if "%" in path else path
