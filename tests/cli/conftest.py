"""The command line run in this process: its exit status and what it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from recordroom.cli.main import run


@dataclass(frozen=True, slots=True)
class Said:
    """Exit status, standard output and standard error of one run."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`told("check", "--root", folder)` runs the command."""
    monkeypatch.delenv("RECORDROOM_LANG", raising=False)

    def go(*arguments: object) -> Said:
        capsys.readouterr()
        status = run([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return go
