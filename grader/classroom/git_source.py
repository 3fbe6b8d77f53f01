"""A commit of a clone, read like a folder."""

from dataclasses import replace

from grader.catalogue.kata import Kata
from grader.classroom import search
from grader.classroom.git_history import Commit, History, UnreadableHistory
from grader.classroom.search import Parts
from grader.classroom.stub_file import RejectedFile, StubFile, default_path, require_file
from grader.i18n import tr


class GitSource:
    """The files of one commit."""

    def __init__(self, history: History, commit: Commit) -> None:
        self.notes: list[str] = []
        self._history = history
        files = history.files(commit)
        self._files = {parts: file for parts, file in files.items() if not search.is_skipped(parts)}

    def read_stub(self, kata: Kata) -> StubFile:
        short: Parts = (kata.name, kata.stub_file.name)
        found = [parts for parts in (("katas", *short), short) if parts in self._files][:1]
        found = found or search.find(kata, self._files)
        if len(found) > 1:
            return StubFile(None, default_path(kata), search.ambiguous(found))
        if not found:
            return StubFile(None, default_path(kata))
        stub = self._stub(found[0])
        return replace(stub, note=stub.note or search.renamed(kata, found[0]))

    def paths(self) -> list[Parts]:
        return list(self._files)

    def _stub(self, parts: Parts) -> StubFile:
        file = self._files[parts]
        path = "/".join(parts)
        try:
            require_file(file.mode)
            content = self._history.content(file.blob)
        except (RejectedFile, UnreadableHistory) as error:
            return StubFile(None, path, str(error))
        note = "" if content is not None else tr("is larger than 1 MiB", "ist größer als 1 MiB")
        return StubFile(content, path, note)
