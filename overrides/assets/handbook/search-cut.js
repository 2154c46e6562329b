/* The units of a text for searching: single Chinese characters, and whole words of other scripts.
   The same steps as the builder's (publish/search_units.py); a test holds the two together. */

export const SINGLE = /[\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/u;
const COUNTS = /[\p{L}\p{N}]/u;

/* A cutter for a table [traditional characters, simplified ones]: text → [{unit, start, end}]. */
export function cutter([from, to]) {
  const ends = [...to];
  const fold = new Map([...from].map((char, i) => [char, ends[i]]));
  const known = new Map();

  function plain(char) {
    let shape = known.get(char);
    if (shape === undefined) {
      shape = UNSEEN.test(char) ? "" : char.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
      shape = [...shape].map((c) => fold.get(c) ?? c).map((c) => (SINGLE.test(c) || COUNTS.test(c) ? c : " ")).join("");
      known.set(char, shape);
    }
    return shape;
  }

  return (text) => {
    const found = [];
    let word = null;
    let at = 0;
    for (const char of text) {
      const start = at;
      at += char.length;
      if (char === "," && grouping(text, start)) continue;
      for (const step of plain(char)) {
        if (step !== " " && !SINGLE.test(step)) {
          if (!word) found.push((word = { unit: "", start, end: at }));
          word.unit += step;
          word.end = at;
          continue;
        }
        word = null;
        if (step !== " ") found.push({ unit: step, start, end: at });
      }
    }
    return found;
  };
}

/* The comma of 176,420.50 parts no number. */
function grouping(text, at) {
  return /[0-9]/.test(text[at - 1] ?? "") && /^[0-9]{3}(?![0-9])/.test(text.slice(at + 1, at + 5));
}
