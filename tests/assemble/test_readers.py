"""Who has read what, on pages: for those who may see names, and in no other way."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from recordroom.assemble.edition import assemble
from recordroom.check.engine import withheld_ids
from recordroom.model.edition import Edition, Page, Plain
from tests.circulated import DAY, DU, OFFICE, acknowledged, checked_of, files, hash_of

OLD = """---
type: policy
title: 请假办法
date: 2021-01-01
status: ended
access: {level}
---

**第一条** 三天以内的假由主任批准。

**第二条** 旧规定的秘密措辞。
"""
NEW = """---
type: policy
title: 请假办法（修订）
date: 2025-01-01
status: issued
supersedes: [leave-old]
---

**第一条** 五天以内的假由主任批准。
"""
PLAIN = "  - {id: plain, label: {zh-Hans: 无名, en: Nameless}, level: internal}\n"


def edition(root: Path, audience: str, *, level: str = "public", lang: str = "zh-Hans") -> Edition:
    content = hash_of(root / "h", files(OFFICE, DU))
    read = acknowledged("bai", content)
    proxy = acknowledged("du", content, kind="proxy", by="bai", reason="代阅的缘由")
    laid = {
        **files(OFFICE, DU), **read, **proxy,
        "policies/office/leave-old.md": OLD.format(level=level),
        "policies/office/leave.md": NEW,
    }  # fmt: skip
    own = laid["policies/access.yml"]
    laid["policies/access.yml"] = own.replace("audiences:\n", "audiences:\n" + PLAIN)
    checked = checked_of(root / "room", laid)
    assert not [d for d in checked.diagnostics if d.withholds], checked.diagnostics
    return assemble(
        checked.holdings, checked.policies, checked.policies.access.audiences[audience],
        as_of=DAY, lang=lang, unsafe=withheld_ids(checked.diagnostics), manual=(),
    )  # fmt: skip


def page(of: Edition, name: str) -> Page:
    return next(p for p in of.pages if p.path.stem == name)


def box(of: Edition, name: str, which: str) -> dict[str, Plain]:
    record = page(of, name).meta["record"]
    assert isinstance(record, dict)
    found = record[which]
    assert isinstance(found, dict)
    return found


def test_staff_see_who_has_read_it(tmp_path: Path) -> None:
    found = box(edition(tmp_path, "staff"), "duty", "readers")
    assert found["count"] == "已阅 2 人，应阅 2 人"
    assert [(r["name"], r["state"], r["by"]) for r in found["rows"]] == [  # type: ignore[union-attr, call-overload, index]
        ("白桦", "已阅", ""), ("杜若", "代阅", "白桦"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_who_may_not_see_names_learns_nothing_of_readers(tmp_path: Path, lang: str) -> None:
    made = edition(tmp_path, "plain", lang=lang)
    assert box(made, "duty", "readers") == {}
    whole = json.dumps(
        [(p.title, p.meta, p.body, repr(p.search)) for p in made.pages],
        default=str,
        ensure_ascii=False,
    )
    for secret in ("person:du", "department:office", "代阅的缘由", "白桦", "Bai Hua", "2025-03-04"):
        assert secret not in whole, secret


def test_acknowledgements_are_on_no_page_and_in_no_file(tmp_path: Path) -> None:
    made = edition(tmp_path, "staff")
    whole = json.dumps(
        [(p.meta, p.body, repr(p.search)) for p in made.pages], default=str, ensure_ascii=False
    )
    assert "代阅的缘由" not in whole and "v1:sha256" not in whole
    assert not any("acknowledgements" in str(p.path) for p in made.pages)
    assert not any("acknowledgements" in str(f.source) for f in made.files)


def test_the_page_tells_what_changed(tmp_path: Path) -> None:
    found = box(edition(tmp_path, "public"), "leave", "changes")
    rows = json.dumps(found["rows"], ensure_ascii=False)
    assert '{"sign": "-", "text": "三"}, {"sign": "+", "text": "五"}' in rows
    assert "第二条（删去）" in rows and "旧规定的秘密措辞" in rows
    assert box(edition(tmp_path / "old", "public"), "leave-old", "changes") == {}


def test_not_to_those_who_may_not_see_the_older_one(tmp_path: Path) -> None:
    made = edition(tmp_path, "public", level="internal")
    assert box(made, "leave", "changes") == {}
    assert "旧规定的秘密措辞" not in json.dumps(
        [p.meta for p in made.pages], default=str, ensure_ascii=False
    )


def test_days_of_the_page_are_those_of_the_build(tmp_path: Path) -> None:
    content = files(OFFICE)
    checked = checked_of(tmp_path, content)
    staff = checked.policies.access.audiences["staff"]
    for day, tone in ((date(2025, 3, 10), ""), (date(2025, 3, 11), "warn")):
        made = assemble(
            checked.holdings, checked.policies, staff, as_of=day, lang="en", unsafe=(), manual=()
        )
        row = box(made, "duty", "readers")["rows"][0]  # type: ignore[index]
        assert (row["state"], row["tone"]) == ("not yet", tone)  # type: ignore[index, call-overload]
