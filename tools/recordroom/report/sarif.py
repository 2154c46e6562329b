"""Diagnostics as SARIF 2.1.0, the form of code scanning: rules with their manual, and results."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

import recordroom
from recordroom.check.catalogue import catalogue
from recordroom.check.rule import Rule
from recordroom.model.check import Diagnostic
from recordroom.model.edition import Plain
from recordroom.model.text import Position

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "notice": "note"}
_BASE = "SRCROOT"


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """One SARIF log with one run.

    Rules have their manual page as help text and no help URI: the handbook that holds the page
    stands where each organisation puts it. Columns count code points.
    """
    del records
    known = {rule.code: rule for rule in catalogue()}
    codes = sorted({d.code for d in diagnostics})
    place = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "recordroom",
                "semanticVersion": recordroom.__version__,
                "language": "en" if lang == "en" else "zh-Hans",
                "rules": [_rule(known[code], lang) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, place[d.code], lang) for d in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Plain]:
    manual = rule.manual.get(lang)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title.get(lang)},
        "fullDescription": {"text": manual.split("\n", 1)[0] or rule.title.get(lang)},
        "help": {"text": manual.replace("**", ""), "markdown": manual},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.family, rule.name]},
    }


def _result(d: Diagnostic, index: int, lang: str) -> dict[str, Plain]:
    result: dict[str, Plain] = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": _LEVEL[d.severity],
        "message": {"text": d.message.get(lang)},
        "locations": [{"physicalLocation": _physical(str(d.path), d.start, d.end)}],
        "partialFingerprints": {"recordroomFinding/v1": d.fingerprint},
    }
    if d.related:
        result["relatedLocations"] = [
            {"physicalLocation": _physical(str(path), at), "message": {"text": why.get(lang)}}
            for path, at, why in d.related
        ]
    return result


def _physical(path: str, start: Position, end: Position | None = None) -> dict[str, Plain]:
    region: dict[str, Plain] = {"startLine": start.line, "startColumn": start.column}
    if end is not None and end > start:
        region |= {"endLine": end.line, "endColumn": end.column}
    # A URI: what stands in a file's name must be escaped, Chinese too.
    return {"artifactLocation": {"uri": quote(path), "uriBaseId": _BASE}, "region": region}
