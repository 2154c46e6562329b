"""Whether a record's approvals suffice, in words: each matter, its steps, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recordroom.authorise.bench import Bench
from recordroom.authorise.binding import Content
from recordroom.authorise.credentials import delegations_to
from recordroom.authorise.demand import Demand
from recordroom.authorise.entries import Entry, entries
from recordroom.authorise.judge import Fault, Judged, Verdict, judge
from recordroom.authorise.who import holders, posts_of
from recordroom.authorise.wording import person, post, step
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Band, Policies
from recordroom.model.text import Label

_NOTHING = Label(
    "授权表没有规定本件要由谁批准。", "The table of authority asks for no approval of it."
)
_MATTER = Label(
    "{matter}：{measure}，按「{band}」一档", "{matter}: {measure}, in the band “{band}”"
)
_CHOICE = Label("{matter}：{measure}", "{matter}: {measure}")
_PLAIN = Label("{matter}", "{matter}")
_SUM = Label(
    "{sum}（本件 {own}，与 {others} 连在一起算）", "{sum} ({own} of its own, with {others})"
)
_CLAUSE = Label("依据《{policy}》{clause}", "by {policy}, {clause}")
_GIVEN = Label(
    "✓ 第{n}步 {step}：{day} {person}，{why}", "✓ step {n}, {step}: {day} {person}, {why}"
)
_LACKING = Label("✗ 第{n}步 {step}：还缺", "✗ step {n}, {step}: still missing")
_WHO = Label("；现在可以批的：{people}", "; who may give it now: {people}")
_NOBODY = Label(
    "；这个岗位现在没有人，请先任命或授权", "; nobody holds the post now: appoint or delegate first"
)
_UNRESOLVED = Label(
    "；推不出由哪个岗位批，请看 organisation.yml", "; no post follows: look at organisation.yml"
)
_VOID = Label("不算的审批", "Approvals that do not count")
_PERSON_POST = Label("{person}（{post}）", "{person} ({post})")
_COLON = Label("：", ": ")
_JOIN = Label("、", ", ")

_HOLDS = Label("那天担任{post}", "who held the post {post} that day")
_ACTS = Label("那天代理{post}", "who stood in as {post} that day")
_LENT = Label("受{post}授权", "by delegation of {post}")
_LENT_BY = Label("受{post}授权（{by}）", "by delegation of {post} ({by})")
_UP = Label(
    "申请人自己担任{named}，由上一级{post}批准",
    "{post}, the next one up as the applicant is {named}",
)
_HIGHER = Label("以上级{post}的身份代批", "as {post}, higher up")
_ITSELF = Label(
    "本件就是{body}的决定，表决通过", "the record is itself a decision of {body}, carried"
)
_BY_DECISION = Label("依据{body}的决定 {decision}", "by the decision of {body}, {decision}")
_STATED = Label("由主持人写明{body}通过", "the chair states that {body} adopted it")

WHY_NOT = {
    "not-holder": Label("那天不担任这个岗位", "did not hold the post that day"),
    "no-delegation": Label("没有查到授权", "there is no delegation"),
    "delegation-expired": Label("那天授权不在有效期内", "the delegation was not in force that day"),
    "delegation-scope": Label("授权不包括这个事项", "the delegation does not cover the matter"),
    "over-cap": Label("超过授权的上限", "it is above the cap of the delegation"),
    "own-request": Label(
        "是自己的申请，要由上一级批", "it is an own request: the next one up does"
    ),
    "stale": Label("批准之后内容改过", "the content was changed afterwards"),
    "unbound": Label("没有内容指纹，看不出批的是哪一稿", "it carries no hash of the content"),
    "out-of-order": Label("前一步那时还没有完成", "the step before had not been taken"),
    "no-decision": Label("没有会议的决定为依据", "no decision of the body stands behind it"),
    "other-body": Label("所写的依据不是这个会议的", "the record named is of another body"),
    "not-adopted": Label("所写的依据没有通过", "the record named was not adopted"),
    "decided-later": Label("所写的依据日期更晚", "the record named is dated later"),
    "too-low": Label("没有批准这件事的权限", "it was not for this post to approve"),
    "weak-evidence": Label("凭据的等级低于规定", "its evidence is weaker than is asked"),
    "amended": Label("之后有大的修订，要重新批准", "a major amendment came after it"),
    "ended-round": Label(
        "后来退回过，这一轮已经结束", "it was returned later, which ended the round"
    ),
    "returned": Label("退回修改", "returned for change"),
    "refused": Label("不同意", "refused"),
}


def judgement(
    record: Record, policies: Policies, holdings: Holdings, *, as_of: date, lang: str
) -> list[str]:
    """The lines of the part, each indented by two; people are named as they stand on `as_of`."""
    verdict = judge(record, policies, holdings, on=as_of)
    bench = Bench(record, policies, holdings, Content(record, policies))
    rows = {row.index: row for row in entries(record)}
    lines: list[str] = []
    for judged in verdict.demands:
        lines.append("  " + _headline(judged.demand, bench, lang))
        lines += [
            f"    {line}" for line in _steps(judged, verdict, _Told(bench, rows, as_of, lang))
        ]
    if not verdict.demands:
        lines.append("  " + _NOTHING.get(lang))
    void = [_void(fault, rows, policies, lang) for fault in verdict.faults if fault.index in rows]
    if void:
        lines += ["  " + _VOID.get(lang), *(f"    {line}" for line in void)]
    return lines


def _headline(demand: Demand, bench: Bench, lang: str) -> str:
    matter, spec = demand.matter, bench.spec(demand.matter)
    measure = str(demand.measure)
    if spec is not None:
        choices = {choice.value: choice.label.get(lang) for choice in spec.choices}
        measure = f"{spec.label.get(lang)} {choices.get(measure, measure)}"
    if demand.together:
        others = _JOIN.get(lang).join(demand.together)
        measure = _SUM.get(lang).format(sum=measure, own=demand.own, others=others)
    told = _PLAIN if not matter.field else _CHOICE if demand.band.choice else _MATTER
    band = _band(demand.band).get(lang)
    text = told.get(lang).format(matter=matter.label.get(lang), measure=measure, band=band)
    if matter.basis is None:
        return text
    policy = bench.holdings.by_id.get(matter.basis.policy)
    title = policy.title if policy is not None else matter.basis.policy
    return f"{text} — " + _CLAUSE.get(lang).format(policy=title, clause=matter.basis.clause)


def _band(band: Band) -> Label:
    said = (
        ("超过 {}", "above {}", band.above),
        ("不低于 {}", "at least {}", band.at_least),
        ("不到 {}", "below {}", band.below),
        ("不超过 {}", "up to {}", band.up_to),
    )
    zh = "、".join(hans.format(text) for hans, _, text in said if text)
    en = ", ".join(english.format(text) for _, english, text in said if text)
    return Label(zh or "不分大小", en or "any")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the lines of one record draw on."""

    bench: Bench
    rows: dict[int, Entry]
    on: date
    lang: str


def _steps(judged: Judged, verdict: Verdict, told: _Told) -> Iterator[str]:
    demand, bench, lang = judged.demand, told.bench, told.lang
    lacking = {m.step: m for m in verdict.missing if m.matter.id == demand.matter.id}
    for i, (words, given) in enumerate(zip(demand.steps, judged.given, strict=True)):
        named = step(words, bench.policies).get(lang)
        if given is not None:
            row = told.rows[given]
            yield _GIVEN.get(lang).format(
                n=i + 1,
                step=named,
                day=row.on,
                person=_text(person(row.by, bench.policies), lang),
                why=_why(row, words, demand, bench).get(lang),
            )
            continue
        line = _LACKING.get(lang).format(n=i + 1, step=named)
        missing = lacking[i]
        if missing.people:
            names = [_with_post(p, missing.posts, told) for p in missing.people]
            line += _WHO.get(lang).format(people=_JOIN.get(lang).join(names))
        else:
            line += (_NOBODY if missing.posts else _UNRESOLVED).get(lang)
        yield line


def _with_post(id_: str, posts: tuple[str, ...], told: _Told) -> str:
    """A person with the post of these that makes them the one to ask."""
    bench, lang = told.bench, told.lang
    held = [p for p in posts if any(a.person == id_ for a in holders(bench.org, p, told.on))]
    name = _text(person(id_, bench.policies), lang)
    if not held:
        return name
    return _PERSON_POST.get(lang).format(
        person=name, post=_text(post(held[0], bench.policies), lang)
    )


def _why(row: Entry, words: tuple[str, ...], demand: Demand, bench: Bench) -> Label:
    """By what authority an approval fulfils a step."""
    day = row.on or date.max
    used = row.deputises or row.post
    body = bench.body_for((used,), words)
    if body and row.step == "adopt" and not bench.match((used,), words, demand.matter, day):
        return _decided(row, body, bench)
    names = [p for w in words for p in bench.named(w, demand.matter, day)]
    posts = [p for w in words for p in bench.posts(w, demand.matter, day)]
    if not used:  # the row names no post: the one held that the step asks for
        held = posts_of(bench.org, row.by, day)
        used = next((p for p in (*posts, *held) if p in held), "")
    if used not in names and used in posts:
        return _fill(_UP, bench, post=used, named=next(iter(names), ""))
    if used not in posts:
        return _fill(_HIGHER, bench, post=used)
    own = [a for a in holders(bench.org, used, day) if a.person == row.by]
    if own:
        return _fill(_ACTS if all(a.acting for a in own) else _HOLDS, bench, post=used)
    ways = delegations_to(row.by, day, bench.org, bench.policies.authority)
    lent = next((d for _, d in ways if d.giver == used and d.by), None)
    if lent is None:
        return _fill(_LENT, bench, post=used)
    found = _fill(_LENT_BY, bench, post=used)
    return Label(found.hans.replace("{by}", lent.by), found.en.replace("{by}", lent.by))


def _decided(row: Entry, body: str, bench: Bench) -> Label:
    name = bench.org.bodies[body].label
    form = _ITSELF if bench.is_decision(body) else _BY_DECISION if row.decided_in else _STATED
    return Label(
        form.hans.format(body=name.hans, decision=row.decided_in),
        form.en.format(body=name.en, decision=row.decided_in),
    )


def _fill(form: Label, bench: Bench, **posts: str) -> Label:
    labels = {key: post(id_, bench.policies) for key, id_ in posts.items()}
    zh = {key: _text(label, "zh-Hans") for key, label in labels.items()}
    en = {key: _text(label, "en") for key, label in labels.items()}
    return Label(form.hans.format(by="{by}", **zh), form.en.format(by="{by}", **en))


def _void(fault: Fault, rows: dict[int, Entry], policies: Policies, lang: str) -> str:
    row = rows[fault.index]
    name = _text(person(row.by, policies), lang)
    told = WHY_NOT.get(fault.kind, Label(fault.kind, fault.kind)).get(lang)
    return f"{row.on or ''} {name}{_COLON.get(lang)}{told}".strip()


def _text(value: Label | str, lang: str) -> str:
    return value.get(lang) if isinstance(value, Label) else value
