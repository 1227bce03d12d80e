/* What the search shows: a row for each result, with its kind, what it is, and the words that were found marked. Text
   goes in as text; nothing of the data is read as HTML. */
siteBuilder.results = (() => {
  "use strict";
  const EXTRACT = 170; // characters

  const { make } = siteBuilder;

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
  const rowOf = (index, entry, query, name, isProse) => {
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
    return begin === title ? text.slice(begin.length).replace(/^[\s.]+/, "") : `… ${text.slice(begin.length).trim()}`;
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

  return { rowOf, overviewOf, buttonOf };
})();
