"""The way of a first user through the installed program; packaging/try_deb.sh calls it.

    python -m tests.packaging.walk FOLDER SITE HOME [ROOT] -- COMMAND ...

``COMMAND`` starts the program (as another user, in another root, if need be), ``FOLDER`` is where
both sides can reach a socket, ``SITE`` a copy of the sample site as the program sees it, ``HOME``
the user's home, ``ROOT`` where its root is from here. It prints what it saw, with figures, and
ends with 1 when something was not right.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.harness import Program
from tests.e2e.xvfb import Screen

ENGINE = "/usr/lib/genko/_internal/PySide6/Qt/libexec/QtWebEngineProcess"
POST = "_posts/2026-03-01-1-hand-drip.md"


def main() -> int:
    """Walk; 0 when everything went as it should."""
    before = sys.argv[1 : sys.argv.index("--")]
    folder, site, home = (Path(word) for word in before[:3])
    root = Path(before[3]) if len(before) > 3 else Path("/")
    command = sys.argv[sys.argv.index("--") + 1 :]
    screen = Screen()
    try:
        _walk(screen, folder, site, home, root, command)
    finally:
        screen.close()
    return 0


def _walk(
    screen: Screen, folder: Path, site: Path, home: Path, root: Path, command: list[str]
) -> None:
    post = root / (site / POST).relative_to("/")
    original = post.read_bytes()
    environment = {"HOME": str(home), "LANGUAGE": "ja", "LC_ALL": "C.UTF-8"}
    for start in ("first", "second"):
        began = time.monotonic()
        program = Program(
            screen, home / "genko-home", [site / POST], environment, command, folder=folder
        )
        shown = time.monotonic() - began
        program.wait(lambda s: s["path"] and s["form"].get("title"), "the post is open")
        program.wait(lambda s: "ひとつだけ" in (s["preview_text"] or ""), "the preview is painted")
        drawn = time.monotonic() - began
        print(f"{start} start: window after {shown:.2f} s, preview painted after {drawn:.2f} s")
        if start == "first":
            assert program.quit() == 0
    program.settled()
    program.picture("installed-1-open")
    _sandboxed()
    _blocked_and_mended(program, post, original)
    unexpected = program.unexpected_lines()
    assert program.quit() == 0
    assert unexpected == [], unexpected
    print("log: clean")


def _blocked_and_mended(program: Program, post: Path, original: bytes) -> None:
    """Empty the title, which is an error; saving writes nothing; undo, write, save."""
    program.focus_on("form.title")
    program.key("ctrl+a", "Delete")
    program.wait(lambda s: not s["form"].get("title"), "the title is empty")
    program.wait(
        lambda s: any(f["severity"] == "error" for f in s["findings"]), "an error is found"
    )
    program.key("ctrl+s")
    program.settled()
    state = program.wait(lambda s: s["dirty"], "the post is not saved")
    assert post.read_bytes() == original, "an error was written"
    rules = sorted({f["rule"] for f in state["findings"] if f["severity"] == "error"})
    print(f"saving with an error: blocked by {', '.join(rules)}, file unchanged")
    program.picture("installed-2-blocked")
    program.focus_on("form.title")
    program.commit("日本語の題名")
    program.wait(
        lambda s: not any(f["severity"] == "error" for f in s["findings"]) and s["analysed"],
        "no error is left",
    )
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "the post is saved")
    old, new = original.splitlines(), post.read_bytes().splitlines()
    changed = [line.decode() for line in new if line not in old]
    assert len(changed) == 1, changed
    assert "日本語の題名" in changed[0]
    print(f"saved: one line of {len(new)} is another: {changed[0]}")
    program.picture("installed-3-saved")


def _sandboxed() -> None:
    """The page is drawn behind a filter of system calls, in name spaces of its own.

    Chromium forks renderers off a process that is in the sandbox already ("zygote"), whose command
    line they keep; a renderer is the one with the filter (Seccomp: 2).
    """
    filtered = []
    for entry in _engines():
        assert "--no-sandbox" not in (entry / "cmdline").read_text(encoding="utf-8")
        status = (entry / "status").read_text(encoding="utf-8")
        assert re.search(r"^Uid:\s*0\b", status, re.MULTILINE) is None, "it runs as root"
        if re.search(r"^Seccomp:\s*2$", status, re.MULTILINE) is not None:
            filtered.append(entry)
    assert filtered, "no process of the web engine has a filter of system calls"
    for entry in filtered:
        here = Path("/proc/self/ns")
        kinds = ("user", "pid", "net")
        own = [k for k in kinds if (entry / "ns" / k).readlink() != (here / k).readlink()]
        assert own == list(kinds), f"own name spaces: {own}"
    print(f"sandbox: {len(filtered)} renderers filtered, with user, pid and net name spaces")


def _engines() -> Iterator[Path]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                arguments = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if arguments.split("\0")[0] == ENGINE:
                yield entry


if __name__ == "__main__":
    assert shutil.which("xdotool"), "xdotool is needed"
    sys.exit(main())
