"""Ruby's YAML, called as Jekyll calls it: what real headers are read as."""

from __future__ import annotations

import json
import math
import struct
import subprocess
from collections.abc import Iterable
from datetime import date

from editor.core.header.values import Time, Value

_SCRIPT = r"""
require "yaml"; require "json"; require "date"; require "time"
FRONT = %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m
def told(v)
  case v
  when nil then ["nil"]
  when true, false then ["bool", v]
  when Integer then ["int", v.to_s]
  when Float
    return ["float", "nan"] if v.nan?
    ["float", v.infinite? ? (v > 0 ? "inf" : "-inf") : [v].pack("G").unpack1("H*")]
  when String then ["str", v.dup.force_encoding("UTF-8").scrub("\uFFFD")]
  when Time then ["time", v.getutc.strftime("%Y-%m-%d %H:%M:%S.%6N"), v.utc_offset / 60]
  when Date then ["date", v.strftime("%Y-%m-%d")]
  when Array then ["list", v.map { |x| told(x) }]
  when Hash then ["map", v.map { |k, x| [k.is_a?(String) ? k : told(k), told(x)] }]
  else ["other", v.class.to_s]
  end
end
STDIN.set_encoding("UTF-8"); STDOUT.set_encoding("UTF-8")
STDIN.each_line do |line|
  text = JSON.parse(line)
  begin
    if text =~ FRONT
      yaml = $1
      answer = told(Psych.safe_load(yaml, permitted_classes: [Date, Time], aliases: true))
    else
      answer = ["no header"]
    end
  rescue Exception => e
    answer = ["error", e.class.to_s]
  end
  puts JSON.generate(answer, max_nesting: 0)
end
"""


def read_with_ruby(ruby: str, posts: Iterable[str]) -> list[list[object]]:
    """What Jekyll's YAML makes of each post's header, all in one process.

    ``["no header"]``, ``["error", class]`` or the value as :func:`told` writes it.
    """
    lines = "".join(json.dumps(post) + "\n" for post in posts)
    done = subprocess.run(
        [ruby, "-W0", "-e", _SCRIPT],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def told(value: Value) -> list[object]:  # noqa: PLR0911 -- one way per type
    """A value of ours as the script writes Ruby's."""
    match value:
        case None:
            return ["nil"]
        case bool():
            return ["bool", value]
        case int():
            return ["int", str(value)]
        case float():
            exact = struct.pack(">d", value).hex()
            return ["float", exact if math.isfinite(value) else str(value)]
        case str():
            return ["str", value]
        case Time():
            instant = value.instant.strftime("%Y-%m-%d %H:%M:%S.%f").rjust(26, "0")
            return ["time", instant, value.offset or 0]
        case date():
            return ["date", value.isoformat()]
        case list():
            return ["list", [told(item) for item in value]]
    return ["map", [[key, told(inner)] for key, inner in value.items()]]
