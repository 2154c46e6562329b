"""`recordroom attach`: put a file beside a record."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from recordroom.cli.acting import Acting, acting_options, actor_of, open_room, perform
from recordroom.cli.finding import record_called
from recordroom.cli.saying import called
from recordroom.cli.words import both
from recordroom.model.policies import RecordType
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError, read_bytes
from recordroom.write.attaching import attached, roles_of
from recordroom.write.trailers import Message


@click.command(
    help=both(
        "给文件加一个附件（如盖章正本、发文稿、扫描件），放进它的附件文件夹并列入 attachments",
        "Put a file beside a record (an annex, the stamped original, a scan) and list it.",
    )
)
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--title",
    default="",
    help=both(
        "附件题名，不写时用用途或文件名", "Its title; by default what it is for, or its name."
    ),
)
@click.option(
    "--role", default="", help=both("用途，如 盖章正本（stamped）", "What it is for, as stamped.")
)
@click.option("--name", default="", help=both("存成什么文件名", "The name to keep it under."))
@acting_options
def command(id_: str, file: Path, title: str, role: str, name: str, *, acting: Acting) -> int:
    checked = open_room(acting)
    record = record_called(id_, checked)
    type_ = checked.policies.types[record.type]
    actor = actor_of(acting, checked.policies)
    if role:
        role = called(role, {r.value: r.label for r in roles_of(type_)})
        _require_role(role, type_)
        lang = checked.policies.organisation.language
        title = title or next(r.label.get(lang) for r in roles_of(type_) if r.value == role)
    text = read_bytes(acting.root, record.path).decode("utf-8")
    changes = attached(record, type_, file, text=text, title=title, role=role, name=name)
    kept = name or file.name
    return perform(
        acting.root,
        changes,
        message=Message(
            f"附件：{record.title or record.id}（{kept}）",
            [record.id],
            action="changed",
            by=actor.person,
        ),
        options=acting,
        told=[Label(f"✓ 已附上 {kept}。", f"✓ {kept} is attached.")],
        records=[record.id],
        checked=checked,
    )


def _require_role(role: str, type_: RecordType) -> None:
    """Raises SurroundingsError for a role that the type does not have."""
    roles = roles_of(type_)
    if role in (r.value for r in roles):
        return
    near = difflib.get_close_matches(role, [r.value for r in roles], 1)
    guess = (f"是不是「{near[0]}」？", f" Did you mean {near[0]}?") if near else ("", "")
    names = "、".join(f"{r.value}（{r.label.hans}）" for r in roles)
    raise SurroundingsError(
        f"没有「{role}」这个用途。{guess[0]}可用的有：{names}。",
        f"There is no role {role}.{guess[1]} Known: {', '.join(r.value for r in roles)}.",
    )
