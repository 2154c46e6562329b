"""The house keeps its plan: layers, the size of modules, git spoken in one place, no prints."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tools" / "recordroom"
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_layers() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(
        command, cwd=PACKAGE.parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 300, "split by what it is about"
    assert ast.get_docstring(tree), "the first line says what it is"
    inside = path.relative_to(PACKAGE).as_posix()
    called = {
        n.func.id
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert "print" not in called
    assert "eval" not in called and "exec" not in called
    imported = {
        (n.module or "") if isinstance(n, ast.ImportFrom) else a.name
        for n in ast.walk(tree)
        if isinstance(n, ast.Import | ast.ImportFrom)
        for a in n.names
    }
    if inside != "read/git.py":
        assert "git" not in imported, "only read/git.py speaks git"
    if "subprocess" in imported:
        assert inside in SPEAKS_TO_PROGRAMS


SPEAKS_TO_PROGRAMS = {
    "read/git.py",
    "read/ran.py",  # runs git for git.py
    "read/signatures.py",  # ssh-keygen
    "pipeline.py",  # only to catch git's refusal
    "publish/builders.py",
    "publish/search_engine.py",  # Pagefind's service
}


def test_adding_a_rule_touches_only_its_file_and_cases() -> None:
    """No module names a rule: the catalogue finds rules by itself."""
    rules = PACKAGE / "check" / "rules"
    names = {p.stem for p in rules.rglob("*.py") if p.stem != "__init__"}
    outside = [p for p in MODULES if rules not in p.parents]
    for path in outside:
        imports = [
            n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)
        ]
        for node in imports:
            assert not (node.module or "").startswith("recordroom.check.rules."), path
            assert (
                not {a.name for a in node.names} & names or node.module != "recordroom.check.rules"
            )
