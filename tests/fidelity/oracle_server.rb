# frozen_string_literal: true

# Real Jekyll's Markdown converter as a line server: one JSON string of Markdown in, one JSON string of
# HTML out. Options that a site would have under `kramdown:` come as JSON in the first argument.

require "json"
require "tmpdir"
Encoding.default_external = "UTF-8"
Encoding.default_internal = "UTF-8"
require "kramdown"
require "kramdown-parser-gfm"
require "rouge"
require "jekyll"

Jekyll.logger.log_level = :error
$stdout.sync = true
given = ARGV[0] ? JSON.parse(ARGV[0]) : {}
config = Jekyll.configuration("quiet" => true, "source" => Dir.mktmpdir, "disable_disk_cache" => true,
                              "kramdown" => given)
converter = Jekyll::Converters::Markdown::KramdownParser.new(Jekyll::Utils.deep_merge_hashes({}, config))
$stdin.each_line do |line|
  begin
    html = converter.convert(JSON.parse(line))
  rescue StandardError, SystemStackError => e
    html = "!!#{e.class}"
  end
  puts JSON.generate(html)
end
