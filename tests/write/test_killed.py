"""Every writing command is killed at points of its writing drawn by lot: no record is lost or half
written, and the room, the index and HEAD agree afterwards.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from recordroom.authorise.content import content_hash
from recordroom.cli import acting, commands, fixing
from recordroom.cli.commands import fmt
from recordroom.cli.main import run
from recordroom.pipeline import check_room
from recordroom.write.transaction import apply, pending, recover
from tests.walk.conftest import Desk, association
from tests.write.dying import dies, steps_of
from tests.write.test_transaction import picture

KILLS = 5
"""For each of the acts below: a hundred in all and more."""
JOURNAL = "recordroom/draft"
"""The journal's draft is the first thing that a command writes."""

LETTER = {
    "title": "关于开展春季志愿者培训的函",
    "date": "2026-03-02",
    "department": "projects",
    "author": "ning-he",
    "document-kind": "letter",
    "importance": "ordinary",
    "recipients": "各社工站",
    "drafted-on": "2026-03-02",
}
BODY = "各社工站：\n\n培训于3月28日举行，请3月20日前报送名单。\n\n小样协会\n\n2026年3月4日"
POLICY = """---
type: policy
title: {title}
number: {number}
date: 2026-02-01
department: general-office
status: issued
chapter: administration
owner: general-office
effective-from: 2026-02-01
review-due: 2027-02-01
{more}---

## 一、总则

第一条　本办法适用于全体人员。
"""
APPROVED = """approvals:
  - step: review
    by: ji-bai
    post: head-general
    on: 2026-01-10
    decision: approved
  - step: review
    by: bo-yuan
    post: secretary-general
    on: 2026-01-12
    decision: approved
  - step: adopt
    by: an-ning
    post: council-chair
    on: 2026-02-20
    decision: approved
    in: decided
"""
DECISION = """---
type: resolution
title: 关于借阅办法的决议
date: 2026-02-20
status: adopted
body: council
entitled: 6
present-count: 6
for: 6
against: 0
abstain: 0
threshold: majority
result: adopted
approvals:
  - step: adopt
    by: an-ning
    post: council-chair
    on: 2026-02-20
    decision: approved
    evidence: stated
---

## 决议内容

暂停执行借阅办法。
"""
ODD = """---
title: "关于借用会议室的函"
type: official-document
date: 2026/3/2   # 待定
department: projects
status: draft
tags: [会议, 场地]
---

正文。
"""


@dataclass(frozen=True, slots=True)
class Act:
    """A command as it is typed, by whom and when; one that is not `kept` is undone after."""

    words: tuple[str, ...]
    by: str = "ji-bai"
    day: str = "2026-03-02"
    kept: bool = False
    commits: bool = True


def fields(**more: str) -> list[str]:
    pairs = {**LETTER, **more}.items()
    return [word for name, value in pairs for word in ("--set", f"{name}={value}")]


ACTS = (
    Act(("new", "official-document", "--id", "one", *fields()), kept=True),
    Act(("submit", "one"), kept=True),
    Act(("return", "one", "--note", "请补充时间"), by="mo-ran"),
    Act(("refuse", "one", "--note", "今年不办"), by="hua-zhi"),
    Act(("approve", "one"), by="mo-ran", day="2026-03-03", kept=True),
    Act(("approve", "one"), by="hua-zhi", day="2026-03-04", kept=True),
    Act(("number", "one", "--code", "xy"), day="2026-03-05", kept=True),
    Act(("void", "小样〔2026〕1号", "--reason", "重号"), day="2026-03-05"),
    Act(("advance", "one", "--to", "sealed"), day="2026-03-05", kept=True),
    Act(("issue", "one"), day="2026-03-05", kept=True),
    Act(("circulate", "one", "--to", "person:mo-ran", "--due", "2026-03-20"), day="2026-03-05", kept=True),
    Act(("acknowledge", "one"), by="mo-ran", day="2026-03-06", kept=True),
    Act(("amend", "one", "--minor", "--summary", "改错字"), day="2026-03-06"),
    Act(("withdraw", "one"), by="bo-yuan", day="2026-03-06"),
    Act(("attach", "one", "{scan}", "--role", "stamped"), day="2026-03-07", kept=True),
    Act(("attach", "one", "{scan}", "--role", "draft-sheet", "--name", "sheet.pdf"), day="2026-03-07", kept=True),
    Act(("file", "one"), by="ke-qing", day="2026-03-10", kept=True),
    Act(("suspend", "rule-paused", "--in", "decided"), by="an-ning", kept=True),
    Act(("resume", "rule-paused", "--in", "decided"), by="an-ning", kept=True),
    Act(("supersede", "rule-old", "--with", "rule-new", "--set", "effective-to=2026-03-01"), by="bo-yuan"),
    Act(("repeal", "rule-paused", "--in", "decided", "--set", "effective-to=2026-03-01"), by="an-ning"),
    Act(("check", "--fix", "records/official-documents/2026/odd.md"), commits=False),
    Act(("fmt",), commits=False, kept=True),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """One clone of an association's room, with policies in force and an untidy draft."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    desk = Desk(tmp_path / "room", "ji-bai", "2026-03-01")
    more = {
        "policies/rules/rule-old.md": POLICY.format(title="借阅办法", number="旧一", more=""),
        "policies/rules/rule-paused.md": POLICY.format(
            title="用车办法", number="旧三", more=APPROVED
        ),
        "policies/rules/rule-new.md": POLICY.format(
            title="借阅管理办法", number="旧二", more="supersedes:\n  - rule-old\n"
        ),
        "records/official-documents/2026/odd.md": ODD,
        "records/resolutions/2026/decided.md": DECISION,
    }
    files = {**association(), **{name: text.encode() for name, text in more.items()}}
    for name, content in files.items():
        (desk.path / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.path / name).write_bytes(content)
    checked = check_room(desk.path, as_of=date(2026, 3, 1))
    record = checked.holdings.by_id["rule-paused"]
    bound = f"    content: {content_hash(record, checked.policies)}\n    decision: approved"
    text = (desk.path / record.path).read_text(encoding="utf-8")
    (desk.path / record.path).write_text(text.replace("    decision: approved", bound))
    desk.git("init", "-q", "-b", "main")
    desk.git("config", "user.name", "纪白")
    desk.git("config", "user.email", "ji-bai@sample.example")
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "Open the room")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 scan")
    yield desk


def status(act: Act, desk: Desk) -> int:
    """The exit status of an act that is done here."""
    words = [word.format(scan=desk.path.parent / "scan.pdf") for word in act.words]
    words += ["--root", str(desk.path)]
    if act.commits:
        words += ["--by", act.by, "--on", act.day, "--yes", "--commit"]
    given = run(words)
    return 0 if act.words[0] == "check" and given == 1 else given


class Killer:
    """Stands where commands call `apply`: first children of the command are killed in there, and
    the room is looked at after each; then the command itself goes on.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.draw = random.Random(2026)
        self.ends: list[str] = []
        self.calls = 0

    def __call__(self, *arguments: Any, **named: Any) -> str:
        self.calls += 1
        write = partial(apply, *arguments, **named)
        before, head = picture(self.desk.path), self.desk.git("rev-parse", "HEAD")
        steps = steps_of(lambda: write() and None, once=JOURNAL)
        after = picture(self.desk.path)
        assert after != before
        assert steps > 10
        undo(self.desk, head)
        for at in sorted(self.draw.sample(range(steps), KILLS)):
            assert dies(lambda: write() and None, at, once=JOURNAL)
            self.ends.append(
                self.look(before, after, head=head, commits=named["commit"] is not None)
            )
            undo(self.desk, head)
        return write()

    def look(self, before: object, after: object, *, head: str, commits: bool) -> str:
        """Recover, and say whether the room is as before or after; it is nothing else."""
        desk = self.desk
        recover(desk.path)
        assert not pending(desk.path)
        found = picture(desk.path)
        assert found in (before, after)
        done = found == after
        assert (desk.git("rev-parse", "HEAD") != head) == (done and commits)
        assert desk.git("diff", "--cached", "--name-only") == ""
        assert desk.git("status", "--porcelain") == "" or (done and not commits)
        assert not list((desk.path / ".git").rglob("*.lock"))
        return "after" if done else "before"


def undo(desk: Desk, head: str) -> None:
    """As it was at a commit; what a killed journal left over would add steps to the next."""
    desk.git("reset", "-q", "--hard", head.strip())
    desk.git("clean", "-qfd")
    for left in ("draft", "done"):
        shutil.rmtree(desk.path / ".git/recordroom" / left, ignore_errors=True)


def test_killed_at_random_points(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    killer = Killer(desk)
    for module in (acting, fixing, fmt):
        monkeypatch.setattr(module, "apply", killer)
    for at, act in enumerate(ACTS):
        if act.words[0] == "approve" and act.by == "mo-ran":
            desk.write("one", BODY)
        head = desk.git("rev-parse", "HEAD")
        assert status(act, desk) == 0, act.words
        assert killer.calls == at + 1, act.words
        if not act.kept:
            undo(desk, head)
    assert len(killer.ends) >= 100
    assert set(killer.ends) == {"before", "after"}
    assert desk.value("one", "status") == "filed"


def test_every_writing_command_is_killed() -> None:
    """Whatever command writes through a transaction is in the list above."""
    writing = set()
    for path in Path(commands.__path__[0]).glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "acting_options" in text or "write.transaction import apply" in text:
            writing.add(path.stem.rstrip("_"))
    assert writing <= {act.words[0] for act in ACTS} | {"check", "fmt"}
    assert len(writing) >= 12
