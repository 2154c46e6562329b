"""The statement that an approval is: what its signature is over, byte for byte."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from recordroom.model.value import Value

VERSION = 1

FIELDS = ("step", "by", "post", "for", "on", "decision", "matter", "in", "content", "note")
"""What an approval states. Its evidence, scan and entry are about the statement, not of it."""


def statement(record_id: str, row: Mapping[str, Value]) -> bytes:
    """The canonical text of one approval of a record, UTF-8, one line ended by a line feed.

    JSON with sorted keys and without spaces; texts in NFC, days as `2025-03-01`. Empty and absent
    values are left out, so that a row written with an empty note says the same as one without.
    """
    said = {name: _text(row[name]) for name in FIELDS if row.get(name) not in (None, "", (), {})}
    whole = {"v": VERSION, "record": record_id, **said}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def _text(value: Value) -> str:
    return unicodedata.normalize("NFC", str(value))
