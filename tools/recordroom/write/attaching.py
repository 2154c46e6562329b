"""A file put beside a record and listed in its front matter: annex, stamped original, scan."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from recordroom.model.holdings import Record
from recordroom.model.policies import Choice, RecordType
from recordroom.read.files import SurroundingsError, given_bytes
from recordroom.read.located import Tree
from recordroom.write.edit import append_item
from recordroom.write.laying import order_of


def roles_of(type_: RecordType) -> tuple[Choice, ...]:
    """What a file beside a record of the type may be for."""
    spec = type_.fields.get("attachments")
    inner = spec.of.fields if spec is not None and spec.of is not None else ()
    return next((f.choices for f in inner if f.name == "role"), ())


def attached(
    record: Record,
    type_: RecordType,
    file: Path,
    *,
    text: str,
    title: str,
    role: str,
    name: str = "",
) -> Mapping[PurePosixPath, bytes]:
    """The changes that put `file` beside a record, called `name` (or as it is called now).

    `text` is the record's file as it stands, with its own line ends.
    Raises SurroundingsError for a file that cannot be read, a name that is taken, or a type
    whose records have no attachments.
    """
    if "attachments" not in type_.fields:
        raise SurroundingsError(
            f"{type_.label.hans}没有附件字段（attachments），不能附文件。请在该类型的设置里加上。",
            f"{type_.label.en} has no field attachments. Add it to the settings of the type.",
        )
    kept = unicodedata.normalize("NFC", name or file.name)
    if any(a.name == kept for a in record.attachments):
        raise SurroundingsError(
            f"「{record.id}」已经有名为 {kept} 的附件。请用 --name 换一个文件名。",
            f"{record.id} has an attachment called {kept} already. Choose another name with --name.",
        )
    data = given_bytes(file)
    item: dict[str, Tree] = {"file": kept, "title": title or Path(kept).stem}
    if role:
        item["role"] = role
    text = append_item(text, "attachments", item, order=order_of(type_))
    return {record.path: text.encode(), record.path.with_suffix("") / kept: data}
