/* The page of a slide as a code that a phone in the audience can read, made at build time. */
(() => {
  "use strict";
  let code;
  siteBuilder.toggleCode = async () => {
    if (code?.open) { code.close(); return; }
    const [places, codes] = await siteBuilder.load(`qr-${document.querySelector(".reveal").dataset.deck}`).catch(() => [{}, []]);
    const found = codes[places[Reveal.getCurrentSlide().id]];
    if (!found) return;
    const [url, size, path] = found;
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("viewBox", `0 0 ${size} ${size}`);
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", `QR code of ${url}`);
    const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
    dark.setAttribute("d", path);
    drawing.append(dark);
    if (!code) {
      code = document.createElement("dialog");
      code.className = "sb-code";
      code.addEventListener("click", () => code.close());
      document.body.append(code);
      Reveal.on("slidechanged", () => code.close());
    }
    code.setAttribute("aria-label", "The page of this slide");
    code.replaceChildren(drawing, Object.assign(document.createElement("p"), { textContent: url }));
    code.show();
  };

  // Before anyone else: the engine's Escape opens the overview.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !code?.open) return;
    event.stopImmediatePropagation();
    code.close();
  }, true);
})();
