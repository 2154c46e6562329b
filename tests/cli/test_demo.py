"""`recordroom demo`: what it says; what it writes is judged in tests/write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-Hans", ("示例已写入", "次提交", "虚构", "接下来")),
        ("en", ("The sample is in", "commits", "fictional", "Next you can")),
    ],
)
def test_it_says_what_was_made_and_what_to_do_next(
    told: Run, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    said = told("--lang", lang, "demo", tmp_path / "room")
    assert said.status == 0, said.err
    assert all(word in said.out for word in words)
    assert "recordroom check --as-of 2026-11-01" in said.out
    assert [p.name for p in tmp_path.iterdir()] == ["room"]
    if lang == "en":
        assert told("check", "--root", tmp_path / "room", "--as-of", "2026-11-01").status == 0


def test_an_empty_folder_will_do(told: Run, tmp_path: Path) -> None:
    assert told("demo", tmp_path).status == 0
    assert (tmp_path / ".git").is_dir()


def test_a_full_folder_is_refused(told: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("", encoding="utf-8")
    said = told("demo", tmp_path)
    assert said.status == 2 and said.out == ""
    assert "没有改动" in said.err and "left as it is" in said.err


def test_without_git_it_says_so(told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = told("demo", tmp_path / "room")
    assert said.status == 2
    assert "没有找到 git" in said.err and "git was not found" in said.err
    assert list(tmp_path.iterdir()) == []
