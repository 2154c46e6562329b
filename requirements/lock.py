"""The pinned requirements, made anew from pyproject.toml with pip-tools: `make lock`.

Each file names every package with the hashes of all files of its release, so that one file serves
every Python version and platform; where they are fetched from is the reader's own business.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADER = "# Made by `make lock` from pyproject.toml; not edited by hand.\n"
OPTIONS = (
    "--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header",
    "--no-emit-options", "--no-emit-index-url", "--no-emit-find-links",
    "--no-emit-trusted-host",
)  # fmt: skip


def lock(name: str, *inputs: str) -> list[str]:
    """Write requirements/<name>.txt from the inputs, and give its pins (`click==8.1.0`)."""
    target = ROOT / "requirements" / f"{name}.txt"
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "--output-file", str(target)]
    subprocess.run([*command, *inputs], cwd=ROOT, check=True)
    pinned = target.read_text(encoding="utf-8").splitlines()
    lines = [line for line in pinned if line.strip() and not line.lstrip().startswith("#")]
    target.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return [line.split()[0] for line in lines if "==" in line]


def main() -> None:
    """Lock what the handbook needs, then what the tests need on top, at the same versions."""
    # The build's own needs are in too, so that the project installs without a look elsewhere.
    pins = lock("handbook", "--build-deps-for=editable", "--build-deps-for=wheel", "pyproject.toml")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "test.in")
        lines = [*pins, *project["dependency-groups"]["test"]]
        wanted.write_text("\n".join(lines), encoding="utf-8")
        lock("test", str(wanted))


if __name__ == "__main__":
    main()
