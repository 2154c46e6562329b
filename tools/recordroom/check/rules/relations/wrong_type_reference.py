"""Rule: a field that names a record of a type it is not meant for."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "REL002",
    over=Record,
    zh="「{field}」要填{wanted}，而「{text}」是{type}《{title}》。请改填正确的文件。",
    en="“{field}” asks for {wanted}, and “{text}” is “{title}” ({type}). Name the right record.",
)
def wrong_type_reference(record: Record, context: Context) -> Iterator[Finding]:
    """引用了错误类型的文件 · Reference to the wrong type

    [zh]
    **查什么**　类型文件规定某个字段只能引用某些类型（target），而所填的文件是别的类型，
    例如把会议记录填进了「会议通知」一栏。

    **为什么**　卷宗、配套文件和保管期限都靠这些字段归拢；引错类型，文件就会归错卷。

    **怎么改**　改填正确的文件；只是有参考关系的，填到 related。

    [en]
    **What** A field whose type file allows only some types (`target`) and that names a record of
    another, as the record of a meeting where its notice is asked for.

    **Why** Dossiers, companions and retention follow these fields; with the wrong type a record
    lands in the wrong file.

    **Mend** Name the right record; what is merely worth seeing goes into `related`.
    """
    types = context.policies.types
    for leaf in leaves(record, context.type_of(record), "record"):
        target = context.holdings.by_id.get(leaf.text)
        if target is None or target.id == record.id or not leaf.spec.targets:
            continue
        if target.type not in leaf.spec.targets:
            labels = [types[t].label for t in leaf.spec.targets if t in types]
            yield Finding(
                record.at(*leaf.path),
                {
                    "field": leaf.top.label,
                    "text": leaf.text,
                    "title": target.title,
                    "type": types[target.type].label,
                    "wanted": Label(
                        "或".join(f"「{w.hans}」" for w in labels),
                        " or ".join(f"“{w.en}”" for w in labels),
                    ),
                },
                record.id,
                related=((target.at("type"), Label("所填的文件", "the record named")),),
            )
