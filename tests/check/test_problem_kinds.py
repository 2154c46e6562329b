"""Whatever reading and capture could not take reaches a person: each kind has its one rule."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

import recordroom
from recordroom.capture.holdings import holdings_of
from recordroom.capture.policies.load import capture_policies
from recordroom.check.catalogue import catalogue
from recordroom.check.rule import Context
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Place, Position, Problem, Source
from recordroom.read.faults import TOLD
from recordroom.read.room import read_room
from tests.conftest import BASE

TOOL = Path(recordroom.__file__).parent
MAKERS = {"Problem": 0, "_problem": 0, "fault": None, "refused": 1, "_error": 0, "LocatedError": 0}
"""Functions that note a fault, and which argument names its kind (None: the first or second)."""


def trees() -> Iterator[ast.AST]:
    for room in ("read", "capture"):
        for path in sorted((TOOL / room).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def literals(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be: a constant, or either branch of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def collected_kinds() -> set[str]:
    """Every kind that the code of read and capture can give a problem."""
    # Kinds that are not written where the problem is made: a fault of a name, an oddity of a text.
    found = {"link", "special", "not-nfc", "bad-name", "byte-order-mark", "line-ends"}
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and any(
                isinstance(t, ast.Name) and t.id == "kind" for t in node.targets
            ):
                found.update(literals(node.value))
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name not in MAKERS:
                continue
            at = MAKERS[name]
            for argument in node.args[:2] if at is None else node.args[at : at + 1]:
                texts = list(literals(argument))
                found.update(texts)
                if texts:
                    break
    return found


def collected_values() -> dict[str, str | Label]:
    """Every name under which a problem may carry a value, each with some text."""
    names: set[str] = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                names.update(k.arg for k in node.keywords if k.arg)
            elif isinstance(node, ast.Dict):
                names.update(t for key in node.keys if key is not None for t in literals(key))
    return {**dict.fromkeys(names, "x"), "what": "state"}


KINDS = sorted(collected_kinds())
VALUES = collected_values()


@pytest.fixture(scope="module")
def policies() -> Policies:
    return capture_policies(read_room(BASE).policy_files)


def tellers(problem: Problem, policies: Policies, *, of_policies: bool) -> set[str]:
    """The names of the rules that tell this problem."""
    noted = () if of_policies else (problem,)
    holdings = holdings_of(
        [], registers=[], references=[], problems=list(noted), history=None, revision="", landed={}
    )
    faulty = replace(policies, problems=(problem,) if of_policies else ())
    context = Context(faulty, holdings, date(2026, 1, 1))
    quiet = Context(
        policies, replace(holdings, problems=()), date(2026, 1, 1)
    )  # what the rules say anyway
    told = set()
    for rule in catalogue():
        subject = {Policies: faulty, Holdings: holdings}.get(rule.over)
        calm = {Policies: policies, Holdings: quiet.holdings}.get(rule.over)
        if subject is None:
            continue
        before = len(list(rule.look(calm, quiet)))
        if len(list(rule.look(subject, context))) > before:
            told.add(rule.name)
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_one_rule(kind: str, policies: Policies) -> None:
    told = set()
    for of_policies in (False, True):
        folder = "policies/retention.yml" if of_policies else "records/notices/2025/a.md"
        source = Source(PurePosixPath(folder), "---\nx: y\n---\n", "", "x: y\n", 2, 4)
        place = Place(source, ("x",), Position(2, 1))
        problem = Problem(kind, place, VALUES, None if of_policies else "a")
        told |= tellers(problem, policies, of_policies=of_policies)
    assert len(told) == 1, f"{kind} is told by {sorted(told) or 'no rule'}"


def test_the_collector_sees_the_usual_kinds() -> None:
    expected = {
        "bad-yaml", "alias", "tag", "too-deep", "duplicate-key", "several-documents", "bad-key",
        "no-front-matter", "unclosed-front-matter", "not-a-mapping", "bad-encoding", "too-large",
        "hidden-character", "conflict-mark", "unknown-type", "missing-type", "unknown-field",
        "empty-field", "mistyped-field", "stray-file", "link", "bad-register-header",
        "wrong-shape", "unknown-key", "missing-policy-file",
    }  # fmt: skip
    assert expected <= set(KINDS)


def test_a_settings_file_that_cannot_be_read_says_why_in_words() -> None:
    refusals = {
        "bad-yaml", "alias", "tag", "too-deep", "duplicate-key", "several-documents", "bad-key",
        "bad-encoding", "too-large", "hidden-character", "conflict-mark", "link", "special",
        "not-nfc", "bad-name",
    }  # fmt: skip
    assert refusals <= set(TOLD)
    for label in TOLD.values():
        assert label.hans and label.en
