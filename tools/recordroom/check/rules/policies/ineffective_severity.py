"""Rule: a rule switched off that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.catalogue import find_rule
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Values


@rule(
    "POL032",
    over=Policies,
    severity="warning",
    zh="{rule}（{title}）关不掉：有这种问题的文件不能发布。请删去这一行；个别文件确需放过的，登记例外。",
    en="{rule} ({title}) cannot be switched off, as records with such a finding are not published. "
    "Delete the line; to spare single records enter a waiver.",
)
def ineffective_severity(policies: Policies, context: Context) -> Iterator[Finding]:
    """关不掉的规则 · Ineffective severity

    [zh]
    **查什么**　checks.yml 的 severities 有没有把阻止发布的规则设为 off。
    **为什么**　这些规则守着阅览级别、个人信息和读不懂的文件，关掉就可能泄露，所以设为 off 也照样检查。
    这是本工具的规定。
    **怎么改**　删去这一行；可以改为 warning，提示会轻一些，文件仍不发布。

    [en]
    **What** severities in checks.yml does not set a rule to off that keeps records from being
    published.
    **Why** These rules guard access, personal data and unreadable files; they run in any case. This
    is the tool's own rule.
    **Mend** Delete the line; warning makes the finding softer, and the record stays unpublished.
    """
    for name, severity in policies.checks.severities.items():
        found = find_rule(name)
        if severity == "off" and found is not None and found.withholds:
            values: Values = {"rule": found.code, "title": found.title}
            yield Finding(policies.checks.severity_places[name], values)
