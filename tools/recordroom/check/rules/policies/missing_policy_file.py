"""Rule: a policy file that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL003",
    over=Policies,
    withholds=True,
    zh="缺少设置文件 {name}。没有它就不能检查和发布；请从备份恢复，或运行 recordroom init 得到一份范本。",
    en="The settings file {name} is missing; without it nothing is checked or published. Restore it, "
    "or get a template with recordroom init.",
)
def missing_policy_file(policies: Policies, context: Context) -> Iterator[Finding]:
    """缺少设置文件 · Missing policy file

    [zh]
    **查什么**　必备的设置文件是否都在：机构（organisation.yml）、编号（numbering.yml）、
    保管期限（retention.yml）、阅览（access.yml）、授权（authority.yml），以及
    record-types/_common.yml（各类文件共有的字段）。checks.yml 可以没有。
    **为什么**　少了阅览设置就不知道谁可以看什么，不能当作「谁都可以看」。哪些文件必备由本工具规定。
    **怎么改**　恢复被误删或改名的文件；新建的机构先复制一份范本再改。

    [en]
    **What** The settings files that must exist do: organisation.yml, numbering.yml, retention.yml,
    access.yml, authority.yml, and record-types/_common.yml with the fields all types share.
    checks.yml may be absent.
    **Why** Without access.yml nobody knows who may see what, and that must not mean everybody. The
    list is the tool's.
    **Mend** Restore the file that was deleted or renamed; a new organisation starts from a copy.
    """
    for problem in policies.problems:
        if problem.kind == "missing-policy-file":
            yield Finding(problem.place, problem.values)
