"""Rule: a policy file that says something which cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Problem

_FAULTS = {
    "missing-key": Label("缺少「{name}」这一项", "“{name}” is missing"),
    "wrong-shape": Label("这里应写{wanted}", "this should be {wanted}"),
    "not-in-vocabulary": Label(
        "「{value}」不能用在这里，可用的有：{allowed}",
        "“{value}” cannot be used here; known are {allowed}",
    ),
    "bad-condition": Label(
        "条件要写 field（字段）和一种比较（{allowed} 之一），或用 all、any 连接几个条件",
        "a condition has a field and one test of {allowed}, or joins several with all or any",
    ),
    "bad-pattern": Label(
        "编号样式里要有且只有一个 {n}，另外只能用 {code} 和 {year}",
        "a number's pattern has {n} once and besides it only {code} and {year}",
    ),
    "bad-code-pattern": Label(
        "档号样式里要有且只有一个 {n}，另外只能用 {allowed}",
        "a reference code's pattern has {n} once and besides it only {allowed}",
    ),
    "repeated-in-pattern": Label(
        "「{name}」在编号样式里出现了两次", "“{name}” stands in the pattern twice"
    ),
    "counter-not-in-pattern": Label(
        "序号按「{name}」重新起算，编号样式里却没有它，编号会重复",
        "counting restarts with the “{name}”, which the pattern lacks, so numbers would repeat",
    ),
    "end-before-start": Label("结束日期早于开始日期", "it ends before it begins"),
    "type-is-not-file": Label(
        "类型名「{name}」与文件名「{file}」不一致",
        "the type “{name}” is not named as its file {file}",
    ),
}
_OWN = {
    "state": Label(
        "「{name}」不是本类型的状态（见 states）", "“{name}” is no state of this type (see states)"
    ),
    "field": Label(
        "「{name}」不是本类型的字段（见 fields）", "“{name}” is no field of this type (see fields)"
    ),
}
"""What is said of an `unknown-name`, by what it should name."""


@rule(
    "POL001",
    over=Policies,
    withholds=True,
    zh="设置文件这里有误：{fault}。改正之前不检查文件，也不发布。",
    en="This setting is not right: {fault}. Records are not checked or published until it is.",
)
def malformed_policy(policies: Policies, context: Context) -> Iterator[Finding]:
    """设置写法有误 · Malformed policy

    [zh]
    **查什么**　policies 文件夹里各设置文件（.yml）的写法：必填项是否齐全、内容是不是规定的样子、
    词语是不是可用的几个之一、日期先后、条件和编号样式的写法。
    **为什么**　设置管着所有文件：读错一处，成百份文件会被误判，甚至给错的人看到。所以先停下来改设置。
    可用的词语由本工具规定，写在手册的设置说明里。
    **怎么改**　照提示的行列改正；不清楚写法时，看同一文件里相邻的几行，或运行 recordroom demo 看示例。

    [en]
    **What** The form of the settings files (.yml) in policies: what must be there, the shape of
    values, words of closed lists, the order of dates, conditions and number patterns.
    **Why** Settings rule every record: one misread line misjudges hundreds or shows them to the
    wrong people, so everything waits. The words are the tool's, listed in the manual of settings.
    **Mend** Correct the line and column named; when in doubt look at the lines around it, or at the
    sample (recordroom demo).
    """
    for problem in policies.problems:
        template = _FAULTS.get(problem.kind)
        if problem.kind == "unknown-name":
            template = _OWN.get(str(problem.values.get("what")))
        if template is not None:
            yield Finding(problem.place, {"fault": _filled(template, problem)})


def _filled(template: Label, problem: Problem) -> Label:
    return Label(*(_text(template.get(lang), problem, lang) for lang in ("zh-Hans", "en")))


def _text(text: str, problem: Problem, lang: str) -> str:
    for name, value in problem.values.items():
        word = value if isinstance(value, str) else value.get(lang)
        text = text.replace(f"{{{name}}}", word.replace("、", ", ") if lang == "en" else word)
    return text
