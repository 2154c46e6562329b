"""What git has to be told in each clone, so that it shows records as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.read.clone import attributes, configure
from recordroom.read.git import Git

_HEADINGS = (
    r"^(#{1,6} .*)$",
    r"^\*\*(第.{1,30}[条條](之.{1,12})?)\*\*",
    r"^([a-z][a-z0-9-]*):",
)
"""What a changed place is called by: a heading, a clause, a field of the front matter."""

_WORDS = (
    "[A-Za-z0-9_-]+",
    # A character beyond ASCII as its bytes, as git compares bytes where the language is not UTF-8.
    "[\udcc0-\udcff][\udc80-\udcbf]+",
    "[^[:space:]]",
)
"""What counts as one word: a Latin word or number, one Chinese character, one sign."""

SETTINGS: Mapping[str, str] = {
    "diff.record.xfuncname": "\n".join(_HEADINGS),
    "diff.record.wordRegex": "|".join(_WORDS),
    "core.quotePath": "false",
    "core.precomposeUnicode": "true",
}
"""Settings of the clone. They are set and not included from a file of the repository: such a file
could name programs to run, and whoever may commit could run them on everybody's machine.
"""

REGISTER = "records/numbers/series/scope.csv"
RECORD = "records/type/2000/record.md"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was changed (names of settings), and the faults of `.gitattributes` that remain:
    `no-driver` (records are not compared as records), `union` or `line-ends` of the registers.
    """

    changed: tuple[str, ...]
    faults: tuple[str, ...]


def settle(git: Git) -> Settled:
    """Configure the clone and look whether the repository's attributes fit.

    Raises SurroundingsError when git refuses.
    """
    changed = configure(git, SETTINGS)
    told = attributes(git, ("diff", "merge", "eol"), RECORD, REGISTER)
    faults = []
    if told.get((RECORD, "diff")) != "record":
        faults.append("no-driver")
    if told.get((REGISTER, "merge")) == "union":
        faults.append("union")
    if told.get((REGISTER, "eol")) != "lf":
        faults.append("line-ends")
    return Settled(changed, tuple(faults))
