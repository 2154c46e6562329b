"""`recordroom file`: singly and by year, in the order of the shelf, all or with what is ready."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import Repo, base_files
from tests.number.clerk import HEADER, POLICIES, letter, register

BY = ("--by", "bai", "--on", "2025-12-20", "--yes")
SHELF = "records/numbers/reference-code/ws-2025-d10-zh.csv"


def room(repo: Repo, *files: dict[str, str]) -> Path:
    every = {**base_files(), **POLICIES}
    for more in files:
        every |= more
    repo.commit(every)
    return repo.root


def issued(root_letters: int) -> list[dict[str, str]]:
    lines = [f"小样〔2025〕{n}号,mint,l{n},2025-06-0{n}," for n in range(1, root_letters + 1)]
    letters = [
        letter(f"l{n}", "issued", number=f"小样〔2025〕{n}号", day="2025-06-01")
        for n in range(1, root_letters + 1)
    ]
    return [*letters, register(*lines)]


def code_in(root: Path, id_: str) -> str:
    text = (root / f"records/letters/2025/{id_}.md").read_text(encoding="utf-8")
    return next((li[16:] for li in text.split("\n") if li.startswith("reference-code: ")), "")


def test_one_record(repo: Repo, told: Run) -> None:
    root = room(repo, *issued(1))
    said = told("file", "l1", "--root", root, "--commit", *BY)
    assert said.status == 0, said
    assert code_in(root, "l1") == "XY-WS·2025-D10-ZH-0001"
    text = (root / "records/letters/2025/l1.md").read_text(encoding="utf-8")
    assert "status: filed\n" in text and "checked-on: 2025-12-20\n" in text
    assert (root / SHELF).read_text(encoding="utf-8") == (
        HEADER + "XY-WS·2025-D10-ZH-0001,mint,l1,2025-12-20,\n"
    )
    assert "Action: filed" in repo.git("log", "-1", "--format=%B")
    assert told("check", "--root", root, "--as-of", "2026-01-01").status == 0


def test_a_year_stands_by_unit_then_day_then_number(repo: Repo, told: Run) -> None:
    finance = letter(
        "cash", "issued", number="小样〔2025〕11号", day="2025-01-02", department="money"
    )
    answer = letter(
        "answer", "issued", number="小样〔2025〕12号", day="2025-06-20", more="replies-to: l2\n"
    )
    lines = [f"小样〔2025〕{n}号,mint,l{n},2025-06-01," for n in range(1, 11)]
    lines += ["小样〔2025〕11号,mint,cash,2025-06-21,", "小样〔2025〕12号,mint,answer,2025-06-21,"]
    letters = [letter(f"l{n}", "issued", number=f"小样〔2025〕{n}号") for n in range(1, 11)]
    root = room(repo, *letters, finance, answer, register(*lines))
    said = told("file", "--year", "2025", "--root", root, *BY)
    assert said.status == 0, said
    codes = {code_in(root, f"l{n}"): n for n in range(1, 11)}
    assert code_in(root, "l1").endswith("ZH-0001")
    assert code_in(root, "answer").endswith("ZH-0002")  # the answer before what it answers
    assert code_in(root, "l2").endswith("ZH-0003")
    assert code_in(root, "l10").endswith("ZH-0011")  # 10号 after 9号
    assert code_in(root, "cash") == "XY-WS·2025-D10-CW-0001"
    assert len(codes) == 10
    assert told("check", "--root", root, "--as-of", "2026-01-01").status == 0
    said = told("file", "--year", "2025", "--root", root, *BY)
    assert said.status == 2 and "没有等待归档" in said.err


def test_what_is_not_ready_holds_all_up_unless_left_out(repo: Repo, told: Run) -> None:
    homeless = letter("lost", "issued", number="小样〔2025〕2号").items()
    lost = {path: text.replace("department: office\n", "") for path, text in homeless}
    both = register("小样〔2025〕1号,mint,l1,2025-06-01,", "小样〔2025〕2号,mint,lost,2025-06-02,")
    draft = letter("early", "signed")
    root = room(repo, issued(1)[0], lost, both, draft)
    said = told("file", "--year", "2025", "--root", root, *BY)
    assert said.status == 1
    assert "lost" in said.err and "机构代码" in said.err and "early" in said.err
    assert code_in(root, "l1") == ""
    said = told("file", "--year", "2025", "--skip-unready", "--root", root, *BY)
    assert said.status == 0, said
    assert code_in(root, "l1").endswith("0001")
    assert code_in(root, "lost") == ""


def test_filing_later_goes_on_counting(repo: Repo, told: Run) -> None:
    root = room(repo, *issued(3))
    assert told("file", "l2", "--root", root, *BY).status == 0
    assert told("file", "l1", "l3", "--root", root, *BY).status == 0
    assert [code_in(root, f"l{n}")[-4:] for n in (1, 2, 3)] == ["0002", "0001", "0003"]


def test_two_people_file_at_once(repo: Repo, told: Run) -> None:
    from tests.number.rooms import tries

    root = room(repo, *issued(2))
    repo.git("checkout", "-q", "-b", "work")
    assert told("file", "l2", "--root", root, *BY).status == 0
    repo.commit({})
    repo.git("checkout", "-q", "main")
    assert told("file", "l1", "--root", root, *BY).status == 0
    repo.commit({})
    repo.git("checkout", "-q", "work")
    assert not tries(repo, "rebase", "-q", "main")
    said = told("number", "l2", "--again", "--root", root, "--on", "2025-12-21", "--yes")
    assert said.status == 0, said
    assert "git rebase --continue" in said.out
    repo.git("add", "-A")
    repo.git("-c", "core.editor=true", "rebase", "--continue")
    assert code_in(root, "l2").endswith("0002")
    assert told("check", "--root", root, "--as-of", "2026-01-01").status == 0


def test_neither_records_nor_a_year(repo: Repo, told: Run) -> None:
    root = room(repo)
    assert told("file", "--root", root, *BY).status == 2
    assert told("file", "--year", "2025", "--type", "leter", "--root", root, *BY).status == 2
