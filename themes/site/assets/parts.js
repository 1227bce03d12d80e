/* The overview of an index of several pages. An address with an anchor, of the time when the index was one page,
   leads on to the part that has it now. */
(() => {
  "use strict";
  const list = document.querySelector("[data-places]");
  if (!list) return;
  const lead = async () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (!anchor || document.getElementById(anchor) || list.dataset.places === "entities") return;
    const places = await siteBuilder.load(`places-${list.dataset.places}`).catch(() => []);
    const found = places.find(([, anchors]) => anchors.includes(anchor));
    if (found) location.replace(`${siteBuilder.url(found[0])}#${encodeURIComponent(anchor)}`);
  };
  addEventListener("hashchange", lead);
  lead();

  const search = document.querySelector("[data-opens-search]"), opener = document.querySelector(".sb-search__open");
  if (!search || !opener) return;
  search.querySelector("button").addEventListener("click", () => opener.click());
  search.hidden = false;
})();
