/* A card with the definition of what a link leads to: on hovering, on focus by keyboard, on a long press.
   The link stays a link; without this script, or when the data cannot be loaded, nothing is lost.
   WCAG 1.4.13: Escape dismisses it, the pointer may move onto it, and it stays until one leaves. */
(() => {
  "use strict";
  const SHOW = 180, HIDE = 250, PRESS = 500; // milliseconds
  const PATH = /\/(?:entities|glossary)\/([a-z0-9-]+)\/(?:index\.html)?$/;
  let card, link, showing, hiding, pressed = false, pinned = false;

  const idOf = (element) => {
    const found = element?.closest?.("a[href]");
    if (!found || found.hash || found.closest(".sb-card, .sb-search")) return null;
    const match = PATH.exec(found.pathname);
    return match && found.pathname !== location.pathname ? { found, id: match[1] } : null;
  };

  const { make } = siteBuilder;

  const drawn = (tag, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    return element;
  };

  // The neighbours as a small fan: a dot for the thing itself, a line and a name for each.
  const fan = (neighbours) => {
    const row = 22, height = neighbours.length * row, middle = height / 2;
    const svg = drawn("svg", { viewBox: `0 0 320 ${height}`, class: "fan", "aria-hidden": "true" });
    neighbours.forEach(([how, name], number) => {
      const y = number * row + row / 2;
      svg.append(drawn("path", { d: `M8 ${middle}C40 ${middle} 24 ${y} 56 ${y}` }));
      svg.append(drawn("circle", { cx: 58, cy: y, r: 3 }));
      const text = drawn("text", { x: 70, y: y + 5 });
      text.append(drawn("tspan", { class: "how" }, `${how} `), drawn("tspan", {}, name));
      svg.append(text);
    });
    svg.append(drawn("circle", { cx: 8, cy: middle, r: 5, class: "self" }));
    return svg;
  };

  const fill = (facts) => {
    const head = make("p", "head");
    head.append(make("strong", "", facts.n), make("span", "sort", [facts.k, facts.y].filter(Boolean).join(", ")));
    const definition = make("p", "", facts.d);
    definition.id = "sb-card-definition";
    card.replaceChildren(head, definition);
    if (facts.r?.length && innerWidth >= 700) card.append(fan(facts.r));
  };

  const place = () => {
    if (!link || !card || card.hidden) return;
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect(), gap = 8;
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
    card.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`;
    card.style.top = `${below ? at.bottom + gap : at.top - height - gap}px`;
  };

  const hide = () => {
    clearTimeout(showing);
    clearTimeout(hiding);
    link?.removeAttribute("aria-describedby");
    link = null;
    pinned = false;
    if (card) card.hidden = true;
  };

  const show = async (target) => {
    const { cards } = siteBuilder.sizes;
    const shard = [...target.id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % cards;
    link = target.found;
    const facts = await siteBuilder.load(`cards-${shard}`).then((all) => all[target.id], () => null);
    if (link !== target.found || !facts) return;
    if (!card) {
      card = make("div", "sb-card");
      card.setAttribute("role", "tooltip");
      card.addEventListener("pointerenter", () => clearTimeout(hiding));
      card.addEventListener("pointerleave", () => later());
      document.body.append(card);
    }
    fill(facts);
    if (pinned) card.append(Object.assign(make("a", "more", "Read on"), { href: link.href }));
    card.hidden = false;
    link.setAttribute("aria-describedby", "sb-card-definition");
    place();
  };

  const later = () => {
    clearTimeout(showing);
    clearTimeout(hiding);
    if (pinned) return;
    hiding = setTimeout(hide, HIDE);
  };

  const soon = (target, wait) => {
    if (target.found === link) { clearTimeout(hiding); return; }
    hide();
    showing = setTimeout(show, wait, target);
  };

  // In a deck a click would end the talk: it keeps the card open, with the link inside.
  siteBuilder.pin = (element) => {
    const target = idOf(element);
    if (!target) return false;
    hide();
    pinned = true;
    show(target);
    return true;
  };
  siteBuilder.unpin = hide;

  addEventListener("pointerover", (event) => {
    const target = !pinned && event.pointerType !== "touch" && idOf(event.target);
    if (target) soon(target, SHOW);
  });
  addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && idOf(event.target)) later();
  });
  addEventListener("focusin", (event) => {
    const target = idOf(event.target);
    if (target && !pinned && event.target.matches(":focus-visible")) soon(target, 0);
  });
  addEventListener("focusout", (event) => { if (idOf(event.target)) later(); });

  // A long press shows the card, and the finger that is lifted then follows no link.
  addEventListener("pointerdown", (event) => {
    const target = idOf(event.target);
    if (event.pointerType !== "touch") return;
    if (!target) { if (!event.target.closest?.(".sb-card")) hide(); return; }
    pressed = false;
    clearTimeout(showing);
    showing = setTimeout(() => { pressed = true; show(target); }, PRESS);
  });
  for (const type of ["pointerup", "pointercancel", "pointermove"])
    addEventListener(type, (event) => {
      const moved = type !== "pointermove" || Math.hypot(event.movementX, event.movementY) > 8;
      if (event.pointerType === "touch" && moved && !pressed) clearTimeout(showing);
    });
  for (const type of ["click", "contextmenu"])
    addEventListener(type, (event) => {
      if (!pressed || !idOf(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (type === "click") pressed = false;
    }, true);

  // Before anyone else: in a deck, Escape would open the overview.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card || card.hidden) return;
    event.stopImmediatePropagation();
    hide();
  }, true);
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
})();
