"""Rule: the value of a stricter field written out again where more people can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from recordroom.access.decide import as_strict, demand_of, demand_of_field, label_of
from recordroom.capture.leaves import Leaf, leaves
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.relate.links import mentions

_SHORTEST = 4
_SHORTEST_NUMBER = 5
_SHORTEST_SENTENCE = 12
_SENTENCE = re.compile(r"[^。；！？!?\n]+")


@rule(
    "ACC009",
    over=Record,
    withholds=True,
    zh="「{field}」这个字段只给「{level}」的人看，它的内容却又写在了这里。请从这里删去。",
    en="The field “{field}” is for “{level}” only, but its content is written out here again. "
    "Take it out here.",
)
def stricter_field_in_body(record: Record, context: Context) -> Iterator[Finding]:
    """更严字段的内容写进了正文 · Stricter field written out

    [zh]
    **查什么**　类型文件规定了更严级别的字段（如请假事由），它的值（四个字以上）
    或其中完整的一句（十二个字以上）又出现在标题或正文里；金额和数字按五位以上比对。

    **为什么**　隐去字段，正文照样给人看，等于没有隐去。

    **怎么改**　正文删去这些内容，或改成「见事由一栏」。正文确实要写的，把整份文件改严。

    [en]
    **What** The value of a field that the type file makes stricter (as the reason of a leave),
    four characters or more, or a whole sentence of it of twelve, that stands in the title or body
    too; amounts and numbers from five digits.

    **Why** Leaving the field out helps nothing while the body says the same.

    **Mend** Take it out of the body, or refer to the field. If the body must say it, make the
    whole record stricter.
    """
    policy = context.policies.access
    whole = demand_of(record)
    kinds = ("text", "paragraph", "url", "number", "money")
    for leaf in leaves(record, context.type_of(record), *kinds):
        demand = demand_of_field(record, leaf.demands, policy)
        if not leaf.demands or as_strict(whole, demand, policy):
            continue
        values: dict[str, str | Label] = {
            "field": leaf.top.label,
            "level": label_of(demand, policy),
        }
        related = ((record.at(*leaf.path), Label("更严的字段", "the stricter field")),)
        for text in _wordings(leaf):
            if next(mentions(record.title, text), None) is not None:
                yield Finding(record.at("title"), values, record.id, related=related)
                break
            at = next(mentions(record.body, text), None)
            if at is not None:
                place = record.at_body(at, len(text))
                yield Finding(place, values, record.id, related=related)
                break


def _wordings(leaf: Leaf) -> Iterator[str]:
    """The forms in which a value may be written out, the whole value first."""
    if isinstance(leaf.value, Decimal):
        for text in (leaf.text, f"{leaf.value:,f}"):
            if len(leaf.text.lstrip("-")) >= _SHORTEST_NUMBER:
                yield text
        return
    value = leaf.text.strip()
    if len(value) >= _SHORTEST:
        yield value
    for match in _SENTENCE.finditer(value):
        sentence = match[0].strip()
        if len(sentence) >= _SHORTEST_SENTENCE:
            yield sentence
