"""What a step writes into the record: its `sets`, filled with the day, the actor and the given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from recordroom.authorise.content import process_fields
from recordroom.authorise.who import posts_of
from recordroom.capture.records import Captured
from recordroom.flow.after import KINDS, Fields, Items, after, tree_from
from recordroom.flow.persons import Actor, Refusal
from recordroom.flow.requirements import Known
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec, Policies, RecordType, Transition
from recordroom.model.text import Label
from recordroom.read.located import Tree

_GIVEN_BY = {"number": "number", "file": "reference-code"}
"""The field that an action is there to give: its command may hand it in."""

Written = tuple[dict[str, "Tree | None"], dict[str, "tuple[Tree, ...]"]]
"""Fields to write, and items to append to lists."""


def written(
    step: Transition, record: Record, *, actor: Actor, known_: Known, given: Mapping[str, str]
) -> Written | Refusal:
    """The fields and list items that the step writes, or what about the given is wrong."""
    policies = known_.policies
    type_ = policies.types[record.type]
    refused = _strangers(step, record, given, type_)
    if refused is not None:
        return refused
    fields: dict[str, Tree | None] = {}
    append: dict[str, tuple[Tree, ...]] = {}
    for name, word in step.sets.items():
        spec = type_.fields[name]
        if word == "add":
            append[name] = (_item(spec, actor, known_, given),)
        elif word == "clear":
            if name in record.fields:
                fields[name] = None
        elif word == "today":
            fields[name] = known_.on.isoformat()
        elif word == "actor":
            fields[name] = _actor(spec, actor, known_)
        elif word.startswith("="):
            fields[name] = word[1:]
        elif name in given:
            fields[name] = tree_from(spec, given[name])
        elif word == "ask" and record.value(name) in (None, (), {}):
            return _asked(step, name, spec)
    for name in given:
        if name in type_.fields and name not in step.sets:
            fields[name] = tree_from(type_.fields[name], given[name])
    captured = after(record, fields, append, policies)
    return mistyped(captured, fields, append, type_, policies=policies) or (fields, append)


def mistyped(
    captured: Captured, fields: Fields, append: Items, type_: RecordType, *, policies: Policies
) -> Refusal | None:
    """Why a value that is to be written is none of its field, None when all are. `captured` is
    the record with them laid over it.
    """
    for problem in captured.problems:
        path = problem.place.field
        name = str(path[0]) if path else ""
        if name in fields or name in append:
            shown = problem.values.get("text", "")
            spec = _inner(type_.fields[name], path[1:]) if name in type_.fields else None
            if spec is not None:
                return bad_value(spec, name, str(shown), policies)
    for name, value in (*fields.items(), *((n, list(v)) for n, v in append.items())):
        for spec, text in _leaves(type_.fields[name], value):
            choices = names_of(spec, policies)
            if choices and text not in choices:
                return bad_value(spec, name, text, policies)
    return None


def _leaves(spec: FieldSpec, value: Tree | None) -> Iterator[tuple[FieldSpec, str]]:
    """The scalars of a value, each with the spec of its own field."""
    if isinstance(value, str):
        yield spec, value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(spec.of or spec, item)
    elif isinstance(value, dict):
        for inner in spec.fields:
            yield from _leaves(inner, value.get(inner.name))


def names_of(spec: FieldSpec, policies: Policies) -> Mapping[str, Label]:
    """What a field may name, with labels; empty where any text of its kind will do."""
    organisation = policies.organisation
    known: Mapping[str, Mapping[str, Label]] = {
        "choice": {c.value: c.label for c in spec.choices},
        "person": {k: p.name for k, p in organisation.people.items()},
        "post": {k: p.label for k, p in organisation.posts.items()},
        "department": {k: d.label for k, d in organisation.departments.items()},
        "body": {k: b.label for k, b in organisation.bodies.items()},
        "level": {k: x.label for k, x in policies.access.levels.items()},
        "compartment": {k: c.label for k, c in policies.access.compartments.items()},
        "disposal-class": {k: c.label for k, c in policies.classes.items()},
    }
    return known.get(spec.kind, {})


def bad_value(spec: FieldSpec, name: str, text: str, policies: Policies) -> Refusal:
    """A refusal of a value, saying how it is written and which there are."""
    label = spec.label if spec.label.hans else Label(name, name)
    kind = KINDS.get(spec.kind, Label("", ""))
    choices = names_of(spec, policies)
    if choices:
        some = list(choices.items())[:12]
        more = ("……", " …") if len(choices) > len(some) else ("", "")
        kind = Label(
            "、".join(f"{k}（{v.hans}）" for k, v in some) + more[0],
            ", ".join(f"{k} ({v.en})" for k, v in some) + more[1],
        )
    example = spec.example
    shown = (f"应写：{kind.hans}", f"Write: {kind.en}") if kind.hans else ("", "")
    if not kind.hans and example:
        shown = (f"例如：{example}", f"For example: {example}")
    return Refusal(
        "bad-value",
        f"「{label.hans}」（{name}）不能写「{text}」。{shown[0]}",
        f"“{text}” will not do for {label.en} ({name}). {shown[1]}",
    )


def _inner(spec: FieldSpec, path: tuple[str | int, ...]) -> FieldSpec:
    for key in path:
        if isinstance(key, int):
            spec = spec.of or spec
        else:
            spec = next((f for f in spec.fields if f.name == key), spec)
    return spec


def _strangers(
    step: Transition, record: Record, given: Mapping[str, str], type_: RecordType
) -> Refusal | None:
    """A given field that this step does not write."""
    inner = {
        f.name
        for name, word in step.sets.items()
        if word == "add" and (of := type_.fields[name].of) is not None
        for f in of.fields
    }
    takes = [n for n, w in step.sets.items() if w in ("ask", "optional")] + sorted(inner)
    for name in given:
        own = step.sets.get(name) in ("ask", "optional") or name == _GIVEN_BY.get(step.action)
        own = own or (name in inner and name not in step.sets)
        owed = name in type_.fields and name not in step.sets and record.value(name) is None
        owed = owed and step.end in type_.fields[name].need.states
        # What approvals are bound to is not written after them.
        owed = owed and (name in process_fields(type_) or not record.value("approvals"))
        if own or (owed and step.action != "approve"):
            continue
        if name not in type_.fields and name not in inner:
            return unknown_field(name, type_, takes)
        return Refusal(
            "not-settable",
            f"「{step.label.hans}」这一步不写「{_labelled([name], type_)}」。"
            + (f"可以用 --set 写的有：{_labelled(takes, type_)}。" if takes else "它不需要 --set。")
            + "内容要改的，在办理之前直接编辑文件。",
            f"The step “{step.label.en}” does not write {name}. "
            + (f"It takes: {', '.join(takes)}. " if takes else "It takes no --set. ")
            + "To change the content, edit the file before.",
        )
    return None


def unknown_field(name: str, type_: RecordType, takes: Sequence[str] | None = None) -> Refusal:
    """The refusal of a field that a type does not have: the nearest, else what may be given, which
    is `takes`, or without it the fields of the content.
    """
    outside = process_fields(type_)
    every = [n for n in type_.fields if n not in ("type", "status")]
    said = {word: n for n in every for word in (n, *type_.fields[n].label.every())}
    near = [w for w in said if name in w] + get_close_matches(name, said, 3, 0.5)
    found = list(dict.fromkeys(said[w] for w in near))[:3]
    own = [n for n in every if n not in outside] if takes is None else list(takes)
    shown = found or own
    question = ("是不是：", "？") if found else ("可以写的有：", "。")
    told = (
        f"{question[0]}{_labelled(shown, type_)}{question[1]}" if shown else "这一步不需要 --set。"
    )
    english = (
        f"{'Did you mean' if found else 'It takes'}: {', '.join(shown)}{'?' if found else '.'}"
    )
    return Refusal(
        "unknown-field",
        f"{type_.label.hans}没有「{name}」这个字段。{told}",
        f"{type_.label.en} has no field {name}. {english if shown else 'The step takes no --set.'}",
    )


def _labelled(names: Sequence[str], type_: RecordType) -> str:
    """Fields as key and label: title（标题）."""
    inner = {f.name: f for spec in type_.fields.values() if spec.of for f in spec.of.fields}
    specs = {**inner, **type_.fields}
    return "、".join(f"{n}（{specs[n].label.hans}）" if n in specs else n for n in names)


def _asked(step: Transition, name: str, spec: FieldSpec) -> Refusal:
    example = spec.example or "…"
    help_ = Label(f"（{spec.help.hans}）" if spec.help.hans else "", f" ({spec.help.en})")
    return Refusal(
        "missing-given",
        f"「{step.label.hans}」要写明「{spec.label.hans}」{help_.hans}。请加上 --set {name}={example}",
        f"“{step.label.en}” needs {spec.label.en}{help_.en if spec.help.en else ''}. Add --set "
        f"{name}={example}",
    )


def _actor(spec: FieldSpec, actor: Actor, known_: Known) -> Tree:
    """The actor as a field of this kind names one: the person, the post, or its department."""
    if spec.kind == "list" and spec.of is not None:
        return [str(_actor(spec.of, actor, known_))]
    organisation = known_.policies.organisation
    posts = posts_of(organisation, actor.person, known_.on)
    post = actor.post or next(iter(posts), "")
    if spec.kind == "post":
        return post
    if spec.kind == "department":
        held = organisation.posts.get(post)
        return held.department if held is not None else ""
    return actor.person


def _item(spec: FieldSpec, actor: Actor, known_: Known, given: Mapping[str, str]) -> Tree:
    """A new item of a list: its first day is today, its first person the actor, the rest given."""
    part = spec.of or spec
    if not part.fields:
        return given.get(spec.name, "")
    item: dict[str, Tree] = {}
    for inner in part.fields:
        if inner.name in given:
            item[inner.name] = tree_from(inner, given[inner.name])
        elif inner.kind == "date" and "date" not in _kinds(part, item):
            item[inner.name] = known_.on.isoformat()
        elif inner.kind == "person" and "person" not in _kinds(part, item):
            item[inner.name] = actor.person
    return item


def _kinds(part: FieldSpec, item: Mapping[str, Tree]) -> set[str]:
    return {f.kind for f in part.fields if f.name in item}
