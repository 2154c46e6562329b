"""Mentions of a number in texts: those a line of work added itself are mended, others are listed."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A line (from 1) of a text that names a number, left to a person to judge."""

    number: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with numbers put right: how often, and the mentions that were left alone."""

    text: str
    count: int
    left: tuple[Mention, ...]


def added_lines(before: str, after: str) -> Counter[str]:
    """The lines of a text that an earlier one does not have, each with how often."""
    old, new = before.split("\n"), after.split("\n")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    out: Counter[str] = Counter()
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in ("insert", "replace"):
            out.update(new[start:end])
    return out


def mend(
    text: str,
    numbers: Iterable[tuple[str, str]],
    *,
    added: Counter[str],
    words: Sequence[str] = (),
) -> Mended:
    """Write the new numbers for the old ones in the lines that were added.

    `numbers` are pairs of old and new; all are put in at once, so that a new number that is
    another's old one is not moved on twice. `words` are longer numbers' beginnings (青协函 ends
    with no code of ours, but 上青协 would): an old number inside a longer one is another number.
    """
    pairs = dict(numbers)
    pattern = _pattern(pairs, words)
    left: list[Mention] = []
    out: list[str] = []
    count = 0
    own = added.copy()
    for at, line in enumerate(text.split("\n"), 1):
        found = list(dict.fromkeys(m[0] for m in pattern.finditer(line))) if pairs else []
        plain = line.rstrip("\r")
        if found and own[plain] > 0:
            own[plain] -= 1
            new, done = pattern.subn(lambda m: pairs[m[0]], line)
            count += done
            out.append(new)
        else:
            left += [Mention(number, at, line.strip()) for number in found]
            out.append(line)
    return Mended("\n".join(out), count, tuple(left))


def names(text: str, number: str, words: Sequence[str] = ()) -> bool:
    """Whether a text names a number, and not only a longer one that holds it."""
    return number in text and _pattern({number: ""}, words).search(text) is not None


def _pattern(pairs: Iterable[str], words: Sequence[str]) -> re.Pattern[str]:
    """Numbers as whole tokens: XM-2025-1 is not in XM-2025-12, nor 协〔2025〕1号 in 青协〔2025〕1号."""
    parts = []
    for number in sorted(pairs, key=len, reverse=True):
        before = r"(?<![A-Za-z0-9-])" if number[:1].isascii() else ""
        for word in words:
            for cut in range(1, len(word)):
                if number.startswith(word[cut:]):
                    before += f"(?<!{re.escape(word[:cut])})"
        after = r"(?![A-Za-z0-9-])" if number[-1:].isascii() else ""
        parts.append(f"{before}{re.escape(number)}{after}")
    return re.compile("|".join(parts) or "(?!)")
