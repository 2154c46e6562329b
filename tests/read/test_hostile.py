"""Hostile input: refused with file, line and column, nothing else touched, the rest still read."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordroom.pipeline import Checked, check_room
from recordroom.read import files
from recordroom.read.files import TEXT_LIMIT, scan
from recordroom.read.frontmatter import read_document
from recordroom.read.room import read_room

Room = Callable[[Mapping[str, str | bytes]], Path]
GOOD = "records/notices/2025/good.md"
BAD = "records/notices/2025/bad.md"
NOTICE = "---\ntype: notice\ntitle: 会议通知\ndate: 2025-03-03\nstatus: sent\n---\n\n请准时参加。\n"


def checked(root: Path) -> Checked:
    return check_room(root, as_of=date(2026, 1, 1))


def found(result: Checked) -> list[tuple[str, str, int, int]]:
    return [(d.code, str(d.path), d.start.line, d.start.column) for d in result.diagnostics]


def front(*lines: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n\n正文\n"


BOMB = front("a: &a [x, x, x, x, x, x, x, x, x]", *(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
))  # fmt: skip

REFUSED: dict[str, tuple[str | bytes, str, int, int]] = {
    "billion laughs": (BOMB, "FRM004", 2, 4),
    "an anchor on a map": (front("type: notice", "x: &m {a: b}"), "FRM004", 3, 4),
    "a python object": (
        front("type: !!python/object/apply:os.system ['touch /tmp/x']"), "FRM004", 2, 7,
    ),
    "a tag of its own": (front("type: !secret notice"), "FRM004", 2, 7),
    "a binary tag": (front("type: notice", "title: !!binary aGVsbG8="), "FRM004", 3, 8),
    "100,000 brackets": (front("x: " + "[" * 100_000), "FRM004", 2, 15),
    "100,000 braces": (front("x: " + "{a: " * 100_000), "FRM004", 2, 48),
    "100,000 dashes": (front("- " * 100_000), "FRM004", 2, 25),
    "500 levels of lines": (
        front(*(" " * n + f"k{n}:" for n in range(500))), "FRM004", 14, 13,
    ),
    "100,000 question marks": (front("? " * 100_000), "FRM001", 2, 3),
    "a duplicate that would open": (
        front("type: notice", "access: restricted", "access: public"), "FRM005", 4, 1,
    ),
    "a duplicate in quotes": (front("access: restricted", '"access": public'), "FRM005", 3, 1),
    "a duplicate inside": (front("x:", "  - {a: 1, b: 2, a: 3}"), "FRM005", 3, 18),
    "a merge key twice": (front("<<: {a: b}", "<<: {c: d}"), "FRM005", 3, 1),
    "invalid UTF-8": (NOTICE.encode().replace(b"2025-03", b"2025\xff-03"), "FRM002", 4, 11),
    "cut in a character": (NOTICE.encode()[:-3], "FRM002", 8, 6),
    "an overlong form": (NOTICE.encode().replace(b"sent", b"\xc0\xafsent"), "FRM002", 5, 9),
    "a surrogate": (NOTICE.encode().replace(b"sent", b"\xed\xa0\x80"), "FRM002", 5, 9),
    "UTF-16": (NOTICE.encode("utf-16"), "FRM002", 1, 1),
    "a zip": (b"PK\x03\x04\x14\x00\x08\x08\xff\xfe" * 20, "FRM002", 1, 9),
    "NUL": (NOTICE.replace("请", "\0请"), "FRM006", 8, 1),
    "an escape sequence": (NOTICE.replace("会议", "会\x1b[2J议"), "FRM006", 3, 9),
    "a bidi override in a value": (NOTICE.replace("sent", "s\u202eten"), "FRM006", 5, 10),
    "a bidi isolate in a body": (NOTICE.replace("准时", "\u2066准时\u2069"), "FRM006", 8, 2),
    "a tag character": (NOTICE.replace("准时", "准\U000e0041时"), "FRM006", 8, 3),
    "a line separator": (NOTICE.replace("会议", "会\u2028议"), "FRM006", 3, 9),
    "next line, which YAML breaks at": (NOTICE.replace("会议", "会\x85议"), "FRM006", 3, 9),
    "a second BOM": ("\ufeff\ufeff" + NOTICE, "FRM006", 1, 1),
    "a conflict": (
        NOTICE.replace("status: sent\n", "<<<<<<< HEAD\nstatus: sent\n=======\n>>>>>>> b\n"),
        "FRM029", 5, 1,
    ),
    "nothing": ("", "FRM030", 1, 1),
    "only a fence": ("---", "FRM030", 1, 1),
    "an empty front matter": ("---\n---\n", "FRM001", 2, 1),
    "a list": ("---\n- a\n---\n", "FRM001", 2, 1),
    "a text": ("---\na\n---\n", "FRM001", 2, 1),
    "two documents": (front("a: b", "--- x"), "FRM001", 3, 1),
    "a list as key": (front("a: b", "[c]: d"), "FRM001", 3, 1),
    "an empty key": (front("a: b", '"": d'), "FRM001", 3, 1),
    "a noncharacter": (front("甲: 乙", "丙: 丁\ufffe"), "FRM001", 3, 5),
    "a type that is a list": (NOTICE.replace("notice", "[notice]"), "FRM007", 2, 7),
    "a type of path": (NOTICE.replace("notice", "../notice"), "FRM007", 2, 7),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_record_is_placed_and_the_others_stay(name: str, room: Room) -> None:
    content, code, line, column = REFUSED[name]
    started = time.monotonic()
    result = checked(room({GOOD: NOTICE, BAD: content}))
    assert found(result) == [(code, BAD, line, column)]
    assert [r.id for r in result.holdings.records] == ["good"]
    assert all(d.withholds and d.record == "bad" for d in result.diagnostics)
    assert time.monotonic() - started < 5


def test_100_mb_are_refused_without_being_opened(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = "records/numbers/letter/xy-2025.csv"
    root = room({GOOD: NOTICE, BAD: "", register: ""})
    for name in (BAD, register):
        os.truncate(root / name, 100 * 1024 * 1024)
    opened: list[str] = []
    plain = Path.read_bytes

    def watch(path: Path) -> bytes:
        opened.append(path.name)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", watch)
    result = checked(root)
    assert found(result) == [("FRM003", BAD, 1, 1), ("FRM003", register, 1, 1)]
    assert "100.0 MB" in result.diagnostics[0].message.hans
    assert result.diagnostics[1].record is None
    assert not {"bad.md", "xy-2025.csv"} & set(opened)
    assert opened.count("good.md") == 1


def test_the_limit_itself_is_read(room: Room) -> None:
    body = "字" * ((TEXT_LIMIT - len(NOTICE.encode())) // 3)
    result = checked(room({GOOD: NOTICE + body}))
    assert found(result) == []


def test_byte_order_mark_and_crlf_are_borne(room: Room) -> None:
    odd = b"\xef\xbb\xbf" + NOTICE.replace("\n", "\r\n").encode()
    result = checked(room({BAD: odd, GOOD: NOTICE.replace("sent", "[x")}))
    assert [d[0] for d in found(result)] == ["FRM024", "FRM025", "FRM001"]
    record = result.holdings.by_id["bad"]
    assert record.sound and record.body == "\n请准时参加。\n"
    assert not any(d.withholds for d in result.diagnostics if d.path.name == "bad.md")


def test_positions_do_not_count_the_byte_order_mark(room: Room) -> None:
    odd = "\ufeff" + NOTICE.replace("---\ntype: notice", "---\ntype: notise")
    assert ("FRM007", BAD, 2, 7) in found(checked(room({BAD: odd})))
    cut = b"\xef\xbb\xbf--\xff"
    document = read_document(PurePosixPath(BAD), cut)
    assert document.problems[0].place.span().start.column == 3


LINKS = {
    "a file elsewhere": ("records/notices/2025/link.md", "/etc/passwd"),
    "a file up and away": ("records/notices/2025/link.md", "../../../../outside.md"),
    "a folder elsewhere": ("records/letters", "/etc"),
    "a folder within": ("records/letters", "notices"),
    "a loop": ("records/notices/2025/loop", "."),
    "to nothing": ("records/notices/2025/link.md", "gone.md"),
    "an attachment": ("records/notices/2025/good/scan.pdf", "/etc/passwd"),
    "a register": ("records/numbers/letter/xy-2025.csv", "/etc/passwd"),
    "a policy text": ("policies/office/rules.md", "/etc/passwd"),
}


@pytest.mark.parametrize("name", LINKS)
def test_links_are_told_and_not_followed(name: str, room: Room) -> None:
    path, target = LINKS[name]
    root = room({GOOD: NOTICE})
    (root.parent / "outside.md").write_text(NOTICE, encoding="utf-8")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(target)
    result = checked(root)
    assert found(result) == [("INT001", path, 1, 1)]
    assert [r.id for r in result.holdings.records] == ["good"]


def test_a_linked_records_folder_is_told(room: Room, tmp_path: Path) -> None:
    root = room({GOOD: NOTICE})
    (root / "records").rename(tmp_path / "away")
    (root / "records").symlink_to(tmp_path / "away")
    result = checked(root)
    assert found(result) == [("INT001", "records", 1, 1)]
    assert result.holdings.records == ()


def test_a_linked_policies_folder_is_told_first_of_all(room: Room, tmp_path: Path) -> None:
    root = room({GOOD: NOTICE})
    (root / "policies").rename(tmp_path / "away")
    (root / "policies").symlink_to(tmp_path / "away")
    result = checked(root)
    assert ("INT001", "policies", 1, 1) in found(result)


@pytest.mark.parametrize(
    "path", [BAD, "records/numbers/letter/xy-2025.csv", "records/notices/2025/good/pipe.pdf"]
)
def test_pipes_are_told_and_never_opened(path: str, room: Room) -> None:
    root = room({GOOD: NOTICE})
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / path)
    assert found(checked(root)) == [("INT001", path, 1, 1)]


def test_devices_are_told_and_never_opened(room: Room) -> None:
    root = room({GOOD: NOTICE})
    try:
        os.mknod(root / BAD, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only the superuser may make devices")
    assert found(checked(root)) == [("INT001", BAD, 1, 1)]


NAMES = {
    b"caf\x65\xcc\x81.md": "cafe\u0301.md",
    b"\xff\xfe.md": "\\xff\\xfe.md",
    b"a\nb.md": "a\\nb.md",
    b"a\x1b[2J.md": "a\\x1b[2J.md",
    "a\u202edm.exe.md".encode(): "a\\u202edm.exe.md",
    "zero\u200bwidth.md".encode(): "zero\\u200bwidth.md",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_that_deceive_are_told_in_characters_that_show(name: bytes, room: Room) -> None:
    root = room({GOOD: NOTICE})
    (root / "records/notices/2025" / os.fsdecode(name)).write_bytes(NOTICE.encode())
    result = checked(root)
    assert found(result) == [("INT002", f"records/notices/2025/{NAMES[name]}", 1, 1)]
    assert all(c.isprintable() for c in result.diagnostics[0].message.en)


def test_a_folder_with_such_a_name_is_not_entered(room: Room) -> None:
    root = room({GOOD: NOTICE, "records/notices/cafe\u0301/x.md": NOTICE})
    assert found(checked(root)) == [("INT002", "records/notices/cafe\u0301", 1, 1)]


@pytest.mark.parametrize("letter", ["\u0430", "\uff41", "\u03b1", "A", "á"])
def test_ids_of_other_letters_are_refused(letter: str, room: Room) -> None:
    path = f"records/notices/2025/m{letter}rch.md"
    result = checked(room({"records/notices/2025/march.md": NOTICE, path: NOTICE}))
    assert found(result) == [("FRM015", path, 1, 1)]
    assert result.diagnostics[0].withholds


TRAVERSALS = ["../../../../outside.txt", "/etc/passwd", "..", ".", "good/../../x", "a/../../../b"]


@pytest.mark.parametrize("name", TRAVERSALS)
def test_attachments_never_lead_out_of_their_folder(name: str, room: Room) -> None:
    listed = NOTICE.replace("---\n\n", f"attachments:\n  - file: {name}\n---\n\n")
    root = room({GOOD: listed})
    (root.parent / "outside.txt").write_text("secret", encoding="utf-8")
    result = checked(root)
    (attachment,) = result.holdings.by_id["good"].attachments
    assert not attachment.present
    assert attachment.digest == "" and attachment.size == 0
    assert any(d.start.line == 7 for d in result.diagnostics)


def test_folders_nested_deeper_than_the_stack(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    for _ in range(300):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text("x", encoding="utf-8")
    depth = len(_frames())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 120)
    try:
        entries = list(scan(tmp_path, "records"))
    finally:
        sys.setrecursionlimit(limit)
    assert [e.path.name for e in entries] == ["x.txt"]


def _frames() -> list[object]:
    frame = sys._getframe()
    out: list[object] = []
    while frame.f_back is not None:
        out.append(frame)
        frame = frame.f_back
    return out


def test_many_unknown_fields_take_linear_time(room: Room) -> None:
    lines = "\n".join(f"field-number-{n}: x" for n in range(3000))
    started = time.monotonic()
    result = checked(room({BAD: NOTICE.replace("---\n\n", lines + "\n---\n\n")}))
    assert {d.code for d in result.diagnostics} == {"FRM008"}
    assert len(result.diagnostics) == 3000
    assert time.monotonic() - started < 20


def test_each_file_is_opened_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    root = room({GOOD: NOTICE, BAD: NOTICE, "records/notices/2025/good/list.txt": "x"})
    opened: list[PurePosixPath] = []
    plain = files.read_bytes

    def watch(top: Path, path: PurePosixPath) -> bytes:
        opened.append(path)
        return plain(top, path)

    for module in ("recordroom.read.room", "recordroom.read.policies"):
        monkeypatch.setattr(f"{module}.read_bytes", watch)
    read_room(root)
    assert len(opened) == len(set(opened))
    assert PurePosixPath(GOOD) in opened


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_a_placed_refusal(data: bytes) -> None:
    _is_told(data)


@given(
    st.lists(
        st.sampled_from(
            ["---\n", "a: ", "b", "\n", ": ", "- ", "[", "]", "{", "}", "&x ", "*x", "!t ", "'", '"',
             "|\n", ">", "#", "\t", "  ", "，", "：", "?", "%", "@", "`", "~", "<<", "...\n", "\\", "甲"]
        ),
        max_size=30,
    )
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_notation_gives_a_tree_or_a_placed_refusal(pieces: list[str]) -> None:
    _is_told(("---\n" + "".join(pieces) + "\n---\n正文").encode())


def _is_told(data: bytes) -> None:
    document = read_document(PurePosixPath("records/notices/2025/x.md"), data)
    if document.tree is None:
        (problem,) = document.problems
        lines = (
            data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        )
        at = problem.place.span().start
        assert 1 <= at.line <= len(lines)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1
    else:
        assert isinstance(document.tree, dict)
