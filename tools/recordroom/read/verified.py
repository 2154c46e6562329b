"""Signatures verified before, remembered below git's own folder: a key's mathematics never changes.

An entry is named after everything that its answer rests on. One that is damaged is no answer.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from recordroom.model.signers import Signers
from recordroom.read.signatures import Verified, verify

PLACE = Path("recordroom", "verified")
"""Below git's own folder, which no clone and no commit carries away."""

_FORM = "1"


@dataclass(frozen=True, slots=True)
class Verifier:
    """Verifies against one room's signers; remembers in `folder` (None: remembers nothing)."""

    signers: Signers
    folder: Path | None

    def __call__(
        self, statement: bytes, signature: str, principals: tuple[str, ...], at: date | datetime
    ) -> Verified:
        key = self._key(statement, signature, principals, at)
        known = self._recall(key)
        if known is not None:
            return known
        told = verify(statement, signature, signers=self.signers, principals=principals, at=at)
        if told.fault != "no-ssh-keygen":
            self._keep(key, told)
        return told

    def _key(
        self, statement: bytes, signature: str, principals: Iterable[str], at: date | datetime
    ) -> str:
        source = self.signers.source
        lines = "".join(f"{s.line}\n" for s in self.signers.lines)
        parts = (
            _FORM.encode(),
            statement,
            signature.encode("utf-8", "surrogateescape"),
            (source.blob if source is not None else "").encode(),
            lines.encode(),
            self.signers.revoked,
            "\n".join(principals).encode(),
            at.isoformat().encode(),
        )
        whole = hashlib.sha256()
        for part in parts:
            # Each with its length, so that no two lists of parts make one text.
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()

    def _recall(self, key: str) -> Verified | None:
        if self.folder is None:
            return None
        try:
            told = json.loads((self.folder / key).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(told, dict) or told.get("seal") != _seal(key, told):
            return None
        good, fault = told.get("good"), told.get("fault")
        if not isinstance(good, bool) or not isinstance(fault, str) or good != (not fault):
            return None
        return Verified(good, fault)

    def _keep(self, key: str, told: Verified) -> None:
        """Write an entry whole or not at all; a folder that takes none is no fault."""
        if self.folder is None:
            return
        entry: dict[str, object] = {"good": told.good, "fault": told.fault}
        entry["seal"] = _seal(key, entry)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as stream:
                    json.dump(entry, stream)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


def _seal(key: str, entry: dict[str, object]) -> str:
    """Tells an entry that was cut off or moved from a whole one; it is no protection by itself."""
    text = f"{key} {entry.get('good')} {entry.get('fault')}"
    return hashlib.sha256(text.encode()).hexdigest()
