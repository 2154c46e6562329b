"""A room with a type that is circulated and amended, laid over the small organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from recordroom.authorise.content import content_hash
from recordroom.check.cases import parse_cases
from recordroom.pipeline import Checked, check_room
from tests.conftest import base_files, lay

DAY = date(2026, 1, 1)
DUTY = "records/circulars/2025/duty.md"
BODY = "各部门请于四月底前核对值班表。"
BEFORE = "各部门请于三月底前核对值班表。"
OFFICE = {"to": "department:office", "due": "2025-03-10", "by": "an", "on": "2025-03-02"}
DU = {**OFFICE, "to": "person:du"}
_TYPE = "policies/record-types/circular.yml"
_CASES = Path(__file__).parent / "check" / "rules" / "flow" / "closed_though_unread.md"


def circular_type() -> str:
    """The type as the rules' cases lay it."""
    return parse_cases(_CASES.read_text(encoding="utf-8"))[0].files[_TYPE]


def circular(
    *items: Mapping[str, str],
    status: str = "issued",
    body: str = BODY,
    amendments: Sequence[Mapping[str, str]] = (),
) -> str:
    """The text of a circular with its circulation and amendments."""
    lines = ["---", "type: circular", "title: 关于核对值班表的通报", "date: 2025-03-01"]
    lines.append(f"status: {status}")
    for name, rows in (("circulation", items), ("amendments", amendments)):
        if rows:
            lines.append(f"{name}:")
        for row in rows:
            pairs = [f"{k}: {v}" for k, v in row.items()]
            lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
    return "\n".join([*lines, "---", "", body, ""])


def files(*items: Mapping[str, str], **options: object) -> dict[str, str]:
    """All files of the room with one circular."""
    return {**base_files(), _TYPE: circular_type(), DUTY: circular(*items, **options)}  # type: ignore[arg-type]


def acknowledged(person: str, content: str, *, kind: str = "read", **more: str) -> dict[str, str]:
    """The file of one acknowledgement of the circular."""
    rows = {
        "record": "duty",
        "person": person,
        "content": content,
        "on": "2025-03-04",
        "kind": kind,
    }
    text = "".join(f"{k}: {v}\n" for k, v in {**rows, **more}.items())
    return {f"records/acknowledgements/duty/{person}.yml": text}


def checked_of(root: Path, content: Mapping[str, str], *, as_of: date = DAY) -> Checked:
    """The room laid out at `root`, read and checked."""
    return check_room(lay(root, content), as_of=as_of)


def hash_of(root: Path, content: Mapping[str, str]) -> str:
    """The content hash of the circular in a room laid out at `root`."""
    checked = checked_of(root, content)
    return content_hash(checked.holdings.by_id["duty"], checked.policies)
