"""Several mends in one file: from the end backwards, and never two in one place."""

from __future__ import annotations

from pathlib import PurePosixPath

from recordroom.model.check import Diagnostic, Edit, Fix
from recordroom.model.text import Label, Place, Position, Source
from recordroom.write.mending import mended

PATH = PurePosixPath("records/a.md")
SOURCE = Source(PATH, "", "", "", 1)
NO = Label("", "")


def found(*edits: tuple[int, int, int, str], safe: bool = True, **more: object) -> Diagnostic:
    """A finding whose edits replace `length` characters at a line and column."""
    made = tuple(
        Edit(Place(SOURCE, position=Position(line, column), length=length), text)
        for line, column, length, text in edits
    )
    at = Position(1, 1)
    return Diagnostic(
        code="FRM010", rule="x", severity="error", path=PATH, start=at, end=at, message=NO,
        record=None, help=NO, related=(), withholds=False, fingerprint="",
        fix=Fix(NO, made, safe, **more),  # type: ignore[arg-type]
    )  # fmt: skip


def test_many_in_one_file() -> None:
    one, two, three = (
        found((1, 1, 1, "一一")),
        found((2, 2, 2, "")),
        found((1, 3, 1, "三"), (2, 1, 1, "x")),
    )
    result = mended([one, two, three], lambda path: "\ufeff甲乙丙\r\n丁戊己\r\n".encode())
    assert result.changes == {PATH: "\ufeff一一乙三\r\nx\r\n".encode()}
    assert result.done == (one, two, three)
    assert result.waiting == ()


def test_overlapping_ones_wait() -> None:
    one, two, three = found((1, 1, 3, "A")), found((1, 3, 2, "B")), found((1, 4, 1, "C"))
    same, twice = found((1, 1, 1, "D")), found((2, 1, 2, "E"), (2, 2, 1, "F"))
    result = mended([one, two, three, same, twice], lambda path: b"abcde\nfg\n")
    assert result.changes == {PATH: b"ACe\nfg\n"}
    assert result.done == (one, three)
    assert result.waiting == (two, same, twice)


def test_unsafe_ones_are_left() -> None:
    result = mended([found((1, 1, 1, "A"), safe=False)], lambda path: b"abc\n")
    assert (result.changes, result.done, result.waiting) == ({}, (), ())


def test_saved_as_read() -> None:
    both = [found((2, 1, 1, "X")), found(as_read=(PATH,))]
    result = mended(both, lambda path: "\ufeffa\r\nb\r\n".encode())
    assert result.changes == {PATH: b"a\nX\n"}
    assert mended(both[1:], lambda path: b"a\n").changes == {}
