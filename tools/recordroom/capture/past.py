"""The record room at one commit after another: only what a commit changed is captured again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import capture_record
from recordroom.model.change import Side
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Source
from recordroom.read.files import TEXT_LIMIT
from recordroom.read.frontmatter import Document, read_document, read_text, too_large
from recordroom.read.objects import FileAt, Objects
from recordroom.read.policies import PolicyFile, UnreadablePoliciesError, policy_file
from recordroom.read.revision import LINK, MODULE, text_of
from recordroom.read.room import LooseFile, kind_of

GONE = "000000"
_TYPING = ("policies/record-types/", "policies/access.")
"""Settings that a record's typing depends on; the others are no reason to type records again."""


class Past:
    """A state that is moved on. `touched` and `moved` are the ids and paths of the last move;
    `unreadable` the settings that could not be read in it (those before stay in force).
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._settings: dict[PurePosixPath, PolicyFile] = {}
        self._documents: dict[PurePosixPath, Document] = {}
        self._records: dict[PurePosixPath, Record] = {}
        self._homes: dict[str, set[PurePosixPath]] = {}
        self._loose: dict[PurePosixPath, LooseFile] = {}
        self._under: dict[PurePosixPath, set[PurePosixPath]] = {}
        self._texts: dict[PurePosixPath, tuple[str, Source]] = {}
        self._by_id: dict[str, Record] = {}
        self._unread: set[str] = set()
        self._unread_files: set[PurePosixPath] = set()
        self._policies: Policies = capture_policies(())
        self.touched: set[str] = set()
        self.moved: set[PurePosixPath] = set()
        self.unreadable: list[UnreadablePoliciesError] = []

    def move(self, files: Iterable[FileAt]) -> Side:
        """Take in files as a commit left them and give the state that makes.

        Files git has no object for (a partial clone without its remote) are left as they were.
        """
        self.touched, self.moved, self.unreadable = set(), set(), []
        again: set[PurePosixPath] = set()
        settings = retype = False
        for file in files:
            kind = kind_of(file.path)
            if not kind or _is_odd(file.path):
                continue
            gone = file.mode in (GONE, LINK, MODULE)
            self.moved.add(file.path)
            if kind == "record":
                self._take_document(file, gone=gone)
                again.add(file.path)
                # What lies in its folder may now be nearer to another record, or no longer.
                again.update(p for p in self._heads(file.path) if p in self._documents)
            elif kind == "loose":
                self._take_loose(file, gone=gone)
                again.update(p for p in self._heads(file.path) if p in self._documents)
            else:
                self._take_text(file, kind, gone=gone)
                settings = settings or kind == "settings"
                retype = retype or (kind == "settings" and str(file.path).startswith(_TYPING))
        if settings:
            self._policies = capture_policies(tuple(self._settings[p] for p in self._in_order()))
        if retype:
            again = set(self._documents)
        for path in sorted(again):
            self._capture(path)
        return Side(
            self._policies, dict(self._by_id), dict(self._texts),
            frozenset(self._unread), frozenset(self._unread_files),
        )  # fmt: skip

    def version(
        self, path: PurePosixPath, name: str, policies: Policies | None = None
    ) -> Record | None:
        """The record that an object would be under the present settings (or others), without its
        attachments.
        """
        data = self._objects.read(name)
        if data is None:
            return None
        document = _document(path, data)
        if document.tree is None:
            return None
        return capture_record(document, policies=policies or self._policies, beside=()).record

    def _in_order(self) -> list[PurePosixPath]:
        return sorted(self._settings)

    def _take_document(self, file: FileAt, *, gone: bool) -> None:
        data = None if gone else self._objects.read(file.object)
        if data is None:
            self._documents.pop(file.path, None)
        else:
            self._documents[file.path] = _document(file.path, data)

    def _take_loose(self, file: FileAt, *, gone: bool) -> None:
        found = None if gone else self._objects.digest(file.object)
        for folder in file.path.parents:
            inside = self._under.setdefault(folder, set())
            (inside.discard if found is None else inside.add)(file.path)
        if found is None:
            self._loose.pop(file.path, None)
        else:
            self._loose[file.path] = LooseFile(file.path, *found)

    def _take_text(self, file: FileAt, kind: str, *, gone: bool) -> None:
        data = None if gone else self._objects.read(file.object)
        self._unread_files.discard(file.path)
        if data is None:
            self._texts.pop(file.path, None)
            self._settings.pop(file.path, None)
            return
        if kind == "register" and isinstance(read_text(file.path, data), Document):
            self._unread_files.add(file.path)
            return
        self._texts[file.path] = (kind, text_of(file.path, data))
        if kind == "settings":
            try:
                self._settings[file.path] = policy_file(read_text(file.path, data))
            except UnreadablePoliciesError as error:
                self.unreadable.append(error)

    def _heads(self, path: PurePosixPath) -> list[PurePosixPath]:
        """The record files that a file may lie beside: those named as a folder around it."""
        return [folder.with_name(f"{folder.name}.md") for folder in path.parents if folder.name]

    def _beside(self, path: PurePosixPath) -> tuple[LooseFile, ...]:
        """The files of a record's own folder; one nearer to another record belongs to that."""
        inside = sorted(self._under.get(path.with_suffix(""), ()))
        nearest = ((p, next(h for h in self._heads(p) if h in self._documents)) for p in inside)
        return tuple(self._loose[p] for p, head in nearest if head == path)

    def _capture(self, path: PurePosixPath) -> None:
        document = self._documents.get(path)
        self._records.pop(path, None)
        id_ = path.stem
        self.touched.add(id_)
        homes = self._homes.setdefault(id_, set())
        if document is None:
            homes.discard(path)
        else:
            homes.add(path)
            if document.tree is not None:
                captured = capture_record(
                    document, policies=self._policies, beside=self._beside(path)
                )
                if captured.record is not None:
                    self._records[path] = captured.record
        first = next((self._records[p] for p in sorted(homes) if p in self._records), None)
        if first is not None:
            self._by_id[id_] = first
        elif not homes:
            # What cannot be read for a while stays as it was last read: whoever breaks a file in
            # one commit and mends it in the next has not started it anew.
            self._by_id.pop(id_, None)
        (self._unread.add if homes and first is None else self._unread.discard)(id_)


def _document(path: PurePosixPath, data: bytes) -> Document:
    if len(data) > TEXT_LIMIT:
        return too_large(path, len(data))
    return read_document(path, data)


def _is_odd(path: PurePosixPath) -> bool:
    """A name that is no UTF-8: the work tree's reading refuses such files too."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return False
