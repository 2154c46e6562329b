"""Rule: a word in a policy file that no setting has."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Edit, Finding, Fix
from recordroom.model.policies import Policies
from recordroom.model.text import Label


@rule(
    "POL002",
    over=Policies,
    withholds=True,
    zh="设置文件里不认识「{name}」这一项。{near}改正之前不检查文件，也不发布。",
    en="The settings have no item “{name}”.{near} Records are not checked or published until this "
    "is mended.",
)
def unknown_policy_key(policies: Policies, context: Context) -> Iterator[Finding]:
    """不认识的设置项 · Unknown policy key

    [zh]
    **查什么**　设置文件里每一项的名称，是不是这个位置可以写的。
    **为什么**　写错的项等于没写：把 lowest 写成 lowset，最低阅览级别就悄悄没有了。
    所以不认识的项一律报错，不当作没看见。可用的项由本工具规定。
    **怎么改**　照提示改名；不需要的删去；想写说明的，用 # 开头的注释。

    [en]
    **What** Every item of a settings file is one that may stand there.
    **Why** A mistyped item is as good as none: with lowset for lowest the lowest level would vanish
    without a word. So what is not known is never passed over. The items are the tool's.
    **Mend** Rename it as proposed, delete it, or make it a comment that begins with #.
    """
    for problem in policies.problems:
        if problem.kind != "unknown-key":
            continue
        name, near = str(problem.values["name"]), str(problem.values.get("near", ""))
        question = Label("", "")
        fix = None
        if near:
            question = Label(f"是不是「{near}」？", f" Did you mean “{near}”?")
            label = Label(f"改为「{near}」", f"Change it to “{near}”")
            fix = Fix(label, (Edit(problem.place, near),), safe=False)
        yield Finding(problem.place, {"name": name, "near": question}, fix=fix)
