"""Commit messages: what was done, in a line, and trailers that a program reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What a commit says. `records` and `numbers` are told once each, in their order.

    `action` is the word of the command (`approve`), `by` the id of the person who acts; either
    may be empty, as for a commit that no act of the life cycle stands behind.
    """

    subject: str
    records: Sequence[str] = ()
    numbers: Sequence[str] = ()
    action: str = ""
    by: str = ""
    body: str = ""

    def text(self) -> str:
        """A subject, the body, and the trailers Record, Number, Action, By (git-interpret-trailers)."""
        trailers = [f"Record: {_line(id_)}" for id_ in dict.fromkeys(self.records)]
        trailers += [f"Number: {_line(number)}" for number in dict.fromkeys(self.numbers)]
        trailers += [f"Action: {_line(self.action)}"] if self.action else []
        trailers += [f"By: {_line(self.by)}"] if self.by else []
        parts = [_line(self.subject), self.body.strip("\n"), "\n".join(trailers)]
        return "\n\n".join(part for part in parts if part) + "\n"


def _line(text: str) -> str:
    """One line: what follows a line break would be taken for another trailer."""
    return " ".join(text.split())
