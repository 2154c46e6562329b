"""`recordroom number`, `void`, and minting again, as a person meets them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import Repo, base_files
from tests.number.clerk import POLICIES, REGISTER, letter, register
from tests.number.rooms import tries

BY = ("--by", "bai", "--on", "2025-06-05", "--yes")
SPRING = "records/letters/2025/spring.md"


def room(repo: Repo, *files: dict[str, str]) -> Path:
    every = {**base_files(), **POLICIES}
    for more in files:
        every |= more
    repo.commit(every)
    return repo.root


def text(root: Path, path: str = REGISTER) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_a_signed_letter_gets_the_next_number(repo: Repo, told: Run) -> None:
    old = letter("old", "issued", number="小样〔2025〕1号")
    root = room(
        repo, old, register("小样〔2025〕1号,mint,old,2025-06-01,"), letter("spring", "signed")
    )
    said = told("number", "spring", "--root", root, *BY)
    assert said.status == 0, said
    assert "小样〔2025〕2号" in said.out
    assert text(root).endswith("小样〔2025〕2号,mint,spring,2025-06-05,\n")
    assert "number: 小样〔2025〕2号\n" in text(root, SPRING)
    assert "status: numbered\n" in text(root, SPRING)


def test_the_first_number_begins_a_register(repo: Repo, told: Run) -> None:
    root = room(repo, letter("spring", "signed", more="kind: letter\n"))
    said = told("number", "spring", "--root", root, "--commit", *BY)
    assert said.status == 0, said
    home = "records/numbers/letter/xyh-2025.csv"
    assert (
        text(root, home)
        == "number,event,id,day,reason\n小样函〔2025〕1号,mint,spring,2025-06-05,\n"
    )
    message = repo.git("log", "-1", "--format=%B")
    assert "Number: 小样函〔2025〕1号" in message
    assert "Record: spring" in message and "Action: numbered" in message and "By: bai" in message


def test_a_dry_run_writes_nothing_and_tells_of_another_branch(repo: Repo, told: Run) -> None:
    root = room(repo, letter("spring", "signed"))
    repo.git("checkout", "-q", "-b", "elsewhere")
    repo.commit(
        {
            **letter("autumn", "issued", number="小样〔2025〕1号"),
            **register("小样〔2025〕1号,mint,autumn,2025-06-02,"),
        },
        who="Du Ruo",
    )
    repo.git("checkout", "-q", "main")
    said = told(
        "number", "spring", "--root", root, "--by", "bai", "--on", "2025-06-05", "--dry-run"
    )
    assert said.status == 0, said
    for word in ("elsewhere", "autumn", "Du Ruo", "小样〔2025〕1号", "--again"):
        assert word in said.out
    assert not (root / REGISTER).exists()
    assert "number:" not in text(root, SPRING)


def refused(repo: Repo, told: Run, *files: dict[str, str], id_: str = "spring") -> str:
    root = room(repo, *files)
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    said = told("number", id_, "--root", root, *BY)
    assert said.status == 1, said
    assert all(path.read_bytes() == data for path, data in before.items())
    return said.err


def test_a_draft_gets_none(repo: Repo, told: Run) -> None:
    assert "签发" in refused(repo, told, letter("spring", "draft"))


def test_a_closed_year_gets_none(repo: Repo, told: Run) -> None:
    err = refused(repo, told, letter("spring", "signed", day="2022-03-01"))
    assert "2022" in err and "--external" in err


def test_a_joint_document_gets_none_and_takes_the_lead_bodys(repo: Repo, told: Run) -> None:
    joint = letter("spring", "signed", more="lead: 样例区民政协会\n")
    assert "--external" in refused(repo, told, joint)
    said = told("number", "spring", "--external", "样民协〔2025〕7号", "--root", repo.root, *BY)
    assert said.status == 0, said
    assert "external-number: 样民协〔2025〕7号\n" in text(repo.root, SPRING)
    assert text(repo.root).endswith("样民协〔2025〕7号,external,spring,2025-06-05,\n")


def test_a_gap_is_explained_first(repo: Repo, told: Run) -> None:
    old = letter("old", "issued", number="小样〔2025〕2号")
    line = register("小样〔2025〕2号,mint,old,2025-06-01,")
    assert "recordroom void 小样〔2025〕1号" in refused(
        repo, told, old, line, letter("spring", "signed")
    )
    said = told("void", "小样〔2025〕1号", "--reason", "误取", "--root", repo.root, *BY)
    assert said.status == 0, said
    assert text(repo.root).endswith("小样〔2025〕1号,void,,2025-06-05,误取\n")
    assert told("number", "spring", "--root", repo.root, *BY).status == 0
    assert "小样〔2025〕3号,mint,spring" in text(repo.root)


def test_only_who_may_takes_the_step(repo: Repo, told: Run) -> None:
    root = room(repo, letter("spring", "signed"))
    said = told("number", "spring", "--root", root, "--by", "du", "--on", "2025-06-05", "--yes")
    assert said.status == 1
    assert "不能办理" in said.err


def test_voiding_takes_the_records_step(repo: Repo, told: Run) -> None:
    root = room(
        repo,
        letter("spring", "numbered", number="小样〔2025〕1号"),
        register("小样〔2025〕1号,mint,spring,2025-06-02,"),
    )
    said = told("void", "spring", "--root", root, *BY)
    assert said.status == 1 and "--reason" in said.err
    said = told("void", "spring", "--reason", "活动取消, 秘书长决定", "--root", root, *BY)
    assert said.status == 0, said
    assert "status: void\n" in text(root, SPRING)
    assert text(root).endswith('小样〔2025〕1号,void,spring,2025-06-05,"活动取消, 秘书长决定"\n')
    assert told("check", "--root", root, "--as-of", "2025-12-01").status == 0


def test_a_number_in_force_is_not_voided(repo: Repo, told: Run) -> None:
    root = room(
        repo,
        letter("spring", "issued", number="小样〔2025〕1号"),
        register("小样〔2025〕1号,mint,spring,2025-06-02,"),
    )
    said = told("void", "小样〔2025〕1号", "--reason", "误取", "--root", root, *BY)
    assert said.status == 1 and "撤回" in said.err
    said = told("void", "小样〔2025〕9号", "--reason", "误取", "--root", root, *BY)
    assert said.status == 1 and "还没有取过" in said.err


def test_issue_waits_until_the_line_is_on_the_main_branch(repo: Repo, told: Run) -> None:
    root = room(repo, letter("spring", "signed"))
    repo.git("checkout", "-q", "-b", "work")
    assert told("number", "spring", "--root", root, *BY).status == 0
    repo.commit({})
    said = told("issue", "spring", "--root", root, *BY)
    assert said.status == 1 and "主分支" in said.err
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "work")
    assert told("issue", "spring", "--root", root, *BY).status == 0


def test_again_in_the_middle_of_a_merge(repo: Repo, told: Run) -> None:
    root = room(repo, letter("spring", "signed"))
    repo.git("checkout", "-q", "-b", "work")
    assert told("number", "spring", "--root", root, *BY).status == 0
    repo.commit(letter("plan", "draft", body="按小样〔2025〕1号办理。"), who="Bai Hua")
    repo.git("checkout", "-q", "main")
    repo.commit(
        {
            **letter(
                "autumn", "numbered", number="小样〔2025〕1号", body="原文见小样〔2025〕1号。"
            ),
            **register("小样〔2025〕1号,mint,autumn,2025-06-06,"),
        },
        who="Du Ruo",
    )
    repo.git("checkout", "-q", "work")
    assert not tries(repo, "merge", "-q", "main")
    said = told("number", "autumn", "--again", "--root", root, *BY)
    assert said.status == 1 and "spring" in said.err
    said = told("number", "spring", "--again", "--root", root, "--on", "2025-06-07", "--yes")
    assert said.status == 0, said
    assert "git merge --continue" in said.out
    assert text(root) == (
        "number,event,id,day,reason\n小样〔2025〕1号,mint,autumn,2025-06-06,\n"
        "小样〔2025〕2号,mint,spring,2025-06-07,原取小样〔2025〕1号，已给autumn，另取\n"
    )
    assert "number: 小样〔2025〕2号\n" in text(root, SPRING)
    assert "按小样〔2025〕2号办理" in text(root, "records/letters/2025/plan.md")
    assert "原文见小样〔2025〕1号" in text(root, "records/letters/2025/autumn.md")
    assert "autumn.md" in said.out  # its mention is for a person to judge
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "Merge")
    assert told("check", "--root", root, "--as-of", "2025-12-01").status == 0


def test_again_without_a_clash_says_so(repo: Repo, told: Run) -> None:
    root = room(
        repo,
        letter("spring", "issued", number="小样〔2025〕1号"),
        register("小样〔2025〕1号,mint,spring,2025-06-02,"),
    )
    said = told("number", "spring", "--again", "--root", root, *BY)
    assert said.status == 1 and "没有与别的文件冲突" in said.err
