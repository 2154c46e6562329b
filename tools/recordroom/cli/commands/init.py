"""`recordroom init`: start a record room of one's own."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from pathlib import Path

import click

from recordroom.cli.words import both, language, say
from recordroom.data import data_path
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError
from recordroom.write.forges import FORGES
from recordroom.write.starter import Own, start_room

_HAN = re.compile(r"[\u4e00-\u9fff]")


@click.command(help=both("为自己的机构新建一个档案室", "Start a record room of your own."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help=both("机构名", "The organisation's name."))
@click.option("--name-en", help=both("英文名", "Its name in English."))
@click.option("--code", help=both("机构代号，大写字母，如 QH", "Its code, capitals, as QH."))
@click.option(
    "--short", help=both("机关代字，编号以它开头，如 青协", "What its numbers begin with.")
)
@click.option(
    "--person",
    metavar="ID=NAME",
    help=both("档案管理员，如 zhang-san=张三", "Who keeps the records, as zhang-san=张三."),
)
@click.option(
    "--lang",
    "own_lang",
    type=click.Choice(["zh-Hans", "zh-Hant", "en"]),
    help=both("机构使用的语言", "The organisation's language."),
)
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    default="github",
    show_default=True,
    help=both("代码平台：写好它的自动检查", "The forge, whose checks are set up."),
)
def command(
    folder: Path,
    name: str | None,
    name_en: str | None,
    code: str | None,
    short: str | None,
    person: str | None,
    own_lang: str | None,
    forge: str,
) -> None:
    stem = folder.absolute().name
    name = _line(name or _ask("机构名", "Name of the organisation", stem))
    letters = "".join(c for c in stem.upper() if c.isascii() and c.isalpha())[:4]
    code = code or _ask("机构代号（大写字母）", "Its code (capitals)", letters or "ORG")
    if not re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", code):
        raise SurroundingsError(
            f"机构代号「{code}」不对：请用一至八位大写字母或数字，字母开头，如 QH。",
            f"The code {code} will not do: one to eight capitals or digits, as QH.",
        )
    short = short or (name[:2] if _HAN.match(name) else code)
    if not re.fullmatch(r"[^\W\d_]+", short):
        raise SurroundingsError(
            f"机关代字「{short}」不对：只能用文字，不能有数字、空格和标点，如 青协。",
            f"The short form {short} will not do: letters only, as 青协.",
        )
    own = Own(
        name=Label(name, _line(name_en or name)),
        code=code,
        short=short,
        language=own_lang or language(),
        person=_person(person),
        founded=date.today(),
        forge=forge,
    )
    started = start_room(
        folder, own, data=data_path("policies").parent, now=datetime.now().astimezone()
    )
    say(
        f"✓ 「{name}」的档案室已建在 {folder}（{started.files} 个文件）。",
        f"✓ The record room of {own.name.en} is in {folder} ({started.files} files).",
    )
    if not started.head:
        say(
            "  没有找到可用的 git，所以没有建立历史。安装后在该文件夹运行 git init 即可。",
            "  No usable git was found, so there is no history yet. Once it is installed, "
            "run git init there.",
        )
    say(
        f"接下来请看 {folder / 'README.md'}：先改 policies/organisation.yml，再运行\n"
        f"  cd {folder}\n  recordroom check\n  recordroom serve",
        f"Next read {folder / 'README.md'}: edit policies/organisation.yml, then run\n"
        f"  cd {folder}\n  recordroom check\n  recordroom --lang en serve",
    )


def _ask(hans: str, en: str, default: str) -> str:
    """Ask a person; without one at the terminal take the default and say so."""
    if sys.stdin.isatty():
        answer: str = click.prompt(Label(hans, en).get(language()), default=default)
        return answer.strip() or default
    say(f"{hans}：未给出，用「{default}」", f"{en}: not given, taking {default}", err=True)
    return default


def _line(text: str) -> str:
    """A name on one line; a name without a letter is no name."""
    text = " ".join(text.split())
    if not any(c.isalpha() for c in text) or not text.isprintable():
        raise SurroundingsError(
            "机构名不能为空，也不能只有符号。请用 --name 写明。",
            "The organisation needs a name with letters. Give it with --name.",
        )
    return text


def _person(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    id_, _, name = text.partition("=")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", id_) or not name.strip():
        raise SurroundingsError(
            f"「{text}」写得不对：请写成 标识=姓名，标识用小写字母、数字和连字符，如 zhang-san=张三。",
            f"{text} will not do: write ID=NAME, the id in small letters, as zhang-san=张三.",
        )
    return id_, _line(name)
