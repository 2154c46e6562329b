"""An organisation unlike the sample: other types, levels and words, one audience, English."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from recordroom.assemble.edition import assemble
from recordroom.check.engine import withheld_ids
from recordroom.cli.main import run
from recordroom.model.edition import Edition
from recordroom.pipeline import check_room


def say(text: str) -> dict[str, str]:
    return {"zh-Hans": text, "en": text}


def field(name: str, kind: str, **more: object) -> dict[str, object]:
    return {"name": name, "kind": kind, "label": say(name.title()), **more}


STATES = [
    {"id": "draft", "label": say("Draft"), "phase": "draft"},
    {"id": "done", "label": say("Done"), "phase": "issued"},
]
OPEN = {"default": "open", "lowest": "open"}
STAMP = [{"value": "stamp", "label": say("Stamp")}]
PARTS = {
    "kind": "object",
    "fields": [
        field("name", "text"),
        field("inner", "object", fields=[field("x", "text"), field("y", "text")]),
    ],
}
GIVEN = {
    "kind": "object",
    "fields": [field("by", "text"), field("evidence", "choice", choices=STAMP)],
}
POLICIES: dict[str, object] = {
    "organisation": {
        "organisation": {
            "name": say("Rowing Club"), "code": "RC", "founded": "1880-01-01",
            "fiscal-year-start": "04-01", "language": "en",
        },
        "departments": [], "posts": [], "people": [], "bodies": [], "appointments": [],
    },
    "access": {
        "levels": [{"id": "open", "label": say("Open")}, {"id": "closed", "label": say("Closed")}],
        "audiences": [{"id": "all", "label": say("Everyone"), "level": "closed"}],
        "readers": {"level": "closed"},
    },
    "numbering": {"series": [{"id": "memos", "label": say("Memos"), "pattern": "M{n}"}]},
    "retention": {
        "classes": [
            {
                "id": "keep", "label": say("Keep"), "period": "P7Y", "action": "destroy",
                "trigger": {"event": "dated"}, "offset": "after-fiscal-year",
            }
        ]
    },
    "authority": {"matters": []},
    "record-types/memo": {
        "id": "memo", "label": say("Memo"), "summary": say("A memo"), "folder": "memos",
        "number": {"series": "memos", "required-in": ["done"]}, "access": OPEN,
        "disposal-class": "keep", "states": STATES,
        "door": {"label": say("Memos"), "text": say("What was written down")},
        "fields": [field("parts", "list", of=PARTS), field("approvals", "list", of=GIVEN)],
    },
    "record-types/bylaw": {
        "id": "bylaw", "label": say("Bylaw"), "summary": say("A bylaw"), "root": "policies",
        "access": OPEN, "disposal-class": "keep", "states": STATES,
    },
}  # fmt: skip
MEMO = """---
type: memo
title: First memo
date: {day}
number: M1
status: done
parts:
  - name: oars
    inner:
      x: port
      y: starboard
approvals:
  - by: The captain
    evidence: stamp
---

See [the bylaw](../../../policies/club/b1.md).
"""
BYLAW = "---\ntype: bylaw\ntitle: Boats\ndate: {day}\nstatus: done\n---\n\nText.\n"


def write(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


@pytest.fixture(params=["1890-04-01", "1890-04-01T09:30"], ids=["a day", "a moment"])
def club(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The room, once with dates and once with date-times as the records' own day."""
    day = request.param
    kind = "date-time" if "T" in day else "date"
    common = [field(n, k) for n, k in (("type", "text"), ("title", "text"), ("date", kind))]
    common += [field("number", "text"), field("status", "text"), field("access", "level")]
    for name, tree in {**POLICIES, "record-types/_common": {"fields": common}}.items():
        write(tmp_path, f"policies/{name}.yml", yaml.safe_dump(tree, allow_unicode=True))
    write(tmp_path, "policies/club/b1.md", BYLAW.format(day=day))
    write(tmp_path, "records/memos/1890/m1.md", MEMO.format(day=day))
    line = "number,event,id,day,reason\nM1,mint,m1,1890-04-01,\n"
    write(tmp_path, "records/numbers/memos/all.csv", line)
    return tmp_path


def edition_of(root: Path) -> Edition:
    checked = check_room(root, as_of=date(2026, 1, 1))
    return assemble(
        checked.holdings, checked.policies, checked.policies.access.audiences["all"],
        as_of=checked.as_of, lang="en", unsafe=withheld_ids(checked.diagnostics), manual=(),
    )  # fmt: skip


def test_records_are_in_order_whatever_the_day_is_called(club: Path) -> None:
    records = [d for d in check_room(club, as_of=date(2026, 1, 1)).diagnostics if d.record]
    assert records == []


def test_policies_and_doors_are_known_by_the_settings_not_by_a_type_name(club: Path) -> None:
    edition = edition_of(club)
    policies = next(item for item in edition.nav if item.title == "Policies")
    assert [(c.title, c.children[0].title) for c in policies.children] == [("Bylaw", "Boats")]
    home = next(p for p in edition.pages if str(p.path) == "index.md").meta["home"]
    assert isinstance(home, dict)
    doors = [d["title"] for d in home["doors"] if isinstance(d, dict)]  # type: ignore[union-attr]
    assert "Memos" in doors and "Archives" not in doors


def test_words_of_the_settings_and_groups_inside_tables_are_shown(club: Path) -> None:
    page = next(p for p in edition_of(club).pages if p.path.stem == "m1").meta["record"]
    assert isinstance(page, dict)
    approval, table = page["approvals"], page["fields"]
    assert isinstance(approval, list) and isinstance(approval[0], dict)
    assert (approval[0]["evidence"], approval[0]["evidence_help"]) == ("Stamp", "")
    assert isinstance(table, list) and isinstance(table[0], dict)
    assert table[0]["rows"] == [[{"text": "oars"}, {"text": "port、starboard"}]]


def test_the_period_runs_from_the_fiscal_year(
    club: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "explain", "m1", "--root", str(club)]) == 0
    assert "1898-03-31" in capsys.readouterr().out


def test_build_takes_the_only_audience_and_the_language_of_the_organisation(
    tmp_path: Path, club: Path
) -> None:
    out = tmp_path / "out"
    assert run(["build", "--root", str(club), "--out", str(out)]) == 0
    index = (out / "all" / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in index


def test_without_audiences_nothing_is_built_and_it_is_said(
    club: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = {**POLICIES["access"], "audiences": []}  # type: ignore[dict-item]
    write(club, "policies/access.yml", yaml.safe_dump(tree, allow_unicode=True))
    for command in (["build"], ["build", "--all"], ["serve", "--port", "0"]):
        assert run([*command, "--root", str(club)]) == 2
        assert "access.yml" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["build"], ["serve", "--port", "0"], ["audiences"]])
def test_faulty_settings_stop_what_depends_on_them(
    club: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(club, "policies/access.yml", "levels: []\n")
    assert run([*command, "--root", str(club)]) == 2
    assert "recordroom check" in capsys.readouterr().err


def test_strict_minds_files_that_are_no_records_for_want_of_reading(
    club: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(club, "records/memos/1890/blank.md", "")
    built = ["build", "--root", str(club), "--out", str(tmp_path / "out")]
    assert run(built) == 0
    assert "blank" in capsys.readouterr().err
    assert run([*built, "--strict"]) == 1
