"""Rule: a circulation to somebody unknown."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.circulation import people_of, sent
from recordroom.check.circulation import circulated
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO056",
    over=Holdings,
    zh="不知道传阅对象「{word}」指谁。请写 post:岗位、department:部门、person:人员 或 body:机构，名称用 organisation.yml 里的标识。",
    en="It is not known whom “{word}” means. Write post:…, department:…, person:… or body:… with an id of organisation.yml.",
)
def unknown_circulation_word(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """传阅对象不认识 · Unknown circulation word

    [zh]
    **查什么**　circulation 里每一项的 to，是不是 `post:`、`department:`、`person:`、`body:`
    加上 `organisation.yml` 里有的标识。

    **为什么**　对象写错了，该阅的人收不到，也没有人发现（本工具的规定）。

    **怎么改**　改成正确的写法，例如 `department:office`。

    [en]
    **What** Whether each `to` under circulation is `post:`, `department:`, `person:` or `body:` with
    an id that `organisation.yml` has.

    **Why** A wrong word reaches nobody, and nobody notices (a rule of this tool).

    **Mend** Write it rightly, as `department:office`.
    """
    organisation = context.policies.organisation
    for record in circulated(context):
        for item in sent(record):
            if people_of(item.to, organisation, item.on or context.as_of) is None:
                place = record.at("circulation", item.index, "to")
                yield Finding(place, {"word": item.to}, record.id)
