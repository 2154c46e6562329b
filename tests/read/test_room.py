"""What is read of a room: which files are what, in which order, and what stays outside."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from recordroom.read import files
from recordroom.read.files import SurroundingsError, digest_file, read_bytes, scan
from recordroom.read.policies import UnreadablePoliciesError, policy_name
from recordroom.read.room import read_room

Room = Callable[[Mapping[str, str | bytes]], Path]


def test_files_by_what_they_are(room: Room) -> None:
    root = room(
        {
            "records/notices/2025/a.md": "---\n---\n",
            "records/notices/2025/a/scan.pdf": b"%PDF",
            "records/notices/2025/a/notes.md": "一",
            "records/early.md": "---\n---\n",
            "records/numbers/letter/xy-2025.csv": "number\n",
            "records/numbers/readme.md": "x",
            "policies/office/rules.md": "---\n---\n",
            "policies/office/rules/form.pdf": b"%PDF",
            "records/acknowledgements/a/an.yml": "x",
            "records/holds/h.md": "x",
            "records/.hidden/b.md": "x",
            "records/notices/2025/a/.evidence/sig": "x",
            "records/notices/.DS_Store": b"\0",
            "elsewhere/c.md": "x",
            "README.md": "x",
        }
    )
    read = read_room(root)
    assert [str(d.source.path) for d in read.documents] == [
        "policies/office/rules.md", "records/early.md", "records/notices/2025/a.md",
    ]  # fmt: skip
    assert [str(s.path) for s in read.registers] == ["records/numbers/letter/xy-2025.csv"]
    assert [str(f.path) for f in read.loose] == [
        "policies/office/rules/form.pdf",
        "records/notices/2025/a/notes.md",
        "records/notices/2025/a/scan.pdf",
        "records/numbers/readme.md",
    ]
    assert read.problems == ()
    assert read.loose[2].digest == hashlib.sha256(b"%PDF").hexdigest()


def test_entries_come_in_path_order(tmp_path: Path) -> None:
    names = ["b/z.md", "b/a/x.md", "a.md", "c.md", "b.md", "a/9.md"]
    for name in names:
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [str(e.path.relative_to("records")) for e in scan(tmp_path, "records")]
    assert found == ["a/9.md", "a.md", "b/a/x.md", "b/z.md", "b.md", "c.md"]
    assert list(scan(tmp_path, "nothing")) == []


def test_progress_counts_files(room: Room) -> None:
    steps: list[int] = []
    root = room({"records/notices/2025/a.md": "---\n---\n"})
    read_room(root, steps.append)
    assert sum(steps) == sum(1 for p in root.rglob("*") if p.is_file())


def test_a_folder_that_is_no_room_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        read_room(tmp_path)
    assert "recordroom init" in caught.value.hans and "recordroom init" in caught.value.en


def test_a_file_that_cannot_be_opened_is_the_surroundings_fault(tmp_path: Path) -> None:
    for look in (read_bytes, digest_file):
        with pytest.raises(SurroundingsError) as caught:
            look(tmp_path, PurePosixPath("records/gone.md"))
        assert "records/gone.md" in caught.value.hans and "records/gone.md" in caught.value.en


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("recordroom.read.files.os.scandir", refuse)
    with pytest.raises(SurroundingsError) as caught:
        list(scan(tmp_path, "records"))
    assert "没有权限" in caught.value.hans


BROKEN: dict[str, tuple[bytes, str, str, str]] = {
    "a colon": ("levels：x\na: b\n".encode(), "1:7", "全角冒号", "full-width colon"),
    "twice": (b"levels: a\nlevels: b\n", "2:1", "写了两次", "stands twice"),
    "an alias": (b"levels: &a [1]\nx: *a\n", "1:9", "引用别处内容", "refer to other content"),
    "a tag": (b"levels: !!python/name:os.system x\n", "1:9", "指定类型", "names a type"),
    "too deep": (b"levels: " + b"[" * 50, "1:20", "12 层", "12 levels"),
    "encoding": ("# 级别\n".encode("gb18030"), "1:3", "UTF-8", "UTF-8"),
    "hidden": (b"a: \x00\n", "1:4", "看不见", "invisible"),
    "conflict": (b"a: b\n<<<<<<< HEAD\n", "2:1", "合并冲突", "merge conflict"),
    "large": (b"#" * (4 * 1024 * 1024 + 1), "1:1", "太大", "too large"),
    "two": (b"a: b\n---\nc: d\n", "2:1", "---", "---"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_settings_file_that_cannot_be_read_is_placed_and_told_in_words(
    name: str, room: Room
) -> None:
    content, at, hans, english = BROKEN[name]
    root = room({"policies/access.yml": content})
    with pytest.raises(UnreadablePoliciesError) as caught:
        read_room(root)
    assert caught.value.hans.startswith(f"policies/access.yml:{at}：")
    assert caught.value.en.startswith(f"policies/access.yml:{at}: ")
    assert hans in caught.value.hans and english in caught.value.en
    assert "{" not in caught.value.hans + caught.value.en


def test_a_settings_file_that_is_a_link_is_not_followed(room: Room) -> None:
    root = room({})
    (root / "policies/access.yml").unlink()
    (root / "policies/access.yml").symlink_to("/etc/passwd")
    with pytest.raises(UnreadablePoliciesError) as caught:
        read_room(root)
    assert "链接" in caught.value.hans


def test_names_of_policy_files() -> None:
    assert policy_name(PurePosixPath("policies/retention.yml")) == "retention.yml"
    assert policy_name(PurePosixPath("policies/record-types/a.yml")) == "record-types/a.yml"


def test_a_file_that_goes_while_its_folder_is_listed_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "records").mkdir()
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / "records" / name).write_text("", encoding="utf-8")
    listed = files._list

    def then_gone(folder: Path, at: PurePosixPath) -> list[os.DirEntry[str]]:
        found = listed(folder, at)
        (tmp_path / "records" / "b.md").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(files, "_list", then_gone)
    assert [e.path.name for e in scan(tmp_path, "records")] == ["a.md", "c.md"]
