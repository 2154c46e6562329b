"""Whose signing keys count: the lines of `policies/allowed_signers` and the revoked keys."""

from __future__ import annotations

from dataclasses import dataclass

from recordroom.model.text import Position, Source


@dataclass(frozen=True, slots=True)
class Signer:
    """One line of `allowed_signers`: whose key it is, and for what and when it holds.

    `principals` are ids of people or their addresses, `key` is the key's type and its base64
    text. `namespaces` is empty where the line allows any; `valid_after` and `valid_before` are as
    written (`20250301`, `202503010900Z`), empty where open. `line` is what ssh-keygen gets.
    """

    principals: tuple[str, ...]
    key: str
    namespaces: tuple[str, ...]
    valid_after: str
    valid_before: str
    line: str
    position: Position


@dataclass(frozen=True, slots=True)
class Signers:
    """The sound lines of `policies/allowed_signers`, and `policies/revoked_keys` as bytes.

    `source` is None where the room has no such file; `revoked` is empty where there is none.
    """

    lines: tuple[Signer, ...] = ()
    source: Source | None = None
    revoked: bytes = b""
