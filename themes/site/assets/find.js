/* What a query finds. Names are at hand in data/search.js and are matched as they are typed; the words of texts are
   looked up in pieces of the index, each of which is loaded when a query needs it. exports/search.py writes all of it. */
siteBuilder.openIndex = async () => {
  "use strict";
  const { fold, slug, terms, spelled } = siteBuilder.words;
  const NAMED = 0, COMMON = "!";
  // How fast a word's weight grows with its number, and how much a long text weakens it: BM25, its usual values.
  const GROWTH = 1.2, LENGTH = 0.75;
  // How well a name fits, best first. From TYPO on it does not begin as it was typed.
  const AS_TYPED = 0, EXACT = 1, BEGINS = 2, WORD_BEGINS = 3, WORDS_BEGIN = 4, TYPO = 5;
  const data = await siteBuilder.load("search");
  const entries = [], names = [];

  const add = ({ runs, ids, titles, spellings }) => {
    let at = 0;
    for (const [sort, kind, place, count] of runs) for (const end = at + count; at < end; at++) {
      const title = titles[at], id = ids[at] || slug(title);
      const entry = { number: entries.length, sort, kind, id, title, url: place.split("*").join(id) };
      entries.push(entry);
      for (const name of namesOf(entry, spellings[at])) names.push(name);
    }
  };

  /* The spellings of an entry. `how` ranks titles before aliases before what was misheard. */
  const namesOf = (entry, spellings) => {
    let whole = { entry, how: 0, text: entry.title, ...spelled(entry.title) };
    const made = [whole];
    for (const written of spellings ? spellings.split("\t") : []) {
      if (written[0] === "+") made.push({ ...whole, ...spelled(whole.text + written.slice(1)) });
      else if (written[0] === "~") made.push({ entry, how: 2, text: written.slice(1), ...spelled(written.slice(1)) });
      else made.push(whole = { entry, how: 1, text: written, ...spelled(written) });
    }
    return made;
  };

  add(data);
  const overviews = entries.filter(({ kind, url }) => kind === "overview" && url !== "./");
  // The titles of all but entities and terms are needed from the first query on.
  let isWhole = false;
  const loadTitles = async () => {
    const titles = await siteBuilder.load("search-titles");
    if (isWhole) return;
    add(titles);
    setLengths(titles.lengths);
    isWhole = true;
  };

  /* How much the length of each entry weakens its words: it is told in steps of the root of two. */
  const setLengths = (signs) => {
    const lengths = entries.map((_, n) => 2 ** ((signs.charCodeAt(n) - 35) / 2));
    const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    lengths.forEach((length, n) => { entries[n].damping = GROWTH * (1 - LENGTH + LENGTH * length / usual); });
  };

  /* The names that fit a query, the best of each entry, in groups of a sort. */
  const findNames = (query) => {
    const asked = { text: fold(query.trim()), words: terms(query), ...spelled(query) };
    if (!asked.key) return [];
    const best = new Map();
    for (const name of names) {
      const level = fit(name, asked);
      if (level === null) continue;
      const score = level * 10000 + name.how * 1000 + Math.min(name.key.length, 999);
      const before = best.get(name.entry.number);
      if (!before || score < before.score) best.set(name.entry.number, { entry: name.entry, name, level, score });
    }
    let found = [...best.values()].sort((a, b) => a.score - b.score);
    // Who has typed a name as it is has made no mistake.
    if (found[0]?.level <= EXACT) found = found.filter(({ level }) => level < TYPO);
    const worth = (level) => (level <= EXACT ? 0 : level < TYPO ? 1 : 2);
    return [0, 1, 2].map((sort) => found.filter(({ entry }) => entry.sort === sort)).filter((group) => group.length)
      .sort(([a], [b]) => worth(a.level) - worth(b.level) || a.entry.sort - b.entry.sort);
  };

  const fit = (name, asked) => {
    if (name.key === asked.key) return fold(name.text) === asked.text ? AS_TYPED : EXACT;
    if (name.key.startsWith(asked.key)) return BEGINS;
    if (name.starts.some((start) => start && name.key.startsWith(asked.key, start))) return WORD_BEGINS;
    if (asked.words.length > 1) {
      const begins = (word) => name.starts.some((start) => name.key.startsWith(word, start));
      if (asked.words.every(begins)) return WORDS_BEGIN;
    }
    if (asked.key.length < 4) return null;
    const starts = asked.words.length > 1 ? [0] : name.starts;
    return starts.some((start) => isTypo(asked.key, name, start)) ? TYPO : null;
  };

  /* One letter too many, too few, wrong, or two exchanged; to the end of a word, or of six letters so far. */
  const isTypo = (typed, { key, starts }, start) => {
    let at = 0;
    while (at < typed.length && typed[at] === key[start + at]) at++;
    const ends = (end) => end === key.length || starts.includes(end);
    const rest = (typedFrom, keyFrom) => {
      const end = start + keyFrom + typed.length - typedFrom;
      return end <= key.length && key.startsWith(typed.slice(typedFrom), start + keyFrom)
        && (ends(end) || (at > 0 && typed.length > 5));
    };
    return rest(at + 1, at + 1) || rest(at + 1, at) || rest(at, at + 1)
      || (typed[at] === key[start + at + 1] && typed[at + 1] === key[start + at] && rest(at + 2, at + 2));
  };

  const loaded = new Map();
  const piece = async (name) => {
    if (!loaded.has(name)) loaded.set(name, await siteBuilder.load(name));
    return loaded.get(name);
  };
  const pieceWith = (firsts, wanted) => firsts.findLastIndex((first) => first <= wanted);

  const divided = new Map();
  const pieceOfWords = async (first) => {
    if (!divided.has(first)) {
      const name = first.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16)}_`);
      const parts = (await piece(`search-words${name && "-"}${name}`)).split(" "), found = new Map();
      for (let n = 1; n < parts.length; n += 2) found.set(parts[n - 1], parts[n]);
      divided.set(first, found);
    }
    return divided.get(first);
  };

  /* The entries whose text has a word, or a word that begins so: number → weight; null for nearly all of them. */
  const lookUp = async (word, unfinished) => {
    const from = Math.max(pieceWith(data.words, word), 0);
    const to = unfinished ? pieceWith(data.words, `${word}\uffff`) : from;
    const found = new Map();
    for (const some of await Promise.all(data.words.slice(from, to + 1).map(pieceOfWords))) {
      const fitting = unfinished ? [...some.keys()].filter((key) => key.startsWith(word)) : [word];
      for (const key of fitting) {
        if (!some.has(key)) continue;
        if (some.get(key)[0] === COMMON) return null;
        weigh(some.get(key), key === word ? 1 : 0.6, found);
      }
    }
    return found;
  };

  const weigh = (packed, part, found) => {
    const places = unpacked(packed);
    const rareness = Math.log(1 + entries.length / places.length) * part;
    for (const [number, count] of places) {
      const weight = count / (count + entries[number].damping) * rareness;
      found.set(number, Math.max(found.get(number) ?? 0, weight));
    }
  };

  /* In which entries a word stands, and how often: exports/places.py tells the signs. */
  const unpacked = (packed) => {
    const places = [];
    let number = -1;
    for (const sign of packed) {
      const code = sign.codePointAt(0);
      if (code < 36) places.at(-1)[1] += code === 35 ? 1 : 3;
      else places.push([number += code - 35 - (code > 92) - (code > 0xd7ff ? 0x800 : 0), 1]);
    }
    return places;
  };

  /* The entries with all words of a query in their text, the best first; and those with some, if none has all. */
  const findProse = async (query) => {
    const words = terms(query);
    const unfinished = (n) => n === words.length - 1 && words[n].length > 2;
    const found = await Promise.all(words.map((word, n) => lookUp(word, unfinished(n))));
    for (let n = 0; n < words.length; n++) {
      if (found[n]?.size === 0) found[n] = await apart(words[n], unfinished(n));
      const joined = n && await lookUp(words[n - 1] + words[n], unfinished(n));
      // "fine tuning" stands in a text as "finetuning" as well.
      for (const [number, weight] of joined || []) for (const some of [found[n - 1], found[n]])
        some?.set(number, Math.max(some.get(number) ?? 0, weight));
    }
    const telling = found.filter(Boolean);
    const all = ranked(telling, telling.length);
    return { all, some: all.length || telling.length < 2 ? [] : ranked(telling, telling.length - 1) };
  };

  /* A word that no text has, as two that stand in one: "finetuning" for "fine tuning". */
  const apart = async (word, unfinished) => {
    for (let cut = 3; cut < word.length - 2; cut++) {
      const left = await lookUp(word.slice(0, cut), false);
      const right = left?.size ? await lookUp(word.slice(cut), unfinished) : null;
      const both = right ? [...left].filter(([number]) => right.has(number)) : [];
      if (both.length) return new Map(both.map(([number, weight]) => [number, weight + right.get(number)]));
    }
    return new Map();
  };

  const ranked = (found, least) => {
    const sums = new Map();
    for (const some of found) for (const [number, weight] of some) {
      const sum = sums.get(number) ?? { count: 0, weight: 0, entry: entries[number] };
      sum.count += 1;
      sum.weight += weight;
      sums.set(number, sum);
    }
    return [...sums.values()].filter(({ count }) => count >= Math.max(least, 1))
      .sort((a, b) => b.weight - a.weight || a.entry.number - b.entry.number).map(({ entry }) => entry);
  };

  /* In which file, and where in it, stands what is told of an entry: its definition, or its text. */
  const whereTold = ({ sort, id, number }, isProse) => {
    if (sort === NAMED && !isProse) {
      const file = [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % siteBuilder.sizes.cards;
      return { file: `cards-${file}`, read: (cards) => (Object.hasOwn(cards, id) ? cards[id] : {}) };
    }
    const start = data.texts[pieceWith(data.texts, number)];
    return { file: `search-texts-${start}`, read: (texts) => ({ d: texts[number - start]?.trimStart() }) };
  };
  const tell = async (entry, isProse) => {
    const { file, read } = whereTold(entry, isProse);
    return read(await piece(file));
  };
  const toldAlready = (entry, isProse) => {
    const { file, read } = whereTold(entry, isProse);
    return loaded.has(file) ? read(loaded.get(file)) : null;
  };

  /* The names of entities and terms that look most like what was typed. */
  const findLike = (query) => {
    const pairs = (key) => new Set([...key].slice(1).map((sign, at) => key[at] + sign));
    const wanted = pairs(spelled(query).key);
    const best = new Map();
    for (const { entry, key } of names) {
      if (entry.sort !== NAMED) continue;
      const own = pairs(key);
      let shared = 0;
      for (const pair of own) shared += wanted.has(pair);
      const alike = (2 * shared) / (own.size + wanted.size || 1);
      if (alike > Math.max(0.4, best.get(entry) ?? 0)) best.set(entry, alike);
    }
    return [...best].sort(([, a], [, b]) => b - a).slice(0, 3).map(([entry]) => entry);
  };

  return { isWhole: () => isWhole, loadTitles, findNames, findProse, findLike, tell, toldAlready, overviews };
};
