"""Every command that writes is explained by examples that it would take."""

from __future__ import annotations

import shlex

import click
import pytest

from recordroom.cli.examples import EXAMPLES
from recordroom.cli.main import cli
from tests.cli.conftest import Run

LINES = [line for found in EXAMPLES.values() for line, _, _ in found]


def command_called(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None, name
    return found


def test_every_writing_command_has_examples() -> None:
    names = cli.list_commands(click.Context(cli))
    writing = {n for n in names if any(p.name == "set_" for p in command_called(n).params)}
    assert writing and writing <= set(EXAMPLES)
    assert set(EXAMPLES) <= set(names)


@pytest.mark.parametrize("line", LINES)
def test_an_example_is_taken_as_it_stands(line: str) -> None:
    name, *words = shlex.split(line)
    context = command_called(name).make_context(name, words)
    assert context.params and not context.args


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_help_ends_in_examples(name: str, told: Run) -> None:
    said = told(name, "--help")
    assert said.status == 0
    lines = said.out.split("例子 · Examples:")[1].strip().split("\n")
    assert len(lines) == 2 * len(EXAMPLES[name])
    assert all(line.strip().startswith("recordroom ") for line in lines[::2])
    assert all(" · " in line for line in lines[1::2])
