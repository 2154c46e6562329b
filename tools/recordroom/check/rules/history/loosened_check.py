"""Rule: settings by which the checks themselves find less than before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recordroom.check.periods import is_below
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import SEVERITIES, Finding
from recordroom.model.policies import CheckPolicy, Policies
from recordroom.model.text import FieldPath, Label, Place

_ORDER = (*SEVERITIES, "off")
_FILES = ("checks.yml", "authority.yml", "organisation.yml", "numbering.yml")
Loosened = tuple[Place, Label]


@rule(
    "HIS025",
    over=Change,
    severity="warning",
    zh="这次改动让检查放过更多：{what}。请审阅的人确认这是有意的，并经该同意的人同意。",
    en="This change lets the checks pass over more: {what}. Whoever reviews it, make sure that it "
    "is meant, and agreed by those who have a say.",
)
def loosened_check(change: Change, context: Context) -> Iterator[Finding]:
    """放宽检查 · Loosened check

    [zh]
    **查什么**　规则的严重程度有没有调低，有没有新的例外（waivers），审计起点（audit-since）、审批绑定
    内容的起始日（evidence.bound-from）、编号开始执行的日期（enforced-from）有没有推后，录入审批的
    期限（evidence.late-after）有没有放长。例外只在审阅时提示，审计历史时不再提。
    **为什么**　检查问题可以改文件来消除，也可以改设置来消除；后一种要让审阅的人看得见。
    对改动本身的检查，严重程度和例外一律以改动以前的为准。本机构的选择。
    **怎么改**　有意的，请审阅的人同意后合并；无意的请恢复。要把它当作错误来拦，在 checks.yml 的
    severities 里写 loosened-check: error。

    [en]
    **What** Whether the severity of a rule went down, an exception (waiver) was added, the day from
    which the past is audited (audit-since), approvals are bound to content (evidence.bound-from) or
    numbers are enforced (enforced-from) was put off, or approvals may be entered later
    (evidence.late-after). Exceptions are told in review only, not again by an audit.
    **Why** A finding goes away by mending the record, or by changing the settings; the second has to
    be seen by whoever reviews. Findings about the change itself keep the severities and exceptions
    from before it in any case. The organisation's own rule.
    **Mend** If it is meant, have it agreed in review; otherwise put it back. To have it refused, set
    loosened-check: error under severities in checks.yml.
    """
    if not any(pair.path.name in _FILES for pair in change.policy_files):
        return
    base, head = change.base.policies, change.head.policies
    for place, what in (*_severities(base.checks, head), *_days(change)):
        yield Finding(place, {"what": what})
    # What is past can only be excepted afterwards; an audit does not ask about that again.
    for place, what in _waivers(base.checks, head) if not change.commit else ():
        yield Finding(place, {"what": what})


def _severities(old: CheckPolicy, head: Policies) -> Iterator[Loosened]:
    new = head.checks
    for name, severity in new.severities.items():
        # What a rule is without a word of ours is not known here: as grave as can be.
        before = old.severities.get(name, _ORDER[0])
        if _ORDER.index(severity) > _ORDER.index(before):
            words = f"{name}: {severity}"
            yield new.severity_places[name], Label(f"规则改为「{words}」", f"{words}")


def _waivers(old: CheckPolicy, head: Policies) -> Iterator[Loosened]:
    known = {(w.rule, w.records, w.until) for w in old.waivers}
    for waiver in head.checks.waivers:
        if (waiver.rule, waiver.records, waiver.until) not in known:
            ids = ", ".join(waiver.records)
            yield (
                waiver.place,
                Label(
                    f"新的例外 {waiver.rule}（{ids}）", f"a new exception, {waiver.rule} ({ids})"
                ),
            )


def _days(change: Change) -> Iterator[Loosened]:
    base, head = change.base.policies, change.head.policies
    old, new = base.authority.evidence, head.authority.evidence
    path: FieldPath = ("evidence",)
    if _later(old.bound_from, new.bound_from):
        yield _at(change, "authority.yml", (*path, "bound-from")), _put_off("evidence.bound-from")
    if is_below(old.late_after, new.late_after):
        yield (
            _at(change, "authority.yml", (*path, "late-after")),
            Label("evidence.late-after 放长了", "evidence.late-after became longer"),
        )
    if _later(base.organisation.audit_since, head.organisation.audit_since):
        yield (
            _at(change, "organisation.yml", ("organisation", "audit-since")),
            _put_off("audit-since"),
        )
    for id_, series in head.series.items():
        known = base.series.get(id_)
        if known is not None and _later(known.enforced_from, series.enforced_from):
            place = Place(series.place.source, (*series.place.field, "enforced-from"))
            yield place, _put_off(f"enforced-from ({id_})")


def _later(old: date | None, new: date | None) -> bool:
    """Whether a day from which something binds was put off, or taken away."""
    return old is not None and (new is None or new > old)


def _put_off(name: str) -> Label:
    return Label(f"{name} 推后了或被删去", f"{name} was put off or taken out")


def _at(change: Change, file: str, path: FieldPath) -> Place:
    files = change.head.policies.files
    return Place(files[file] if file in files else change.base.policies.files[file], path)
