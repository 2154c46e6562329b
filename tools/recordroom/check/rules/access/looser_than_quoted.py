"""Rule: a record that names or links to a stricter one."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import demand_of, demand_of_field, is_known, label_of
from recordroom.capture.leaves import leaves
from recordroom.check.beside import stays_inside
from recordroom.check.rule import Context, rule
from recordroom.check.stricter import Stricter, revealing_texts, strict_links, stricter
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.text import Label, Place

_OWN = ("type", "status", "number", "external-number", "reference-code", "retention-period")
"""Fields that say what the record itself is."""


@rule(
    "ACC004",
    over=Holdings,
    withholds=True,
    zh="这里提到了《{title}》（{level}），它比本文件更严。看不到它的人会从这里知道有这份文件。"
    "请删去编号、标题和链接，或把本文件改到同样严的级别。",
    en="This names “{title}” ({level}), which is stricter than this record: people who may not see "
    "it learn here that it exists. Take out its number, title and link, or make this record as "
    "strict.",
)
def looser_than_quoted(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """提到了更严的文件 · Looser than what it names

    [zh]
    **查什么**　标题、正文或文字字段里，出现了另一份更严的文件的编号、文件名（id）、
    完整标题（六个字以上），或有链接指向它。更严，指有人能看本文件却看不到那一份。
    标题若只是普通短语，别的公开标题里也用着，则只有写在《》里才算。
    同一段落提到同一份文件，只报告一次。

    **为什么**　一份文件的存在和标题本身就可能是不该知道的事，例如一份处分决定或个案记录。
    看不到的文件应当完全不出现（本协会的选择，见保密制度）。

    **怎么改**　需要留下联系的，把那份文件的 id 填进 related 等字段：
    看不到它的人，这一行会自动隐去。正文里的提法删去或改成概括的说法；
    确实应当一起看的，把本文件也改严。

    [en]
    **What** A title, body or text field that holds the number, the id or the full title (six
    characters or more) of a stricter record, or a link to it. Stricter: somebody may see this
    record and not that one. A title that looser titles also use as a phrase counts only inside
    《》. One paragraph is told once for each record it names.

    **Why** That a record exists, and what it is called, can be what must not be known: a
    disciplinary decision, a case. What a reader may not see should be absent (the organisation’s
    own choice).

    **Mend** Put the record’s id into a field such as `related`: it is left out for those who may
    not see it. Take the name out of the text or speak of it in general; or make this record as
    strict.
    """
    policy = context.policies.access
    index = context.once(stricter)
    for record in holdings.records:
        if not is_known(demand_of(record), policy):
            continue
        for place, target in (
            *_in_fields(record, context, index),
            *_in_body(record, context, index),
        ):
            yield Finding(
                place,
                {"title": target.title, "level": label_of(demand_of(target), policy)},
                record.id,
                related=((target.at("title"), Label("更严的文件", "the stricter record")),),
            )


def _in_fields(record: Record, context: Context, index: Stricter) -> Iterator[tuple[Place, Record]]:
    for leaf in leaves(record, context.type_of(record), "text", "paragraph", "url"):
        # A listed file that leaves its folder is told as such, by its path.
        listed = leaf.path[0] == "attachments" and leaf.path[-1] == "file"
        if leaf.path[0] in _OWN or (listed and not stays_inside(record, leaf.text)):
            continue
        seen: set[str] = set()
        demand = demand_of_field(record, leaf.demands, context.policies.access)
        for naming in index.named(leaf.text, demand):
            if naming.record is not record and naming.record.id not in seen:
                seen.add(naming.record.id)
                yield record.at(*leaf.path), naming.record


def _in_body(record: Record, context: Context, index: Stricter) -> Iterator[tuple[Place, Record]]:
    demand = demand_of(record)
    body = record.body
    # A link whose words reveal the record is another rule's; it speaks for its paragraph.
    told: set[tuple[int, str]] = set()
    covered: list[tuple[int, int]] = []
    for link, naming in revealing_texts(record, context, index):
        told.add((body.count("\n", 0, naming.start), naming.record.id))
        covered.append((link.offset, link.end))
    found: list[tuple[int, int, Record]] = []
    for link, target, inside in strict_links(record, demand, index):
        covered.append((link.target_offset, link.end))
        if not inside:
            found.append((link.target_offset, link.target_offset + len(link.target), target))
    for naming in index.named(body, demand):
        hidden = any(start <= naming.start < end for start, end in covered)
        if naming.record is not record and not hidden:
            found.append((naming.start, naming.end, naming.record))
    for start, end, target in sorted(found, key=lambda item: item[:2]):
        key = (body.count("\n", 0, start), target.id)
        if key not in told:
            told.add(key)
            yield record.at_body(start, end - start), target
