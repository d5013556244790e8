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
    program.focus_on("field.title")
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
    program.focus_on("field.title")
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
    """The web engine's renderers are in their own name spaces, behind a system call filter."""
    renderers = list(_processes("--type=renderer"))
    assert renderers, "no renderer runs"
    for entry in renderers:
        status = (entry / "status").read_text(encoding="utf-8")
        mode = re.search(r"^Seccomp:\s*(\d)", status, re.MULTILINE)
        assert mode is not None
        assert mode[1] == "2", "a renderer without a filter of system calls"
        inside = {name: (entry / "ns" / name).readlink() for name in ("user", "pid", "net")}
        outside = {name: (Path("/proc/1/ns") / name).readlink() for name in inside}
        own = sorted(name for name in inside if inside[name] != outside[name])
        assert own == ["net", "pid", "user"], f"own name spaces: {own}"
        user = re.search(r"^Uid:\s*(\d+)", status, re.MULTILINE)
        assert user is not None
        assert user[1] != "0"
    print(f"sandbox: {len(renderers)} renderers, own user, pid and net name spaces, seccomp filter")


def _processes(word: str) -> Iterator[Path]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                arguments = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if "QtWebEngineProcess" in arguments and word in arguments.replace("\0", " "):
                yield entry


if __name__ == "__main__":
    assert shutil.which("xdotool"), "xdotool is needed"
    sys.exit(main())
