"""What the scan is told to look for: nothing that the edition may say of itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from recordroom.assemble.edition import assemble
from recordroom.capture.holdings import capture_holdings
from recordroom.model.edition import Secret
from recordroom.pipeline import Checked
from recordroom.read.frontmatter import read_document
from tests.publish.conftest import Canary

FRONT = (
    "---\ntype: {type}\ntitle: {title}\nnumber: {number}\ndate: 2025-01-01\naccess: {access}\n---\n"
)


def secrets(canary: Canary, *, audience: str = "public", **files: str) -> dict[str, set[str]]:
    """The secrets of a room with these files alone, by the record's id."""
    checked: Checked = canary.checked
    documents = [
        read_document(PurePosixPath(f"records/official-documents/2025/{name}.md"), text.encode())
        for name, text in files.items()
    ]
    room = replace(checked.room, documents=tuple(documents))
    edition = assemble(
        capture_holdings(room, checked.policies),
        checked.policies,
        checked.policies.access.audiences[audience],
        as_of=checked.as_of,
        lang="zh-Hans",
        unsafe=("kept-back",),
        manual=(),
    )
    out: dict[str, set[str]] = {}
    for secret in edition.secrets:
        assert isinstance(secret, Secret)
        out.setdefault(secret.record, set()).add(secret.text)
    return out


def text(title: str, access: str = "restricted", number: str = "青协〔2025〕9号") -> str:
    return FRONT.format(type="official-document", title=title, access=access, number=number)


def test_ids_numbers_and_titles(canary: Canary) -> None:
    hidden = {"strict-note": text("关于鬯草的通知")}
    assert secrets(canary, **hidden) == {
        "strict-note": {"strict-note", "关于鬯草的通知", "青协〔2025〕9号"}
    }


def test_words_of_the_house_are_no_secrets(canary: Canary) -> None:
    """A title that is a type's name, an id that is a type's id or an ordinary word."""
    hidden = {
        "project-plan": text("请假单"),
        "budget": text("综合部", number=""),
    }
    assert secrets(canary, **hidden) == {
        "project-plan": {"2025/project-plan", "青协〔2025〕9号"},
        "budget": {"2025/budget"},
    }


def test_words_of_a_visible_record_are_no_secrets(canary: Canary) -> None:
    told = text("年度计划", "public") + "\n依照青协〔2025〕8号，另见机要安排。\n"
    hidden = text("机要安排")
    found = secrets(canary, told=told, **{"hidden-one": hidden})
    assert found == {"hidden-one": {"hidden-one"}}, "the number is borne by the visible one too"
    found = secrets(canary, told=told, **{"hidden-one": text("机要安排", number="青协〔2025〕8号")})
    assert found == {"hidden-one": {"hidden-one", "青协〔2025〕8号"}}, "a mention is a leak"


def test_what_a_finding_keeps_back_is_no_secret_to_those_who_may_read_it(canary: Canary) -> None:
    files = {"kept-back": text("鬯草", "internal")}
    assert secrets(canary, audience="staff", **files) == {}
    assert set(secrets(canary, audience="public", **files)) == {"kept-back"}
