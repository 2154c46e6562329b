"""Sending a record round (传阅), excusing a reader, and noting that somebody has read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recordroom.authorise.circulation import (
    Reading,
    people_of,
    proxies,
    readers,
    sent,
    state,
)
from recordroom.authorise.content import content_hash
from recordroom.authorise.who import posts_of
from recordroom.flow.persons import Actor, Refusal, known, stranger
from recordroom.flow.reading import may_read, not_cleared
from recordroom.flow.step import Step
from recordroom.flow.words import state_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Organisation, Policies
from recordroom.model.text import Label

_CIRCULATED = ("issued", "closed")


def circulate(
    record: Record,
    *,
    actor: Actor,
    on: date,
    to: Sequence[str],
    due: date | None,
    policies: Policies,
    holdings: Holdings,
) -> Step | Refusal:
    """Send a record to the people that words name. The items to write, or why not."""
    refused = known(actor, policies, on) or _not_issued(record, policies) or _late(due, on)
    if refused is not None:
        return refused
    organisation = policies.organisation
    reached: dict[str, None] = {}
    for word in to:
        people = people_of(word, organisation, on)
        if people is None:
            return _unknown_word(word, organisation)
        people = tuple(p for p in people if posts_of(organisation, p, on))
        if not people:
            return Refusal(
                "nobody",
                f"{on} 这天「{word}」没有在任的人，送不到任何人。请核对传阅对象，或先登记任职。",
                f"On {on} “{word}” means nobody in office, so it would reach no one. Look at the "
                "word, or enter the appointment first.",
            )
        reached.update(dict.fromkeys(people))
    barred = tuple(p for p in reached if may_read(record, p, policies, on) is False)
    if barred:
        return not_cleared(record, barred, policies)
    now = _by_person(record, policies, holdings, on)
    fresh = [p for p in reached if p not in now or (now[p].again and now[p].due is None)]
    if not fresh and all(now[p].due == due or due is None for p in reached):
        return Refusal(
            "already-sent",
            f"「{record.title}」已经送给这些人了，不用再送。要改期限，请写另一个 --due。",
            f"{record.id} was sent to all of them already. To set another day, give --due.",
        )
    items = tuple(
        {
            "to": word,
            **({"due": due.isoformat()} if due else {}),
            "by": actor.person,
            "on": on.isoformat(),
        }
        for word in to
    )
    names = _names(tuple(reached), organisation)
    return Step(
        None,
        {},
        {"circulation": items},  # type: ignore[dict-item]  # a dict of str is a Tree
        (
            Label(f"✓ 已送阅 {len(reached)} 人：{names.hans}。", f"✓ Sent to {names.en}."),
            Label(
                f"接下来：各人看完后运行 recordroom acknowledge {record.id}；"
                f"还差谁，看 recordroom unread {record.id}",
                f"Next: each runs recordroom acknowledge {record.id} when done; recordroom unread "
                f"{record.id} tells who has not.",
            ),
        ),
    )


def excuse(
    record: Record,
    *,
    actor: Actor,
    on: date,
    person: str,
    proxy: str,
    reason: str,
    policies: Policies,
    holdings: Holdings,
) -> Step | Refusal:
    """Excuse one reader (免阅), or name who reads in their place (代阅)."""
    refused = known(actor, policies, on) or _not_issued(record, policies)
    refused = refused or _not_reader(record, person, on, policies, holdings)
    if refused is not None:
        return refused
    name = policies.organisation.people[person].name
    if not reason.strip():
        return Refusal(
            "missing-given",
            f"请用 --reason 写明{name.hans}为什么不用自己阅，如 --reason 当月休产假。",
            f"Say with --reason why {name.get('en')} need not read it.",
        )
    if person == actor.person and not proxy:
        return Refusal(
            "own-excuse",
            f"不能免自己的阅。请送阅的人或您的上级来办，或自己看完后运行 recordroom acknowledge {record.id}。",
            f"Nobody excuses themselves. Let whoever sent it round do it, or read it and run "
            f"recordroom acknowledge {record.id}.",
        )
    if proxy and (proxy == person or not posts_of(policies.organisation, proxy, on)):
        return Refusal(
            "no-proxy",
            f"「{proxy}」不能代{name.hans}阅：代阅人须是另一位在任的人员。",
            f"{proxy} cannot read for {name.get('en')}: a proxy is somebody else in office.",
        )
    item = {
        "to": f"person:{person}",
        "by": actor.person,
        "on": on.isoformat(),
        "excuse": "proxy" if proxy else "exempt",
        **({"proxy": proxy} if proxy else {}),
        "reason": " ".join(reason.split()),
    }
    if proxy:
        other = policies.organisation.people[proxy].name
        told = Label(
            f"✓ 已请{other.hans}代{name.hans}阅。看完后由{other.hans}运行 recordroom acknowledge "
            f"{record.id} --proxy-for {person} --reason …",
            f"✓ {other.get('en')} is to read for {name.get('en')}, and then runs recordroom "
            f"acknowledge {record.id} --proxy-for {person} --reason …",
        )
    else:
        told = Label(f"✓ {name.hans}免阅。", f"✓ {name.get('en')} is excused.")
    return Step(None, {}, {"circulation": (item,)}, (told,))  # type: ignore[dict-item]


def acknowledge(
    record: Record,
    *,
    actor: Actor,
    on: date,
    proxy_for: str,
    reason: str,
    policies: Policies,
    holdings: Holdings,
) -> dict[str, str] | Refusal:
    """What is kept of a reading: the fields of its file in their order, or why there is none."""
    refused = known(Actor(actor.person), policies, on) or _not_issued(record, policies)
    reader = proxy_for or actor.person
    refused = refused or _not_reader(record, reader, on, policies, holdings)
    if refused is not None:
        return refused
    if proxy_for:
        refused = _no_proxy(record, proxy_for, actor.person, reason, on, policies)
        if refused is not None:
            return refused
    if may_read(record, actor.person, policies, on) is False:
        return not_cleared(record, (actor.person,), policies)
    content = content_hash(record, policies)
    kept = {
        "record": record.id,
        "person": reader,
        "content": content,
        "on": on.isoformat(),
        "kind": "proxy" if proxy_for else "read",
    }
    if proxy_for:
        kept |= {"by": actor.person, "reason": " ".join(reason.split())}
    return kept


def _no_proxy(
    record: Record, person: str, by: str, reason: str, on: date, policies: Policies
) -> Refusal | None:
    name = policies.organisation.people[person].name
    within = by != person and by in readers(record, policies, on)
    if not within and proxies(record).get(person) != by:
        return Refusal(
            "no-proxy",
            f"您不能代{name.hans}阅：代阅人须也在传阅范围里，或由送阅人指定。请送阅的人先运行 "
            f"recordroom circulate {record.id} --excuse {person} --proxy {by} --reason …",
            f"You cannot read for {name.get('en')}: a proxy is a reader too, or named by whoever "
            f"sent it round: recordroom circulate {record.id} --excuse {person} --proxy {by} "
            "--reason …",
        )
    if not reason.strip():
        return Refusal(
            "missing-given",
            f"请用 --reason 写明为什么代{name.hans}阅。",
            f"Say with --reason why you read for {name.get('en')}.",
        )
    return None


def _not_reader(
    record: Record, person: str, on: date, policies: Policies, holdings: Holdings
) -> Refusal | None:
    """Why a person has nothing to read here: unknown, not sent to them, or read already."""
    organisation = policies.organisation
    if person not in organisation.people:
        return stranger(person, "", organisation)
    name = organisation.people[person].name
    reading = _by_person(record, policies, holdings, on).get(person)
    if reading is None:
        later = [i.on for i in sent(record) if i.on is not None and i.on > on]
        hint = f"（送阅日期是 {min(later)}）" if later else ""
        return Refusal(
            "not-sent",
            f"「{record.title}」没有送给{name.hans}传阅{hint}，不能记阅毕。需要阅的，请先运行 "
            f"recordroom circulate {record.id} --to person:{person}",
            f"{record.id} was not sent to {name.get('en')}. If it should be, run recordroom "
            f"circulate {record.id} --to person:{person} first.",
        )
    if not reading.is_open and reading.state != "left":
        day = f"{reading.on} " if reading.on is not None else ""
        return Refusal(
            "already-read",
            f"{name.hans}已经办过了（{day}{_DONE[reading.state].hans}），内容以后没有重大修改，不用再办。",
            f"{name.get('en')} is done already ({day}{_DONE[reading.state].en}), and nothing major "
            "was changed since.",
        )
    return None


_DONE = {
    "read": Label("阅毕", "read"),
    "exempt": Label("免阅", "excused"),
    "proxy": Label("由他人代阅", "read by a proxy"),
}


def _by_person(
    record: Record, policies: Policies, holdings: Holdings, on: date
) -> dict[str, Reading]:
    found = state(record, policies, holdings.acknowledgements, as_of=on)
    return {reading.person: reading for reading in found}


def _not_issued(record: Record, policies: Policies) -> Refusal | None:
    if policies.phase(record) in _CIRCULATED:
        return None
    here = state_of(record, policies.types[record.type])
    return Refusal(
        "not-issued",
        f"「{record.title or record.id}」现在是「{here.hans}」，不能传阅：只传阅已经印发、还有效的文件。",
        f"{record.id} is in the state “{here.en}”; only what is issued and in force goes round.",
    )


def _late(due: date | None, on: date) -> Refusal | None:
    if due is None or due >= on:
        return None
    return Refusal(
        "due-passed",
        f"阅毕期限 {due} 早于送阅日期 {on}。请把 --due 写成送阅以后的日期。",
        f"The due day {due} is before the day it is sent, {on}. Give a later --due.",
    )


def _unknown_word(word: str, organisation: Organisation) -> Refusal:
    departments = "、".join(f"department:{d}" for d in organisation.departments)
    return Refusal(
        "unknown-word",
        f"不知道「{word}」指谁。请写 post:岗位、department:部门、person:人员 或 body:机构，"
        f"名称用 organisation.yml 里的标识，如 {departments}。",
        f"It is not known whom “{word}” means. Write post:…, department:…, person:… or body:… with "
        f"an id of organisation.yml, as {departments.replace('、', ', ')}.",
    )


def _names(people: Sequence[str], organisation: Organisation) -> Label:
    known_ = [organisation.people[p].name for p in people if p in organisation.people]
    return Label("、".join(n.hans for n in known_), ", ".join(n.get("en") for n in known_))
