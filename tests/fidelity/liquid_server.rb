# frozen_string_literal: true

# Real Jekyll's Liquid as a line server: one JSON object {"template", "data"} in, one JSON object
# {"html"} or {"error"} out. Settings of the site come as JSON in the first argument.

require "json"
require "tmpdir"
Encoding.default_external = "UTF-8"
Encoding.default_internal = "UTF-8"
require "jekyll"

Jekyll.logger.log_level = :error
$stdout.sync = true
folder = Dir.mktmpdir
Dir.mkdir(File.join(folder, "_includes"))
File.write(File.join(folder, "_includes", "box.html"),
           "[{{ include.a }}|{{ include.b }}{% assign inner = 'set' %}]")
given = ARGV[0] ? JSON.parse(ARGV[0]) : {}
config = Jekyll.configuration({ "quiet" => true, "source" => folder, "disable_disk_cache" => true,
                                "plugins" => [] }.merge(given))
site = Jekyll::Site.new(config)
site.reset
site.read
$stdin.each_line do |line|
  answer = begin
    asked = JSON.parse(line)
    data = asked["data"]
    data = data.merge("moment" => Time.at(1_775_000_000), "day" => Date.new(2026, 4, 9))
    template = Liquid::Template.parse(asked["template"], :error_mode => :warn, :line_numbers => true)
    { "html" => template.render!(data, :registers => { :site => site, :page => {} },
                                       :strict_filters => false, :strict_variables => false) }
  rescue StandardError, ScriptError, SystemStackError => e
    { "error" => "#{e.class}: #{e.message}"[0, 200] }
  end
  begin
    puts JSON.generate(answer)
  rescue StandardError
    puts JSON.generate("error" => "not printable")
  end
end
