/* What is wrong with the slides as a browser lays them out: text beyond its sheet, boxes that hide what they hold,
   letters too small to be read from the last row, and what axe finds. Run in the page; gives the ids of the
   slides, and a list of faults. */
async ({ smallest }) => {
  const found = [];
  const slides = [...document.querySelectorAll(".slides section[id]")];
  const isOneByOne = !Reveal.isScrollView() && !Reveal.isPrintView();
  const tell = (slide, kind, words, point = -1) =>
    found.push({ slide: slide?.id ?? "", kind, words: words.trim().slice(0, 80), point });

  // Fonts and pictures of slides that no one has shown yet are not there, and a fallback has other widths.
  const settled = async () => {
    for (const image of document.images) image.loading = "eager";
    const awaited = [...[...document.fonts].map((face) => face.load()), ...[...document.images].map((image) => image.decode())];
    await Promise.allSettled(awaited);
    await document.fonts.ready;
  };

  const pointOf = (node) => {
    const item = node.parentElement.closest("ul.points > li");
    return item ? [...item.parentElement.children].indexOf(item) : -1;
  };

  // On a phone, what is wide may be moved under the finger, and with the keyboard.
  const scrolls = (element) => {
    const box = Reveal.isScrollView() && element.closest("pre[tabindex], .table[tabindex]");
    return Boolean(box) && getComputedStyle(box).overflowX === "auto";
  };

  const isUnseen = (element) => Boolean(element.closest(".unseen, .notes, annotation, title"));

  const measure = (slide) => {
    // A template of one's own may lack these.
    const sheet = (slide.querySelector(".sheet") ?? slide).getBoundingClientRect();
    const foot = slide.querySelector(".sheet > footer")?.getBoundingClientRect().top ?? sheet.bottom;
    const body = slide.querySelector(".body") ?? slide;
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const told = new Set();
    const once = (kind, node) => {
      if (told.has(kind)) return;
      told.add(kind);
      tell(slide, kind, node.data ?? node.alt ?? node.tagName, node.data ? pointOf(node) : -1);
    };
    const judge = (box, node) => {
      if (box.width < 1 || box.height < 1) return;
      if (box.bottom > foot + 1 || box.top < sheet.top - 1) once("too-tall", node);
      if (box.right > sheet.right + 1 || box.left < sheet.left - 1) once("too-wide", node);
    };
    for (let node; (node = walker.nextNode()); ) {
      if (!node.data.trim() || isUnseen(node.parentElement) || scrolls(node.parentElement)) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) judge(box, node);
      const drawn = node.parentElement.getScreenCTM ? node.parentElement.getScreenCTM().a / Reveal.getScale() : 1;
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize) * drawn;
      if (smallest && size < smallest - 0.1 && !node.parentElement.closest("math, title")) once("too-small", node);
    }
    for (const element of body.querySelectorAll("img, svg, video, table, pre, canvas, iframe"))
      judge(element.getBoundingClientRect(), element);
    for (const element of slide.querySelectorAll(".sheet, .sheet *")) {
      const style = getComputedStyle(element);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (isUnseen(element) || scrolls(element) || element.closest("svg, math")) continue;
      const hides = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      if (hides && element.clientWidth > 1) {
        if (!told.has("clipped")) tell(slide, "clipped", element.textContent);
        told.add("clipped");
      }
    }
  };

  // What is hidden, inert, or beyond a box that hides or scrolls is not judged by axe. So all slides are laid
  // below each other and opened: one look at all of them costs as much as one look at one of them.
  const layOpen = () => {
    const style = document.createElement("style");
    style.textContent = `
      html, body, .reveal, .reveal .slides { position: static !important; height: auto !important;
        overflow: visible !important; transform: none !important; zoom: 1 !important; }
      .reveal .slides > section { position: relative !important; inset: auto !important; display: block !important;
        visibility: visible !important; opacity: 1 !important; transform: none !important; transition: none !important; }
      .backgrounds, .pause-overlay { display: none !important; }`;
    document.head.append(style);
    for (const slide of slides) for (const name of ["hidden", "inert", "aria-hidden"]) slide.removeAttribute(name);
    for (const fragment of document.querySelectorAll(".fragment")) fragment.classList.add("visible");
  };

  const inspect = async () => {
    // Of letters in a drawing axe cannot tell what they stand on; it only looks long.
    axe.configure({ rules: [{ id: "color-contrast", selector: "*:not(svg *)" }] });
    const options = { resultTypes: ["violations"], selectors: false, elementRef: true, iframes: false, preload: false };
    const { violations } = await axe.run(document, options);
    for (const rule of violations)
      for (const slide of new Set(rule.nodes.map((node) => node.element.closest(".slides section[id]"))))
        tell(slide, "inaccessible", `${rule.id}: ${rule.help}`);
  };

  await settled();
  Reveal.configure({ transition: "none", backgroundTransition: "none" });
  for (const slide of slides) {
    if (isOneByOne) {
      const { h, v } = Reveal.getIndices(slide);
      Reveal.slide(h, v, Infinity);
    }
    measure(slide);
  }
  layOpen();
  await inspect();
  return { slides: slides.map((slide) => slide.id), found };
}
