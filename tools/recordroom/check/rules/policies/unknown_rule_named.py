"""Rule: a rule named in checks.yml that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.catalogue import catalogue, find_rule
from recordroom.check.naming import at, near
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL020",
    over=Policies,
    zh="checks.yml 里写的规则「{name}」不存在。{near}",
    en="There is no rule {name}, named in checks.yml.{near}",
)
def unknown_rule_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """检查规则不存在 · Unknown rule named

    [zh]
    **查什么**　checks.yml 的严重程度（severities）和例外（waivers）里写的规则代码或名称是否存在。
    **为什么**　代码写错，想放宽的没放宽，想从严的没从严，也没有提示。规则的代码由本工具规定。
    **怎么改**　照检查结果里的代码（如 NUM004）改正，或运行 recordroom rule 查看全部规则。

    [en]
    **What** The codes or names of rules under severities and waivers in checks.yml exist.
    **Why** With a mistyped code nothing is relaxed or tightened, and nobody is told. The codes are
    the tool's.
    **Mend** Use the code shown with the finding (as NUM004), or see all with recordroom rule.
    """
    checks = policies.checks
    places = [(name, checks.severity_places[name]) for name in checks.severities]
    places += [(waiver.rule, at(waiver.place, "rule")) for waiver in checks.waivers]
    known = [word for r in catalogue() for word in (r.code, r.name)]
    for name, place in places:
        if name and find_rule(name) is None:
            yield Finding(place, {"name": name, "near": near(name, known)})
