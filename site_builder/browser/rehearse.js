/* What is wrong with the slides as a browser lays them out: text beyond its sheet, boxes that hide what they hold,
   letters too small to be read from the last row, and what axe finds. Run in the page; gives a list. */
async ({ smallest, withAxe }) => {
  const found = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const tell = (slide, kind, words, point = -1) => found.push({ slide: slide.id, kind, words: words.trim().slice(0, 80), point });

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
    const sheet = slide.querySelector(".sheet").getBoundingClientRect();
    const foot = slide.querySelector(".sheet > footer").getBoundingClientRect();
    const body = slide.querySelector(".body");
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
      if (box.bottom > foot.top + 1 || box.top < sheet.top - 1) once("too-tall", node);
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

  const inspect = async (context, slide) => {
    const { violations } = await axe.run(context, { resultTypes: ["violations"] });
    for (const one of violations) {
      const at = slide ?? document.querySelector(one.nodes[0].target[0])?.closest("section[id]") ?? document.body;
      tell(at, "inaccessible", `${one.id}: ${one.help}`);
    }
  };

  await document.fonts.ready;
  const slides = [...document.querySelectorAll(".slides section[id]")];
  const oneByOne = !Reveal.isScrollView() && !Reveal.isPrintView();
  Reveal.configure({ transition: "none", backgroundTransition: "none" });
  for (const slide of slides) {
    if (oneByOne) {
      const { h, v } = Reveal.getIndices(slide);
      Reveal.slide(h, v, Infinity);
      await frame();
    }
    measure(slide);
    if (withAxe && oneByOne) await inspect(slide, slide);
  }
  if (withAxe && !oneByOne) await inspect(document, null);
  return found;
}
