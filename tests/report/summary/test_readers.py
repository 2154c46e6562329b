"""A summary says nothing above those who may read the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordroom.report.summary import facts
from recordroom.report.summary.markdown import render
from recordroom.report.summary.review import Review
from tests.report.summary.changes import LETTER, letter
from tests.report.summary.rooms import association, reviewed

SECRET = "关于某员工考核结果的函"
HIDDEN = "records/official-documents/2026/appraisal-letter.md"
OPEN = LETTER


def room(level: str = "internal", compartments: str = "[]") -> dict[str, str]:
    """The association, its repository readable by some only."""
    files = association()
    access = files["policies/access.yml"]
    start = access.index("\nreaders:")
    end = access.index("\n\n", start)
    readers = f"\nreaders:\n  level: {level}\n  compartments: {compartments}"
    return {**files, "policies/access.yml": access[:start] + readers + access[end:]}


def everything(review: Review) -> str:
    return render(review, preview_url="https://p.example/{audience}") + facts.render(review)


def confidential(status: str = "draft", *more: str) -> str:
    return letter(status, "access: restricted", "compartments: [personnel]", *more, title=SECRET)


def test_a_stricter_record_is_neither_named_nor_counted(tmp_path: Path) -> None:
    files = room()
    review = reviewed(tmp_path, files, {**files, HIDDEN: confidential(), OPEN: letter("draft")})
    said = everything(review)
    assert SECRET not in said and "appraisal-letter" not in said
    assert [m.named.id for m in review.moves] == ["volunteer-notice"]
    assert [one.named.id for one in review.waiting] == ["volunteer-notice"]
    assert review.partial and "级别更严的文件不列名、不计数" in said


def test_a_record_is_hidden_by_what_it_was_and_by_what_it_would_be(tmp_path: Path) -> None:
    files = room()
    public = letter("draft", "access: public", title=SECRET)
    for n, (old, new) in enumerate([(confidential(), public), (public, confidential())]):
        review = reviewed(tmp_path / str(n), {**files, HIDDEN: old}, {**files, HIDDEN: new})
        assert not review.moves and SECRET not in everything(review)


def test_widening_the_readers_shows_them_nothing_yet(tmp_path: Path) -> None:
    narrow = room()
    wide = {**room("confidential", "[membership, personnel, finance, cases, council]"),
            HIDDEN: confidential()}  # fmt: skip
    review = reviewed(tmp_path, narrow, wide)
    assert SECRET not in everything(review)
    assert review.preview is not None and review.preview[0] == "public"


def test_an_error_in_a_stricter_record_fails_without_saying_where(tmp_path: Path) -> None:
    files = room()
    review = reviewed(tmp_path, files, {**files, HIDDEN: confidential("nonsense")})
    said = everything(review)
    assert not review.ok and review.findings.hidden_error
    assert "appraisal-letter" not in said and "nonsense" not in said
    assert "不便在此显示" in said and "cannot be told of here" in said


def test_a_message_does_not_quote_a_stricter_record(tmp_path: Path) -> None:
    files = room()
    number = "number: 小样〔2026〕1号"
    secret = confidential("issued", number)
    review = reviewed(
        tmp_path,
        files,
        {**files, HIDDEN: secret, OPEN: letter("draft", number, "related: [appraisal-letter]")},
    )
    said = everything(review)
    assert "appraisal-letter" not in said and SECRET not in said
    assert any(t.path == OPEN for t in review.findings.told)


def test_a_file_that_cannot_be_read_may_be_a_stricter_one(tmp_path: Path) -> None:
    files = room()
    broken = "---\ntype: official-document\ntitle: [" + SECRET + "\n---\n"
    review = reviewed(tmp_path, files, {**files, HIDDEN: broken})
    assert not review.ok and "appraisal-letter" not in everything(review)


def test_who_sees_everything_is_told_everything(tmp_path: Path) -> None:
    files = association()
    broken = "---\ntype: official-document\ntitle: [" + SECRET + "\n---\n"
    review = reviewed(tmp_path, files, {**files, OPEN: broken, HIDDEN: confidential()})
    said = everything(review)
    assert not review.partial and SECRET in said and "volunteer-notice.md" in said


@pytest.mark.parametrize(
    ("level", "compartments", "audience"),
    [
        ("confidential", "[membership, personnel, finance, cases, council]", "archivist"),
        ("restricted", "[membership]", "head"),
        ("internal", "[membership]", "staff"),
        ("internal", "[]", "public"),
        ("public", "[]", "public"),
    ],
)
def test_the_preview_is_the_edition_that_all_readers_may_see(
    level: str, compartments: str, audience: str, tmp_path: Path
) -> None:
    files = room(level, compartments)
    review = reviewed(tmp_path, files, {**files, OPEN: letter("draft", "access: public")})
    assert review.preview is not None and review.preview[0] == audience
    assert f"https://p.example/{audience}" in everything(review)
