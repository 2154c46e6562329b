"""Rule: a deciding body that organisation.yml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "REL014",
    over=Record,
    zh="「{field}」里的「{text}」不在议事机构表中。{near}请填写机构标识。",
    en="“{field}” names the body “{text}”, which does not exist. {near}Write a body’s id.",
)
def unknown_body(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个机构 · Unknown body

    [zh]
    **查什么**　填议事机构的字段（由谁通过、哪个机构开会），
    所填的标识不在 `organisation.yml` 的 bodies 里。

    **为什么**　决议是否有效，要看由哪个机构、按什么人数作出。

    **怎么改**　填机构标识（如 council），不填名称。新设的委员会先加进 bodies。

    [en]
    **What** A field for a deciding body (who adopted, whose meeting) with an id that `bodies` in
    `organisation.yml` does not have.

    **Why** Whether a resolution holds depends on which body made it, with how many present.

    **Mend** Write the id (council), not the name. Add a new committee under `bodies` first.
    """
    known = context.policies.organisation.bodies
    for leaf in leaves(record, context.type_of(record), "body"):
        if leaf.text not in known:
            labels = {i: item.label for i, item in known.items()}
            values: Values = {
                "field": leaf.top.label,
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
