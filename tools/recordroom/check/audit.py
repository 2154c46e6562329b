"""The audit of the past: every change since a day, judged by the rules over a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from recordroom.capture.line import walk
from recordroom.check.engine import check_past
from recordroom.model.change import Change
from recordroom.model.check import Diagnostic
from recordroom.model.text import Label
from recordroom.read.git import Git


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found: diagnostics, oldest change first, each naming its commit, its day and
    its author; how many changes were looked at, from which day; and what was not (未检测).
    """

    diagnostics: tuple[Diagnostic, ...]
    changes: int
    start: date | None
    notes: tuple[Label, ...]


def audit(
    git: Git,
    *,
    head: str,
    since: date | None,
    after: str,
    as_of: date,
    progress: Callable[[int], None],
) -> Audited:
    """Judge the changes from a day on (None: the organisation's `audit-since`), or those that came
    after a commit.
    """
    with git.objects() as objects:
        past = walk(
            git,
            objects,
            head=head,
            since=lambda policies: since or policies.organisation.audit_since,
            after=after,
            progress=progress,
        )
        found = [
            _of(diagnostic, change)
            for change, told in check_past(past.changes, past.policies, as_of=as_of)
            for diagnostic in told
        ]
    start = past.steps[0].node.day if past.steps else None
    return Audited(tuple(found), len(past.steps), start, tuple(past.notes))


def _of(found: Diagnostic, change: Change) -> Diagnostic:
    """The finding with the change it was found in; one fault in two commits is two."""
    name, day = change.commit[:10], change.day.isoformat()
    message = Label(
        f"{found.message.hans}（提交 {name}，{day}，{change.author}）",
        f"{found.message.en} (commit {name}, {day}, {change.author})",
    )
    return replace(found, message=message, fingerprint=f"{found.fingerprint}-{name}")
