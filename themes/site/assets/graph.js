/* Finding, filtering and following relations in the graph. Without this script every name is there, and a link. */
(() => {
  "use strict";
  const frame = document.querySelector(".picture.graph");
  if (!frame) return;
  const picture = frame.querySelector(".drawing"), legend = frame.querySelector(".legend");
  const field = frame.querySelector(".find input"), told = frame.querySelector(".tools output");
  const nodes = new Map([...picture.querySelectorAll(".node")].map((link) => [link.dataset.node, {
    link, lines: [], name: link.dataset.name ?? link.querySelector("text:not(.count)").textContent.trim(),
  }]));
  const lines = [...picture.querySelectorAll("[data-ends]")].map((path) => {
    const ends = path.dataset.ends.split(" "), type = path.parentElement.classList[1];
    for (const end of ends) nodes.get(end).lines.push(path);
    return { path, ends, type };
  });

  const light = (some, paths = []) => {
    picture.classList.toggle("has-lit", some.length > 0);
    for (const lit of picture.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const node of some) node.link.classList.add("lit");
    for (const path of paths) path.classList.add("lit");
  };

  // The node under the pointer or with the focus, and its neighbors.
  const follow = (target) => {
    const node = nodes.get(target?.closest?.(".node")?.dataset.node);
    if (!node) { light(found()); return; }
    const paths = node.lines.filter((path) => !path.closest(".off"));
    const ends = new Set(lines.filter(({ path }) => paths.includes(path)).flatMap((line) => line.ends));
    light([node, ...[...ends].map((end) => nodes.get(end))], paths);
  };
  picture.addEventListener("pointerover", (event) => follow(event.target));
  picture.addEventListener("pointerleave", () => follow(document.activeElement));
  // On the box around it: Chromium puts an SVG that listens for focus into the order of tabs.
  picture.parentElement.addEventListener("focusin", (event) => follow(event.target));
  picture.parentElement.addEventListener("focusout", () => follow(null));

  // The legend becomes a filter.
  const filter = () => {
    const off = new Set([...legend.querySelectorAll("input:not(:checked)")].map((box) => `${box.name} ${box.value}`));
    let shown = 0;
    for (const { link } of nodes.values()) {
      const gone = off.has(`category ${link.dataset.category}`);
      link.classList.toggle("off", gone);
      shown += !gone;
    }
    for (const { path, ends, type } of lines)
      path.classList.toggle("off", off.has(`type ${type}`) || ends.some((end) => nodes.get(end).link.classList.contains("off")));
    const narrowed = [...off].some((word) => word.startsWith("type "));
    for (const { link, lines: own } of nodes.values())
      link.classList.toggle("apart", narrowed && !own.some((path) => !path.matches(".off")));
    told.textContent = off.size ? `${shown} of ${nodes.size} names, ${lines.filter(({ path }) => !path.matches(".off")).length} of ${lines.length} lines` : "";
  };
  for (const box of legend.querySelectorAll("input")) box.hidden = false;
  for (const set of legend.querySelectorAll("fieldset")) {
    const button = document.createElement("button");
    const boxes = [...set.querySelectorAll("input")];
    const say = () => { button.textContent = boxes.some((box) => box.checked) ? "None" : "All"; };
    button.type = "button";
    button.addEventListener("click", () => {
      const checked = !boxes.some((box) => box.checked);
      for (const box of boxes) box.checked = checked;
      say();
      filter();
    });
    set.addEventListener("input", () => { say(); filter(); });
    set.append(button);
    say();
  }

  // Finding by name or other name. Of a divided library the names stand in a file of their own.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let places = [...nodes.values()].map((node) => ({
    name: node.name, also: node.link.dataset.also ?? "", node,
  }));
  const rank = (place, words) => {
    const names = [place.name, ...place.also.split(", ")].map(plain);
    if (names.includes(words)) return 0;
    if (names.some((name) => name.startsWith(words))) return 1;
    return names.some((name) => name.includes(words)) ? 2 : 3;
  };
  const matching = () => {
    const words = plain(field.value.trim());
    if (!words) return [];
    return places.map((place) => [rank(place, words), place]).filter(([n]) => n < 3)
      .sort((one, other) => one[0] - other[0]).map(([, place]) => place);
  };
  const found = () => matching().filter(({ node }) => node && !node.link.classList.contains("off")).map(({ node }) => node);
  const go = () => {
    const [best] = matching();
    if (!best) return;
    if (best.url) location.href = best.url;
    else best.node.link.focus();
  };
  const list = frame.querySelector("datalist");
  const offer = () => {
    const some = matching();
    list.replaceChildren(...some.slice(0, 12).map(({ name }) => Object.assign(document.createElement("option"), { value: name })));
    told.textContent = field.value.trim() ? `${some.length} found` : "";
    light(found());
  };
  field.addEventListener("input", offer);
  field.addEventListener("change", () => { if (places.some(({ name }) => name === field.value)) go(); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); go(); } });
  if (picture.querySelector(".bubble"))
    field.addEventListener("focus", () => siteBuilder.load("graph").then(({ parts, entities }) => {
      places = entities.map(([name, also, id, part]) => ({ name, also, url: siteBuilder.url(`${parts[part]}#${id}`) }));
      offer();
    }, () => {}), { once: true });

  const arrive = () => {
    const link = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (link && picture.contains(link)) setTimeout(() => link.focus({ focusVisible: true, preventScroll: true }), 50);
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
