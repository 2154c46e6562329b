"""Who may take a step: words of authority and the posts a person holds on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recordroom.authorise.ballots import ballots, body_of, carried
from recordroom.authorise.credentials import delegations_to
from recordroom.authorise.who import designated, holders, posts_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Delegation, Organisation, Policies
from recordroom.model.text import Label

ANYONE = "anyone"
UNSETTLED = ("draft", "ended", "")
"""Phases of a record by which nothing is decided."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, and the post they act by (None: whichever serves)."""

    person: str
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that the rules do not allow: its kind, and in words what is missing, who may act and
    what to do next.
    """

    kind: str
    hans: str
    en: str


@dataclass(frozen=True, slots=True)
class Seat:
    """The post by which somebody acts, the post they act for (empty: their own), and the word of
    authority that let them.
    """

    post: str
    for_post: str
    word: str


def known(actor: Actor, policies: Policies, on: date) -> Refusal | None:
    """Why nobody of this name can act on this day, None when they can."""
    organisation = policies.organisation
    if actor.person not in organisation.people:
        return stranger(actor.person, "--by", organisation)
    name = organisation.people[actor.person].name
    posts = posts_of(organisation, actor.person, on)
    if not posts and not _delegated(actor, policies, on):
        return Refusal(
            "not-in-office",
            f"{on} 这天{name.hans}没有担任任何岗位，不能办理。请核对 --by 和 --on；确已任职的，"
            "在 organisation.yml 的 appointments 里补上任职。",
            f"On {on} {name.en} held no post and cannot act. Look at --by and --on; if appointed, "
            "enter the appointment in organisation.yml.",
        )
    if actor.post is None or actor.post in posts:
        return None
    if actor.post not in organisation.posts:
        names = "、".join(posts)
        return Refusal(
            "unknown-post",
            f"没有「{actor.post}」这个岗位。--as 请写岗位的标识；{name.hans}这天担任：{names}。",
            f"There is no post {actor.post}. Give a post's id with --as; {name.en} held: "
            f"{', '.join(posts)}.",
        )
    if any(d.giver == actor.post for d in _delegated(actor, policies, on)):
        return None
    post = organisation.posts[actor.post].label
    over = _not_then(actor, policies)
    if over:
        now = people_in(actor.post, policies, on)
        return Refusal(
            "delegation-expired",
            f"{on} 这天{name.hans}代行{post.hans}的授权不在有效期内（{over}）。请由{now.hans}办理；"
            "授权延长了的，先在 authority.yml 的 delegations 登记。",
            f"On {on} the delegation by which {name.en} acts for {post.en} is not valid ({over}). "
            f"Let {now.en} act; if it was prolonged, enter that in authority.yml (delegations).",
        )
    return Refusal(
        "not-holder",
        f"{on} 这天{name.hans}不担任{post.hans}，也没有受托代行。请去掉 --as，或由担任该岗位的人办理"
        f"（{people_in(actor.post, policies, on).hans}）。",
        f"On {on} {name.en} neither held the post {post.en} nor acted for it. Leave --as out, or let "
        f"its holder act ({people_in(actor.post, policies, on).en}).",
    )


def stranger(word: str, option: str, organisation: Organisation) -> Refusal:
    """The refusal of a word that is no person's id, with those who bear it as a name."""
    people = organisation.people.values()
    at = (f"请用 {option} 写", f"with {option}") if option else ("请写", "instead")
    same = [p.id for p in people if word in p.name.every()]
    if len(same) > 1:
        return Refusal(
            "unknown-person",
            f"叫「{word}」的有 {len(same)} 人，{at[0]}标识，分清是哪一位：{'、'.join(same)}。",
            f"{len(same)} people are called {word}. Give the id {at[1]}: {', '.join(same)}.",
        )
    some = "、".join(f"{p.name.hans}（{p.id}）" for p in list(people)[:12])
    more = "等" if len(organisation.people) > 12 else ""
    return Refusal(
        "unknown-person",
        f"organisation.yml 里没有「{word}」这个人。{at[0]}姓名或标识，有：{some}{more}；"
        "新来的人先登记到 organisation.yml。",
        f"organisation.yml knows no person {word}. Give a person's id or name {at[1]}; enter "
        "somebody new in organisation.yml first.",
    )


def seat(
    words: Sequence[str], actor: Actor, record: Record, *, policies: Policies, on: date
) -> Seat | None:
    """By which post the actor may take a step that these words may take; None where by none.

    Own posts come before delegated ones. A body's word means its chair (whether the body has
    decided is another question).
    """
    organisation = policies.organisation
    own = posts_of(organisation, actor.person, on)
    own = tuple(p for p in own if actor.post in (None, p))
    lent = [d for d in _delegated(actor, policies, on, record) if actor.post in (None, d.giver)]
    for word in words:
        if word == ANYONE and own:
            return Seat(own[0], "", word)
        for post in posts_named(word, record, policies, on):
            if post in own:
                return Seat(post, "", word)
    held = posts_of(organisation, actor.person, on)
    for word in words:
        for post in posts_named(word, record, policies, on):
            if any(d.giver == post for d in lent):
                return Seat(held[0] if held else "", post, word)
    return None


def posts_named(word: str, record: Record, policies: Policies, on: date) -> tuple[str, ...]:
    """The posts that a word of authority means for a record on a day."""
    organisation, authority = policies.organisation, policies.authority
    if word == ANYONE:
        return ()
    fields = {m.applicant for m in authority.matters if m.type == record.type and m.applicant}
    people = {record.text(name) for name in sorted(fields)}
    return designated(
        word,
        department=record.text("department"),
        org=organisation,
        roles=authority.roles,
        applicant_posts=tuple(p for who in sorted(people) for p in posts_of(organisation, who, on)),
    )


def _not_then(actor: Actor, policies: Policies) -> str:
    """The days of the latest delegation of the actor's post to them; empty when there is none."""
    days: list[str] = []
    for row in policies.authority.delegations:
        kind, _, taker = row.taker.partition(":")
        held = (a.post for a in policies.organisation.appointments if a.person == actor.person)
        if row.giver == actor.post and taker in ((actor.person,) if kind == "person" else held):
            days.append(f"{row.validity.start or '…'}—{row.validity.end or '…'}")
    return days[-1] if days else ""


def _delegated(
    actor: Actor, policies: Policies, on: date, record: Record | None = None
) -> tuple[Delegation, ...]:
    """The delegations by which somebody may act for another post; with a cap they are for
    approvals alone, where there is a measure to hold against it.
    """
    found = delegations_to(actor.person, on, policies.organisation, policies.authority)
    of_type = {m.id for m in policies.authority.matters if record and m.type in ("", record.type)}
    return tuple(
        d
        for _, d in found
        if record is None or (d.up_to is None and (not d.matters or of_type & set(d.matters)))
    )


def who_may(words: Sequence[str], record: Record, *, policies: Policies, on: date) -> Label:
    """Those who may take a step, in words: posts with the names of their holders."""
    if ANYONE in words:
        return Label("在任的任何人", "anyone in office")
    found: list[Label] = []
    for word in words:
        for post in posts_named(word, record, policies, on):
            label = people_in(post, policies, on)
            if label not in found:
                found.append(label)
    if not found:
        return Label(
            "（按「责任部门」等字段找不到岗位，请先填好 department）",
            "(no post follows from the record; fill in its department first)",
        )
    return Label("、".join(f.hans for f in found), ", ".join(f.en for f in found))


def people_in(post: str, policies: Policies, on: date) -> Label:
    """A post with who holds it on a day: 秘书长（林晚）."""
    organisation = policies.organisation
    known_post = organisation.posts.get(post)
    label = known_post.label if known_post is not None else Label(post, post)
    people = dict.fromkeys(a.person for a in holders(organisation, post, on))
    names = [organisation.people[p].name for p in people if p in organisation.people]
    hans = "、".join(n.hans for n in names) or "此日无人担任"
    return Label(
        f"{label.hans}（{hans}）", f"{label.en} ({', '.join(n.en for n in names) or 'vacant then'})"
    )


def decided(word: str, *, decision: str, holdings: Holdings, policies: Policies, on: date) -> bool:
    """Whether a body (`body:ID`) has decided: `decision` names a resolution of its that was
    carried, or minutes of its, settled and no later than `on`.
    """
    body = word.removeprefix("body:")
    named = holdings.by_id.get(decision)
    if named is None or policies.phase(named) in UNSETTLED:
        return False
    votes = [b for b in ballots(named, policies, holdings) if b.path == ()]
    day = named.day()
    return (
        body_of(named, policies, holdings) == body
        and all(carried(vote, policies) for vote in votes)
        and day is not None
        and day <= on
    )
