"""Images of a site: from files to addresses and back, never outside."""

from __future__ import annotations

from pathlib import Path

from editor.app.site_images import SiteAssets, image_folder, image_url


def test_an_image_of_the_site_is_named_from_its_root(tmp_path: Path):
    assert image_url(tmp_path / "assets" / "豆.png", tmp_path) == "/assets/豆.png"


def test_an_image_outside_the_site_has_no_address(tmp_path: Path):
    assert image_url(tmp_path / "elsewhere.png", tmp_path / "site") is None


def test_looking_begins_where_the_images_are(tmp_path: Path):
    assert image_folder(tmp_path) == tmp_path
    (tmp_path / "assets" / "images").mkdir(parents=True)
    assert image_folder(tmp_path) == tmp_path / "assets" / "images"


def test_addresses_lead_to_files_of_the_site_alone(tmp_path: Path):
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    picture = site / "assets" / "豆 1.png"
    picture.write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"x")
    assets = SiteAssets(site)
    assert assets.file_of("/assets/豆 1.png") == picture
    assert assets.file_of("/assets/%E8%B1%86%201.png") == picture
    assert assets.file_of("/../secret.png") is None
    assert assets.file_of("/assets/%2e%2e/%2e%2e/secret.png") is None
    assert assets.file_of("https://example.com/a.png") is None
    assert assets.file_of("//example.com/a.png") is None
    assert assets.file_of("/assets/none.png") is None
