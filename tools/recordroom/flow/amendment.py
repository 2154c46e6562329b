"""Changes of a record that is in force: the entry that announces one, and its succession."""

from __future__ import annotations

from datetime import date

from recordroom.authorise.content import content_hash
from recordroom.authorise.entries import amendments
from recordroom.flow.persons import Actor, Refusal, known
from recordroom.flow.step import Step
from recordroom.flow.words import next_words, state_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label

_AMENDABLE = ("issued", "closed")


def amend(
    record: Record,
    *,
    actor: Actor,
    on: date,
    major: bool,
    summary: str,
    policies: Policies,
    holdings: Holdings,
) -> Step | Refusal:
    """Announce a change of an issued record: the entry holds the hash of the content before it."""
    refused = known(actor, policies, on)
    if refused is not None:
        return refused
    name = record.title or record.id
    if policies.phase(record) not in _AMENDABLE:
        here = state_of(record, policies.types[record.type])
        then = next_words(record, policies, on, holdings=holdings)
        return Refusal(
            "wrong-state",
            f"「{name}」现在是「{here.hans}」，不用 amend：只有生效的文件修改才要登记修订。"
            "还没有生效的，直接编辑文件即可。" + "".join(f"\n{x.hans}" for x in then),
            f"{record.id} is in the state “{here.en}”; only changes of a record in force are "
            "announced with amend. Edit a draft directly." + "".join(f"\n{x.en}" for x in then),
        )
    if not summary.strip():
        return Refusal(
            "missing-given",
            "请用 --summary 写明修改了什么，一句话即可。",
            "Say with --summary what is changed; one sentence will do.",
        )
    now = content_hash(record, policies)
    announced = amendments(record)
    if announced and announced[-1].start == now:
        return Refusal(
            "already-announced",
            f"「{name}」已经登记了一次修订，正文还没有改。请先编辑 {record.path}，不用再登记。",
            f"An amendment of {record.id} is announced already and nothing has been changed since. "
            f"Edit {record.path}; it need not be announced again.",
        )
    entry = {
        "on": on.isoformat(),
        "by": actor.person,
        "kind": "major" if major else "minor",
        "summary": " ".join(summary.split()),
        "from": now,
    }
    if major:
        then_ = Label(
            f"接下来：编辑 {record.path}，改完后重新审批：recordroom approve {record.id}",
            f"Next: edit {record.path}, then have it approved again: recordroom approve {record.id}",
        )
    else:
        then_ = Label(
            f"接下来：编辑 {record.path}。文字更正不必重新审批，但不能改动决定审批层级的字段。",
            f"Next: edit {record.path}. A minor correction needs no new approval, but may not touch "
            "the fields by which authority is measured.",
        )
    return Step(
        None,
        {},
        {"amendments": (entry,)},  # type: ignore[dict-item]  # a dict of str is a Tree
        (Label("✓ 已登记修订。", "✓ The amendment is announced."), then_),
    )


def succeed(old: Record, new_id: str, *, policies: Policies, holdings: Holdings) -> Refusal | None:
    """Why `new_id` cannot take the place of a record now; None when it can.

    The newer record names the older one in `supersedes`, and must be in force itself.
    """
    new = holdings.by_id.get(new_id)
    name = old.title or old.id
    if new is None or new.id == old.id:
        return Refusal(
            "unknown-successor",
            f"没有「{new_id}」这份可以替代「{name}」的文件。--with 请写新文件的标识。",
            f"There is no record {new_id} that could supersede {old.id}. Give the newer record's "
            "id with --with.",
        )
    listed = new.value("supersedes")
    named = old.id in (listed if isinstance(listed, tuple) else ())
    in_force = policies.phase(new) in _AMENDABLE
    here = state_of(new, policies.types[new.type])
    if not named and in_force:
        return Refusal(
            "successor-silent",
            f"「{new.title}」没有写明替代「{name}」，而它已经生效，内容不能直接改。请运行 recordroom amend {new.id} "
            f"--major，在 supersedes 里加上 {old.id}，重新审批后再办。",
            f"{new.id} does not say that it supersedes {old.id}, and is in force. Run recordroom "
            f"amend {new.id} --major, add {old.id} to its supersedes, and have it approved again.",
        )
    if not named:
        return Refusal(
            "successor-silent",
            f"「{new.title}」还没有写明替代「{name}」。请在 {new.path} 开头加上：\nsupersedes:\n  - {old.id}\n"
            "审批、印发之后再办替代。",
            f"{new.id} does not say that it supersedes {old.id}. Add at the top of {new.path}:\n"
            f"supersedes:\n  - {old.id}\nHave it approved and issued, then supersede.",
        )
    if not in_force:
        return Refusal(
            "successor-not-in-force",
            f"「{new.title}」现在是「{here.hans}」，还没有生效，不能替代「{name}」。请先办完它的审批和印发。",
            f"{new.id} is in the state “{here.en}” and not in force, so it supersedes nothing yet. "
            "Have it approved and issued first.",
        )
    return None
