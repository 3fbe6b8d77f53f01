"""Whatever a copy held before: after an update it is the latest one, and no work is lost."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from grader.distribution import manifest, sync
from grader.distribution.manifest import Snapshot

FOLDERS = st.lists(st.sampled_from(["a", "b", "ä c"]), max_size=2)
PATHS = st.builds(lambda folders, name: "/".join([*folders, name]), FOLDERS,
                  st.sampled_from(["one.py", "two.md", "three", "Four.txt"]))  # fmt: skip
CONTENTS = st.sampled_from([b"", b"x", b"y\r\n", b"\0\xff"])


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """The content of a copy; stubs and other files have different paths."""
    files = draw(st.dictionaries(PATHS, CONTENTS, max_size=6))
    stubs = draw(st.dictionaries(PATHS.map("katas/{}".format), CONTENTS, max_size=4))
    return Snapshot(files, stubs)


def update(tree: Snapshot, folder: Path) -> list[str]:
    return sync.apply(tree, folder, sync.changes(tree, folder))


def edit(folder: Path, edits: dict[str, bytes | None]) -> dict[str, bytes]:
    """Change and delete files; returns what was written."""
    for path, content in edits.items():
        file = folder / path
        if content is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return {path: content for path, content in edits.items() if content is not None}


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


EDITS = st.dictionaries(
    PATHS | PATHS.map("katas/{}".format), st.none() | st.binary(min_size=3, max_size=4), max_size=4
)


@given(first=snapshots(), second=snapshots(), edits=EDITS)
def test_after_an_update_nothing_is_left_to_change(
    first: Snapshot, second: Snapshot, edits: dict[str, bytes | None]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        update(first, folder)
        edit(folder, edits)
        update(second, folder)
        assert sync.changes(second, folder) == []
        assert update(second, folder) == []
        assert contents(folder).items() >= second.files.items()


@given(first=snapshots(), second=snapshots(), edits=EDITS)
def test_no_update_loses_what_somebody_wrote(
    first: Snapshot, second: Snapshot, edits: dict[str, bytes | None]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        update(first, folder)
        written = edit(folder, edits)
        kept = update(second, folder)
        found = contents(folder)
        for path, content in written.items():
            names = [path, *(name for name in kept if name.startswith(path.removesuffix(".py")))]
            assert content in [found.get(name) for name in names]
            if path in first.stubs.keys() & second.stubs.keys():
                assert found[path] == content


@given(tree=snapshots())
def test_a_copy_that_nobody_changed_becomes_the_same_by_way_of_any_other(tree: Snapshot) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        update(Snapshot({"old.py": b"1"}, {"katas/old.py": b"2"}), folder)
        update(tree, folder)
        assert manifest.read_snapshot(folder) == tree
        left = contents(folder).keys() - tree.files.keys() - tree.stubs.keys()
        assert left <= {manifest.NAME, "katas/old.py"}  # a solution is never deleted
