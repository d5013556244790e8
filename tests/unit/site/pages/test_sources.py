"""Layouts, includes, data and themes from a real folder, and nothing from outside of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.core.page.renderer import PageRenderer
from editor.site.gems import find_gem, plugins_of_gem
from editor.site.index import SiteIndex
from editor.site.pages.confined import confined, read_confined
from editor.site.pages.data_files import read_data
from editor.site.pages.sources import SiteSources
from editor.site.pages.stylesheets import compile_sass
from editor.site.site import Site, open_site

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def write(root: Path, **files: str) -> Path:
    for rel, text in files.items():
        path = root / rel
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def renderer(root: Path, **environment: str) -> PageRenderer:
    site = open_site(root)
    assert isinstance(site, Site)
    index = SiteIndex(site, None, clock=lambda: NOW)
    index.refresh()
    return PageRenderer(SiteSources(site, index, environment), NOW)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "_config.yml": "title: T\ncollections:\n  notes:\n    output: false\n",
        "_layouts/default.html": "[{{ content }}]",
        "_notes/a.md": "---\ntitle: N\n---\nnote",
        "_includes/in.html": "in",
        "assets/x.txt": "x",
        "docs/part.md": "part",
        "docs/page.md": "---\nlayout: default\n---\n{% include_relative part.md %}",
    }
    write(tmp_path / "outside", **{"secret.txt": "SECRET", "secret.html": "SECRET"})
    return write(tmp_path / "site", **files)


def page(root: Path, body: str) -> str:
    write(root, **{"p.html": f"---\n---\n{body}"})
    return renderer(root).render("p.html").html


def test_a_file_beside_the_page_is_included(root: Path) -> None:
    assert renderer(root).render("docs/page.md").html == "[<p>part</p>\n]"


@pytest.mark.parametrize(
    "tag",
    [
        "{% include_relative ../outside/secret.txt %}",
        "{% include_relative %2e%2e/outside/secret.txt %}",
        "{% include ../../outside/secret.html %}",
        "{% include link.html %}",
        "{% include folder/secret.html %}",
        "{% include_relative link.html %}",
        "{% include /etc/hostname %}",
        "{% assign n = '../../outside/secret.html' %}{% include {{ n }} %}",
    ],
)
def test_nothing_is_read_from_outside_the_site(root: Path, tag: str) -> None:
    outside = root.parent / "outside"
    (root / "_includes/link.html").symlink_to(outside / "secret.html")
    (root / "_includes/folder").symlink_to(outside)
    (root / "link.html").symlink_to(outside / "secret.html")
    html = page(root, tag)
    assert "SECRET" not in html
    assert "genko-liquid-fault" in html


def test_a_link_within_the_site_is_followed(root: Path) -> None:
    (root / "_includes/again.html").symlink_to(root / "_includes/in.html")
    assert page(root, "{% include again.html %}") == "in"


@pytest.mark.parametrize("rel", ["", "../x", "/etc/hostname", "a/../../x", "a\0b", "..\\x", "no"])
def test_such_paths_are_none_of_the_folder(root: Path, rel: str) -> None:
    assert confined(root, rel) is None
    assert read_confined(root, rel) is None


def test_a_name_that_no_file_can_have_is_no_include(root: Path) -> None:
    site = open_site(root)
    assert isinstance(site, Site)
    assert SiteSources(site, SiteIndex(site, None), {}).include("a\0b") is None


def test_documents_of_a_collection_without_pages_are_listed_all_the_same(root: Path) -> None:
    assert page(root, "{{ site.notes[0].title }} {{ site.notes[0].url }}") == "N /notes/a.html"


def test_copied_files_are_listed(root: Path) -> None:
    html = page(root, "{{ site.static_files | map: 'path' | join: ' ' }}")
    assert html == "/assets/x.txt /docs/part.md"


def test_data_of_all_kinds(root: Path) -> None:
    files = {
        "_data/people.yml": "- name: 花\n  since: 2020-01-02\n",
        "_data/deep/er.json": json.dumps({"a": [1, 2.5, None]}),
        "_data/table.csv": "name,size\nbig,3\nnone,\n",
        "_data/tabs.tsv": "a\tb\n1\t2\n",
        "_data/bad.yml": "a: [",
        "_data/note.txt": "no data",
    }
    data, faulty = read_data(write(root, **files), "_data", UTC)
    assert faulty == ("_data/bad.yml",)
    assert data["deep"] == {"er": {"a": [1, 2.5, None]}}
    assert data["table"] == [{"name": "big", "size": "3"}, {"name": "none", "size": None}]
    assert data["tabs"] == [{"a": "1", "b": "2"}]
    assert set(data) == {"people", "deep", "table", "tabs"}


def test_data_are_in_jekylls_order(root: Path) -> None:
    files = {
        "_data/a.csv": "x\n1\n",
        "_data/b.json": "1",
        "_data/c.yml": "1",
        "_data/d.yaml": "1",
        "_data/a.yml": "file: that a folder hides\n",
        "_data/a/z.yml": "1",
        "_data/a/y.json": "1",
        "_data/e.YML": "passed over",
        "_data/.f.yml": "passed over",
    }
    data, _ = read_data(write(root, **files), "_data", UTC)
    assert list(data) == ["d", "a", "c", "b"]
    assert data["a"] == {"z": 1, "y": 1}
    assert list(data["a"]) == ["z", "y"]


def theme(root: Path, version: str = "1.2.0") -> Path:
    files = {
        "_layouts/base.html": "<theme>{{ content }}</theme>{% include foot.html %}",
        "_layouts/default.html": "theme's own",
        "_includes/foot.html": "foot {{ theme.version }}",
        "_sass/kit.scss": "$c: red; b { color: $c; }",
        "assets/main.scss": "---\n---\n@import 'kit';",
        "_data/theme.yml": "x: 1",
    }
    return write(root / "gems" / f"kit-theme-{version}", **files)


def test_a_theme_that_is_installed_lends_layouts_includes_assets_and_data(
    root: Path, tmp_path: Path
) -> None:
    theme(tmp_path / "gem")
    with (root / "_config.yml").open("a", encoding="utf-8") as file:
        file.write("theme: kit-theme\nsass:\n  style: compressed\n")
    write(root, **{"p.html": "---\nlayout: base\n---\n{{ site.data.theme.x }}"})
    write(root, **{"q.html": "---\nlayout: default\n---\nown"})
    made = renderer(root, GEM_HOME=str(tmp_path / "gem"))
    assert made.render("p.html").html == "<theme>1</theme>foot 1.2.0"
    assert made.render("q.html").html == "[own]"
    css, _, mapped = made.render("assets/main.scss").html.partition("\n")
    assert css == "b{color:red}"
    assert "sourceMappingURL=main.css.map" in mapped  # as Jekyll ends it


def test_a_theme_that_is_not_installed_has_a_plain_page(root: Path) -> None:
    with (root / "_config.yml").open("a", encoding="utf-8") as file:
        file.write("theme: kit-theme-nobody-has\n")
    write(root, **{"p.html": "---\nlayout: base\ntitle: P\n---\n<p>here</p>"})
    page = renderer(root).render("p.html")
    assert "<p>here</p>" in page.html
    assert "<h1>P</h1>" in page.html
    assert [one.message for one in page.problems] == ["theme-missing"]


def test_the_locked_version_of_a_gem_is_found_else_the_newest(root: Path, tmp_path: Path) -> None:
    for version in ("1.9.0", "1.10.0"):
        theme(tmp_path / "gem", version)
    environment = {"GEM_PATH": str(tmp_path / "gem")}
    newest = find_gem("kit-theme", root, environment, None)
    assert newest is not None
    assert newest.name == "kit-theme-1.10.0"
    write(root, **{"Gemfile.lock": "GEM\n  specs:\n    kit-theme (1.9.0)\n"})
    locked = find_gem("kit-theme", root, environment, None)
    assert locked is not None
    assert locked.name == "kit-theme-1.9.0"
    assert find_gem("../kit-theme", root, environment, None) is None


GEMSPEC = """\
Gem::Specification.new do |s|
  s.add_runtime_dependency(%q<jekyll>.freeze, [">= 3.5"])
  s.add_runtime_dependency(%q<jekyll-feed>.freeze, ["~> 0.9"])
  spec.add_dependency "jemoji", "~> 0.1"
  s.add_development_dependency(%q<jekyll-toc>.freeze, [">= 1"])
end
"""


def test_a_theme_brings_the_plugins_that_it_depends_on(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gem" / "gems" / "kit-theme-1.9.0"
    write(folder, **{"kit-theme.gemspec": 'spec.add_dependency "jekyll-gist"\n'})
    assert plugins_of_gem("kit-theme", folder, root) == ("jekyll-gist",)
    write(tmp_path / "gem" / "specifications", **{"kit-theme-1.9.0.gemspec": GEMSPEC})
    assert plugins_of_gem("kit-theme", folder, root) == ("jekyll-feed", "jemoji")


def test_the_lock_file_tells_the_plugins_of_a_theme_that_is_not_here(root: Path) -> None:
    specs = "    kit-theme (1.9.0)\n      jekyll (~> 4)\n      jekyll-toc (~> 0.1)\n    other (1)\n"
    write(root, **{"Gemfile.lock": f"GEM\n  specs:\n{specs}      jemoji (1)\n"})
    assert plugins_of_gem("kit-theme", None, root) == ("jekyll-toc",)
    assert plugins_of_gem("kit", None, root) == ()


@pytest.mark.parametrize(
    "gems",
    [
        {"Gemfile": 'source "x"\ngem "github-pages", group: :jekyll_plugins\n'},
        {"Gemfile.lock": "GEM\n  specs:\n    github-pages (228)\n      jekyll (= 3.9.3)\n"},
        {"_config.yml": "plugins: [jekyll-optional-front-matter, jekyll-readme-index]\n"},
    ],
)
def test_where_github_publishes_markdown_without_front_matter_is_a_page(
    root: Path, gems: dict[str, str]
) -> None:
    write(root, **gems, **{"docs/README.md": "# Docs"})
    listing = "{% for p in site.pages %}{{ p.url }} {% endfor %}"
    files = "{% for f in site.static_files %}{{ f.path }} {% endfor %}"
    assert page(root, listing) == "/p.html /docs/page.html /docs/part.html /docs/ "
    assert "/docs/part.md" in page(root, files)
    with (root / "_config.yml").open("a", encoding="utf-8") as file:
        file.write("optional_front_matter: {remove_originals: true}\n")
    assert "/docs/part.md" not in page(root, files)
    assert "<p>part</p>" in renderer(root).render("docs/part.md").html


def test_sass_imports_from_its_folders_alone(root: Path) -> None:
    from editor.core.liquid.failure import TemplateError

    write(root, **{"_sass/part/_in.scss": "i { top: 0 }", "_sass/part/all.scss": "@import 'in';"})
    css = compile_sass("@import 'part/all';", [(root, "_sass")], {}, indented=False)
    assert "i {" in css
    for name in ("../../outside/secret", "/etc/hostname", "gone"):
        with pytest.raises(TemplateError):
            compile_sass(f'@import "{name}";', [(root, "_sass")], {}, indented=False)


def test_a_stylesheet_that_cannot_be_compiled_is_told(root: Path) -> None:
    write(root, **{"bad.scss": "---\n---\na { b: $gone; }"})
    page = renderer(root).render("bad.scss")
    assert [one.message for one in page.problems] == ["liquid.sass"]
    assert page.html == "a { b: $gone; }"


def test_a_collections_folder_of_its_own(root: Path) -> None:
    files = {
        "_config.yml": "collections_dir: all\ncollections: {docs: {output: true}}\n"
        "defaults: [{scope: {path: 'pages/**/*.md'}, values: {layout: default}}]\n",
        "all/_docs/a.md": "---\n---\n{% include_relative b.txt %}",
        "all/_docs/b.txt": "beside",
        "all/_posts/2026-01-01-x.md": "---\n---\nx",
        "pages/in/p.md": "---\n---\n{% link _docs/b.txt %} {{ site.documents.size }}",
    }
    made = renderer(write(root, **files))
    assert made.render("all/_docs/a.md").html == "<p>beside</p>\n"
    assert made.render("pages/in/p.md").html == "[<p>/docs/b.txt 3</p>\n]"


def test_a_post_whose_front_matter_cannot_be_read_has_no_excerpt(root: Path) -> None:
    write(root, **{"_posts/2026-01-01-x.md": "---\na: [\n---\nbody\n"})
    html = page(root, "{{ site.posts[0].excerpt }}|{{ site.posts[0].content }}")
    assert html == "|<p>body</p>\n"
