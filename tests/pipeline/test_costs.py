"""A check reads each file once, and asks git a constant number of times however much there is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recordroom.pipeline import check_room
from tests.conftest import Repo, base_files

OPENED: Counter[str] = Counter()
WATCHED: list[str] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCHED and event == "open" and isinstance(arguments[0], str):
        path = arguments[0]
        if path.startswith(WATCHED[0]) and "/.git/" not in path:
            OPENED[path] += 1


sys.addaudithook(_hook)  # a hook cannot be taken away again, so it does nothing unless asked


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Counter[str]]:
    OPENED.clear()
    WATCHED.append(str(tmp_path))
    yield OPENED
    WATCHED.clear()


LETTER = """---
type: letter
title: 关于第{n}次培训的通知
number: 小样〔2025〕{n}号
date: 2025-01-01
status: issued
recipient: 各会员单位
---

请按时参加。
"""


def letters(count: int) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        f"records/letters/2025/letter-{n}.md": LETTER.format(n=n) for n in range(1, count + 1)
    }
    lines = [f"小样〔2025〕{n}号,mint,letter-{n},2025-01-01,\n" for n in range(1, count + 1)]
    files["records/numbers/letter/xy-2025.csv"] = "number,event,id,day,reason\n" + "".join(lines)
    files["records/letters/2025/letter-1/plan.txt"] = "附件"
    return {**base_files(), **files}


def test_each_file_is_read_once(repo: Repo, opened: Counter[str]) -> None:
    files = letters(5)
    repo.commit(files)
    opened.clear()
    checked = check_room(repo.root, as_of=date(2025, 6, 1), history=True)
    assert len(checked.holdings.records) == 5
    read = {path.removeprefix(str(repo.root) + "/"): n for path, n in opened.items()}
    assert {name: read[name] for name in files} == dict.fromkeys(files, 1)


def git_calls(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> int:
    count = 0
    real = subprocess.Popen.__init__

    def counted(self: subprocess.Popen[bytes], *a: Any, **k: Any) -> None:
        nonlocal count
        count += 1
        real(self, *a, **k)

    with monkeypatch.context() as patch:
        patch.setattr(subprocess.Popen, "__init__", counted)
        check_room(repo.root, as_of=date(2025, 6, 1), history=True)
    return count


def test_git_is_asked_a_constant_number_of_times(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(base_files())
    repo.commit(letters(3))
    few = git_calls(repo, monkeypatch)
    for n in range(4, 40):
        repo.commit({f"records/letters/2025/letter-{n}.md": LETTER.format(n=n)})
    assert git_calls(repo, monkeypatch) == few
    assert few <= 16
