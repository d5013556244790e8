# Put into a copy of a site by Genko, never into a site: Jekyll reads everything and renders one page.
#
# GENKO_PAGE is the file that the page is made of. GENKO_WHOLE, where it is set, has all pages rendered:
# templates of the site print the content of other pages. Where the page was written is put into the
# file GENKO_RESULT.
module GenkoOnePage
  PAGE = File.realpath(ENV.fetch("GENKO_PAGE"))
  WHOLE = ENV.key?("GENKO_WHOLE")

  def self.wanted?(document, source)
    return false unless document.respond_to?(:path) && document.path

    path = File.expand_path(document.path, source)
    File.basename(path) == File.basename(PAGE) && File.file?(path) && File.realpath(path) == PAGE
  end

  def regenerate?(document)
    return super if WHOLE

    GenkoOnePage.wanted?(document, site.source) && super
  end
end

Jekyll::Regenerator.prepend(GenkoOnePage)

Jekyll::Hooks.register :site, :post_write do |site|
  site.each_site_file do |file|
    next unless GenkoOnePage.wanted?(file, site.source)

    File.write(ENV.fetch("GENKO_RESULT"), file.destination(site.dest))
  end
end
