"""What was probably meant by a name that names nothing, and how to say it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from recordroom.model.text import Label

NOTHING = Label("", "")
GUESSES = 25
"""How often a rule guesses among all records; where a whole folder is gone, guessing on would take
minutes and help nobody.
"""


def nearest(text: str, known: Mapping[str, Label]) -> Label:
    """A sentence with the name that was probably meant, or the empty label.

    A label written in place of its name (周衡 for zhou-heng) is taken at its word.
    """
    by_label = {word: name for name, label in known.items() for word in label.every()}
    if text in by_label:
        return did_you_mean(by_label[text])
    near = difflib.get_close_matches(text, sorted(known), 1)
    return did_you_mean(near[0]) if near else NOTHING


def did_you_mean(name: str) -> Label:
    """A question that names one way out."""
    return Label(f"是不是「{name}」？", f"Did you mean “{name}”? ")


def one_of(known: Mapping[str, Label]) -> Label:
    """All names with their labels, for a vocabulary short enough to be told."""
    return Label(
        "、".join(f"{name}（{label.hans}）" for name, label in known.items()),
        ", ".join(f"{name} ({label.en})" for name, label in known.items()),
    )
