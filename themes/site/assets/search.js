/* The search box: an ARIA combobox with its listbox. It asks for all that it needs when it is first used, the script
   search.bundle.js first, and remembers nothing. */
(() => {
  "use strict";
  const box = document.querySelector("[data-search]");
  if (!box) return;
  const engine = new URL("search.bundle.js", document.currentScript.src);
  const find = (name) => box.querySelector(`.sb-search__${name}`);
  const [opener, input, closer, panel, told, list] = ["open", "input", "close", "panel", "told", "list"].map(find);
  const GROUPS = ["Entities and terms", "Lectures", "More"], SHOWN = [6, 5, 4], PROSE_SHOWN = 6, MORE = 20;
  const PAUSE = 120; // milliseconds

  let opening, index, results, options = [], active = -1, before = null, limits = new Map(), pause, hasChosen = false, isFollowed = false, mouse = null;

  const openIndex = async () => {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: engine, onload: resolve, onerror: reject });
      document.head.append(script);
    });
    results = siteBuilder.results;
    return siteBuilder.openIndex();
  };

  const show = (groups, words, isChosen) => {
    const { make } = siteBuilder;
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
    const last = words === null ? kept : options.length - 1; // more rows may follow
    activate(isChosen ? Math.max(Math.min(kept, last), 0) : -1);
    if (hasChosen && options.length) choose();
    // What is told of each is fetched when the typing rests.
    clearTimeout(pause);
    pause = setTimeout(() => { for (const { fill } of options) fill?.().then(follow); }, PAUSE);
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
    isFollowed = true;
    follow();
  };
  const follow = () => { if (isFollowed) options[active]?.row.scrollIntoView({ block: "nearest" }); };

  const limited = (title, shown, count, rowAt) => {
    const limit = limits.get(title) ?? shown;
    // One row more takes no more room than the words that tell of it.
    const end = count <= limit + 1 ? count : limit;
    const rows = Array.from({ length: end }, (_, n) => rowAt(n));
    if (end < count) rows.push(results.buttonOf(`Show ${Math.min(MORE, count - end)} more`, () => {
      limits.set(title, limit + MORE);
      answer();
    }));
    return { title, count: count > shown ? count : 0, rows };
  };

  const browse = () => show([{ title: "Browse", rows: index.overviews.map(results.overviewOf) }],
    "Type a name, an abbreviation or any word.", false);

  const answer = async () => {
    const query = input.value.trim();
    const isStale = () => query !== input.value.trim() || panel.hidden;
    if (!index) {
      told.textContent = "Loading …";
      try {
        opening ??= openIndex();
        index = await opening;
      } catch {
        opening = null;
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
      (n) => results.rowOf(index, group[n].entry, query, group[n].name, false)));
    const own = new Set(found.flat().map(({ entry }) => entry));
    return { groups, count: own.size, entries: own };
  };
  const inText = (title, found, query) => limited(title, PROSE_SHOWN, found.length, (n) => results.rowOf(index, found[n], query, null, true));

  const nothing = (query, some) => {
    const like = index.findLike(query).map((entry) => {
      const option = results.buttonOf("", () => { input.value = entry.title; restart(); });
      option.row.append(entry.title);
      return option;
    });
    show([{ title: "Did you mean", rows: like }, some,
      { title: "Browse", rows: like.length || some.rows.length ? [] : index.overviews.map(results.overviewOf) }],
    `Nothing found for “${query}”.`, false);
  };

  const restart = () => {
    limits = new Map();
    active = -1;
    isFollowed = false;
    list.scrollTop = 0;
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
    // New rows under a mouse that rests are no choice of the reader's.
    const place = `${event.clientX} ${event.clientY}`, isMoved = mouse !== null && mouse !== place;
    mouse = place;
    if (!isMoved) return;
    const number = options.findIndex(({ row }) => row === event.target.closest("[role=option]"));
    if (number < 0 || number === active) return;
    isFollowed = false;
    activate(number);
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
