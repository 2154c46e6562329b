"""`recordroom new`: begin a record, from the template of its type."""

from __future__ import annotations

import re
import sys
from pathlib import PurePosixPath

import click

from recordroom.cli.acting import Acting, acting_options, actor_of, open_room, perform, refuse
from recordroom.cli.asking import ask_field
from recordroom.cli.saying import called, given_meant
from recordroom.cli.settings import known_word
from recordroom.cli.words import both, language
from recordroom.flow.after import tree_from
from recordroom.flow.begin import (
    department_of,
    first_steps,
    free_id,
    home_of,
    still_needed,
    unfit,
    usual,
)
from recordroom.flow.persons import known
from recordroom.flow.setting import names_of
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import Label
from recordroom.pipeline import Checked, ids_elsewhere
from recordroom.read.files import SurroundingsError
from recordroom.read.located import Tree
from recordroom.write.laying import fresh
from recordroom.write.trailers import Message

_NAME = re.compile(r"[a-z][a-z0-9-]{0,79}")
SHOWN = 12
"""How many choices are told on a line."""
CHAPTER = "chapter"
"""The field of a policy that says which folder it lies in, where its type has one."""


@click.command(
    help=both(
        "起草一份新文件：在终端逐项询问，或用 --set 给出",
        "Begin a record: its fields are asked for, or given with --set.",
    )
)
@click.argument("type_", metavar="TYPE")
@click.option(
    "--id",
    "id_",
    metavar="ID",
    help=both("文件的标识（文件名），不写时自动取", "Its id (file name); else a free one."),
)
@click.option(
    "--chapter",
    metavar="FOLDER",
    default="",
    help=both("制度所在的章节文件夹", "A policy's folder."),
)
@acting_options
def command(type_: str, id_: str | None, chapter: str, acting: Acting) -> int:
    checked = open_room(acting)
    policies = checked.policies
    kind = _type(type_, policies)
    actor = actor_of(acting, policies)
    refused = known(actor, policies, acting.on)
    if refused is not None:
        return refuse(refused)
    values: dict[str, Tree] = usual(kind, actor, on=acting.on, policies=policies)
    given = given_meant(acting.given, kind, policies, checked.holdings)
    for name, text in given.items():
        spec = kind.fields.get(name)
        values[name] = tree_from(spec, text) if spec is not None else text
    id_ = _id(id_, kind, acting, checked)
    path = home_of(kind, id_, on=acting.on, chapter=chapter or "new")
    refused = unfit(kind, values, path=path, policies=policies)
    if refused is not None:
        return refuse(refused)
    _ask_missing(kind, values, path, acting, policies)
    if "department" not in given:
        values |= department_of(kind, values, on=acting.on, policies=policies)
    path = home_of(kind, id_, on=acting.on, chapter=_chapter(kind, chapter, values, policies))
    text = fresh(kind, values, lang=policies.organisation.language)
    title = str(values.get("title", id_))
    lang = policies.organisation.language
    label = Label(f"起草{kind.label.hans}：{title}", f"Draft {kind.label.en}: {title}")
    then = Label(
        f"✓ 已建好 {path}\n先写好正文，运行 recordroom check 看有没有问题。",
        f"✓ {path} is there.\nWrite the text first, and run recordroom check.",
    )
    steps = first_steps(values, path=path, policies=policies, on=acting.on)
    return perform(
        acting.root,
        {path: text.encode("utf-8")},
        message=Message(label.get(lang), (id_,), (), "new", actor.person),
        options=acting,
        told=(then, *steps),
        records=(id_,),
        checked=checked,
    )


def _type(word: str, policies: Policies) -> RecordType:
    """A type by its id or its label. Raises SurroundingsError."""
    types = {t.id: t.label for t in policies.types.values()}
    return policies.types[known_word(called(word, types), types, "文件类型", "record type")]


def _id(wanted: str | None, kind: RecordType, acting: Acting, checked: Checked) -> str:
    taken = {*checked.holdings.by_id, *(d.source.path.stem for d in checked.room.documents)}
    taken |= ids_elsewhere(acting.root)
    if wanted is None:
        return free_id(kind, acting.on, taken)
    if not _NAME.fullmatch(wanted):
        raise SurroundingsError(
            f"标识「{wanted}」不行：只能用小写英文字母、数字和短横（-），以字母开头，最多 80 个。",
            f"The id {wanted} will not do: small letters, digits and hyphens, a letter first, 80 at "
            "most.",
        )
    if wanted in taken:
        raise SurroundingsError(
            f"标识「{wanted}」已经有了（可能在别的分支上）。请换一个，或不写 --id 自动取。",
            f"There is a record {wanted} already (perhaps on another branch). Choose another id, or "
            "leave --id out.",
        )
    return wanted


def _ask_missing(
    kind: RecordType, values: dict[str, Tree], path: PurePosixPath, acting: Acting,
    policies: Policies,
) -> None:  # fmt: skip
    """Fill in what the record must say from the first day on. Raises SurroundingsError where it
    is not given and nobody can be asked.
    """
    own = {m.applicant for m in policies.authority.matters if m.type == kind.id}
    by = str(values.get("author", ""))
    while missing := still_needed(kind, values, path=path, policies=policies):
        if not sys.stdin.isatty():
            raise SurroundingsError(
                f"起草「{kind.label.hans}」还要写明（在终端里运行会逐项询问）："
                + "".join(f"\n  --set {_wanted(s, policies)}" for s in missing),
                f"A new {kind.label.en} needs (at a terminal you are asked for them):"
                + "".join(f"\n  --set {s.name}={s.example or '…'}  {s.label.en}" for s in missing),
            )
        spec = missing[0]
        usual_ = acting.on.isoformat() if spec.kind == "date" else by if spec.name in own else ""
        values[spec.name] = ask_field(
            spec,
            policies=policies,
            usual=usual_,
            judge=lambda value, name=spec.name: unfit(  # type: ignore[misc]
                kind, {**values, name: value}, path=path, policies=policies
            ),
        )


def _wanted(spec: FieldSpec, policies: Policies) -> str:
    """How a field is given with --set: key, example, label, and what there is to choose from."""
    names = names_of(spec, policies)
    several = "，可写：" + "、".join(label.hans for label in names.values())
    chosen = spec.example if spec.example in names or not names else next(iter(names))
    told = several if 0 < len(names) <= SHOWN else ""
    return f"{spec.name}={chosen or '…'}　{spec.label.hans}{told}"


def _chapter(kind: RecordType, chapter: str, values: dict[str, Tree], policies: Policies) -> str:
    """The folder of a policy: the one given, else what its field `chapter` says."""
    if kind.root != "policies":
        return ""
    chapter = chapter or str(values.get(CHAPTER, ""))
    if not chapter and sys.stdin.isatty():
        asked = Label("放在 policies/ 的哪个文件夹", "Folder below policies/").get(language())
        chapter = str(click.prompt(asked)).strip()
    if not _NAME.fullmatch(chapter) or chapter == "record-types":
        raise SurroundingsError(
            "请用 --chapter 写明制度放在 policies/ 的哪个文件夹，如 --chapter finance"
            "（小写英文字母、数字和短横）。",
            "Say with --chapter which folder below policies/ it belongs in, as --chapter finance "
            "(small letters, digits and hyphens).",
        )
    return chapter
