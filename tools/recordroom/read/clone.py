"""The settings of one clone, and what the repository's attributes say of a path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recordroom.read.git import Git, in_words


def configure(git: Git, settings: Mapping[str, str]) -> tuple[str, ...]:
    """Set what is not set so yet in this clone; the names of what was changed.

    Raises SurroundingsError when git refuses.
    """
    with in_words():
        out = git.run("config", "--local", "-z", "--list").decode("utf-8", "surrogateescape")
        # Git tells names with section and last part in small letters.
        now = dict(row.partition("\n")[::2] for row in out.split("\0") if row)
        changed = tuple(n for n, value in settings.items() if now.get(n.lower()) != value)
        for name in changed:
            git.run("config", "--local", "--replace-all", name, settings[name])
    return changed


def attributes(git: Git, names: Sequence[str], *paths: str) -> dict[tuple[str, str], str]:
    """What `.gitattributes` says of paths, whether they are there or not, by path and attribute."""
    with in_words():
        out = git.run("check-attr", "-z", *names, "--", *paths).decode("utf-8", "replace")
    parts = out.split("\0")
    return {(p, a): v for p, a, v in zip(parts[::3], parts[1::3], parts[2::3], strict=False)}
