"""Runs the rules and stamps what they find with code, severity and message."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from recordroom.check.catalogue import catalogue
from recordroom.check.rule import Context, Outcome, Rule
from recordroom.model.change import Change
from recordroom.model.check import SEVERITIES, Diagnostic, Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, Waiver
from recordroom.model.text import Label


def check(
    policies: Policies,
    holdings: Holdings,
    *,
    as_of: date,
    rules: Sequence[Rule] | None = None,
    change: Change | None = None,
) -> tuple[Diagnostic, ...]:
    """All diagnostics in order of place, waived ones left out; with a `change` those of what it
    did to the state it started from too.

    With faults in the policy files themselves only the rules over policies run: judging records
    by half-read types would drown the one message that helps.
    """
    rules = catalogue() if rules is None else rules
    context = Context(policies, holdings, as_of)
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.over is Policies:
            found.extend(_stamp(rule, rule.look(policies, context), policies))
    if policies.problems:
        return _ordered(found)
    for rule in rules:
        if rule.over is Record:
            for record in holdings.records:
                found.extend(_stamp(rule, rule.look(record, context), policies))
        elif rule.over is Holdings:
            found.extend(_stamp(rule, rule.look(holdings, context), policies))
        elif rule.over is Change and change is not None:
            found.extend(_stamp(rule, rule.look(change, context), policies, change.base.policies))
    over_change = frozenset(rule.code for rule in rules if rule.over is Change)
    waived = {
        id(d): w
        for d in found
        if (w := _waiver(d, policies, as_of)) is not None
        # No change brings the exception for itself: that has to be there before.
        and (change is None or d.code not in over_change or _waiver(d, change.base.policies, as_of))
    }
    outcome = Outcome(tuple(found), frozenset(waived.values()))
    for rule in rules:
        if rule.over is Outcome:
            found.extend(_stamp(rule, rule.look(outcome, context), policies))
    return _ordered(d for d in found if id(d) not in waived)


def check_past(
    changes: Iterable[Change], policies: Policies, *, as_of: date
) -> Iterator[tuple[Change, tuple[Diagnostic, ...]]]:
    """The diagnostics of each change of the past, as far as there are any.

    Each is judged by the policies of its own time; severities and waivers are those of `policies`,
    the present ones, as an exception for what happened can only be approved afterwards.
    """
    rules = [rule for rule in catalogue() if rule.over is Change]
    for change in changes:
        context = Context(change.head.policies, _NOTHING, change.day)
        found = [d for r in rules for d in _stamp(r, r.look(change, context), policies)]
        told = _ordered(d for d in found if _waiver(d, policies, as_of) is None)
        if told:
            yield change, told


_NOTHING = Holdings((), {}, {}, {}, (), (), ())
"""No holdings: a rule over a change looks at its two sides alone."""


def withheld_ids(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The records that may not be published because of a finding."""
    return frozenset(d.record for d in diagnostics if d.withholds and d.record)


def _severity(rule: Rule, policies: Policies) -> str:
    chosen = policies.checks.severities
    return chosen.get(rule.code, chosen.get(rule.name, rule.severity))


def _stamp(
    rule: Rule, findings: Iterable[Finding], policies: Policies, before: Policies | None = None
) -> Iterable[Diagnostic]:
    """The diagnostics of findings. `before` are the settings a change started from: it cannot
    make light of its own faults, so the graver severity of both holds.
    """
    severity = _severity(rule, policies)
    if before is not None:
        severity = min(severity, _severity(rule, before), key=(*SEVERITIES, "off").index)
    if severity == "off" and not rule.withholds:
        return
    for finding in findings:
        span = finding.place.span()
        message = Label(
            fill(rule.message.hans, finding, "zh-Hans"), fill(rule.message.en, finding, "en")
        )
        yield Diagnostic(
            code=rule.code,
            rule=rule.name,
            severity=rule.severity if severity == "off" else severity,
            path=span.path,
            start=span.start,
            end=span.end,
            message=message,
            record=finding.record,
            help=rule.title,
            related=tuple((place.path, place.span().start, why) for place, why in finding.related),
            fix=finding.fix,
            withholds=rule.withholds,
            fingerprint=_fingerprint(rule.code, span.path, message.hans),
        )


def fill(template: str, finding: Finding, lang: str) -> str:
    """The message with the finding's values in the reader's language."""
    out = template
    for name, value in finding.values.items():
        out = out.replace("{" + name + "}", value.get(lang) if isinstance(value, Label) else value)
    return out


def _fingerprint(code: str, path: PurePosixPath, message: str) -> str:
    return hashlib.sha256(f"{code}\n{path.name}\n{message}".encode()).hexdigest()[:16]


def _waiver(found: Diagnostic, policies: Policies, as_of: date) -> Waiver | None:
    for waiver in policies.checks.waivers:
        named = waiver.rule in (found.code, found.rule)
        if named and found.record in waiver.records and as_of <= waiver.until:
            return waiver
    return None


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In order of place, equal ones told once; equal fingerprints in one file get a counter."""
    out: list[Diagnostic] = []
    seen: dict[str, int] = {}
    last: tuple[object, ...] | None = None
    order = sorted(found, key=lambda d: (str(d.path), d.start, d.code, d.message.hans))
    for item in order:
        key = (item.code, item.path, item.start, item.message.hans)
        if key == last:
            continue
        last = key
        count = seen.get(item.fingerprint, 0)
        seen[item.fingerprint] = count + 1
        mark = item.fingerprint if not count else f"{item.fingerprint}-{count + 1}"
        out.append(replace(item, fingerprint=mark))
    return tuple(out)
