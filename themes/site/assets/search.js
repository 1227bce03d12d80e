/* The search box: an ARIA combobox with its listbox. It asks for its data when it is first used, and remembers nothing. */
(() => {
  "use strict";
  const box = document.querySelector("[data-search]");
  if (!box) return;
  const find = (name) => box.querySelector(`.sb-search__${name}`);
  const [opener, input, closer, panel, told, list] = ["open", "input", "close", "panel", "told", "list"].map(find);
  const GROUPS = ["Entities and terms", "Lectures", "More"], SHOWN = [6, 5, 4], PROSE_SHOWN = 6, MORE = 20;
  const PAUSE = 120, EXTRACT = 170; // milliseconds; characters

  let index, options = [], active = -1, before = null, limits = new Map(), pause, hasChosen = false;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  /* A text with the words of the query marked. */
  const marked = (text, query) => {
    const parts = [];
    let at = 0;
    for (const [begin, end] of siteBuilder.words.spots(text, query)) {
      parts.push(text.slice(at, begin), make("mark", "", text.slice(begin, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  };

  /* The part of a text in which most words of the query stand together. */
  const extract = (text, query) => {
    const spots = siteBuilder.words.spots(text, query).map(([begin]) => begin);
    const held = (from) => new Set(spots.filter((spot) => spot >= from && spot < from + EXTRACT - 60)).size;
    const best = spots.reduce((one, spot) => (held(spot) > held(one) ? spot : one), spots[0] ?? 0);
    const from = best < 60 ? 0 : text.indexOf(" ", best - 50) + 1;
    const to = from + EXTRACT >= text.length ? text.length : text.lastIndexOf(" ", from + EXTRACT);
    return `${from ? "… " : ""}${text.slice(from, to > from ? to : from + EXTRACT)}${to < text.length ? " …" : ""}`;
  };

  /* What stands in the list: one row for each result, in groups. */
  const rowOf = (entry, query, name, isProse) => {
    const row = make("a", "sb-search__row");
    row.href = siteBuilder.url(entry.url);
    const head = make("span", "head"), called = make("span", "name"), title = make("span", "title");
    title.append(...(name?.how ? [entry.title] : marked(entry.title, query)));
    called.append(title);
    if (name?.how) {
      const other = make("span", "other", name.how === 2 ? "misheard as " : "also ");
      other.append(...marked(name.text, query));
      called.append(other);
    }
    const kind = make("span", "kind", entry.kind), text = make("span", "text");
    head.append(called, kind);
    row.append(head, text);
    const fill = ({ d = "", y = "" }) => {
      const rest = entry.sort ? afterTitle(d, entry.title) : d;
      text.replaceChildren(...(isProse ? marked(extract(rest, query), query) : [entry.sort ? extract(rest, "") : d]));
      if (!rest) text.remove();
      if (y) kind.textContent = `${entry.kind}, ${y}`;
    };
    const already = index.toldAlready(entry, isProse);
    if (already) fill(already);
    return { row, fill: already ? null : () => index.tell(entry, isProse).then(fill, () => {}) };
  };

  /* What a text adds to its own beginning, where that is the title. */
  const afterTitle = (text, title) => {
    const begin = title.replace(/ …$/, "");
    if (!text.startsWith(begin)) return text;
    return `${begin === title ? "" : "… "}${text.slice(begin.length).trim()}`;
  };

  /* A row for a page to browse. */
  const overviewOf = ({ url, title }) => {
    const row = make("a", "sb-search__row");
    row.href = siteBuilder.url(url);
    row.append(make("span", "title", title));
    return { row };
  };

  const buttonOf = (words, run) => {
    const row = make("div", "sb-search__row sb-search__row--more", words);
    return { row, run };
  };

  const show = (groups, words, isChosen) => {
    const kept = active;
    options = [];
    list.replaceChildren(...groups.filter(({ rows }) => rows.length).map(({ title, count, rows }, n) => {
      const group = make("div", "sb-search__group");
      group.setAttribute("role", "group");
      const head = make("div", "sb-search__title", title);
      head.id = `sb-search-group-${n}`;
      head.setAttribute("role", "presentation");
      if (count) head.append(make("span", "count", String(count)));
      group.setAttribute("aria-labelledby", head.id);
      group.append(head);
      for (const option of rows) {
        option.row.id = `sb-search-option-${options.length}`;
        option.row.setAttribute("role", "option");
        option.row.setAttribute("aria-selected", "false");
        option.row.tabIndex = -1;
        options.push(option);
        group.append(option.row);
      }
      return group;
    }));
    list.hidden = !options.length;
    if (words !== null) told.textContent = words;
    activate(isChosen ? Math.min(Math.max(kept, 0), options.length - 1) : -1);
    if (hasChosen && options.length) choose();
    // What is told of each is fetched when the typing rests.
    clearTimeout(pause);
    pause = setTimeout(() => { for (const { fill } of options) fill?.(); }, PAUSE);
  };

  const activate = (number) => {
    options[active]?.row.setAttribute("aria-selected", "false");
    active = number;
    const row = options[active]?.row;
    if (!row) return input.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", row.id);
  };

  /* To a row by keyboard, which must then be in view. */
  const go = (number) => {
    activate(number);
    options[active]?.row.scrollIntoView({ block: "nearest" });
  };

  const limited = (title, shown, count, rowAt) => {
    const limit = limits.get(title) ?? shown;
    // One row more takes no more room than the words that tell of it.
    const end = count <= limit + 1 ? count : limit;
    const rows = Array.from({ length: end }, (_, n) => rowAt(n));
    if (end < count) rows.push(buttonOf(`Show ${Math.min(MORE, count - end)} more`, () => {
      limits.set(title, limit + MORE);
      answer();
    }));
    return { title, count: count > shown ? count : 0, rows };
  };

  const browse = () => show([{ title: "Browse", rows: index.overviews.map(overviewOf) }],
    "Type a name, an abbreviation or any word.", false);

  const answer = async () => {
    const query = input.value.trim();
    const isStale = () => query !== input.value.trim() || panel.hidden;
    if (!index) {
      told.textContent = "Loading …";
      try {
        index ??= await siteBuilder.openIndex();
      } catch {
        told.textContent = "The search could not be loaded. All names stand in the glossary.";
        return;
      }
      if (isStale()) return;
    }
    if (!siteBuilder.words.spelled(query).key) return browse();
    // Each step shows what is at hand while the next one loads.
    let names = namesFor(query);
    if (names.count) show(names.groups, null, true);
    try {
      if (!index.isWhole()) {
        await index.loadTitles();
        if (isStale()) return;
        names = namesFor(query);
        if (names.count) show(names.groups, null, true);
      }
      const { all, some } = await index.findProse(query);
      if (isStale()) return;
      const others = all.filter((entry) => !names.entries.has(entry)), count = names.count + others.length;
      if (!count) return nothing(query, inText("With some of these words", some, query));
      show([...names.groups, inText("In the text", others, query)], `${count} ${count === 1 ? "result" : "results"}`, true);
    } catch {
      told.textContent = "Not everything could be searched: a part of the index could not be loaded.";
    }
  };

  const namesFor = (query) => {
    const found = index.findNames(query);
    const groups = found.map((group) => limited(GROUPS[group[0].entry.sort], SHOWN[group[0].entry.sort], group.length,
      (n) => rowOf(group[n].entry, query, group[n].name, false)));
    const own = new Set(found.flat().map(({ entry }) => entry));
    return { groups, count: own.size, entries: own };
  };
  const inText = (title, found, query) => limited(title, PROSE_SHOWN, found.length, (n) => rowOf(found[n], query, null, true));

  const nothing = (query, some) => {
    const like = index.findLike(query).map((entry) => {
      const option = buttonOf("", () => { input.value = entry.title; restart(); });
      option.row.append(entry.title);
      return option;
    });
    show([{ title: "Did you mean", rows: like }, some,
      { title: "Browse", rows: like.length || some.rows.length ? [] : index.overviews.map(overviewOf) }],
    `Nothing found for “${query}”.`, false);
  };

  const restart = () => {
    limits = new Map();
    active = -1;
    panel.scrollTop = 0;
    answer();
  };

  const open = () => {
    if (!panel.hidden) return;
    panel.hidden = false;
    box.classList.add("sb-search--open");
    document.documentElement.classList.add("sb-searching");
    input.setAttribute("aria-expanded", "true");
    restart();
  };

  /* Returns where the reader was before. */
  const close = () => {
    const back = before;
    before = null;
    if (panel.hidden) return null;
    clearTimeout(pause);
    panel.hidden = true;
    box.classList.remove("sb-search--open");
    document.documentElement.classList.remove("sb-searching");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.value = "";
    list.replaceChildren();
    told.textContent = "";
    options = [];
    active = -1;
    hasChosen = false;
    const here = new URL(location.href);
    if (fromAddress && here.searchParams.has("q")) {
      here.searchParams.delete("q");
      history.replaceState(null, "", here);
    }
    return back;
  };

  const leave = () => {
    const back = close();
    input.blur();
    back?.focus?.({ preventScroll: true });
  };

  const start = (from) => {
    before = from === document.body ? null : from;
    box.classList.add("sb-search--open"); // a hidden field takes no focus
    input.focus();
    open();
  };

  const choose = (event = {}) => {
    const option = options[active];
    // Who types a name and presses Enter before the names are there, goes to the first when they are.
    hasChosen = !option && !index && Boolean(input.value.trim());
    if (!option) return;
    const { ctrlKey, metaKey, shiftKey } = event;
    option.row.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  };

  const step = (by) => go(active < 0 && by < 0 ? options.length - 1 : (active + by + options.length) % options.length);
  const KEYS = {
    ArrowDown: () => (panel.hidden ? open() : step(1)),
    ArrowUp: () => step(-1),
    Home: () => go(0),
    End: () => go(options.length - 1),
    Enter: choose,
    Escape: leave,
  };

  input.addEventListener("focus", open);
  input.addEventListener("click", open);
  input.addEventListener("input", () => { open(); restart(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || !KEYS[event.key] || (event.shiftKey && event.key !== "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key](event);
  });
  opener.addEventListener("click", () => start(opener));
  closer.addEventListener("click", leave);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("touchmove", () => input.blur(), { passive: true }); // so that its keyboard leaves the screen
  list.addEventListener("mousemove", (event) => {
    const number = options.findIndex(({ row }) => row === event.target.closest("[role=option]"));
    if (number >= 0 && number !== active) activate(number);
  });
  list.addEventListener("click", (event) => {
    const option = options.find(({ row }) => row === event.target.closest("[role=option]"));
    if (option?.run) {
      activate(options.indexOf(option));
      option.run();
    }
    // The place may be on this very page.
    else if (option && !event.ctrlKey && !event.metaKey && !event.shiftKey) setTimeout(close);
  });
  // Leaving by Tab closes; so does a press beside it. A touch that hides the keyboard does not.
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close(); });
  document.addEventListener("pointerdown", ({ target }) => { if (!box.contains(target)) close(); });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.key !== "/" && event.key !== "s") || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    start(document.activeElement);
  });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) close(); });

  box.hidden = false;
  // The list of entities keeps the state of its own filters there.
  const asked = new URLSearchParams(location.search).get("q");
  const fromAddress = Boolean(asked) && !document.querySelector("[data-filters]");
  if (fromAddress) {
    start(null);
    input.value = asked;
    restart();
  }
})();
