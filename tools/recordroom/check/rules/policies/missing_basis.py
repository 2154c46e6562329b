"""Rule: a row of the settings whose clause does not stand in the policy it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Clause, Policies
from recordroom.model.text import Label

_CLAUSE = re.compile(r"^\*\*(第[零〇一二三四五六七八九十百千]+条)\*\*", re.MULTILINE)


@rule(
    "POL027",
    over=Holdings,
    zh="依据对不上：{fault}。请改正制度的标识或条号。",
    en="The basis does not hold: {fault}. Correct the policy's id or the clause.",
)
def missing_basis(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """依据的条文不存在 · Missing basis

    [zh]
    **查什么**　设置各行注明的依据（basis）：所写的制度在不在，正文里有没有这一条。
    **为什么**　读的人要能从规则找到条文，看是谁、凭什么这样定的；制度修订后条号一变，依据就落空。
    注明依据是本机构的规定。
    **怎么改**　照制度现在的条号改正。条文的写法是另起一段、以「**第十二条**」开头。

    [en]
    **What** The basis of a row of the settings: the policy exists and its text has the clause.
    **Why** A reader must be able to go from a rule to the words that made it; when a revision moves
    clauses, the basis is lost. That a basis is given is the organisation's own rule.
    **Mend** Correct it to the policy's present numbering. A clause is a paragraph that begins with
    its name in bold.
    """
    clauses: dict[str, frozenset[str]] = {}
    for basis in _bases(context.policies):
        record = holdings.by_id.get(basis.policy)
        if record is None or record.type not in _policy_types(context.policies):
            if basis.policy and basis.policy not in context.once(unread):
                name = basis.policy
                fault = Label(f"没有制度「{name}」", f"there is no policy {name}")
                yield Finding(at(basis.place, "policy"), {"fault": fault})
            continue
        if record.id not in clauses:
            clauses[record.id] = frozenset(_CLAUSE.findall(record.body))
        if basis.clause and basis.clause not in clauses[record.id]:
            fault = Label(
                f"《{record.title}》没有{basis.clause}", f"“{record.title}” has no {basis.clause}"
            )
            yield Finding(at(basis.place, "clause"), {"fault": fault})


def _bases(policies: Policies) -> Iterator[Clause]:
    authority = policies.authority
    bases = (
        *(class_.basis for class_ in policies.classes.values()),
        *(matter.basis for matter in authority.matters),
        *(row.basis for row in authority.incompatible),
    )
    return (basis for basis in bases if basis is not None)


def _policy_types(policies: Policies) -> frozenset[str]:
    return frozenset(t.id for t in policies.types.values() if t.root == "policies")
