/* Starts the deck. All that a reader sees is in the HTML already; this gives it keys, addresses and notes. */
(() => {
  "use strict";
  const root = document.documentElement;
  const reveal = document.querySelector(".reveal");
  const { dataset: { plugins }, src: self } = document.currentScript;
  const onDisk = location.protocol === "file:";

  // Before the engine listens: a page that frames the deck must not drive it. Files have no origin to compare.
  addEventListener(
    "message",
    (event) => { if (!onDisk && event.origin !== location.origin) event.stopImmediatePropagation(); },
    true,
  );

  const remember = (scheme) => { try { localStorage.setItem("site-builder-scheme", scheme); } catch { /* a private window */ } };
  const toggleScheme = () => {
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    remember(root.dataset.scheme);
  };

  // From a disk nobody serves a folder's index.html.
  if (onDisk) {
    for (const link of document.querySelectorAll("a[href]")) {
      const folder = /^([^#:]*\/)(#.*)?$/.exec(link.getAttribute("href"));
      if (folder) link.setAttribute("href", `${folder[1]}index.html${folder[2] ?? ""}`);
    }
  }

  // On a phone held upright a wide slide would be too small to read, so the sheets become narrow and scroll.
  const narrow = innerWidth < 600 && innerHeight > innerWidth;
  root.classList.toggle("narrow", narrow);

  const pressed = (event) => document.activeElement?.matches("button, summary, [role=button]") && [" ", "Enter"].includes(event.key);

  const asked = decodeURIComponent(location.hash.replace(/^#\//, ""));

  // What the first slide does not need comes behind it, each once. One single file holds it already.
  const coming = new Map();
  const added = (element, address) => {
    if (!coming.has(address))
      coming.set(address, new Promise((resolve, reject) => {
        document.head.append(Object.assign(element, { onload: resolve, onerror: reject }));
      }));
    return coming.get(address);
  };
  const script = (src) => added(Object.assign(document.createElement("script"), { src }), src);
  const style = (href) => added(Object.assign(document.createElement("link"), { rel: "stylesheet", href }), href);
  const besides = (name) => `${new URL(name, self)}`;
  const otherViews = async () => self && style(besides("deck.bundle.css"));
  const cardsAndCodes = async () => self && script(besides("deck.later.js"));

  // A talk goes on without them; the console tells what did not come.
  const withoutIt = () => {};

  // A page to scroll and pages to print are laid out with these styles at once.
  const view = new URLSearchParams(location.search);
  const isOther = innerWidth <= 600 || view.has("view") || view.has("print-pdf");

  const start = () => Reveal.initialize({
    width: narrow ? 560 : 1280,
    height: narrow ? 1000 : 720,
    margin: 0,
    center: false,
    hash: true,
    respondToHashChanges: true,
    controls: !narrow,
    controlsTutorial: false,
    progress: false,
    transition: "none",
    // What lies farther away than the next slide would hold up the first.
    viewDistance: 2,
    scrollActivationWidth: 600,
    pdfMaxPagesPerSlide: 1,
    pdfSeparateFragments: false,
    totalTime: Number(reveal.dataset.minutes || 0) * 60 || undefined,
    keyboardCondition: (event) => !pressed(event),
  }).then(() => {
    reveal.setAttribute("role", "main");
    if (Reveal.isScrollView()) {
      Reveal.getViewportElement().tabIndex = 0;
      // The engine begins its scroll view at the top, whatever slide the address names.
      const slide = asked && document.getElementById(asked);
      if (slide) { const { h, v } = Reveal.getIndices(slide); Reveal.slide(h, v); }
    }
    showStretches();
    Reveal.on("slidechanged", showStretches);
    Reveal.on("slidechanged", ({ previousSlide, currentSlide }) => grow(previousSlide, currentSlide));
    Reveal.addKeyBinding({ keyCode: 81, key: "Q", description: "QR code of the slide's page" }, showCode);
    Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "A dot to point with" }, () => root.classList.toggle("pointing"));
    Reveal.addKeyBinding({ keyCode: 84, key: "T", description: "Light or dark" }, toggleScheme);
    Reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker view" }, openSpeakerView);
    // Behind the frame that shows the first slide.
    requestAnimationFrame(() => setTimeout(() => Promise.all([otherViews(), cardsAndCodes()]).catch(withoutIt)));
  });
  const showCode = () => cardsAndCodes().then(() => siteBuilder.toggleCode(), withoutIt);

  // How far the talk has come, section by section.
  const stretches = [...document.querySelectorAll(".stretches a")];
  for (const stretch of stretches) stretch.style.flexGrow = stretch.dataset.slides;
  const showStretches = () => {
    let past = Reveal.getSlidePastCount() + 1;
    for (const stretch of stretches) {
      const own = Number(stretch.dataset.slides);
      const done = Math.max(0, Math.min(past, own));
      stretch.style.setProperty("--done", done / own);
      stretch.toggleAttribute("aria-current", past > 0 && past <= own);
      past -= own;
    }
  };

  // A picture behind a picture grows out of it: what both show moves to its new place, the rest appears.
  const grow = (before, after) => {
    const drawing = after.querySelector(".drawing");
    const old = new Map([...(before?.querySelectorAll("[data-thing]") ?? [])].map((e) => [e.dataset.thing, e]));
    const things = [...after.querySelectorAll("[data-thing]")];
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !things.some((e) => old.has(e.dataset.thing))) return;
    const unit = drawing.getScreenCTM().a;
    const how = { duration: 700, easing: "ease-in-out", fill: "backwards" };
    for (const thing of things) {
      const from = old.get(thing.dataset.thing)?.getBoundingClientRect();
      const to = thing.getBoundingClientRect();
      const way = from && `${(from.x - to.x) / unit}px ${(from.y - to.y) / unit}px`;
      thing.animate(way ? { translate: [way, "0px 0px"] } : { opacity: [0, 0, 1] }, how);
    }
    drawing.querySelector(".lines").animate({ opacity: [0, 0, 1] }, how);
  };

  // What few need is loaded when it is asked for: the audience never pays for it.
  const plugin = async (name, global) => {
    if (!window[global]) await script(`${plugins}${name}.js`);
    return window[global];
  };

  const openSpeakerView = async () => {
    const made = (await plugin("notes", "RevealNotes"))();
    made.init(Reveal);
    made.open();
  };

  addEventListener("keydown", async (event) => {
    if (!(event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "f") || Reveal.hasPlugin("search")) return;
    event.preventDefault();
    Reveal.registerPlugin(await plugin("search", "RevealSearch"));
    Reveal.getPlugin("search").open();
  });
  addEventListener("mousedown", async (event) => {
    if (!event.altKey || Reveal.hasPlugin("zoom")) return;
    event.preventDefault();
    Reveal.registerPlugin(await plugin("zoom", "RevealZoom"));
    event.target.dispatchEvent(new MouseEvent("mousedown", event));
  });

  if (isOther) otherViews().catch(withoutIt).then(start);
  else start();
})();
