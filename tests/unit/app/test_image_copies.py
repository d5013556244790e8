"""Images from outside: a safe name, the site's own folder, and nothing that was there is lost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from editor.app.image_copies import (
    Copied,
    ImageFile,
    Naming,
    copy_image,
    description_of,
    take_back,
    usual_folder,
)
from editor.site.store import WriteFailed

TODAY = date(2027, 12, 31)
POST = "_posts/2026-05-01-morning-walk.md"


def _copy(root: Path, name: str, data: bytes = b"a", folder: str = "assets/images") -> str:
    image = ImageFile(data, name, Path(name).suffix or ".png")
    copied = copy_image(image, root, Naming(folder), POST, TODAY)
    assert isinstance(copied, Copied)
    assert (root / copied.rel).read_bytes() == data
    assert copied.url == f"/{copied.rel}"
    return copied.rel


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("river.png", "river.png"),
        ("My River (1).JPG", "my-river-1.jpg"),
        ("../../river.png", "river.png"),
        ("ｒｉｖｅｒ_２.png", "river-2.png"),
        ("川.png", "morning-walk.png"),
        ("図1.png", "morning-walk-1.png"),
        ("", "morning-walk.png"),
    ],
)
def test_a_copy_has_a_name_that_is_safe_in_addresses(tmp_path: Path, name: str, copied: str):
    assert _copy(tmp_path, name) == f"assets/images/{copied}"


def test_a_post_without_latin_letters_gives_images_a_plain_name(tmp_path: Path):
    copied = copy_image(
        ImageFile(b"a", "", ".png"), tmp_path, Naming("img"), "_posts/2026-05-01-朝.md", TODAY
    )
    assert copied == Copied("img/image.png", "/img/image.png")


def test_what_lies_there_is_never_overwritten(tmp_path: Path):
    assert _copy(tmp_path, "a.png", b"one") == "assets/images/a.png"
    assert _copy(tmp_path, "a.png", b"two") == "assets/images/a-2.png"
    assert _copy(tmp_path, "a.png", b"three") == "assets/images/a-3.png"
    assert (tmp_path / "assets/images/a.png").read_bytes() == b"one"


def test_the_same_image_is_not_copied_twice(tmp_path: Path):
    _copy(tmp_path, "a.png", b"one")
    _copy(tmp_path, "a.png", b"two")
    assert _copy(tmp_path, "a.png", b"two") == "assets/images/a-2.png"
    assert len(list((tmp_path / "assets/images").iterdir())) == 2


def test_nothing_is_written_outside_the_site(tmp_path: Path):
    site, outside = tmp_path / "site", tmp_path / "outside"
    site.mkdir()
    outside.mkdir()
    (site / "assets").symlink_to(outside)
    image = ImageFile(b"a", "a.png", ".png")
    assert isinstance(copy_image(image, site, Naming("assets"), POST, TODAY), WriteFailed)
    assert isinstance(copy_image(image, site, Naming("../outside"), POST, TODAY), WriteFailed)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "img").mkdir(mode=0o500)
    failed = copy_image(ImageFile(b"a", "a.png", ".png"), tmp_path, Naming("img"), POST, TODAY)
    assert isinstance(failed, WriteFailed)


def test_images_go_where_those_of_the_posts_lie(tmp_path: Path):
    headers = [
        {"image": "/assets/og/a.png"},
        {"image": {"path": "/assets/og/b.png", "alt": "b"}},
        {"image": "/uploads/c.png"},
        {"image": "https://example.com/x/y.png"},
        {"image": "//example.com/x/y.png"},
        {"image": None},
        {},
    ]
    assert usual_folder(tmp_path, headers) == "assets/og"


def test_without_images_the_usual_folder_is_taken(tmp_path: Path):
    assert usual_folder(tmp_path, [{"image": "/top.png"}]) == "assets/images"
    (tmp_path / "img").mkdir()
    assert usual_folder(tmp_path, []) == "img"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("朝の川.png", "朝の川"),
        ("river_at-dawn.jpg", "river at dawn"),
        ("IMG_1234.JPG", ""),
        ("スクリーンショット 2026-05-01 12.00.00.png", ""),
        ("Screenshot (3).png", ""),
        ("20260501.png", ""),
        ("", ""),
    ],
)
def test_a_description_begins_with_a_name_that_a_person_gave(name: str, text: str):
    assert description_of(name) == text


@pytest.mark.parametrize(
    ("naming", "post", "copied"),
    [
        (Naming("img/$year/$month", "$slug-$number"), POST, "img/2026/05/morning-walk-1.png"),
        (Naming("img/$slug", "$day-$name"), POST, "img/morning-walk/01-river.png"),
        (Naming("img/$year", "$month$day"), "_drafts/walk.md", "img/2027/1231.png"),
        (Naming("img", "図 ($name) 50%"), POST, "img/図-river-50.png"),
        (Naming("img", "$$"), POST, "img/image.png"),
    ],
)
def test_a_site_says_where_copies_go_and_how_they_are_called(tmp_path, naming, post, copied):
    image = ImageFile(b"a", "river.png", ".png")
    assert copy_image(image, tmp_path, naming, post, TODAY) == Copied(copied, f"/{copied}")


@pytest.mark.parametrize(
    ("name", "second"), [("$slug-$number", "morning-walk-2"), ("$name", "a-2")]
)
def test_another_image_takes_the_next_number_and_the_same_one_none(tmp_path, name, second):
    naming = Naming("img", name)
    one, other = ImageFile(b"one", "a.png", ".png"), ImageFile(b"two", "a.png", ".png")
    first = copy_image(one, tmp_path, naming, POST, TODAY)
    assert copy_image(other, tmp_path, naming, POST, TODAY).rel == f"img/{second}.png"
    assert copy_image(one, tmp_path, naming, POST, TODAY) == first
    assert len(list((tmp_path / "img").iterdir())) == 2


def test_only_what_was_made_and_is_as_it_was_made_is_taken_back(tmp_path: Path):
    def copied(name: str) -> Copied:
        image = ImageFile(name.encode(), name, ".png")
        made = copy_image(image, tmp_path, Naming("img"), POST, TODAY)
        assert isinstance(made, Copied)
        return made

    first, again, changed = copied("a.png"), copied("a.png"), copied("b.png")
    assert again == first
    (tmp_path / changed.rel).write_bytes(b"retouched")
    assert take_back([again], tmp_path) == ()
    assert (tmp_path / first.rel).is_file()
    assert take_back([first, changed], tmp_path) == (changed.rel,)
    assert not (tmp_path / first.rel).exists()
    assert (tmp_path / changed.rel).read_bytes() == b"retouched"
