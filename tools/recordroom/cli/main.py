"""The `recordroom` command, and what it says when something goes wrong."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import sys
import traceback

import click

import recordroom
from recordroom.cli.examples import shown
from recordroom.cli.groups import headed
from recordroom.cli.words import both, set_language
from recordroom.read.files import SurroundingsError


class _Commands(click.Group):
    """Finds each command in its own module, so that `recordroom check` loads no site builder."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = self._modules().get(cmd_name)
        if name is None:
            return None
        module = importlib.import_module(f"recordroom.cli.commands.{name}")
        command: click.Command = module.command
        command.epilog = shown(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under headings of what people come to do."""
        found = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        limit = formatter.width - 6 - max(map(len, found))
        for heading, names in headed(found):
            rows = [(n, c.get_short_help_str(limit)) for n in names if (c := found[n]) is not None]
            with formatter.section(heading):
                formatter.write_dl(rows)

    @staticmethod
    def _modules() -> dict[str, str]:
        """The module of each command: `return_` serves `return`, a word of Python's own."""
        folder = importlib.import_module("recordroom.cli.commands")
        names = (m.name for m in pkgutil.iter_modules(folder.__path__))
        return {name.removesuffix("_").replace("_", "-"): name for name in names}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1)
            guess = (f"是不是「{near[0]}」？", f" Did you mean {near[0]}?") if near else ("", "")
            raise SurroundingsError(
                f"没有「{args[0]}」这个命令。{guess[0]}运行 recordroom 可看全部命令。",
                f"There is no command {args[0]}.{guess[1]} `recordroom` alone lists them all.",
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="recordroom 档案室：把一个 git 仓库当作机构的档案室。\n\n"
    "Turns a git repository into an organisation's record room.",
)
@click.option(
    "--lang",
    type=click.Choice(["zh-Hans", "en"]),
    envvar="RECORDROOM_LANG",
    help="提示和手册的语言；不写时提示用中文，手册用机构的语言 · "
    "Language of messages and handbook; by default Chinese, and the organisation's own.",
)
@click.version_option(recordroom.__version__, prog_name="recordroom")
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> None:
    set_language(lang)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Exits 0 clean, 1 findings, 2 usage or surroundings, 3 our own bug."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """As `main`, but gives the exit status."""
    try:
        status = cli.main(args=arguments, prog_name="recordroom", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except SurroundingsError as error:
        click.echo(f"✗ {error.hans}\n  {error.en}", err=True)
        return 2
    except click.NoSuchOption as error:
        near = "、".join(error.possibilities or ())
        hint = f"是不是想写 {near}？" if near else "请用 --help 查看可用的选项。"
        _complain(f"没有「{error.option_name}」这个选项。{hint}", error)
        return 2
    except click.UsageError as error:
        _complain(_usage(error), error)
        return 2
    except click.ClickException as error:
        _complain("命令没有执行。", error)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(both("已停止。", "Stopped."), err=True)
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; that is no fault of anyone's.
        sys.stderr.close()
        return 0
    except Exception:
        click.echo(
            "✗ 程序自身出了错，不是您的错，您的文件没有被改动。请把下面的内容发给维护者。\n"
            "  This is a fault of the program, not yours; your files are as they were. "
            "Please send the following to the maintainers.\n",
            err=True,
        )
        click.echo(traceback.format_exc(), err=True)
        return 3


def _usage(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter) and error.param is not None:
        meaning = _meaning(error.param)
        return f"还缺少「{_named(error.param)}」{meaning}。请用 --help 查看写法和例子。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        known = f"可用的有：{'、'.join(kind.choices)}。" if isinstance(kind, click.Choice) else ""
        return f"「{_named(error.param)}」的值不对。{known or '请用 --help 查看写法。'}"
    return "命令或参数写得不对。请用 recordroom --help 查看可用的命令。"


def _named(param: click.Parameter) -> str:
    """A parameter as it is typed: `--as-of`, `DIR`."""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _meaning(param: click.Parameter) -> str:
    """What a parameter is for, as its Chinese help says."""
    text = getattr(param, "help", None) or ""
    chinese = text.partition(" · ")[0].strip().rstrip("。")
    return f"（{chinese}）" if chinese else ""


def _complain(chinese: str, error: click.ClickException) -> None:
    click.echo(f"✗ {chinese}\n  {error.format_message()}", err=True)
