"""One page built by real Jekyll, in a copy of the site that is thrown away.

Nothing is written into the site: not by Jekyll, and not by a plugin that changes files it finds. So
the copy has files of its own (where the file system can, they share their blocks until one of them
is written); hard links would not do.

Jekyll has no way to build one post (``--limit_posts`` leaves posts away, and other pages come out
by it), so a plugin put into the copy lets it read everything and render that one page. It is not
used where a template prints other pages' content, which must be rendered for it then.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from editor.core.jekyll.config import SiteConfig
from editor.site.jekyll_log import JekyllNotice, plain, read_notices
from editor.site.resources import resources_dir

LEFT_OUT = frozenset(
    {".git", ".hg", ".svn", ".jekyll-cache", ".jekyll-metadata", ".sass-cache", "node_modules"}
)
"""Names that the copy goes without, at any depth."""
_LOOK = 0.1
"""Seconds between looks whether the result is still wanted."""
_LEAVE = 3.0
"""Seconds that Jekyll is given to end when it is told to."""


class JekyllMissingError(Exception):
    """There is no Jekyll that can be run; the message is the reason.

    "jekyll": there is none at all. "bundle": the site's Gemfile asks for gems that are not
    installed, and there is no other Jekyll.
    """


@dataclass(frozen=True, slots=True)
class Jekyll:
    """How Jekyll is run: its command, ``version`` as it says it, and whether Bundler chose it."""

    command: tuple[str, ...]
    version: str
    bundled: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is wanted: the file ``rel`` below the site's folder, as of ``now``.

    ``whole`` has all pages rendered; ``hidden`` is set for a post that is not published by itself
    (a draft, one of the future).
    """

    rel: str
    now: datetime
    whole: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """How it ended: ``html`` is the page, None where Jekyll made none; ``path`` below the output.

    ``log`` is all that Jekyll said, ``code`` its exit code.
    """

    html: str | None
    path: str
    code: int
    notices: tuple[JekyllNotice, ...]
    log: tuple[str, ...]


def copy_site(
    root: Path,
    target: Path,
    config: SiteConfig,
    texts: Mapping[str, bytes],
    cancelled: Callable[[], bool],
) -> int:
    """Copy the site in ``root`` to ``target``, which is not there yet; the number of files.

    ``texts`` are laid over it by path: what is typed and not yet saved. Links are followed, so
    that nothing in the copy leads back; one that leads in a circle is left out.
    """
    output = root / config.destination
    count = 0
    seen: set[Path] = set()
    for folder, names, files in os.walk(root, followlinks=True):
        here = Path(folder)
        real = here.resolve()
        if cancelled():
            return count
        if real in seen:
            names.clear()
            continue
        seen.add(real)
        inner = here.relative_to(root)
        names[:] = [n for n in names if n not in LEFT_OUT and here / n != output]
        if inner.as_posix() == "vendor":
            names[:] = [n for n in names if n != "bundle"]
        (target / inner).mkdir(parents=True, exist_ok=True)
        for name in files:
            if name not in LEFT_OUT and (here / name).is_file():
                _copy_file(here / name, target / inner / name)
                count += 1
    for rel, data in texts.items():
        if Path(rel).is_absolute() or ".." in Path(rel).parts:
            continue  # no file of the site
        file = target / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(data)
    return count


def find_jekyll(
    copy: Path, root: Path, environment: Mapping[str, str], cancelled: Callable[[], bool]
) -> Jekyll:
    """The Jekyll that builds the site: the one of its Gemfile, else the one on the ``PATH``.

    Asked within ``copy``: Bundler may write a lock file.

    Raises:
        JekyllMissingError: where there is none.
    """
    search = environment.get("PATH")
    bundle = shutil.which("bundle", path=search) if (copy / "Gemfile").is_file() else None
    if bundle is not None:
        command = (bundle, "exec", "jekyll")
        version = _version(command, copy, _environment(environment, root, bundled=True), cancelled)
        if version:
            return Jekyll(command, version, bundled=True)
    jekyll = shutil.which("jekyll", path=search)
    if jekyll is not None:
        run_in = _environment(environment, root, bundled=False)
        version = _version((jekyll,), copy, run_in, cancelled)
        if version:
            return Jekyll((jekyll,), version, bundled=False)
    raise JekyllMissingError("bundle" if bundle is not None else "jekyll")


def build_page(
    copy: Path,
    root: Path,
    config: SiteConfig,
    wanted: Wanted,
    jekyll: Jekyll,
    environment: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> Iterator[str | Built]:
    """Build the page in ``copy`` (of the site in ``root``): the log line by line, then the end.

    To be run on a thread that may wait. When ``cancelled`` says so, Jekyll is ended with all that
    it started, and no end is told.
    """
    out, result = copy.with_name("out"), copy.with_name("result")
    _add_plugin(copy, config)
    settings = copy.with_name("build.yml")
    written = f"time: {wanted.now:%Y-%m-%d %H:%M:%S %z}\n" if "time" not in config.raw else "{}\n"
    settings.write_text(written, encoding="utf-8")
    names = ("_config.yml", "_config.yaml", "_config.toml")
    own = next((str(copy / name) for name in names if (copy / name).is_file()), None)
    configs = ",".join(filter(None, (own, str(settings))))
    hidden = ("--drafts", "--future", "--unpublished") if wanted.hidden else ()
    command = (*jekyll.command, "build", "--no-watch", "-s", str(copy), "-d", str(out))
    run_in = _environment(environment, root, bundled=jekyll.bundled)
    run_in |= {"GENKO_PAGE": str(copy / wanted.rel), "GENKO_RESULT": str(result)}
    if wanted.whole:
        run_in["GENKO_WHOLE"] = "1"
    lines: list[str] = []
    code = 0
    for said in run((*command, "--config", configs, *hidden), copy, run_in, cancelled):
        if isinstance(said, int):
            code = said
        else:
            lines.append(said)
            yield said
    if cancelled():
        return
    html, path = _page(out, result) if code == 0 else (None, "")
    yield Built(html, path, code, read_notices(lines, copy), tuple(lines))


def run(
    command: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> Iterator[str | int]:
    """Run a program: what it says, line by line, and its exit code at the end.

    It is the head of a group of processes; when ``cancelled`` says so the whole group is ended.
    """
    group: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows alone has it
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        creationflags=group,
    )
    assert process.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        while not cancelled():
            try:
                line = lines.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if line is None:
                yield process.wait()
                return
            yield plain(line)
    finally:
        _end(process)
        reader.join(_LEAVE)
        process.stdout.close()


def _read(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    with suppress(ValueError, OSError):
        for line in stream:
            lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    """End the process and all of its group; nothing happens where it has ended by itself."""
    if process.poll() is None:
        _tell(process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LEAVE)
        # Whoever is left of the group: the process itself, or what it started.
        _tell(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LEAVE)


def _tell(process: subprocess.Popen[str], what: signal.Signals) -> None:
    if sys.platform == "win32":
        taskkill = shutil.which("taskkill") or "taskkill"
        tree = (taskkill, "/F", "/T", "/PID", str(process.pid))
        subprocess.run(tree, check=False, capture_output=True)
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, what)


def _version(
    command: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> str:
    """What the command says to ``--version``; "" where it cannot be run."""
    said: list[str] = []
    try:
        for line in run((*command, "--version"), folder, environment, cancelled):
            if isinstance(line, int):
                return " ".join(said[-1:]) if line == 0 else ""
            said.append(line)
    except OSError:
        return ""
    return ""


def _environment(given: Mapping[str, str], root: Path, *, bundled: bool) -> dict[str, str]:
    """What Jekyll runs in: English messages, which are read here, in UTF-8."""
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    environment = {**given, "LC_ALL": locale, "LANG": locale}
    environment.setdefault("JEKYLL_ENV", "production")
    if not bundled:
        environment["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
    elif (root / "vendor" / "bundle").is_dir():
        environment.setdefault("BUNDLE_PATH", str(root / "vendor" / "bundle"))
    return environment


def _add_plugin(copy: Path, config: SiteConfig) -> None:
    """Put our plugin where the site has its own; in safe mode none is run, and all is built."""
    folder = (copy / config.plugins_dirs[0]).resolve()
    if folder.is_relative_to(copy.resolve()):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(resources_dir() / "jekyll" / "genko_one_page.rb", folder)


def _page(out: Path, result: Path) -> tuple[str | None, str]:
    """The page that was built and its path in the output; None where there is none."""
    try:
        file = Path(result.read_text(encoding="utf-8"))
        return file.read_text(encoding="utf-8", errors="replace"), file.relative_to(out).as_posix()
    except (OSError, ValueError):
        return None, ""


def _copy_file(source: Path, target: Path) -> None:
    """A copy with the time of the file; blocks are shared where the file system can."""
    if hasattr(os, "copy_file_range"):
        with suppress(OSError), source.open("rb") as one, target.open("wb") as other:
            left = os.fstat(one.fileno()).st_size
            while left > 0:
                done = os.copy_file_range(one.fileno(), other.fileno(), left)
                if done == 0:
                    break
                left -= done
            if left == 0:
                shutil.copystat(source, target)
                return
    shutil.copy2(source, target)
