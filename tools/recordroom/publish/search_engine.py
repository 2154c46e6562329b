"""Pagefind at work: texts go in through its service, an index of their units comes out.

Only the inverted index is used: chunks that the browser fetches by need. What a hit shows, the
filters and the dates are files of ours, for three reasons. Pagefind indexes every piece of
metadata, so a text kept there is indexed twice; its filter files differ from run to run, while the
index alone is the same bytes every time; and a search without words loads the whole index.
Its Python client is not used either: it waits a tenth of a second for every record.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from pagefind.service import get_executable

from recordroom.read.files import SurroundingsError

LANGUAGE = "und"
"""Undetermined: Pagefind neither cuts nor stems; the units are given as they shall be found."""

MAGIC = b"pagefind_dcd"
"""What every file of a Pagefind index begins with when decompressed."""

# Not Pagefind's own pages, nor its copies of the texts.
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind")


class SearchIndexError(SurroundingsError):
    """The search index could not be built, or does not find what it must."""


def build(texts: Sequence[tuple[str, str]], out: Path) -> tuple[str, ...]:
    """Index `texts`, pairs of a name and units parted by spaces, into the new folder `out`.

    Returns Pagefind's own name of each text, in the same order; it depends on name and units
    only. Names must differ. Raises SearchIndexError when Pagefind is missing or fails.
    """
    with _Service() as service:
        index = service.ask({"type": "NewIndex", "config": {}})["index_id"]
        for name, content in texts:
            service.ask(
                {
                    "type": "AddRecord",
                    "index_id": index,
                    "url": name,
                    "content": content,
                    "language": LANGUAGE,
                    "meta": {},
                    "filters": {},
                    "sort": {},
                }
            )
        # Not WriteFiles: it answers before all is written, and a file may stay empty.
        files = _files(service.ask({"type": "GetFiles", "index_id": index}))
    names = {}
    shutil.rmtree(out, ignore_errors=True)
    for path, data in files.items():
        if path.suffix == ".pf_fragment":
            names[json.loads(unpack(data, path.name))["url"]] = path.stem
        elif path.name in _KEPT or path.suffix in (".pf_meta", ".pf_index"):
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    missing = [name for name, _ in texts if name not in names]
    if missing:
        raise SearchIndexError(
            f"查找索引缺少 {len(missing)} 件内容（如「{missing[0]}」）。"
            "请重新生成；如仍出现，请报告此问题。",
            f"The search index lacks {len(missing)} texts (such as {missing[0]}). "
            "Build again, and report this if it stays.",
        )
    return tuple(names[name] for name, _ in texts)


def unpack(data: bytes, name: str) -> bytes:
    """The contents of a file of the index called `name`; raises SearchIndexError if it is none."""
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if not data.startswith(MAGIC):
        raise SearchIndexError(
            f"查找索引文件「{name}」不是 Pagefind 格式。请重新生成。",
            f"The search index file {name} is not Pagefind's. Build again.",
        )
    return data[len(MAGIC) :]


def _files(answer: Mapping[str, object]) -> dict[PurePosixPath, bytes]:
    """The files of an index by their path in its folder."""
    listed = answer["files"]
    assert isinstance(listed, list)
    return {PurePosixPath(f["path"]): base64.b64decode(f["content"]) for f in listed}


class _Service:
    """Pagefind's service: one question, one answer, base64 JSON ended by a comma."""

    def __enter__(self) -> _Service:
        program = get_executable()
        try:
            if program is None:
                raise FileNotFoundError("pagefind")
            self._errors: IO[bytes] = tempfile.TemporaryFile()
            self._process = subprocess.Popen(
                [str(program), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
        except OSError as error:
            raise SearchIndexError(
                "没有找到可用的 Pagefind 程序，无法生成查找索引。"
                "请运行 pip install 'pagefind[extended]' 后再试。",
                "No working Pagefind program, so no search index can be built. "
                "Run pip install 'pagefind[extended]' and try again.",
            ) from error
        self._rest = b""
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            # What could not be sent to a program that ended is not sent on closing either.
            with contextlib.suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()

    def ask(self, payload: Mapping[str, object]) -> Mapping[str, object]:
        """The answer to one question."""
        pipe = self._process.stdin
        assert pipe is not None
        message = json.dumps({"message_id": 1, "payload": payload})
        try:
            pipe.write(base64.b64encode(message.encode()) + b",")
            pipe.flush()
            answer = self._answer()
        except (BrokenPipeError, EOFError) as error:
            raise self._failure(self._complaint()) from error
        found: Mapping[str, object] = json.loads(base64.b64decode(answer))["payload"]
        if found["type"] == "Error":
            raise self._failure(str(found["message"]))
        return found

    def _answer(self) -> bytes:
        pipe = self._process.stdout
        assert pipe is not None
        while b"," not in self._rest:
            more = pipe.read1(65536)  # type: ignore[attr-defined]
            if not more:
                raise EOFError
            self._rest += more
        answer, _, self._rest = self._rest.partition(b",")
        return answer

    def _complaint(self) -> str:
        self._errors.seek(0)
        return self._errors.read(2000).decode(errors="replace").strip()

    @staticmethod
    def _failure(said: str) -> SearchIndexError:
        return SearchIndexError(
            f"Pagefind 没有完成查找索引：{said or '程序意外结束'}。请检查磁盘空间和权限后重试。",
            f"Pagefind did not finish the search index: {said or 'it ended early'}. "
            "Check disk space and permissions, then try again.",
        )
