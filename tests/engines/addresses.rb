# Record under which address Jekyll publishes each file: ruby tests/engines/addresses.rb (needs the gem jekyll).
require "json"
require "jekyll"
require "tmpdir"

FILES = {
  "index.md" => {}, "about.md" => {}, "notes/index.html" => {}, "notes/Part One.md" => {}, "notes/deep/x.y.md" => {},
  "fixed.md" => { "permalink" => "/fixed/" }, "bare.md" => { "permalink" => "bare" }, "old.md" => { "permalink" => "/old.html" },
  "feed.xml" => {}, "placed.md" => { "permalink" => "/at/:basename/" },
  "_posts/2024-01-05-First Tide.md" => {}, "_posts/2024-1-6-it's_low-tide.md" => {}, "_posts/2024-02-29-Ebbe-für-alle.md" => {},
  "_posts/2024-03-01-cats.md" => { "categories" => "Sea Tides" }, "_posts/2024-03-02-list.md" => { "categories" => ["Sea Tides", "moon"] },
  "_posts/2024-03-03-one.md" => { "category" => "Sea Tides" }, "sea/_posts/2024-03-04-above.md" => { "categories" => "moon" },
  "_posts/deep/2024-03-05-below.md" => {}, "_posts/2024-03-06-slug.md" => { "slug" => "A Slug" },
  "_posts/2024-03-07-other-day.md" => { "date" => "2023-12-31" }, "_posts/2024-03-08-own.md" => { "permalink" => "/own/:title" },
  "_posts/2024-03-09-pretty.md" => { "permalink" => "pretty" }, "_posts/2024-03-10-dots...md" => {},
  "_tides/spring.md" => {}, "_tides/deep/neap tide.md" => {}, "_tides/2024-05-05-dated.md" => {}, "_tides/own.md" => { "permalink" => "/my/own" },
}
CONFIGS = [
  {}, { "permalink" => "pretty" }, { "permalink" => "none" }, { "permalink" => "ordinal" }, { "permalink" => "weekdate" },
  { "permalink" => "/:title/" }, { "permalink" => "/blog/:year/:i_month/:i_day/:slug" }, { "permalink" => "/:slugified_categories/:short_month/:title:output_ext" },
  { "permalink" => "/posts/:title/", "collections" => { "tides" => { "output" => true, "permalink" => "/:collection/:name/" } } },
  { "permalink" => "pretty", "collections" => { "tides" => { "output" => true } } },
  { "collections" => { "tides" => { "output" => true }, "posts" => { "permalink" => "/p/:title/" } } },
  { "defaults" => [{ "scope" => { "path" => "", "type" => "posts" }, "values" => { "permalink" => "/d/:title/" } }, { "scope" => { "path" => "notes" }, "values" => { "permalink" => "/n/:basename" } }] },
]
recorded = CONFIGS.map do |config|
  Dir.mktmpdir do |folder|
    FILES.each do |path, values|
      file = File.join(folder, path)
      FileUtils.mkdir_p(File.dirname(file))
      File.write(file, values.empty? ? "---\n---\n" : values.to_yaml + "---\n")
    end
    site = Jekyll::Site.new(Jekyll.configuration(config.merge("source" => folder, "destination" => folder + "/_site", "quiet" => true, "future" => true, "timezone" => "UTC")))
    site.reset
    site.read
    found = (site.pages + site.docs_to_write).to_h { |page| [page.relative_path.delete_prefix("/"), Jekyll::URL.unescape_path(page.url)] }
    { "config" => config, "addresses" => found.sort.to_h }
  end
end
File.write(File.join(__dir__, "addresses.json"), JSON.pretty_generate({ "engine" => "jekyll #{Jekyll::VERSION}", "files" => FILES, "sites" => recorded }) + "\n")
