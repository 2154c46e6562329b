"""Signing and verifying with a real ssh-keygen, and remembering what was verified."""

from __future__ import annotations

import json
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from recordroom.model.signers import Signer, Signers
from recordroom.model.text import Position
from recordroom.read.files import SurroundingsError
from recordroom.read.signatures import NAMESPACE, Verified, inspect, sign, verify
from recordroom.read.verified import Verifier
from tests.authorise.evidence_room import Keys

STATEMENT = b'{"record":"venue","v":1}\n'
DAY = date(2025, 3, 1)
CHINA = timezone(timedelta(hours=8))


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys")


def signers(keys: Keys, *, options: str = "", revoked: bytes = b"") -> Signers:
    line = keys.line("an", options=options).strip()
    own = Signer(("an",), keys.public("an"), (), "", "", line, Position(1, 1))
    return Signers((own,), None, revoked)


def signed(keys: Keys) -> str:
    keys.public("an")
    return sign(STATEMENT, keys.folder / "an")


def test_a_signature_names_its_purpose_and_key(keys: Keys) -> None:
    assert inspect(signed(keys)) == (NAMESPACE, keys.public("an"))


@pytest.mark.parametrize("text", ["", "x", "-----BEGIN SSH SIGNATURE-----\n!\n-----END"])
def test_what_is_no_signature_names_nothing(text: str) -> None:
    assert inspect(text) is None


def test_every_cut_of_a_signature_is_refused(keys: Keys) -> None:
    whole, allowed = signed(keys), signers(keys)
    for end in range(0, len(whole) - 2, 7):
        told = verify(STATEMENT, whole[:end], signers=allowed, principals=["an"], at=DAY)
        assert told == Verified(False, "unreadable")


def test_a_day_in_the_signers_file_is_the_day_where_the_moment_was(keys: Keys) -> None:
    """A key valid from 1 March is valid at seven in the morning of that day in China, though it
    is still February by UTC.
    """
    text, allowed = signed(keys), signers(keys, options='valid-after="20250301"')
    for moment, good in (
        (datetime(2025, 3, 1, 7, tzinfo=CHINA), True),
        (datetime(2025, 2, 28, 23, 59, tzinfo=CHINA), False),
        (datetime(2025, 3, 1, 0, 1, tzinfo=timezone(timedelta(hours=-9, minutes=-30))), True),
    ):
        told = verify(STATEMENT, text, signers=allowed, principals=["an"], at=moment)
        assert told.good is good


def test_the_zone_of_the_machine_means_nothing(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    text, allowed = signed(keys), signers(keys, options='valid-before="202503011230"')
    for zone in ("Asia/Shanghai", "America/New_York", "UTC"):
        monkeypatch.setenv("TZ", zone)
        assert verify(STATEMENT, text, signers=allowed, principals=["an"], at=DAY).good


def test_a_key_of_the_agent_signs_by_its_public_file(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.public("an")
    socket = tmp_path / "agent"
    with subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL
    ) as agent:
        try:
            monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
            while not socket.exists():
                assert agent.poll() is None
            private = keys.folder / "an"
            subprocess.run(["ssh-add", "-q", str(private)], check=True, capture_output=True)
            private.unlink()
            text = sign(STATEMENT, keys.folder / "an.pub")
        finally:
            agent.terminate()
    assert verify(STATEMENT, text, signers=signers(keys), principals=["an"], at=DAY).good


def test_signing_without_a_key_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as told:
        sign(STATEMENT, tmp_path / "none")
    assert "--key" in told.value.hans and "--key" in told.value.en


def test_without_ssh_keygen_nothing_is_good(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, allowed = signed(keys), signers(keys)
    memory = tmp_path / "memory"
    monkeypatch.setenv("PATH", str(tmp_path))
    told = Verifier(allowed, memory)(STATEMENT, text, ("an",), DAY)
    assert told == Verified(False, "no-ssh-keygen")
    assert not memory.exists()  # what is not known is not remembered
    with pytest.raises(SurroundingsError, match="openssh-client"):
        sign(STATEMENT, keys.folder / "an")


def test_what_was_verified_is_not_asked_again(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, verifier = signed(keys), Verifier(signers(keys), tmp_path / "memory")
    assert verifier(STATEMENT, text, ("an",), DAY).good
    bad = verifier(STATEMENT + b"x", text, ("an",), DAY)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert verifier(STATEMENT, text, ("an",), DAY).good
    assert verifier(STATEMENT + b"x", text, ("an",), DAY) == bad == Verified(False, "content")


@pytest.mark.parametrize(
    "change", ["statement", "signature", "principals", "day", "line", "revoked"]
)
def test_memory_answers_only_the_same_question(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    text, allowed = signed(keys), signers(keys)
    others = {
        "line": signers(keys, options='valid-before="20300101"'),
        "revoked": signers(keys, revoked=b"x"),
    }
    assert Verifier(allowed, tmp_path / "memory")(STATEMENT, text, ("an",), DAY).good
    monkeypatch.setenv("PATH", str(tmp_path))
    told = Verifier(others.get(change, allowed), tmp_path / "memory")(
        STATEMENT + b"x" if change == "statement" else STATEMENT,
        text + "\n" if change == "signature" else text,
        ("an", "bai") if change == "principals" else ("an",),
        date(2025, 3, 2) if change == "day" else DAY,
    )
    assert told == Verified(False, "no-ssh-keygen")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"good": true, "fault": ""}',
        '{"good": true, "fault": "", "seal": "x"}',
        "\x00" * 40,
    ],
)
def test_a_damaged_memory_is_no_answer(keys: Keys, tmp_path: Path, text: str) -> None:
    forged, verifier = signed(keys), Verifier(signers(keys), tmp_path / "memory")
    assert verifier(STATEMENT + b"x", forged, ("an",), DAY) == Verified(False, "content")
    (entry,) = (tmp_path / "memory").iterdir()
    entry.write_text(text, encoding="utf-8")
    assert verifier(STATEMENT + b"x", forged, ("an",), DAY) == Verified(False, "content")
    assert json.loads(entry.read_text(encoding="utf-8"))["good"] is False


def test_an_answer_moved_to_another_question_is_none(keys: Keys, tmp_path: Path) -> None:
    text, memory = signed(keys), tmp_path / "memory"
    verifier = Verifier(signers(keys), memory)
    assert verifier(STATEMENT, text, ("an",), DAY).good
    (good,) = memory.iterdir()
    assert not verifier(STATEMENT + b"x", text, ("an",), DAY).good
    (bad,) = (p for p in memory.iterdir() if p != good)
    bad.write_bytes(good.read_bytes())
    assert not verifier(STATEMENT + b"x", text, ("an",), DAY).good


def test_a_memory_that_takes_nothing_is_no_fault(keys: Keys, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    assert Verifier(signers(keys), place / "memory")(STATEMENT, signed(keys), ("an",), DAY).good
