"""The common body of commands that take one step of a record's life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import click

from recordroom.cli.acting import Acting, acting_options, actor_of, open_room, perform, refuse
from recordroom.cli.finding import record_called
from recordroom.cli.saying import given_meant, state_meant
from recordroom.cli.words import both
from recordroom.flow.step import Actor, Refusal, Step, take
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.pipeline import Checked, landed_numbers
from recordroom.read.files import read_bytes
from recordroom.write.laying import laid, order_of
from recordroom.write.trailers import Message


@dataclass(frozen=True, slots=True)
class Scene:
    """What a command that acts on one record starts from."""

    checked: Checked
    record: Record
    actor: Actor


def scene(id_: str, acting: Acting) -> Scene:
    """The room, the record and who acts. Raises SurroundingsError."""
    checked = open_room(acting)
    return Scene(checked, record_called(id_, checked), actor_of(acting, checked.policies))


def take_step(id_: str, action: str, acting: Acting, *, to: str = "", decision: str = "") -> int:
    """Take the step of a record that an action stands for. Gives the exit status."""
    at = scene(id_, acting)
    return write_step(taken(at, action, acting, to=to, decision=decision), action, at, acting)


def taken(
    at: Scene, action: str, acting: Acting, *, to: str = "", decision: str = ""
) -> Step | Refusal:
    """The step, or why it cannot be taken."""
    return take(
        at.record,
        action,
        actor=at.actor,
        on=acting.on,
        given=said(at, acting),
        policies=at.checked.policies,
        holdings=at.checked.holdings,
        landed_numbers=landed_numbers(acting.root, at.checked.holdings),
        to=state_meant(to, at.checked.policies.types[at.record.type]),
        decision=decision_meant(decision, at.checked),
    )


def said(at: Scene, acting: Acting) -> Mapping[str, str]:
    """The `--set` values as they are meant for the record."""
    policies = at.checked.policies
    return given_meant(acting.given, policies.types[at.record.type], policies, at.checked.holdings)


def decision_meant(word: str, checked: Checked) -> str:
    """The id of the record that `--in` names, by id, number or title; empty for none.
    Raises SurroundingsError.
    """
    return record_called(word, checked).id if word else ""


def write_step(
    step: Step | Refusal,
    action: str,
    at: Scene,
    acting: Acting,
    *,
    beside: Mapping[PurePosixPath, bytes] | None = None,
    label: Label | None = None,
    body: str = "",
    unfinished: bool = False,
    text: str | None = None,
) -> int:
    """Lay a step over the record's file and perform it; `beside` are files that go with it, `text`
    is the record's file where it has been changed already and not written.
    """
    if isinstance(step, Refusal):
        return refuse(step)
    record, policies = at.record, at.checked.policies
    if text is None:
        text = read_bytes(acting.root, record.path).decode("utf-8")
    order = order_of(policies.types[record.type])
    changed = laid(text, step.fields, step.append, order=order)
    return perform(
        acting.root,
        {record.path: changed.encode("utf-8"), **(beside or {})},
        message=message(at, action, step, label=label, body=body),
        options=acting,
        told=step.notes,
        records=(record.id,),
        checked=at.checked,
        unfinished=unfinished,
    )


def message(
    at: Scene, action: str, step: Step, *, label: Label | None = None, body: str = ""
) -> Message:
    """The commit's message: the step's label and the record's title, in the house's language."""
    lang = at.checked.policies.organisation.language
    label = label or (step.transition.label if step.transition is not None else None)
    label = label or Label("审批", "Approve")
    colon = ": " if lang == "en" else "："
    number = at.record.number
    return Message(
        subject=f"{label.get(lang)}{colon}{at.record.title or at.record.id}",
        records=(at.record.id,),
        numbers=(number,) if number else (),
        action=action,
        by=at.actor.person,
        body=body,
    )


decision_option = click.option(
    "--in",
    "decision",
    metavar="ID",
    default="",
    help=both(
        "所依的决议或纪要（由会议决定的，写它的标识）",
        "The resolution or minutes it follows, for what a body decides.",
    ),
)


def plain_command(action: str, hans: str, en: str) -> click.Command:
    """The command of an action that needs nothing but the shared options."""

    @click.command(name=action, help=both(hans, en))
    @click.argument("id_", metavar="ID")
    @decision_option
    @acting_options
    def command(id_: str, decision: str, acting: Acting) -> int:
        return take_step(id_, action, acting, decision=decision)

    return command
