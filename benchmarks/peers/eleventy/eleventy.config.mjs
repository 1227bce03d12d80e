// Headings with ids, a table of contents, and the pages of each folder: what the theme needs and no more.
const slug = (words) => words.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const headingIds = (md) =>
  md.core.ruler.push("ids", ({ tokens }) => {
    tokens.forEach((token, number) => {
      if (token.type === "heading_open") token.attrSet("id", slug(tokens[number + 1].content));
    });
  });

const folder = (url) => url.replace(/[^/]+\/$/, "");

export default function (config) {
  config.addPassthroughCopy("docs/style.css");
  config.amendLibrary("md", (md) => md.use(headingIds));
  config.addCollection("folders", (all) => {
    const folders = {};
    for (const { url, data } of all.getAll()) (folders[folder(url)] ??= []).push({ url, title: data.title });
    return folders;
  });
  config.addFilter("siblings", (folders, url) => folders[folder(url)]);
  config.addFilter("neighbors", (pages, url) => {
    const here = pages.findIndex((page) => page.url === url);
    return { before: pages[here - 1], after: pages[here + 1] };
  });
  config.addFilter("toc", (content) =>
    [...content.matchAll(/<h[23] id="([^"]*)">(.*?)<\/h/g)].map(([, id, words]) => ({ id, words })),
  );
  config.addFilter("plain", (content) => content.replace(/<[^>]*>/g, ""));
  return {
    dir: { input: "docs", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    pathPrefix: "/large/",
  };
}
