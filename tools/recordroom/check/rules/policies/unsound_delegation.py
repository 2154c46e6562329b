"""Rule: a delegation without an end, to oneself, or of more than the giver has."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from recordroom.authorise.who import above, designated, holders
from recordroom.check.bands import amount, stretches
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Band, Delegation, Matter, Policies
from recordroom.model.text import Label


@rule(
    "POL038",
    over=Policies,
    zh="这项授权有问题：{fault}。",
    en="This delegation will not do: {fault}.",
)
def unsound_delegation(policies: Policies, context: Context) -> Iterator[Finding]:
    """授权不当 · Unsound delegation

    [zh]
    **查什么**　授权（delegations）是否写了截止日期（ends），是否授给了自己，
    所授的事项和数额是否在授权人自己的权限之内。
    **为什么**　没有期限的授权等于换了人；自己没有的权限授不出去。授权由本机构作出，要有期限、有范围。
    **怎么改**　写上 ends；改正受托人；把 matters、up-to 改到授权人的权限以内。

    [en]
    **What** A delegation has an end, is not to oneself, and its matters and cap are within what the giver
    may approve.
    **Why** Without an end it replaces the holder; nobody can pass on what he does not have.
    **Mend** Write `ends`, mend the taker, or bring matters and cap within the giver's authority.
    """
    if not is_sound(policies, "organisation.yml", "authority.yml"):
        return
    for row in policies.authority.delegations:
        if row.giver not in policies.organisation.posts:
            continue  # told as an unknown post
        if row.validity.end is None:
            yield Finding(row.place, {"fault": _ENDLESS})
        if _to_oneself(row, policies):
            yield Finding(at(row.place, "to"), {"fault": _ONESELF})
        yield from _beyond(row, policies)


_ENDLESS = Label("没有写截止日期（ends）", "it has no end (ends)")
_ONESELF = Label("授给了授权人自己", "it is to the giver")


def _to_oneself(row: Delegation, policies: Policies) -> bool:
    kind, _, name = row.taker.partition(":")
    day = row.validity.start or row.validity.end
    if kind == "post" and name == row.giver:
        return True
    if day is None:
        return False
    givers = {a.person for a in holders(policies.organisation, row.giver, day)}
    takers = {name}
    if kind == "post":
        takers = {a.person for a in holders(policies.organisation, name, day)}
    return bool(takers) and takers <= givers


def _beyond(row: Delegation, policies: Policies) -> Iterator[Finding]:
    every = {m.id: m for m in policies.authority.matters}
    named = [(i, every[id_]) for i, id_ in enumerate(row.matters) if id_ in every]
    rows = named or [(-1, m) for m in ([] if row.matters else every.values())]
    held = [(i, m, _bands(m, row.giver, policies)) for i, m in rows]
    for i, matter, bands in held:
        if not bands and i >= 0:
            fault = Label(
                f"「{matter.label.hans}」不由授权人批准",
                f"“{matter.label.en}” is not for the giver to approve",
            )
            yield Finding(at(row.place, "matters", i), {"fault": fault})
    own = [bands for _, _, bands in held if bands]
    if rows and not row.matters and not own:
        fault = Label("授权人什么也不批", "the giver approves nothing")
        yield Finding(at(row.place, "from"), {"fault": fault})
    cap = amount(row.up_to)
    limits = [_limit(bands) for bands in own]
    if cap is not None and limits and all(most is not None and cap > most for most in limits):
        most = max(m for m in limits if m is not None)
        fault = Label(
            f"上限 {cap} 超过授权人自己的权限 {most}",
            f"its cap {cap} is above the giver’s own {most}",
        )
        yield Finding(at(row.place, "up-to"), {"fault": fault})


def _bands(matter: Matter, giver: str, policies: Policies) -> tuple[Band, ...]:
    """The bands in which the giver may approve: named, in charge of a department, or above one."""
    org = policies.organisation
    posts: dict[str, set[str]] = {}
    for band in matter.bands:
        for word in (w for step in band.steps for w in step):
            if word not in posts:
                posts[word] = {
                    post
                    for department in (*org.departments, "")
                    for post in designated(
                        word,
                        department=department,
                        org=org,
                        roles=policies.authority.roles,
                        applicant_posts=tuple(org.posts),
                    )
                }
                if word.startswith("body:") and word[5:] in org.bodies:
                    posts[word].update(org.bodies[word[5:]].posts)
                # One's own request, and `higher`, bring in those above.
                if matter.higher or matter.applicant:
                    posts[word].update(up for p in tuple(posts[word]) for up in above(org, p))
    return tuple(b for b in matter.bands if any(giver in posts[w] for s in b.steps for w in s))


def _limit(bands: tuple[Band, ...]) -> Decimal | None:
    """The most of a measure in these bands; None when it is open or no number."""
    rows = stretches(bands)
    if not rows or any(row.end is None for row in rows):
        return None
    return max(row.end[0] for row in rows if row.end is not None)
