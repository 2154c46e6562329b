"""Planting a violation in a copy of the good room, and saying where it must be found."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from recordroom.authorise.content import content_hash
from recordroom.pipeline import check_room
from tests.walk.conftest import Desk
from tests.walk.refusals import Act
from tests.walk.violations import MARK, Plant

Found = tuple[str, str, int, int]
"""A finding: code, path, line and column, from 1."""


def file_of(desk: Desk, name: str) -> Path:
    """The file of a record, or a path in the room."""
    return desk.path / name if "/" in name or "." in name else desk.record(name)


def planted(desk: Desk, plant: Plant) -> Found:
    """Edit the files as the plant says; gives what must be found."""
    expected: Found | None = None
    for command in plant.first:
        desk.acts(*command)
    for name, old, new in plant.edits:
        path = file_of(desk, name)
        if old == "*":
            path.rename(desk.path / new) if new else path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if old else ""
        pattern = old[1:] if old.startswith("~") else re.escape(old)
        assert re.search(pattern, text), f"{old!r} is not in {name}"
        text = re.sub(
            pattern, new if old.startswith("~") else lambda _, new=new: new, text, count=1
        )
        if MARK in text:
            expected = _marked(desk, plant.code, path, text)
        path.write_text(text.replace(MARK, ""), encoding="utf-8")
    for id_ in plant.rebind:
        rebind(desk, id_)
    if plant.at[0]:
        name, context = plant.at
        path = file_of(desk, name)
        plain = context.replace(MARK, "")
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert not text or plain in text, f"{plain!r} is not in {name}"
        expected = _marked(desk, plant.code, path, text.replace(plain, context, 1))
    assert expected is not None
    return expected


def _marked(desk: Desk, code: str, path: Path, text: str) -> Found:
    before = text[: text.index(MARK)] if MARK in text else ""
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    return code, path.relative_to(desk.path).as_posix(), *place


def rebind(desk: Desk, id_: str) -> None:
    """Let the approvals of a record be of the content that it has now."""
    checked = check_room(desk.path, as_of=date.fromisoformat(desk.day))
    now = content_hash(checked.holdings.by_id[id_], checked.policies)
    path = desk.record(id_)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(    content: ).*$", rf"\g<1>{now}", text), encoding="utf-8")


def findings(desk: Desk, *arguments: str) -> tuple[list[Found], bool]:
    """What `check` finds here, and whether an error is among it (exit status 1, else 0)."""
    words = ["check", "--as-of", desk.day, "--format", "json", *arguments]
    said, status = desk.says(*words)
    rows = json.loads(said)["diagnostics"]
    assert status == any(row["severity"] == "error" for row in rows)
    found = [(r["code"], r["path"], r["line"], r["column"]) for r in rows]
    return found, bool(status)


def whole(desk: Desk) -> dict[str, object]:
    """Everything that an act could have touched: each file's bytes and mode, HEAD and the index."""
    files: dict[str, object] = {
        str(path.relative_to(desk.path)): (path.read_bytes(), path.stat().st_mode)
        for path in desk.path.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }
    files["HEAD"] = desk.git("log", "-1", "--format=%H %D")
    files["index"] = desk.git("ls-files", "--stage")
    files["folders"] = sorted(str(p) for p in desk.path.rglob("*/") if ".git" not in p.parts)
    return files


def attempted(desk: Desk, act: Act) -> tuple[str, int, bool]:
    """What an act's command says, its exit status, and whether all is as it was before."""
    scan = desk.path.parent / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    for by, *command in act.before:
        desk.acts(*(word.format(scan=scan) for word in command), by=by)
    for name, old, new in act.edits:
        path = file_of(desk, name)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if act.edits:
        desk.git("commit", "-qam", "By hand")
    before = whole(desk)
    said, status = desk.says(
        *act.command, "--by", act.by, "--on", act.day, "--yes", "--commit"
    )  # fmt: skip
    return said, status, whole(desk) == before
