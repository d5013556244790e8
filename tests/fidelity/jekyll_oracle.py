"""Real Jekyll asked for what it makes of a site's files; for tests alone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# `read` sorts, filters and dates the documents; nothing is rendered, no plugin is loaded.
SCRIPT = r"""
require "jekyll"
require "json"
Jekyll.logger.log_level = :error
Jekyll::PluginManager.class_eval { def conscientious_require; end }
overrides = JSON.parse(ARGV[1])
config = Jekyll.configuration(
  { "source" => ARGV[0], "destination" => "/nonexistent/_site", "plugins" => [],
    "disable_disk_cache" => true, "quiet" => true }.merge(overrides)
)
site = Jekyll::Site.new(config)
site.reset
site.read
rows = site.collections.values.flat_map do |collection|
  collection.docs.map do |doc|
    url = begin
      doc.url
    rescue StandardError => e
      "!" + e.class.name
    end
    { "rel" => doc.path.sub(site.source + "/", ""), "url" => url,
      "date" => doc.date.to_i, "collection" => collection.label,
      "title" => doc.data["title"].to_s, "slug" => doc.data["slug"].to_s,
      "categories" => Array(doc.data["categories"]).map(&:to_s),
      "tags" => Array(doc.data["tags"]).map(&:to_s),
      "draft" => doc.draft?, "write" => doc.write?, "author" => doc.data["author"] }
  end
end
rows += site.pages.map do |page|
  { "rel" => page.relative_path, "url" => page.url, "collection" => "pages" }
end
puts JSON.generate({ "now" => site.time.strftime("%Y-%m-%dT%H:%M:%S%:z"), "rows" => rows })
"""


BUILD = r"""
require "jekyll"
require "json"
Jekyll.logger.log_level = :error
config = Jekyll.configuration(
  { "source" => ARGV[0], "destination" => ARGV[1], "disable_disk_cache" => true, "quiet" => true }
)
Jekyll::Site.new(config).process
"""

# A process for each, which comes cheap once Jekyll is loaded: it keeps texts and plugins of a site.
BUILD_MANY = r"""
require "jekyll"
Jekyll.logger.log_level = :error
ARGV.each_slice(2) do |source, destination|
  pid = fork do
    config = Jekyll.configuration(
      { "source" => source, "destination" => destination, "disable_disk_cache" => true,
        "quiet" => true }
    )
    Jekyll::Site.new(config).process
  end
  Process.wait(pid)
  abort("#{source}: not built") unless $?.success?
end
"""


@dataclass(frozen=True)
class Build:
    """What Jekyll read: the time it took for its own, and a record for each document by path."""

    now: str
    documents: dict[str, dict[str, object]]


def read_site(ruby: str, root: Path, **overrides: object) -> Build:
    """Let Jekyll read the site at ``root``; ``overrides`` are laid over its `_config.yml`."""
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [ruby, "-e", SCRIPT, str(root), json.dumps(overrides)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    answer = json.loads(done.stdout.decode("utf-8").splitlines()[-1])
    return Build(answer["now"], {row["rel"]: row for row in answer["rows"]})


def build_site(ruby: str, root: Path, destination: Path) -> set[str]:
    """Let Jekyll build the site at ``root``, its plugins too: the files it wrote, from "/" on."""
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [ruby, "-e", BUILD, str(root), str(destination)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    written = (file for file in destination.rglob("*") if file.is_file())
    return {f"/{file.relative_to(destination).as_posix()}" for file in written}


def build_sites(ruby: str, sites: Iterable[tuple[Path, Path]]) -> None:
    """Let Jekyll build sites as they are published, each from a folder to another."""
    environment = {
        **os.environ,
        "JEKYLL_ENV": "production",
        "JEKYLL_NO_BUNDLER_REQUIRE": "true",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    folders = [str(folder) for pair in sites for folder in pair]
    done = subprocess.run(
        [ruby, "-e", BUILD_MANY, *folders], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
