"""Texts made to keep a rule busy: every rule looks at each of them in about linear time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import PurePosixPath

import pytest

from recordroom.capture.holdings import holdings_of
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import capture_record
from recordroom.check.catalogue import catalogue
from recordroom.check.rule import Context
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.read.frontmatter import read_document
from recordroom.read.room import read_room
from tests.conftest import BASE

SIZE = 60_000
"""Characters. At this size a quadratic search takes minutes, a linear one some milliseconds."""
PATIENCE = 5
"""Seconds of computing for one rule and one text; what is linear needs a hundredth."""


def many(text: str) -> str:
    return text * (SIZE // len(text))


BODIES = {
    "tags": many("<a"),
    "one long tag": "<" + "a" * SIZE,
    "one tag of many attributes": "<a " + many("b=c "),
    "an address never closed": "<" + many("a.") + "@",
    "comments never closed": many("<!--"),
    "dashes": "-" * SIZE,
    "scissors": many("-8<"),
    "braces": many("{a "),
    "attributes never closed": "{" + many("on=") + "x",
    "gaps never closed": many("[甲"),
    "brackets": "[" * SIZE,
    "gaps": many("[甲]"),
    "links never closed": many("[a]("),
    "links in links": "[a](" + many("(a") + "x",
    "a title never closed": '[a](x "' + "a" * SIZE,
    "code spans": many("`a"),
    "underlines": "a" * SIZE + "\n" + "=" * SIZE + "x",
    "spaces": " " * SIZE + "x\n===\n",
    "a heading of hashes": "## " + "#" * SIZE + "x",
    "headings": many("# a\n"),
    "empty lines": "\n" * SIZE,
    "digits": "1" * SIZE,
    "digits apart": many("1 "),
    "telephones": many("13800138000 "),
    "an address of dots": many("a.") + "@" + many("a-"),
    "addresses": many("a@"),
    "one character": "一" * SIZE,
    "clauses": many("**第一条** "),
    "names of clauses": many("第一条 "),
    "numbers": many("小样〔2025〕"),
    "brackets of numbers": many("〔[【("),
    "items": many("（一）"),
    "a table's row": many("| a "),
    "definitions": many("[a]:\n"),
    "titles never closed": many("《"),
    "quotations never closed": many("“a"),
    "stars": "*" * SIZE,
    "entities": many("&amp;"),
    "a way up": many("../"),
    "escaped in a link": "[a](" + many("%20") + ")",
    "both scripts": many("会會"),
    "placeholders": many("TODO"),
    "ids": many("a-"),
    "paragraphs": many("a\n\n"),
    "nothing": "",
}


@pytest.fixture(scope="module")
def policies() -> Policies:
    return capture_policies(read_room(BASE).policy_files)


@contextmanager
def patience(what: str) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"{what} took more than {PATIENCE} seconds of computing")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("name", BODIES)
def test_no_text_keeps_a_rule_busy(name: str, policies: Policies) -> None:
    front = "type: policy\ntitle: 制度\ndate: 2025-03-03\nstatus: issued"
    text = f"---\n{front}\n---\n{BODIES[name]}".encode()
    with patience("reading"):
        document = read_document(PurePosixPath("policies/office/x.md"), text)
        record = capture_record(document, policies=policies, beside=()).record
    assert record is not None
    holdings = holdings_of(
        [record], registers=[], references=[], problems=[], history=None, revision="", landed={}
    )
    context = Context(policies, holdings, date(2026, 1, 1))
    for rule in catalogue():
        subject = {Record: record, Holdings: holdings}.get(rule.over)
        if subject is not None:
            with patience(rule.name):
                list(rule.look(subject, context))
