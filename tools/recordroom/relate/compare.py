"""Two versions of a text held against each other, clause by clause (条) or paragraph by paragraph.

Clauses are matched by what they say and only then by their number, so that one that was moved or
counted anew is told as such and not as one struck out and another written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from recordroom.capture.body import without_code
from recordroom.relate.clauses import clauses

ALIKE = 0.4
"""From this share of common pairs of characters on, two pieces count as versions of one."""
SAME_NAME = 0.25
"""What a common name is worth besides: below ALIKE a clause of the same number may still match."""
MOST_PAIRS = 250_000
"""Pairs of pieces compared at most; beyond it only equal pieces and equal names are matched."""
LONGEST = 4000
"""Signs of a piece compared one by one; a longer one is compared by lines."""

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.MULTILINE)
_TOKEN = re.compile(r"[0-9A-Za-z_]+|\s+|.", re.DOTALL)
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*\)")
_TABLE = re.compile(r"^```table[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+|\*\*|__|`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a body: a clause with its name (第十二条), a heading, or a paragraph below the
    heading `under`. `text` is without the clause's name and without markup.
    """

    kind: str
    name: str
    under: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a changed piece: `=` kept, `-` struck out, `+` written."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one piece: `same`, `changed`, `added` or `removed`.

    `moved` says that it stands elsewhere among the pieces around it; `parts` are the stretches of
    a changed one. A clause whose name alone differs is `same` with two names.
    """

    kind: str
    old: Piece | None
    new: Piece | None
    parts: tuple[Part, ...] = ()
    moved: bool = False

    @property
    def renamed(self) -> bool:
        return self.old is not None and self.new is not None and self.old.name != self.new.name

    @property
    def is_news(self) -> bool:
        return self.kind != "same" or self.renamed or self.moved


def compare(old: str, new: str) -> tuple[Change, ...]:
    """Every piece of both bodies in the order of the new one, what was struck out in its old place."""
    before, after = pieces(old), pieces(new)
    partner = _matched(before, after)
    kept = _in_order([partner[j] for j in sorted(partner)])
    found = set(partner.values())
    gone = [i for i in range(len(before)) if i not in found]
    out: list[Change] = []
    at = 0
    for j, piece in enumerate(after):
        i = partner.get(j)
        if i is None:
            out.append(Change("added", None, piece))
            continue
        while i in kept and at < len(gone) and gone[at] < i:
            out.append(Change("removed", before[gone[at]], None))
            at += 1
        same = before[i].text == piece.text
        parts = () if same else marked(before[i].text, piece.text)
        kind = "same" if same else "changed"
        out.append(Change(kind, before[i], piece, parts, moved=i not in kept))
    out += [Change("removed", before[i], None) for i in gone[at:]]
    return tuple(out)


def pieces(body: str) -> tuple[Piece, ...]:
    """The clauses of a body and what stands between them, or its paragraphs where it has none."""
    found = {c.start - 2: c for c in clauses(body)}
    heads = {m.start(): m for m in _HEADING.finditer(without_code(body))}
    starts = sorted({0, *found, *heads})
    under = ""
    out: list[Piece] = []
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        text = body[start:end]
        clause, head = found.get(start), heads.get(start)
        if clause is not None:
            said = text.removeprefix(f"**{clause.name}**")
            out.append(Piece("clause", clause.name, under, _plain(said)))
            continue
        if head is not None:
            under = body[head.start(1) : head.end(1)].strip()
            out.append(Piece("heading", "", "", under))
            text = body[head.end() : end]
        out += [Piece("paragraph", "", under, p) for p in _paragraphs(text)]
    return tuple(out)


def _paragraphs(text: str) -> Iterator[str]:
    for block in re.split(r"\n[ \t]*\n", text):
        # Each item of a list and each row of a table by itself: that is how they are amended.
        lines = block.strip("\n").split("\n")
        if any(re.match(r"[ \t]*(?:[-*+]|\d+\.)[ \t]|\|", line) for line in lines):
            yield from (plain for line in lines if (plain := _plain(line)))
        elif plain := _plain(block):
            yield plain


def _plain(text: str) -> str:
    """The words without the marks of emphasis, lists, code and links; a rule table by its name."""
    text = _TABLE.sub(lambda m: "▦ " + m[1].strip(), text)
    return re.sub(r"\n{2,}", "\n", _MARKS.sub("", _LINK.sub(r"\1", text))).strip()


def _matched(before: Sequence[Piece], after: Sequence[Piece]) -> dict[int, int]:
    """For pieces of the new text (by index) the piece of the old one that they continue."""
    partner: dict[int, int] = {}
    free = set(range(len(before)))

    def pair(i: int, j: int) -> None:
        partner[j] = i
        free.discard(i)

    for exact in (True, False):
        # First what is wholly equal, then what is equal but for its name.
        index: dict[tuple[str, ...], list[int]] = {}
        for i in sorted(free):
            index.setdefault(_key(before[i], named=exact), []).append(i)
        for j, piece in enumerate(after):
            if j not in partner and (same := index.get(_key(piece, named=exact))):
                pair(same.pop(0), j)
    left = [j for j in range(len(after)) if j not in partner]
    for _, i, j in sorted(_likeness(before, sorted(free), after, left), reverse=True):
        if i in free and j not in partner:
            pair(i, j)
    return partner


def _key(piece: Piece, *, named: bool) -> tuple[str, ...]:
    return (piece.kind, piece.name, piece.under, piece.text) if named else (piece.kind, piece.text)


def _likeness(
    before: Sequence[Piece], free: Sequence[int], after: Sequence[Piece], left: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    many = len(free) * len(left) > MOST_PAIRS
    old = {i: _pairs(before[i].text) for i in free}
    for j in left:
        new = _pairs(after[j].text)
        for i in free:
            one, other = before[i], after[j]
            named = bool(one.name) and one.name == other.name
            if one.kind != other.kind or (many and not named):
                continue
            share = _dice(old[i], new)
            score = share + (SAME_NAME if named else 0.0)
            if score >= ALIKE:
                # Of equals the one that stands nearest to where it stood.
                yield score - abs(i - j) / 1e6, i, j


def _pairs(text: str) -> Counter[str]:
    bare = re.sub(r"\s+", "", text)
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1)) or Counter([bare])


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _in_order(indexes: Sequence[int]) -> frozenset[int]:
    """The longest run that kept its order (as a rising subsequence); all others have moved."""
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for n, value in enumerate(indexes):
        place = bisect_left(tails, value)
        back.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        at[place : place + 1] = [n]
    kept: set[int] = set()
    n = at[-1] if at else -1
    while n >= 0:
        kept.add(indexes[n])
        n = back[n]
    return frozenset(kept)


def marked(old: str, new: str) -> tuple[Part, ...]:
    """The stretches of two versions, by Chinese characters, whole words and whole numbers."""
    pattern = _TOKEN if max(len(old), len(new)) <= LONGEST else re.compile(r"[^\n]*\n?")
    one, other = (re.findall(pattern, text) for text in (old, new))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    out: list[tuple[str, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            out.append(("=", "".join(one[a:b])))
            continue
        out.append(("-", "".join(one[a:b])))
        out.append(("+", "".join(other[c:d])))
    return tuple(Part(sign, text) for sign, text in _calmed(out) if text)


def _calmed(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Changes with a single sign kept between them as one change: else nobody can read them."""
    out: list[tuple[str, str]] = []
    struck = written = ""

    def flush() -> None:
        nonlocal struck, written
        out.extend((("-", struck), ("+", written)))
        struck = written = ""

    for n, (sign, text) in enumerate(parts):
        between = 0 < n < len(parts) - 1
        if sign == "-":
            struck += text
        elif sign == "+":
            written += text
        elif between and len(text) == 1 and (struck or written) and text.isalnum():
            struck, written = struck + text, written + text
        else:
            flush()
            out.append((sign, text))
    flush()
    return out
