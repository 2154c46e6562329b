"""A file that a person names from anywhere: read when it is one, refused in words when not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recordroom.read.files import SurroundingsError, given_bytes


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    assert given_bytes(tmp_path / "scan.pdf") == b"%PDF"


def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", tmp_path):
        with pytest.raises(SurroundingsError, match="不是普通文件"):
            given_bytes(file)


def test_a_missing_file_is_told_by_its_reason(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError, match="没有这个文件"):
        given_bytes(tmp_path / "gone.pdf")
