"""What a command takes from the organisation's settings: that they are sound, audiences, language."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from recordroom.cli.words import chosen_language
from recordroom.model.policies import AccessPolicy, Audience, Policies
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError


def require_sound(policies: Policies) -> None:
    """Raises SurroundingsError for settings with faults: nothing can be judged by them."""
    if policies.problems:
        raise SurroundingsError(
            "设置文件（policies）有错，改正之前什么也做不了。请先运行 recordroom check 看哪里有错。",
            "The settings in policies/ have faults, and nothing can be done by them. "
            "Run recordroom check to see where, and mend them first.",
        )


def usual_audience(access: AccessPolicy) -> Audience:
    """For whom an edition is made when nobody says: the first of those who see names, as the
    people of the house do, else the first of all. Raises SurroundingsError where there is none.
    """
    every = list(access.audiences.values())
    if not every:
        raise SurroundingsError(
            "access.yml 里还没有阅览对象（audiences），不知道为谁生成。请至少写一个。",
            "access.yml names no audiences, so there is nobody to build for. Write at least one.",
        )
    return next((a for a in every if a.names), every[0])


def audience_called(access: AccessPolicy, wanted: str | None) -> Audience:
    """An audience by its id, the usual one with None. Raises SurroundingsError for another word."""
    known = access.audiences
    if wanted is None:
        return usual_audience(access)
    if wanted not in known:
        near = difflib.get_close_matches(wanted, list(known), 1)
        names = "、".join(f"{a.id}（{a.label.hans}）" for a in known.values())
        guess = (f"是不是「{near[0]}」？", f" Did you mean {near[0]}?") if near else ("", "")
        raise SurroundingsError(
            f"没有「{wanted}」这个阅览对象。{guess[0]}可用的有：{names}。",
            f"There is no audience {wanted}.{guess[1]} Known: {', '.join(known)}.",
        )
    return known[wanted]


def edition_language(policies: Policies) -> str:
    """The language of a handbook: the one asked for with --lang, else the organisation's."""
    return chosen_language() or policies.organisation.language


def known_word(word: str, known: Mapping[str, Label], hans: str, en: str) -> str:
    """An id by itself or by what people call it. Raises SurroundingsError with what there is;
    `hans` and `en` say what kind of thing is asked for.
    """
    if word in known:
        return word
    named = [id_ for id_, label in known.items() if word in label.every()]
    if named:
        return named[0]
    said = {text: id_ for id_, label in known.items() for text in (id_, *label.every())}
    near = sorted((w for w in said if word and word in w), key=len) + difflib.get_close_matches(
        word, said, 1
    )
    guess = (f"是不是「{near[0]}」？", f" Did you mean {said[near[0]]}?") if near else ("", "")
    names = "、".join(f"{label.hans}（{id_}）" for id_, label in known.items())
    raise SurroundingsError(
        f"没有「{word}」这个{hans}。{guess[0]}可用的有：{names}。",
        f"There is no {en} {word}.{guess[1]} Known: {', '.join(known)}.",
    )
