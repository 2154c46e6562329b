"""The lines of allowed_signers: what is taken, and that every faulty line counts for nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from recordroom.model.signers import Signers
from recordroom.pipeline import check_room
from tests.authorise.evidence_room import Keys, policies
from tests.conftest import lay

Make = Callable[[str], tuple[Signers, list[int]]]


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys")


@pytest.fixture
def signers(tmp_path: Path) -> Make:
    """The signers of a room with this file, and the lines that FLO040 tells of."""

    def make(text: str) -> tuple[Signers, list[int]]:
        files: Mapping[str, str | bytes] = {**policies(), "policies/allowed_signers": text}
        found = check_room(lay(tmp_path / "room", files), as_of=date(2025, 6, 1))
        told = [d.start.line for d in found.diagnostics if d.code == "FLO040"]
        assert len(told) == len(found.diagnostics)
        return found.holdings.signers, told

    return make


def test_a_whole_line(keys: Keys, signers: Make) -> None:
    options = 'namespaces="git,approval@records",valid-after="20250101",valid-before="20260101Z"'
    text = f"# 钥匙\n\nan,An.Ning@sample.example {options} {keys.public('an')} an@desk\n"
    found, told = signers(text)
    (line,) = found.lines
    assert told == []
    assert line.principals == ("an", "An.Ning@sample.example")
    assert line.namespaces == ("git", "approval@records")
    assert (line.valid_after, line.valid_before) == ("20250101", "20260101Z")
    assert line.key == keys.public("an")


@pytest.mark.parametrize(
    "line",
    [
        "an",
        "an ssh-ed25519",
        "an ssh-ed25519 AAAA",
        "an ssh-rsa {key}",
        "* {whole}",
        "a? {whole}",
        "!an,bai {whole}",
        "zhao {whole}",
        "an,bai {whole}",
        "an cert-authority {whole}",
        'an namespaces="git" extra {whole}',
        'an valid-before="soon" {whole}',
        'an valid-before="2025-01-01" {whole}',
        'an no-such="x" {whole}',
        ", {whole}",
    ],
)
def test_a_faulty_line_counts_for_nobody(keys: Keys, signers: Make, line: str) -> None:
    whole = keys.public("an")
    found, told = signers(line.format(whole=whole, key=whole.split()[1]) + "\n")
    assert found.lines == ()
    assert told == [1]


def test_a_key_belongs_to_the_first_who_has_it(keys: Keys, signers: Make) -> None:
    found, told = signers(f"an {keys.public('an')}\nbai {keys.public('an')}\n")
    assert [line.principals for line in found.lines] == [("an",)]
    assert told == [2]


def test_one_person_may_have_a_key_on_two_lines(keys: Keys, signers: Make) -> None:
    old = f'an valid-before="20250101" {keys.public("an")}\n'
    found, told = signers(old + f'an valid-after="20250301" {keys.public("an")}\n')
    assert (len(found.lines), told) == (2, [])
