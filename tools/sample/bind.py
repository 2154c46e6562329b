"""Bind the sample's recent approvals to the content they were given for.

    python tools/sample/bind.py [DIR]

after the text of a sample record was changed (DIR: the folder that holds `policies/` and
`records/`, by default this repository): every approval on or after `evidence.bound-from` gets the
hash of the content as it is. What was given for a text of before (`records/.earlier`) stays as it
is, and so does what was signed: whoever signed would have to sign again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from recordroom.authorise.content import content_hash
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.model.holdings import Record
from recordroom.read.located import Tree
from recordroom.read.room import read_room
from recordroom.write.earlier import DIGITS, FOLDER
from recordroom.write.edit import set_field
from recordroom.write.laying import order_of


def main(arguments: Sequence[str]) -> None:
    """Write the hashes into the records below the folder named, by default this repository."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    room = read_room(root)
    policies = capture_policies(room.policy_files)
    since = policies.authority.evidence.bound_from
    trees = {d.source.path: d.tree or {} for d in room.documents}
    for record in capture_holdings(room, policies).records:
        rows = trees[record.path].get("approvals")
        if since is None or not isinstance(rows, list):
            continue
        hash_ = content_hash(record, policies)
        before = {path.stem for path in (root / FOLDER / record.id).glob("*.md")}
        bound = [
            row if _is_settled(row, before) else _bound(row, record, i, since, hash_)
            for i, row in enumerate(rows)
        ]
        if bound != rows:
            order = order_of(policies.types[record.type])
            text = set_field(record.source.text, "approvals", bound, order=order)
            (root / record.path).write_text(text, encoding="utf-8", newline="\n")


def _is_settled(row: Tree, before: set[str]) -> bool:
    """Whether an approval names a text of before, or is signed."""
    if not isinstance(row, dict):
        return True
    named = str(row.get("content", "")).rpartition(":")[2][:DIGITS]
    return named in before or row.get("evidence") == "signature"


def _bound(row: Tree, record: Record, index: int, since: date, hash_: str) -> Tree:
    typed = record.value("approvals")
    item = typed[index] if isinstance(typed, tuple) else None
    day = item.get("on") if isinstance(item, Mapping) else None
    if not isinstance(row, dict) or not isinstance(day, date) or day < since:
        return row
    return {**row, "content": hash_}


if __name__ == "__main__":
    main(sys.argv[1:])
