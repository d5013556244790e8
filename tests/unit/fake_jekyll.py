"""A program called jekyll for tests: says what it is told to, writes a page, or never ends."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPT = """#!{python}
import os, pathlib, signal, subprocess, sys, time
if "--version" in sys.argv:
    print("jekyll 9.9.9")
    raise SystemExit
print("Configuration file: x", flush=True)
{body}
"""
PAGE = """
source = pathlib.Path(sys.argv[sys.argv.index("-s") + 1])
out = pathlib.Path(sys.argv[sys.argv.index("-d") + 1])
assert list(source.rglob("genko_one_page.rb"))
page = out / {path!r}
page.parent.mkdir(parents=True)
page.write_text({html!r} + pathlib.Path(os.environ["GENKO_PAGE"]).read_text("utf-8"), "utf-8")
pathlib.Path(os.environ["GENKO_RESULT"]).write_text(str(page), "utf-8")
"""
FAILS = """
print("\\x1b[31m  Liquid Exception: Unknown tag 'x' in "
    + os.environ["GENKO_PAGE"] + "\\x1b[0m", file=sys.stderr)
raise SystemExit(1)
"""
HANGS = """
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
pathlib.Path({pids!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
print("hanging", flush=True)
child.wait()
"""
STUBBORN = """
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path({pids!r}).write_text(str(os.getpid()))
print("hanging", flush=True)
signal.pause()
"""


def fake_jekyll(folder: Path, body: str) -> str:
    """Write it; the PATH on which it is found."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "jekyll"
    program.write_text(SCRIPT.format(python=sys.executable, body=body), encoding="utf-8")
    program.chmod(0o755)
    return str(folder)
