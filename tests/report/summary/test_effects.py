"""How many records a change of the settings affects, by the records themselves."""

from __future__ import annotations

from pathlib import Path

from recordroom.report.summary.markdown import LIMIT, render
from recordroom.report.summary.review import Review
from tests.report.summary.changes import LETTER, letter, register, signed
from tests.report.summary.rooms import association, reviewed


def issued(n: int, *more: str) -> str:
    return letter(
        "issued",
        f"number: 小样〔2026〕{n}号",
        "issued-on: 2026-03-02",
        *more,
        *signed(),
        title=f"通知之{n}",
    )


def room(count: int = 3) -> dict[str, str]:
    files = association()
    for n in range(1, count + 1):
        files[f"records/official-documents/2026/notice-{n}.md"] = issued(n)
    rows = [f"小样〔2026〕{n}号,mint,notice-{n},2026-03-02," for n in range(1, count + 1)]
    files["records/numbers/official/xy-2026.csv"] = register(*rows)
    return files


def changed(files: dict[str, str], name: str, old: str, new: str) -> dict[str, str]:
    text = files[name]
    assert old in text, old
    return {**files, name: text.replace(old, new, 1)}


def counts(review: Review, area: str) -> dict[str, int]:
    assert review.effects is not None
    return {e.label.hans: e.count for e in review.effects if e.area == area}


def test_a_longer_period_and_a_permanent_one(tmp_path: Path) -> None:
    files = room()
    retention = files["policies/retention.yml"]
    start = retention.index("  - id: official-documents\n")
    period = retention.index("    period: ", start)
    end = retention.index("\n", period)
    for n, (value, said) in enumerate(
        [("P50Y", {"到期日推后": 3}), ("permanent", {"改为永久保管": 3})]
    ):
        text = retention[:period] + f"    period: {value}" + retention[end:]
        review = reviewed(tmp_path / str(n), files, {**files, "policies/retention.yml": text})
        assert counts(review, "retention") == said


def test_an_audience_that_may_read_more(tmp_path: Path) -> None:
    files = room()
    wider = changed(
        files, "policies/access.yml",
        "    level: public\n    compartments: []", "    level: internal\n    compartments: []",
    )  # fmt: skip
    review = reviewed(tmp_path, files, wider)
    assert counts(review, "access") == {"「公众」新看得到": 3}
    back = reviewed(tmp_path / "back", wider, files)
    assert counts(back, "access") == {"「公众」不再看得到": 3}


def test_approvals_that_no_longer_suffice_and_drafts_that_go_elsewhere(tmp_path: Path) -> None:
    files = {**room(), LETTER: letter("in-review")}
    authority = files["policies/authority.yml"]
    start = authority.index("  - id: official-document\n")
    at = authority.index("choice: ordinary", start)
    end = authority.index("choice: important", at)
    asked = authority[at:end]
    word = "role:supervising-deputy"
    assert word in asked
    stricter = authority[:at] + asked.replace(word, "post:secretary-general") + authority[end:]
    review = reviewed(tmp_path, files, {**files, "policies/authority.yml": stricter})
    assert counts(review, "authority") == {"原有审批不再足够": 3, "待批文件的审批人改变": 1}
    back = reviewed(tmp_path / "back", {**files, "policies/authority.yml": stricter}, files)
    assert counts(back, "authority")["原来不足的审批变为足够"] == 3


def test_a_field_that_becomes_required_makes_records_invalid(tmp_path: Path) -> None:
    files = room()
    name = "policies/record-types/official-document.yml"
    text = files[name]
    at = text.index("  - name: urgency\n")
    place = text.index("    choices:", at)
    stricter = text[:place] + "    required: true\n" + text[place:]
    review = reviewed(tmp_path, files, {**files, name: stricter})
    validity = counts(review, "validity")
    assert len(validity) == 1 and list(validity.values()) == [3]
    assert "FRM009" in next(iter(validity))
    back = reviewed(tmp_path / "back", {**files, name: stricter}, files)
    assert next(iter(counts(back, "validity"))).startswith("不再有检查错误")


def test_another_number_form_makes_records_invalid(tmp_path: Path) -> None:
    files = room()
    stricter = changed(
        files, "policies/numbering.yml", "{code}〔{year}〕{n}号", "{code}字〔{year}〕{n}号"
    )
    review = reviewed(tmp_path, files, stricter)
    assert 3 in counts(review, "validity").values()


def test_a_comment_in_the_settings_changes_nothing(tmp_path: Path) -> None:
    files = room()
    text = files["policies/retention.yml"]
    review = reviewed(tmp_path, files, {**files, "policies/retention.yml": "# 说明\n" + text})
    assert review.effects == () and "都没有变化" in render(review)


def test_broken_settings_are_told_and_nothing_else(tmp_path: Path) -> None:
    files = room()
    review = reviewed(tmp_path, files, {**files, "policies/retention.yml": "classes: 5\n"})
    said = render(review)
    assert not review.ok and review.broken and "请先改好" in said
    assert review.effects is None and not review.moves


def test_a_change_of_thousands_of_records_fits_a_comment(tmp_path: Path) -> None:
    files = association()
    many = {
        f"records/official-documents/2026/very-long-name-of-a-notice-{n}.md": letter(
            "draft", title=f"关于{'很' * 90}长的通知 {n}"
        )
        for n in range(700)
    }
    review = reviewed(tmp_path, files, {**files, **many})
    text = render(review, url=lambda path, line: f"https://git.example/{'o' * 80}/{path}#L{line}")
    assert len(text) <= LIMIT and "涉及 700 份文件" in text
    assert "没有列出" in text and text.count("很") > 0
    tiny = render(review, limit=2_000)
    assert len(tiny) <= 2_000 and "另有 700 项" in tiny
    assert tiny.count("<details>") == tiny.count("</details>")
