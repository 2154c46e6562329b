"""Rule: a clause that is referred to and that the policy does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.wording import unquoted
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.relate.clauses import NUMERAL, clause_name, clauses, parse_numeral

_ONE = rf"第(?:{NUMERAL})[条條](?:之(?:{NUMERAL}))?"
_HERE = "本(?:办法|制度|规则|細則|细则|规范|规定|章程|条例|准则|辦法|規則|規範|規定)"
_QUOTED = re.compile(
    rf"(?P<title>《[^《》\n]+》(?:（[^（）\n]*）)?|{_HERE})(?P<first>{_ONE})(?P<more>(?:[、和及至或]{_ONE})*)"
)
_PARTS = re.compile(rf"第({NUMERAL})[条條](?:之({NUMERAL}))?")
_NAMED = re.compile(r"《([^》\n]+)》")


@rule(
    "TXT006",
    over=Holdings,
    severity="warning",
    zh="这里提到{clause}，而《{title}》没有这一条（共{count}条）。请核对条号。",
    en="This refers to {clause}, which “{title}” does not have (it has {count} clauses). Look up "
    "the number.",
)
def missing_clause(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """引用的条文不存在 · Missing clause

    [zh]
    **查什么**　正文里「本办法第某条」或《某制度》第某条，而那份制度没有这一条。
    只查馆藏里的制度，国家法律和外单位的规定不查。

    **为什么**　制度修订后条号会变，引用它的地方常常忘了跟着改。

    **怎么改**　查到现在对应的条号改正；条文已经删去的，连同引用一起改写。

    [en]
    **What** “本办法第…条”, or 《a policy》第…条, in a body, where that policy has no such clause.
    Only policies among the holdings are looked up, not statutes or other bodies’ rules.

    **Why** Revisions change clause numbers, and what refers to them is easily forgotten.

    **Mend** Look up the clause as it is now; where it was taken out, rewrite the reference.
    """
    policies = [r for r in holdings.records if context.type_of(r).root == "policies"]
    by_title: dict[str, list[Record]] = {}
    for record in policies:
        by_title.setdefault(record.title, []).append(record)
    known = {r.path: frozenset((c.count, c.inserted) for c in clauses(r.body)) for r in policies}
    for record in holdings.records:
        if "条" not in record.body and "條" not in record.body:
            continue
        shown = unquoted(record.body, titles=False)
        for match in _QUOTED.finditer(shown):
            named = _NAMED.match(match["title"])
            own = [record] if record.path in known else []
            meant = by_title.get(named[1], []) if named else own
            # Versions of one policy share a title; which one is meant the text does not say.
            every = frozenset[tuple[int, int]]().union(*(known[r.path] for r in meant))
            if not every:
                continue
            for part in _PARTS.finditer(shown, match.start("first"), match.end()):
                count = parse_numeral(part[1])
                inserted = parse_numeral(part[2]) if part[2] else 0
                if count is None or inserted is None or (count, inserted) in every:
                    continue
                yield Finding(
                    record.at_body(part.start(), len(part[0])),
                    {
                        "clause": clause_name(count, inserted) if count else part[0],
                        "title": meant[0].title,
                        "count": str(len(known[meant[-1].path])),
                    },
                    record.id,
                )
