"""Putting a site in place: all of it or nothing, and what stood there stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recordroom.model.edition import Secret
from recordroom.publish import builders
from recordroom.publish import site as publishing
from recordroom.publish.site import Published, publish
from recordroom.read.files import SurroundingsError
from tests.publish.editions import HOUSE, edition, files, page


def put(out: Path, *, builder: str = "mkdocs", **changes: Any) -> Published:
    made = edition(**changes)
    return publish(made, room=out, house=HOUSE, out=out, builder=builder, step=lambda stage: None)


@pytest.fixture
def stood(tmp_path: Path) -> dict[str, bytes]:
    """A site that is in place in `tmp_path`."""
    assert put(tmp_path).site == tmp_path / "staff" / "site"
    return files(tmp_path)


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path, stood: dict[str, bytes]) -> None:
    assert "staff/site/records/note/index.html" in stood
    changed = (page("首页", "index.md"), page("另一份", "records/other.md"))
    put(tmp_path, pages=changed, nav=())
    assert "staff/site/records/note/index.html" not in files(tmp_path)
    assert "staff/site/records/other/index.html" in files(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["staff"]


def test_a_leaking_site_is_kept_out_of_place(tmp_path: Path, stood: dict[str, bytes]) -> None:
    published = put(tmp_path, secrets=(Secret("r", "title", "一份通知"),))
    assert published.site is None
    assert {leak.secret.text for leak in published.leaks} == {"一份通知"}
    assert files(tmp_path) == stood and [p.name for p in tmp_path.iterdir()] == ["staff"]


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "name", ["write_tree", "build_site", "write_index", "_stamp", "find_leaks"]
)
@pytest.mark.parametrize("fault", [_interrupted, _full])
def test_what_stood_there_stays(
    name: str,
    fault: Callable[..., None],
    tmp_path: Path,
    stood: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publishing, name, fault)
    if name != "build_site":
        monkeypatch.setattr(publishing, "build_site", _stub)
    with pytest.raises((KeyboardInterrupt, SurroundingsError)):
        put(tmp_path)
    assert files(tmp_path) == stood and [p.name for p in tmp_path.iterdir()] == ["staff"]


def _stub(folder: Path, **_: object) -> Path:
    (folder / "site").mkdir()
    return folder / "site"


def test_a_swap_that_fails_is_taken_back(
    tmp_path: Path, stood: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name.startswith(".staff-") and "old" not in self.name:
            raise OSError(1, "Operation not permitted")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(SurroundingsError):
        put(tmp_path)
    assert files(tmp_path) == stood and [p.name for p in tmp_path.iterdir()] == ["staff"]


def test_a_builder_that_fails_is_quoted(
    tmp_path: Path, stood: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = publishing.write_tree

    def write_tree(*given: Any, **named: Any) -> None:
        real(*given, **named)
        config = "site_name: x\ntheme: {name: no-such-theme}\n"
        (named["out"] / "mkdocs.yml").write_text(config, encoding="utf-8")

    monkeypatch.setattr(publishing, "write_tree", write_tree)
    with pytest.raises(SurroundingsError, match="no-such-theme"):
        put(tmp_path)
    assert files(tmp_path) == stood


def test_a_builder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "find_spec", lambda name: None)
    with pytest.raises(SurroundingsError, match="pip install") as told:
        put(tmp_path, builder="zensical")
    assert "zensical" in told.value.hans and "zensical" in told.value.en


def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    places = [tmp_path / "taken", tmp_path / "taken" / "below", Path("/proc/recordroom")]
    # Root may write anywhere, whatever the rights say.
    places += [locked, locked / "below"] if os.geteuid() else []
    for out in places:
        with pytest.raises(SurroundingsError, match=str(out)) as told:
            put(out)
        assert "--out" in told.value.hans and "--out" in told.value.en
    assert (tmp_path / "taken").read_text("utf-8") == "a file"


def test_the_site_can_be_read_by_a_web_server(tmp_path: Path, stood: dict[str, bytes]) -> None:
    del stood
    for path in [tmp_path / "staff", *(tmp_path / "staff").rglob("*")]:
        assert path.stat().st_mode & 0o044, path
