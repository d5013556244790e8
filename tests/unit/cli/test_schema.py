"""genko schema: learnt with evidence, imported with losses named, shown, checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from editor.core.schema.load import load_schema
from editor.site.site_rules import preset


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\npermalink: /:title/\n")
    (tmp_path / "_posts").mkdir()
    for n in range(30):
        mood = "calm" if n else "clam"
        author = "" if n == 7 else 'author: "Mio"\n'
        (tmp_path / "_posts" / f"2026-04-{n % 28 + 1:02}-walk-{n}.md").write_text(
            f'---\ntitle: "A walk, {n}"\ndate: 2026-04-01 18:00:00 +0900\nmood: {mood}\n'
            f"{author}---\n\nText.\n"
        )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_infer_prints_yaml_with_the_evidence(genko, site: Path) -> None:
    ran = genko("schema", "infer", ".", "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    document = yaml.safe_load(ran.out)
    assert document["required"] == ["title", "date", "mood"]
    assert "# Learnt from 30 posts." in ran.out
    assert "# Addresses of posts: /:title/, days in the time zone Asia/Tokyo." in ran.out
    assert (
        "  # every post should have it: 29 of 30 posts; not _posts/2026-04-08-walk-7.md\n"
    ) in ran.out
    assert load_schema(document, preset).problems == ()
    assert not (site / "_genko").exists(), "printing writes nothing"


def test_infer_speaks_japanese(genko, site: Path) -> None:
    out = genko("schema", "infer", ".", "--language", "ja").out
    assert "  # 必須です: 30件中30件\n" in out
    assert "  # 推奨です（なければ警告）: 30件中29件。例外: _posts/2026-04-08-walk-7.md\n" in out


def test_infer_writes_once_and_again_only_when_forced(genko, site: Path) -> None:
    file = site / "_genko" / "schema.yml"
    ran = genko("schema", "infer", ".", "--write", "--language", "en")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "genko: Written: _genko/schema.yml. See what it finds: genko check .\n"
    file.write_text("extends: jekyll # mine\n")
    ran = genko("schema", "infer", ".", "--write", "--language", "en")
    assert ran.code == 2
    assert "The site has a schema already: _genko/schema.yml." in ran.err
    assert file.read_text() == "extends: jekyll # mine\n"
    assert genko("schema", "infer", ".", "--write", "--force", "--format", "json").code == 2
    assert file.read_text() == "extends: jekyll # mine\n"
    assert genko("schema", "infer", ".", "--write", "--force").code == 0
    assert yaml.safe_load(file.read_text())["required"] == ["title", "date", "mood"]
    assert genko("check", ".").code == 0


def test_infer_json(genko, site: Path) -> None:
    assert genko("schema", "infer", ".", "--write", "--format", "json").code == 0
    document = json.loads((site / "_genko" / "schema.json").read_text())
    assert "29" in document["properties"]["author"]["$comment"]
    assert genko("schema", "check", ".").code == 0


def test_nothing_to_learn_from(genko, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: a\n")
    ran = genko("schema", "infer", tmp_path, "--language", "en")
    assert ran.code == 1
    assert "nothing to learn from" in ran.err
    assert genko("schema", "infer", tmp_path / "gone").code == 2


def test_show_tells_where_a_schema_comes_from(genko, site: Path) -> None:
    out = genko("schema", "show", ".", "--language", "en").out
    assert out.startswith("Guessed from 30 posts, because the site has no _genko/schema.yml;")
    genko("schema", "infer", ".", "--write")
    out = genko("schema", "show", ".", "--language", "en").out
    assert out.startswith("From the file _genko/schema.yml, which extends the preset “jekyll”.\n")
    title = next(line for line in out.splitlines() if line.startswith("title "))
    assert " ".join(title.split()) == "title Title a line of text required usually: 9–10"
    document = json.loads(genko("schema", "show", ".", "--format", "json").out)
    assert document["properties"]["title"]["x-genko"]["title"]["ja"] == "タイトル"


def test_check_names_each_fault(genko, site: Path) -> None:
    file = site / "faulty.yml"
    file.write_text(
        "extends: jekyl\nproperties: {title: {type: text}, mood: {x-genko: {sort: 1}}}\n"
        "x-genko: {rules: {header/titel-length: off}}\n"
    )
    ran = genko("schema", "check", file, "--language", "en")
    assert ran.code == 1
    assert [line.split(": ")[1].replace("config/", "") for line in ran.out.splitlines()] == [
        "There is no preset “jekyl” to extend. There are",
        "properties.title.type",
        "properties.mood.x-genko.sort",
        "There is no rule “header/titel-length”. Did you mean “header/title-length”? (rules)",
    ]
    assert genko("schema", "check", ".", "--language", "en").code == 2


DECAP = """
collections:
  - name: posts
    folder: _posts
    fields:
      - { name: title, widget: string, label: 題名 }
      - { name: date, widget: datetime, default: "{{now}}" }
      - { name: body, widget: markdown }
  - name: notes
    folder: _notes
    fields: [{ name: mood, widget: string }]
"""


def test_import_names_what_it_cannot_carry_over(genko, site: Path) -> None:
    (site / "admin").mkdir()
    (site / "admin" / "config.yml").write_text(DECAP, encoding="utf-8")
    ran = genko("schema", "import", ".", "--language", "en")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "genko: Taken from admin/config.yml (Decap or Sveltia CMS, “posts”).",
        "genko: It describes others too: notes. Choose one with --type.",
        "genko: Not carried over: date: the computed first value {{now}}",
    ]
    assert yaml.safe_load(ran.out)["required"] == ["title", "date"]
    assert "  # date: the computed first value {{now}}\n  date:\n" in ran.out
    ran = genko("schema", "import", "admin/config.yml", "--type", "notes", "--write")
    assert ran.code == 0
    assert yaml.safe_load((site / "_genko/schema.yml").read_text())["required"] == ["mood"]
    assert genko("schema", "import", ".", "--type", "pages").code == 2


def test_nothing_to_import(genko, site: Path) -> None:
    ran = genko("schema", "import", ".", "--language", "en")
    assert ran.code == 1
    assert "frontmatter.json" in ran.err
    (site / "frontmatter.json").write_text("{")
    ran = genko("schema", "import", "frontmatter.json", "--language", "en")
    assert ran.code == 1
    assert "cannot be read: Expecting property name" in ran.err
    ran = genko("schema", "import", ".", "--language", "en")
    assert ran.code == 1
    assert "frontmatter.json” cannot be read: Expecting property name" in ran.err
    assert genko("schema", "import", "_config.yml").code == 1


def test_front_matter_cms_may_write_comments(genko, site: Path) -> None:
    (site / "frontmatter.json").write_text(
        '{ // types\n"frontMatter.taxonomy.contentTypes": [{"name": "post",'
        ' "fields": [{"name": "mood", "type": "string", "required": true},]}] }'
    )
    ran = genko("schema", "import", ".", "--language", "en")
    assert ran.code == 0
    assert yaml.safe_load(ran.out)["required"] == ["mood"]


def test_wrong_use(genko, site: Path) -> None:
    ran = genko("schema", "--language", "en")
    assert ran.code == 2
    assert "Missing: ACTION." in ran.err
    ran = genko("schema", "guess", "--language", "en")
    assert ran.code == 2
    assert "cannot be 'guess'. Choose from" in ran.err
