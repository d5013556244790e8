"""The sample site is copied once, whole, and kept as the user left it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.site import sample
from editor.site.sample import own_sample


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    site = tmp_path / "program" / "sample"
    (site / "_posts").mkdir(parents=True)
    (site / "_posts" / "2026-05-01-a.md").write_text("a", encoding="utf-8")
    (site / "_posts" / "2026-05-01-a.md").chmod(0o444)
    return site


def test_the_copy_can_be_written_and_is_kept(tmp_path: Path, bundled: Path):
    own = own_sample(bundled, tmp_path / "state" / "genko")
    post = own / "_posts" / "2026-05-01-a.md"
    assert post.read_text(encoding="utf-8") == "a"
    assert post.stat().st_mode & 0o200, "its owner may write to it"
    post.write_text("b", encoding="utf-8")
    assert own_sample(bundled, tmp_path / "state" / "genko") == own
    assert post.read_text(encoding="utf-8") == "b"
    assert [path.name for path in own.parent.iterdir()] == ["sample"]


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path, bundled: Path, monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sample.shutil, "copytree", fails)
    assert own_sample(bundled, tmp_path / "state") == bundled
    assert list((tmp_path / "state").iterdir()) == []
