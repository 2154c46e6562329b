"""The site builders: MkDocs with Material, and Zensical; each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

from recordroom.read.files import SurroundingsError

BUILDERS = ("mkdocs", "zensical")


def build_site(folder: Path, *, builder: str, day: date) -> Path:
    """Build `folder/docs` to `folder/site`. Raises SurroundingsError when the builder fails.

    The build's clock is `day` and not a commit's: a commit on a record that the audience may
    not see must not move a date on its site.
    """
    if find_spec(builder) is None:
        raise SurroundingsError(
            f"没有安装网站生成工具「{builder}」。请运行 pip install 'recordroom[{builder}]' 后再试，"
            "或改用 --builder mkdocs。",
            f"The site builder {builder} is not installed. Run pip install 'recordroom[{builder}]', "
            "or use --builder mkdocs.",
        )
    if builder == "mkdocs":
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.yml"]
    else:
        command = [sys.executable, "-m", "zensical", "build", "--clean", "-f", "mkdocs.yml"]
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    env = {
        **{k: v for k, v in os.environ.items() if k in _KEPT},
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    site = folder / "site"
    if done.returncode != 0 or not (site / "index.html").is_file():
        detail = (done.stderr or done.stdout).strip()[-2000:]
        raise SurroundingsError(
            f"网站没有生成成功（{builder}）。下面是生成工具的原话：\n{detail}",
            f"The site was not built ({builder}); the builder's words are above.",
        )
    if builder == "zensical":
        # It writes an index for its own search, which no page of ours asks for, and a cache.
        (site / "search.json").unlink(missing_ok=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    return site


# A user's own variables (proxies, PYTHONPATH of other projects) must not change a build; what an
# interpreter needs to start stays, on Windows too.
_KEPT = ("PATH", "HOME", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONPATH")
