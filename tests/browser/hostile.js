/* Looks at the document, or at the pages of some addresses without opening them. `has` lists all that could run, load or
   send something, to be compared with pages of harmless words; `wrong` lists what no page may have. Each comes with the
   address of a page. */
async (addresses) => {
  const COMPARED = new Set(("script style link meta base form input button select textarea iframe frame frameset object"
    + " embed applet template slot noscript portal dialog audio video source track animate set foreignObject use image"
    + " handler listener feImage").split(" "));
  const ADDRESSES = new Set(["href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "background",
    "cite", "ping", "srcdoc", "manifest", "longdesc", "codebase", "archive", "profile", "data-src", "data-srcset",
    "data-background-image", "data-background-video", "data-background-iframe", "data-preview-link", "data-markdown"]);
  const LINKS = new Set(["a", "area", "link"]);
  const has = new Map(), wrong = new Map();
  let base = location.href;
  const here = (address) => new URL(address, base).href.replace(location.origin, "")
    .replace(/^\/data\/[a-z]+-[\w-]*\.js$/, "data");

  // Of the script of a deck in one file, all but its data.
  const code = (text) => text.replace(/^window\.siteBuilderInline = [^\n]*/m, "data").replace(/siteBuilder\.sizes ?= ?\{[^}]*\}/, "sizes");

  const shapeOf = (element) => {
    const tag = element.localName;
    const of = (...names) => names.map((name) => element.getAttribute(name) ?? "").join(" ");
    if (tag === "script") return element.hasAttribute("src") ? `script ${here(of("src"))}` : `script ${code(element.textContent)}`;
    if (tag === "style") return `style ${element.textContent}`;
    if (tag === "link") return `link ${of("rel")}`;
    if (tag === "meta") return `meta ${of("name", "property", "http-equiv")}`;
    return `${tag} ${[...element.attributes].map(({ name }) => name).sort().join(" ")}`;
  };

  const isWrong = (tag, name, value) => {
    if (name.startsWith("on") || name === "srcdoc" || name === "nonce" || name === "is") return true;
    if (!ADDRESSES.has(name)) return false;
    return (name === "srcset" ? value.split(",") : [value]).some((one) => {
      const address = one.trim();
      if (/^data:(,|image\/(png|jpeg|gif|webp|avif|svg\+xml);base64,|font\/)/.test(address)) return tag === "a";
      let url;
      try { url = new URL(address, base); } catch { return false; }
      const leadsAway = url.host !== location.host;
      if (/^[\s\u0000-\u0020]*[\\/]{2}/.test(address)) return true;
      if (LINKS.has(tag) && tag !== "link") return !["http:", "https:", "mailto:"].includes(url.protocol);
      return !["http:", "https:", "blob:"].includes(url.protocol) || (leadsAway && !(tag === "link" && url.host === "host.example"));
    });
  };

  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const tag = element.localName;
      if (COMPARED.has(tag)) has.set(shapeOf(element), base);
      for (const { name, value } of element.attributes)
        if (isWrong(tag, name, value)) wrong.set(`${name}="${value.slice(0, 200)}" of <${tag}>`, base);
      if (element.content instanceof DocumentFragment) look(element.content);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };

  for (const address of addresses ?? []) {
    base = new URL(address, location.href).href;
    look(new DOMParser().parseFromString(await (await fetch(base)).text(), "text/html"));
  }
  if (addresses) return { has: [...has], wrong: [...wrong] };

  look(document);
  // Elements with names of their own must not stand where scripts look for something else.
  const clobbered = (what) => wrong.set(`a clobbered ${what}`, base);
  if (typeof document.getElementById !== "function" || typeof document.title !== "string") clobbered("document");
  if (document instanceof HTMLDocument && document.body && document.body.localName !== "body") clobbered("body");
  const slides = document.querySelector(".reveal") ? ["Reveal", "RevealNotes"] : [];
  for (const name of ["siteBuilder", "siteBuilderInline", "document$", "__md_scope", "__md_get", ...slides])
    if (window[name] instanceof Element || window[name] instanceof HTMLCollection) clobbered(name);
  const config = document.getElementById("__config");
  if (config && config.localName !== "script") clobbered("__config");
  return { has: [...has], wrong: [...wrong] };
}
