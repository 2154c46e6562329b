"""The pinned requirements: in step with pyproject.toml, hashed, and silent on where to fetch."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDS = {
    "handbook": [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]],
    "test": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]],
}


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE)
    return {canonicalize_name(package): version for package, version in found}


@pytest.mark.parametrize("name", ["handbook", "test"])
def test_what_is_needed_is_pinned(name: str) -> None:
    """After a change of dependencies: `make lock`."""
    pinned = pins(name)
    for need in map(Requirement, NEEDS[name]):
        version = pinned.get(canonicalize_name(need.name))
        assert version is not None, f"{need.name} is not in requirements/{name}.txt: make lock"
        assert version in need.specifier, f"{need} but pinned {version}: make lock"


@pytest.mark.parametrize("name", ["handbook", "test"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Made by `make lock`")
    for before, line in pairwise(lines):
        if "==" in before:
            assert line.strip().startswith("--hash=sha256:")
    assert all(
        re.match(r"\S+==\S+ \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", li) for li in lines[1:]
    )


def test_the_tests_run_what_the_handbook_runs() -> None:
    assert pins("handbook").items() <= pins("test").items()
