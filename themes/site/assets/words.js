/* Text as the words that are looked up: without case, accents, hyphens and apostrophes. exports/words.py makes the
   index in the same way; the two must agree, letter for letter. */
siteBuilder.words = (() => {
  "use strict";
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;
  const NO_SPACES = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

  const fold = (text) => {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").normalize("NFKC").toLowerCase()
      .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter])
      .replace(/[\u2018\u2019\u02bc\u2032]/g, "'").replace(/[\u2010-\u2015\u2212]/g, "-");
  };
  const runs = (text) => fold(text).replaceAll("'", "").match(/[\p{L}\p{N}]+/gu) ?? [];

  /* The id that most authors give to what has this name. */
  const slug = (text) => runs(text).join("-");

  /* The words of a query. Where a script sets no spaces, two signs at a time. */
  const terms = (query) => runs(query).flatMap((run) => (run.match(CJK) ?? []).flatMap((part) => {
    if (part.length < 2 || !NO_SPACES.test(part)) return [part];
    return [...part.slice(1)].map((sign, at) => part[at] + sign);
  }));

  /* A spelling as it is compared: its letters and digits, and where in them its words begin. */
  const spelled = (text) => {
    const starts = [];
    let key = "";
    for (const run of runs(text)) {
      starts.push(key.length);
      key += run;
    }
    return { key, starts };
  };

  /* Where the words of a query stand in a text: [begin, end] pairs, ascending. The last word may be unfinished. */
  const spots = (text, query) => {
    const { key, starts, places } = placed(text);
    const found = [];
    const look = (word, unfinished) => {
      for (let n = 0; word && n < starts.length; n++) {
        const begin = starts[n], end = begin + word.length;
        const ends = unfinished || end === key.length || starts.includes(end, n);
        if (ends && key.startsWith(word, begin)) found.push([places[begin][0], places[end - 1][1]]);
      }
    };
    look(spelled(query).key, true);
    if (!found.length) terms(query).forEach((word, n, all) => look(word, n === all.length - 1 || NO_SPACES.test(word)));
    found.sort(([a], [b]) => a - b);
    return found.filter(([begin], n) => !n || begin >= found[n - 1][1]);
  };

  const placed = (text) => {
    const starts = [], places = [];
    let key = "", at = 0, inside = false;
    for (const sign of text) {
      const letters = fold(sign);
      const isWord = /[\p{L}\p{N}]/u.test(letters);
      if (isWord) {
        if (!inside || NO_SPACES.test(sign)) starts.push(key.length);
        for (let n = 0; n < letters.length; n++) places.push([at, at + sign.length]);
        key += letters;
      }
      inside = isWord || (inside && (letters === "'" || letters === ""));
      at += sign.length;
    }
    return { key, starts, places };
  };

  return { fold, slug, terms, spelled, spots };
})();
