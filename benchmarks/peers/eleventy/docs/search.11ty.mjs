// What a search would load: the words of every page.
export const data = { permalink: "/index.json", eleventyExcludeFromCollections: true, layout: null };

export function render({ collections }) {
  return JSON.stringify(
    collections.all.map(({ url, data, content }) => ({
      location: url,
      title: data.title,
      text: content.replace(/<[^>]*>/g, ""),
    })),
  );
}
