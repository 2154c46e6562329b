"""Asking a person at the terminal for the fields of a record, with label, help and choices."""

from __future__ import annotations

from collections.abc import Callable

import click

from recordroom.cli.saying import value_meant
from recordroom.cli.words import language, say
from recordroom.flow.after import KINDS, tree_from
from recordroom.flow.persons import Refusal
from recordroom.flow.setting import names_of
from recordroom.model.policies import FieldSpec, Policies
from recordroom.model.text import Label
from recordroom.read.located import Tree

MANY = 24
"""How many choices are listed; of more a person gives the id."""

Judge = Callable[[Tree], "Refusal | None"]
"""Why a value will not do, None when it will."""


def ask_field(spec: FieldSpec, *, policies: Policies, usual: str, judge: Judge) -> Tree:
    """The value that a person gives a field; asked again until it will do. `usual` is taken on
    Enter. Raises click.Abort when they stop.
    """
    lang = language()
    while True:
        value = _ask(spec, spec.label, policies, usual, lang)
        refused = judge(value)
        if refused is None:
            return value
        say(f"  ✗ {refused.hans}", f"  ✗ {refused.en}", err=True)


def _ask(spec: FieldSpec, label: Label, policies: Policies, usual: str, lang: str) -> Tree:
    part = spec.of if spec.kind == "list" and spec.of is not None else spec
    if part.fields and spec.kind == "list":
        rows: list[Tree] = []
        more = Label("还有下一项吗？", "Another one?").get(lang)
        click.echo(label.get(lang) + Label("：一项一项地填", ", one by one").get(lang))
        while not rows or click.confirm(more, default=False):
            rows.append(_group(part, policies, lang))
        return rows
    if part.fields:
        click.echo(label.get(lang))
        return _group(part, policies, lang)
    click.echo(_head(spec, part, label, policies, lang))
    answer: str = click.prompt(
        f"  {spec.name or part.name}", default=usual or None, prompt_suffix="> "
    )
    return tree_from(spec, _meant(part, answer.strip(), policies, lang))


def _group(part: FieldSpec, policies: Policies, lang: str) -> Tree:
    """A group of fields: those it must have."""
    inner = [f for f in part.fields if f.need.always] or list(part.fields[:1])
    return {f.name: _ask(f, f.label, policies, "", lang) for f in inner}


def _head(spec: FieldSpec, part: FieldSpec, label: Label, policies: Policies, lang: str) -> str:
    """What is asked for: label, help, how it is written, an example, the choices."""
    lines = [label.get(lang)]
    if spec.help.get(lang):
        lines.append(f"  {spec.help.get(lang)}")
    kind = KINDS.get(part.kind)
    example = spec.example or part.example
    if kind is not None:
        lines.append(f"  {kind.get(lang)}")
    elif example and not names_of(part, policies):
        lines.append(Label("  例如：", "  For example: ").get(lang) + example)
    if spec.kind == "list":
        lines.append(
            Label("  可填多个，用逗号隔开", "  Several may be given, with commas").get(lang)
        )
    choices = names_of(part, policies)
    if 0 < len(choices) <= MANY:
        lines += [f"    {at}. {word.get(lang)}（{name}）" if lang != "en" else
                  f"    {at}. {word.get(lang)} ({name})"
                  for at, (name, word) in enumerate(choices.items(), 1)]  # fmt: skip
        lines.append(Label("  填序号或名称都可以", "  The count or the name will do").get(lang))
    return "\n".join(lines)


def _meant(part: FieldSpec, answer: str, policies: Policies, lang: str) -> str:
    """The id that is meant by a count or a label, the day as it is kept; else the answer."""
    names = list(names_of(part, policies))
    if not names:
        return value_meant(part, answer, policies)
    told = []
    for word in answer.replace("，", ",").replace("、", ",").split(","):
        item = word.strip()
        if item.isdecimal() and len(names) <= MANY and 0 < int(item) <= len(names):
            item = names[int(item) - 1]
        told.append(value_meant(part, item, policies))
    return ",".join(told)
