"""The report formats of other people's programs: what their readers ask of them is there."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from recordroom.check.catalogue import catalogue
from recordroom.report import github, gitlab, junit, sarif
from tests.report.findings import diagnostic

CODES = [rule.code for rule in catalogue()][:3]
FOUND = (
    diagnostic(CODES[0], "notice", line=1),
    diagnostic(CODES[1], "error", line=2, message="标题里有 <b>&amp;\u0007\ufffe ]]>"),
    diagnostic(CODES[2], "warning", line=3),
    diagnostic(CODES[1], "error", line=9, message="第二处\n换行"),
)


def test_gitlab_has_what_code_quality_asks_for() -> None:
    rows = json.loads(gitlab.render(FOUND, records=3, lang="zh-Hans"))
    assert len(rows) == len(FOUND)
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(row["location"]["lines"]["begin"], int)
        assert not row["location"]["path"].startswith(("/", "."))
    assert [r["severity"] for r in rows] == ["info", "critical", "minor", "critical"]
    assert len({r["fingerprint"] for r in rows}) == len(rows)
    assert json.loads(gitlab.render((), records=3, lang="en")) == []


def test_sarif_names_each_rule_once_and_points_at_it() -> None:
    log = json.loads(sarif.render(FOUND, records=3, lang="en"))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == sorted(set(CODES))
    for rule in rules:
        assert (
            rule["shortDescription"]["text"] and rule["help"]["text"] and rule["help"]["markdown"]
        )
        assert re.fullmatch(r"[A-Z]\w+", rule["name"])
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert run["columnKind"] == "unicodeCodePoints"
    for result, d in zip(run["results"], FOUND, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == d.code
        assert result["level"] == {"notice": "note"}.get(d.severity, d.severity)
        assert list(result["partialFingerprints"].values()) == [d.fingerprint]
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w./%~-]+", uri, re.ASCII) and unquote(uri) == str(d.path)
        assert place["region"] == {
            "startLine": d.start.line, "startColumn": 9, "endLine": d.end.line, "endColumn": 14,
        }  # fmt: skip
        assert result["relatedLocations"][0]["message"]["text"] == "here"


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_sarif_of_nothing_is_a_run_that_found_nothing(lang: str) -> None:
    (run,) = json.loads(sarif.render((), records=3, lang=lang))["runs"]
    assert run["results"] == [] and run["tool"]["driver"]["rules"] == []


def test_junit_fails_for_errors_alone_and_is_xml_whatever_the_message() -> None:
    suites = ElementTree.fromstring(junit.render(FOUND, records=3, lang="zh-Hans"))
    (suite,) = suites
    assert suite.attrib["tests"] == "4" and suite.attrib["failures"] == "2"
    cases = list(suite)
    assert [case.find("failure") is not None for case in cases] == [False, True, False, True]
    failure = cases[1].find("failure")
    assert failure is not None and "<b>&amp;" in failure.attrib["message"]
    assert "\ufffd" in failure.attrib["message"] and "\u0007" not in failure.attrib["message"]
    assert cases[0].findtext("system-out", "").startswith("建议")
    assert all(case.attrib["file"] == str(d.path) for case, d in zip(cases, FOUND, strict=True))


def test_junit_of_nothing_is_one_test_that_passed() -> None:
    suites = ElementTree.fromstring(junit.render((), records=3, lang="en"))
    (case,) = suites[0]
    assert case.attrib["name"] == "3 records checked" and len(case) == 0


def test_github_has_errors_first_and_its_count_among_the_notices_shown() -> None:
    many = [diagnostic(CODES[0], "notice", line=n) for n in range(1, 15)]
    lines = github.render([*many, *FOUND], records=3, lang="en").splitlines()
    kinds = [line.split(" ", 1)[0].strip(":").split("::")[0] for line in lines]
    assert kinds == ["error"] * 2 + ["warning"] + ["notice"] * 16
    notices = [line for line in lines if line.startswith("::notice")]
    # Only ten of a kind are shown.
    assert any("18 findings" in line for line in notices[:10])
    assert "%0A" in lines[1] and "\n" not in lines[1]
