"""Diagnostics as JUnit XML, which most build servers show as a list of tests.

An error is a failed test. What does not stop a merge passes, with its message as output: a test
that fails without failing the build would confuse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from recordroom.model.check import Diagnostic
from recordroom.model.text import Label
from recordroom.report.text import WORDS

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLEAN = Label("检查 {records} 份文件", "{records} records checked")


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """One test suite with a test a diagnostic; a single passing test where there is none."""
    suites = Element("testsuites")
    failed = sum(d.severity == "error" for d in diagnostics)
    tests = str(len(diagnostics) or 1)
    suite = SubElement(
        suites, "testsuite", name="recordroom", tests=tests, failures=str(failed), errors="0",
        skipped="0",
    )  # fmt: skip
    if not diagnostics:
        SubElement(
            suite, "testcase", classname="recordroom", name=_CLEAN.get(lang).format(records=records)
        )
    for d in diagnostics:
        at = f"{d.path}:{d.start.line}:{d.start.column}"
        case = SubElement(
            suite, "testcase", classname=f"recordroom.{d.code}", name=_legal(f"{d.code} {at}"),
            file=_legal(str(d.path)), line=str(d.start.line),
        )  # fmt: skip
        message = _legal(d.message.get(lang))
        if d.severity == "error":
            SubElement(
                case, "failure", type=d.code, message=message
            ).text = f"{_legal(at)}\n{message}"
        else:
            SubElement(case, "system-out").text = f"{WORDS[d.severity].get(lang)} {message}"
    indent(suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(suites, encoding="unicode") + "\n"


def _legal(text: str) -> str:
    """A text without the characters that no XML may hold, not even escaped."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
