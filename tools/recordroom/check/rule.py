"""A rule: what it looks for, over what, how it is told, and its manual page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from recordroom.model.check import Diagnostic, Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, RecordType, Waiver
from recordroom.model.text import Label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its subject. `as_of` is the day that counts as today."""

    policies: Policies
    holdings: Holdings
    as_of: date
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[[Context], T]) -> T:
        """What `make` builds from this context (an index that several rules need), built once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def type_of(self, record: Record) -> RecordType:
        """The record's type; captured records always have one."""
        return self.policies.types[record.type]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The diagnostics before waivers, and the waivers that spared at least one of them."""

    diagnostics: Sequence[Diagnostic]
    used: frozenset[Waiver]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `over` is the type of its subject: Policies, Record, Holdings, Change or
    Outcome.

    `manual` has the manual page in Markdown, why and how to mend, in both languages.
    """

    code: str
    name: str
    family: str
    over: type
    severity: str
    withholds: bool
    title: Label
    message: Label
    manual: Label
    look: Callable[[Any, Context], Iterator[Finding]]


_CODE = re.compile(r"(FRM|NUM|CLS|RET|ACC|PII|REL|FLO|CAL|HIS|TXT|POL|INT)\d{3}")
Look = Callable[[Any, Context], Iterator[Finding]]


def rule(
    code: str, *, over: type, zh: str, en: str, severity: str = "error", withholds: bool = False
) -> Callable[[Look], Rule]:
    """Declare a rule. `zh` and `en` are its messages, with `{name}` for the finding's values.

    The function's name becomes the rule's (`duplicate_number` → `duplicate-number`), the folder
    of its module the family, and its docstring the manual: a first line `标题 · Title`, then a
    part after `[zh]` and one after `[en]`.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"no rule code: {code}")

    def declare(look: Look) -> Rule:
        title, manual = _manual(look.__doc__ or "")
        return Rule(
            code=code,
            name=look.__name__.replace("_", "-"),
            family=look.__module__.rsplit(".", 2)[-2],
            over=over,
            severity=severity,
            withholds=withholds,
            title=title,
            message=Label(zh, en),
            manual=manual,
            look=look,
        )

    return declare


# A line break inside a Chinese sentence would be shown as a space.
_WRAPPED = re.compile("(?<=[\u3001-\u9fff\uff00-\uffef”’…])\n(?=[\u3001-\u9fff\uff00-\uffef“‘0-9])")


def _manual(doc: str) -> tuple[Label, Label]:
    lines = [line.strip() for line in doc.strip().split("\n")]
    hans, _, english = lines[0].partition(" · ")
    parts: dict[str, list[str]] = {"[zh]": [], "[en]": []}
    current: list[str] = []
    for line in lines[1:]:
        current = parts.get(line, current)
        if line not in parts:
            current.append(line)
    chinese, other = ("\n".join(parts[k]).strip() for k in ("[zh]", "[en]"))
    return Label(hans, english), Label(_WRAPPED.sub("", chinese), other)
