"""`recordroom serve`: build an edition and show it in the browser, again after every change."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from recordroom.cli.publishing import builder_option, built_for, tell
from recordroom.cli.settings import audience_called, require_sound
from recordroom.cli.words import as_of_option, both, root_option, say
from recordroom.pipeline import room_policies
from recordroom.publish.serve import Server, Watch
from recordroom.read.files import SurroundingsError


@click.command(
    help=both("生成一个阅览版并在浏览器中查看，文件改动后自动重建", "Build and serve an edition.")
)
@click.option(
    "--audience",
    help=both(
        "阅览对象，省略时为本机构自己的版", "For which audience; by default the house's own."
    ),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=both("输出文件夹，默认 build", "Output folder, default build."),
)
@click.option("--port", default=8000, show_default=True, help=both("端口", "Port."))
@builder_option
@as_of_option
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    audience: str | None,
    out: Path | None,
    port: int,
    builder: str,
    as_of: date,
    root: Path,
) -> None:
    folder = out or root / "build"
    policies = room_policies(root)
    require_sound(policies)
    who = audience_called(policies.access, audience).id

    def build() -> Path | None:
        built = built_for(root, audiences=[who], out=folder, builder=builder, as_of=as_of)
        return built.published[0].site if tell(built) == 0 else None

    with Server(folder / who / "site", port=port) as server, suppress(KeyboardInterrupt):
        if build() is None:
            ctx.exit(1)
        # Watching begins before the word that all is ready, so that no change is missed.
        with Watch(root) as watch:
            server.start()
            say(
                f"手册已就绪，请在浏览器打开：{server.address}\n按 Ctrl-C 结束。",
                f"The handbook is ready: {server.address}\nPress Ctrl-C to end.",
            )
            for changed in watch.changes():
                say(f"{changed} 有改动，正在重建……", f"{changed} changed, rebuilding …", err=True)
                try:
                    build()
                except SurroundingsError as error:
                    # A half-typed file must not end the view; what stood before is still served.
                    say(f"✗ {error.hans}", f"✗ {error.en}", err=True)
    say("已结束。", "Ended.")
    ctx.exit(0)
