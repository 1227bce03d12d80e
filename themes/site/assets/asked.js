/* The filters of an entity index of several pages: of all entities, from data that is asked for when a filter is
   used first. What fits is listed here, some rows at a time; the definitions come part by part. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filters=asked]");
  if (!form) return;
  const SHOWN = 100, PAUSE = 60; // rows at a time; milliseconds between what is drawn while definitions come
  const list = document.querySelector("[data-filtered]"), none = document.querySelector("[data-none]");
  const more = document.querySelector("[data-more]"), parts = document.querySelector("[data-places]");
  const selects = [...form.querySelectorAll("select")], told = form.querySelector("output");
  const { make, words: { slug } } = siteBuilder;
  let rows = null, files = [], fitting = [], shown = SHOWN, loading = null, pause;

  const chosen = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const isUsed = () => Object.values(chosen()).some(Boolean);

  /* All entities, each with the numbers of its words in each filter. */
  const read = ({ parts: sizes, titles, ids, source, filters }) => {
    const columns = Object.entries(filters);
    files = sizes.map(([name]) => ({ name, definitions: null }));
    const places = sizes.flatMap(([, count], file) => Array.from({ length: count }, (_, at) => [file, at]));
    rows = titles.map((title, n) => {
      const of = Object.fromEntries(columns.map(([name, { words, of }]) => [name, [of[n]].flat().map((w) => words[w] ?? "")]));
      const kind = [...of.kind, ...of.year].filter(Boolean).join(", ");
      const [file, at] = places[n];
      return {
        title, of: { ...of, source: [source[n] === "1" ? "yes" : ""] }, kind, file, at,
        url: `entities/${ids[n] || slug(title)}/`, words: `${title} ${kind}`.toLowerCase(),
      };
    });
  };

  const open = () => {
    loading ??= siteBuilder.load("entities").then(read).catch((problem) => { loading = null; throw problem; });
    return loading;
  };

  const definitions = async (number) => {
    const file = files[number];
    file.asked ??= siteBuilder.load(file.name).then((all) => {
      file.definitions = all;
      for (const row of rows) if (row.file === number) row.words += ` ${all[row.at].toLowerCase()}`;
    }).catch(() => { file.asked = null; });
    return file.asked;
  };

  /* What fits, and what would be left by each choice, which depends on all other filters. */
  const find = (state) => {
    const words = (state.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const asked = Object.entries(state).filter(([name, value]) => name !== "q" && value);
    const names = [...selects.map(({ name }) => name), "source"];
    const counts = Object.fromEntries(names.map((name) => [name, new Map()]));
    const count = (row, name) => { for (const word of row.of[name]) counts[name].set(word, (counts[name].get(word) ?? 0) + 1); };
    fitting = [];
    for (const row of rows) {
      if (!words.every((word) => row.words.includes(word))) continue;
      const missed = asked.filter(([name, value]) => !row.of[name].includes(value));
      if (missed.length === 1) count(row, missed[0][0]);
      if (missed.length) continue;
      fitting.push(row);
      for (const name of names) count(row, name);
    }
    return counts;
  };

  const tellCounts = (counts) => {
    for (const select of selects) for (const option of select.options) {
      if (!option.value) continue;
      const count = counts[select.name].get(option.value) ?? 0;
      option.textContent = `${option.dataset.title} (${count})`;
      option.disabled = !count && !option.selected;
    }
    form.querySelector("[data-count=source]").textContent = counts.source.get("yes") ?? 0;
  };

  const rowOf = (row) => {
    const item = make("li"), link = make("a", "entity", row.title), text = make("p");
    link.href = siteBuilder.url(row.url);
    item.append(link, " ", make("span", "kind", row.kind), text);
    definitions(row.file).then(() => { text.textContent = files[row.file].definitions?.[row.at] ?? ""; });
    return item;
  };

  const draw = () => {
    tellCounts(find(chosen()));
    list.replaceChildren(...fitting.slice(0, shown).map(rowOf));
    const left = fitting.length - shown;
    more.hidden = left <= 0;
    more.firstElementChild.textContent = `Show ${Math.min(left, SHOWN)} more`;
    const isReading = chosen().q && files.some((file) => !file.definitions);
    told.textContent = `${fitting.length} of ${rows.length}${isReading ? ", still looking …" : ""}`;
    none.hidden = fitting.length > 0 || Boolean(isReading);
  };

  /* Words are looked for in all definitions. */
  const readOn = async (state) => {
    if (!state.q) return;
    for (let n = 0; n < files.length; n++) {
      if (files[n].definitions) continue;
      await definitions(n);
      if (chosen().q !== state.q) return;
      clearTimeout(pause);
      pause = setTimeout(draw, PAUSE);
    }
  };

  const show = async () => {
    const state = chosen(), used = isUsed();
    form.querySelector("[type=reset]").hidden = !used;
    list.hidden = !used;
    parts.hidden = used;
    if (!used && !rows) return;
    if (!rows) told.textContent = "Loading …";
    try {
      await open();
    } catch {
      parts.hidden = false;
      told.textContent = "The list could not be loaded. All entities stand in the parts below.";
      return;
    }
    if (JSON.stringify(state) !== JSON.stringify(chosen())) return;
    if (used) {
      draw();
      readOn(state);
      return;
    }
    tellCounts(find(state));
    list.replaceChildren();
    told.textContent = "";
    more.hidden = none.hidden = true;
  };

  const remember = () => {
    const state = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value));
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  };
  const changed = () => {
    shown = SHOWN;
    show();
    remember();
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = value === field.value;
    else if (field) field.value = value;
  }
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  more.firstElementChild.addEventListener("click", () => {
    const before = shown;
    shown += SHOWN;
    draw();
    list.children[before]?.querySelector("a").focus();
  });
  form.hidden = false;
  show();
})();
