"""Commands that act: only the lines they must, asked for, in both languages; and refusals."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click
import pytest

from recordroom.authorise.content import content_hash
from recordroom.pipeline import check_room
from tests.cli.conftest import Run, Said
from tests.conftest import Repo
from tests.flow.house import LETTER_AT, MINTED, REGISTER_AT, files, letter

ON = ("--on", "2026-03-02")
RULE_AT = "policies/training/training-rules.md"
TRANSITIONS = ("submit", "approve", "return", "refuse", "issue", "advance", "repeal", "suspend",
               "resume", "withdraw")  # fmt: skip
ALL = (*TRANSITIONS, "supersede", "amend", "new")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder without the machine's git configuration, to lay rooms in."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    yield tmp_path / "repo"


def lay_room(root: Path, more: Mapping[str, str | bytes], who: str = "an.ning") -> Repo:
    repo = Repo(root)
    repo.commit(files(more), "Begin")
    repo.git("config", "user.name", who)
    repo.git("config", "user.email", f"{who}@sample.example")
    return repo


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, each with its sign."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[:1] in "+-"]


def act(told: Run, root: Path, *arguments: object) -> Said:
    return told(*arguments, "--root", root, *ON)


@pytest.mark.parametrize("command", ALL)
def test_each_explains_itself_in_both_languages(told: Run, command: str) -> None:
    said = told(command, "--help")
    assert said.status == 0
    for option in ("--by", "--as", "--on", "--set", "--dry-run", "--yes", "--commit", "--root"):
        assert option in said.out
    assert " · " in said.out and any("\u4e00" <= c <= "\u9fff" for c in said.out)


def test_help_has_them_under_headings(told: Run) -> None:
    out = told("--help").out
    headings = ["查看 · Look", "办理 · Act", "检查发布 · Check and publish", "建立 · Set up"]
    places = [out.index(h) for h in headings]
    assert places == sorted(places)
    acting = out[places[1] : places[2]]
    assert all(f"\n  {name} " in acting for name in ALL)
    assert told("return").status == 2  # served by return_.py
    assert "return_" not in out


def test_a_step_changes_its_lines_alone(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    before = (here / LETTER_AT).read_text(encoding="utf-8")
    said = act(told, here, "submit", "training", "--by", "du", "--yes")
    assert said.status == 0, said.err
    after = (here / LETTER_AT).read_text(encoding="utf-8")
    assert changed(before, after) == ["- status: draft", "+ status: in-review"]
    assert LETTER_AT in said.out and "- status: draft" in said.out
    assert "起草 → 审核中" in said.out and "recordroom approve training" in said.out
    assert repo.git("status", "--porcelain").split() == ["M", LETTER_AT]  # not committed
    assert "还没有提交到 git" in said.out


def test_an_approval_adds_its_entry_alone_and_commits_when_told(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter("in-review")}, who="bai.hua")
    (here / "other.txt").write_text("not ours")
    before = (here / LETTER_AT).read_text(encoding="utf-8")
    said = act(told, here, "approve", "training", "--note", "可以", "--yes", "--commit")
    assert said.status == 0, said.err
    assert "还要" in said.out and "副秘书长（程远）" in said.out
    checked = check_room(here, as_of=date(2026, 3, 2))
    record = checked.holdings.by_id["training"]
    now = date.today().isoformat()
    assert changed(before, (here / LETTER_AT).read_text(encoding="utf-8")) == [
        "+ approvals:",
        "+   - step: review",
        "+     by: bai",
        "+     post: office-head",
        "+     on: 2026-03-02",
        "+     decision: approved",
        "+     evidence: commit",
        "+     note: 可以",
        f"+     content: {content_hash(record, checked.policies)}",
        "+     entered-by: bai",
        f"+     entered-on: {now}",
    ]
    assert repo.git("show", "--name-only", "--format=").split() == [LETTER_AT]
    body = repo.git("log", "-1", "--format=%B")
    assert body.startswith("审批：关于培训的通知\n")
    assert "\nRecord: training\nAction: approve\nBy: bai\n" in body


def test_somebody_else_s_word_is_entered_as_such(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: letter("in-review")}, who="du.ruo")
    assert act(told, here, "approve", "training", "--by", "bai", "--yes", "--commit").status == 0
    text = (here / LETTER_AT).read_text(encoding="utf-8")
    assert "evidence: stated" in text  # never a commit of their own
    assert "entered-by: du" in text


@pytest.mark.parametrize(
    ("status", "command", "wanted"),
    [
        ("in-review", ("return", "training", "--by", "cheng", "--note", "请补时间"), "draft"),
        ("in-review", ("refuse", "training", "--by", "an", "--note", "不必"), "refused"),
        ("issued", ("withdraw", "training", "--by", "an"), "withdrawn"),
        ("issued", ("advance", "training", "--by", "du", "--to", "closed"), "closed"),
        ("issued", ("advance", "training", "--by", "du", "--to", "answered", "--set", "answer=好"),
         "answered"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_other_steps(
    told: Run, here: Path, status: str, command: tuple[str, ...], wanted: str, lang: str
) -> None:
    text = DONE if status == "issued" else letter(status)
    lay_room(here, {LETTER_AT: text, REGISTER_AT: MINTED})
    said = told("--lang", lang, *command, "--root", here, *ON, "--yes")
    assert said.status == 0, said.err
    assert f"status: {wanted}\n" in (here / LETTER_AT).read_text(encoding="utf-8")
    assert ("→" in said.out) and (("接下来" in said.out or "到头" in said.out) == (lang != "en"))


NUMBERED = letter(
    "signed", number="小样〔2026〕1号", signer="cheng", signed_on="2026-03-01"
).replace(
    "importance: plain",
    "importance: plain\napprovals:\n"
    "  - {step: review, by: bai, post: office-head, on: 2024-12-01, decision: approved, evidence: stated}\n"
    "  - {step: sign, by: cheng, post: deputy, on: 2024-12-02, decision: approved, evidence: stated}",
)
DONE = NUMBERED.replace("status: signed", "status: issued")


def test_issuing_waits_until_the_number_has_landed(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: NUMBERED, REGISTER_AT: MINTED})
    repo.git("checkout", "-q", "-b", "work")
    (here / REGISTER_AT).write_text(MINTED + "小样〔2026〕2号,mint,second,2026-03-02,\n")
    second = LETTER_AT.replace("training", "second")
    (here / second).write_text(NUMBERED.replace("1号", "2号"), encoding="utf-8")
    repo.commit({}, "A number on a branch")
    said = act(told, here, "issue", "second", "--by", "bai", "--yes")
    assert said.status == 1 and "还没有合并到主分支" in said.err
    assert act(told, here, "issue", "training", "--by", "bai", "--yes").status == 0


def test_policies_are_suspended_resumed_and_repealed_by_decision(told: Run, here: Path) -> None:
    lay_room(here, {})
    start = (here / RULE_AT).read_text(encoding="utf-8")
    said = act(told, here, "suspend", "training-rules", "--by", "gu", "--yes")
    assert said.status == 1 and "--in" in said.err
    decided = ("--by", "gu", "--in", "resolution-1", "--yes")
    assert act(told, here, "suspend", "training-rules", *decided).status == 0
    assert act(told, here, "resume", "training-rules", *decided).status == 0
    assert (here / RULE_AT).read_text(encoding="utf-8") == start  # nothing else was touched
    ends = ("--set", "effective-to=2026-12-31")
    assert act(told, here, "repeal", "training-rules", *decided, *ends).status == 0
    after = (here / RULE_AT).read_text(encoding="utf-8")
    assert changed(start, after) == [
        "- status: issued",
        "+ status: repealed",
        "+ effective-to: 2026-12-31",
    ]


def test_superseding(told: Run, here: Path) -> None:
    newer = "policies/training/newer-rules.md"
    old = (("training-rules", "--by", "an", "--yes"), ("--with", "newer-rules"))
    text = files()[RULE_AT]
    assert isinstance(text, str)
    lay_room(here, {newer: text.replace("培训规则", "新培训规则")})
    said = act(told, here, "supersede", *old[0], "--with", "none")
    assert said.status == 2 and "没有「none」" in said.err
    said = act(told, here, "supersede", *old[0], *old[1])
    assert said.status == 1 and "没有写明替代" in said.err and "does not say" in said.err
    named = text.replace("培训规则", "新培训规则").replace(
        "---\n\n", "supersedes: [training-rules]\n---\n\n"
    )
    (here / newer).write_text(named.replace("status: issued", "status: draft"), encoding="utf-8")
    said = act(told, here, "supersede", *old[0], *old[1])
    assert said.status == 1 and "还没有生效" in said.err
    (here / newer).write_text(named, encoding="utf-8")
    said = act(told, here, "supersede", *old[0], *old[1])
    assert said.status == 0, said.err
    assert "status: superseded" in (here / RULE_AT).read_text(encoding="utf-8")
    assert (here / newer).read_text(encoding="utf-8") == named


def test_amending(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: DONE, REGISTER_AT: MINTED})
    said = act(told, here, "amend", "training", "--by", "du", "--summary", "改地点", "--yes")
    assert said.status == 2 and "--major" in said.err and "--minor" in said.err
    before = (here / LETTER_AT).read_text(encoding="utf-8")
    checked = check_room(here, as_of=date(2026, 3, 2))
    hash_ = content_hash(checked.holdings.by_id["training"], checked.policies)
    args = ("amend", "training", "--by", "du", "--minor", "--summary", "改错字", "--yes")
    assert act(told, here, *args).status == 0
    assert changed(before, (here / LETTER_AT).read_text(encoding="utf-8")) == [
        "+ amendments:",
        "+   - on: 2026-03-02",
        "+     by: du",
        "+     kind: minor",
        "+     summary: 改错字",
        f"+     from: {hash_}",
    ]
    said = act(told, here, *args)
    assert said.status == 1 and "已经登记" in said.err
    said = act(told, here, "amend", "training-rules", "--by", "du", "--major", "--summary", "x",
               "--yes")  # fmt: skip
    assert said.status == 0 and "重新审批" in said.out
    draft = LETTER_AT.replace("training", "draft")
    (here / draft).write_text(letter(), encoding="utf-8")
    said = act(told, here, "amend", "draft", "--by", "du", "--minor", "--summary", "x", "--yes")
    assert said.status == 1 and "直接编辑文件" in said.err


def test_dry_run_and_no_answer_write_nothing(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    args = ("submit", "training", "--by", "du")
    said = act(told, here, *args, "--dry-run")
    assert said.status == 0 and "+ status: in-review" in said.out and "只是预览" in said.out
    said = act(told, here, *args)  # no terminal
    assert said.status == 2
    assert "--yes" in said.err and "nobody to ask" in said.err
    assert repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize(("answer", "status"), [(True, 0), (False, 130)])
def test_it_asks_at_a_terminal(
    told: Run, here: Path, monkeypatch: pytest.MonkeyPatch, answer: bool, status: int
) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    asked: list[str] = []

    def confirm(text: str, **_: object) -> bool:
        asked.append(text)
        return answer

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", confirm)
    assert act(told, here, "submit", "training", "--by", "du").status == status
    assert asked == ["写入这些改动吗？"]
    assert bool(repo.git("status", "--porcelain")) is answer


def test_what_changes_while_it_asks_is_not_overwritten(
    told: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_room(here, {LETTER_AT: letter()})
    theirs = letter().replace("请参加", "务必参加")

    def confirm(*_: object, **__: object) -> bool:
        (here / LETTER_AT).write_text(theirs, encoding="utf-8")
        return True

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", confirm)
    said = act(told, here, "submit", "training", "--by", "du")
    assert said.status == 2 and LETTER_AT in said.err
    assert (here / LETTER_AT).read_text(encoding="utf-8") == theirs


def test_who_acts_is_found_by_git_s_address(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter("in-review")}, who="bai.hua")
    assert act(told, here, "approve", "training", "--yes").status == 0
    assert "by: bai" in (here / LETTER_AT).read_text(encoding="utf-8")
    repo.git("config", "user.email", "stranger@sample.example")
    said = act(told, here, "return", "training", "--note", "x", "--yes")
    assert said.status == 2 and "--by" in said.err and "It is not known who acts" in said.err


@pytest.mark.parametrize(
    ("arguments", "status", "chinese", "english"),
    [
        (("submit", "trainning", "--by", "du"), 2, "是不是：training", "Did you mean: training"),
        (("submit", "training", "--by", "xx"), 1, "没有「xx」这个人", "no person xx"),
        (("submit", "training", "--by", "du", "--set", "x"), 2, "字段=值", "FIELD=VALUE"),
        (("submit", "training", "--by", "du", "--set", "x=1"), 1, "没有「x」这个字段", "no field x"),
        (("submit", "training", "--by", "du", "--on", "2999-01-01"), 2, "还没有到", "not come yet"),
        (("return", "training", "--by", "an"), 2, "--note", "Say why"),
        (("approve", "training", "--by", "bai"), 1, "要在「审核中」时才能审批", "In review"),
        (("approve", "training", "--by", "bai", "--content", "v1:x"), 1, "改动过", "was changed"),
        (("approve", "training", "--by", "bai", "--entered-by", "xx"), 2, "--entered-by", "xx"),
        (("supersede", "training", "--by", "an"), 2, "还缺少「--with」", "Missing option"),
    ],
)  # fmt: skip
def test_wrong_input(
    told: Run, here: Path, arguments: tuple[str, ...], status: int, chinese: str, english: str
) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    said = told(arguments[0], arguments[1], *ON, *arguments[2:], "--yes", "--root", here)
    assert said.status == status
    assert chinese in said.err and english in said.err
    assert repo.git("status", "--porcelain") == ""


def test_a_result_with_errors_is_not_written(told: Run, here: Path) -> None:
    # Someone put a field in that the type does not have: that is there before and no new fault.
    repo = lay_room(here, {LETTER_AT: letter("issued", signer="cheng", number="小样〔2026〕1号"),
                           REGISTER_AT: MINTED})  # fmt: skip
    old = act(told, here, "advance", "training", "--by", "du", "--to", "answered", "--set",
              "answer=身份证11010519491231002X", "--yes")  # fmt: skip
    assert old.status == 1
    assert "检查通不过，没有写入任何文件" in old.err and f"{LETTER_AT}:" in old.err
    assert repo.git("status", "--porcelain") == ""


def test_git_in_the_middle_of_something_is_left_alone(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    args = ("submit", "training", "--by", "du", "--yes")
    repo.git("checkout", "-q", "--detach")
    said = act(told, here, *args, "--commit")
    assert said.status == 2
    assert act(told, here, *args, "--dry-run").status == 0
    assert repo.git("status", "--porcelain") == ""


def test_without_git_there_is_nothing_to_commit_to(told: Run, here: Path) -> None:
    from tests.conftest import lay

    lay(here, files({LETTER_AT: letter()}))
    said = act(told, here, "submit", "training", "--by", "du", "--yes", "--commit")
    assert said.status == 2 and "git" in said.err
    assert "status: draft" in (here / LETTER_AT).read_text(encoding="utf-8")
    assert act(told, here, "submit", "training", "--by", "du", "--yes").status == 0


def test_a_major_amendment_is_approved_again(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: DONE, REGISTER_AT: MINTED})
    said = act(
        told, here, "amend", "training", "--by", "du", "--major", "--summary", "改时间", "--yes"
    )
    assert said.status == 0 and "recordroom approve training" in said.out
    text = (here / LETTER_AT).read_text(encoding="utf-8")
    (here / LETTER_AT).write_text(text.replace("请参加", "请准时参加"), encoding="utf-8")
    said = act(told, here, "approve", "training", "--by", "cheng", "--yes")
    assert said.status == 1 and "还没轮到程远" in said.err
    assert act(told, here, "approve", "training", "--by", "bai", "--yes").status == 0
    said = act(told, here, "approve", "training", "--by", "cheng", "--yes")
    assert said.status == 0, said.err
    assert "status: issued" in (here / LETTER_AT).read_text(encoding="utf-8")
    assert told("check", "--root", here, "--as-of", "2026-03-02").status == 0


def test_a_signature_goes_with_its_approval(told: Run, here: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter("in-review")}, who="bai.hua")
    key = here.parent / "key"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bai", "-f", str(key)]
    subprocess.run(make, check=True)
    args = ("approve", "training", "--sign", "--key", key, "--yes")
    said = act(told, here, *args)
    # Nobody has entered the key: the signature is nobody's, and nothing is written.
    assert said.status == 1 and "policies/allowed_signers" in said.err
    assert repo.git("status", "--porcelain") == ""
    public = key.with_suffix(".pub").read_text().split()[:2]
    signers = f'bai namespaces="approval@records" {" ".join(public)}\n'
    repo.commit({"policies/allowed_signers": signers}, "Enter a key")
    said = act(told, here, *args, "--commit")
    assert said.status == 0, said.err
    new = repo.git("show", "--name-only", "--format=").split()
    assert new == [LETTER_AT, "records/letters/2026/training/.evidence/1-bai.sig"]
    assert "evidence: signature" in (here / LETTER_AT).read_text(encoding="utf-8")
    missing = act(
        told, here, "approve", "training", "--by", "cheng", "--sign", "--key", "none", "--yes"
    )
    assert missing.status == 2


def test_a_pipe_is_not_attached(told: Run, here: Path, tmp_path: Path) -> None:
    repo = lay_room(here, {LETTER_AT: letter()})
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said = act(told, here, "attach", "training", pipe, "--by", "du", "--yes")
    assert (said.status, repo.git("status", "--porcelain")) == (2, "")
