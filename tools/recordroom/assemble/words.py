"""The words of the handbook's surface in the language of a build."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from recordroom.model.text import Label
from recordroom.read.located import parse


@lru_cache(maxsize=4)
def _table(name: str) -> Mapping[str, Label]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    tree = parse(text)
    if not isinstance(tree, dict):
        raise TypeError(name)
    out = {}
    for key, row in tree.items():
        if not isinstance(row, dict):
            raise TypeError(f"{name}: {key}")
        out[key] = Label(str(row["zh-Hans"]), str(row["en"]))
    return out


def template_words(lang: str, *, complete: bool) -> dict[str, str]:
    """What the templates say, for `config.extra.words`.

    Only an edition that is `complete` can say that something is missing; another may just not
    hold it, and says so.
    """
    words = {key: label.get(lang) for key, label in _table("words.yml").items()}
    if not complete:
        own = Words(lang)
        words["missing"] = own("not_here")
        words["dossier_missing"] = own("dossier_not_here")
        words["dossier_complete"] = ""
    return words


class Words:
    """What composed pages say: `words("kept_until", day=…)`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._table = _table("page_words.yml")

    def __call__(self, key: str, **values: object) -> str:
        text = self._table[key].get(self.lang)
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def __contains__(self, key: str) -> bool:
        """Whether there is something to say for a key that an organisation's own data gave."""
        return key in self._table

    def every(self) -> list[str]:
        """All that composed pages say, before values are filled in."""
        return [label.get(self.lang) for label in self._table.values()]

    def label(self, label: Label) -> str:
        return label.get(self.lang)

    def list(self, items: list[str]) -> str:
        """Items joined as the language joins them."""
        return (", " if self.lang == "en" else "、").join(items)
