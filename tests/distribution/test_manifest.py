"""What a copy says of itself."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from grader.distribution import integrity, manifest
from grader.distribution.manifest import Snapshot

NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='/\\:<>"|?*.'),
    min_size=1,
    max_size=5,
)
PARTS = st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.binary())


@given(files=PARTS, stubs=PARTS)
def test_a_manifest_is_read_as_it_was_written(
    files: dict[str, bytes], stubs: dict[str, bytes]
) -> None:
    written = Snapshot(files, stubs).manifest()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, manifest.NAME)
        file.write_bytes(manifest.as_json(written).encode())
        assert manifest.read(Path(name)) == written


def test_a_folder_without_a_manifest_has_none(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) is None
    assert integrity.tampered(tmp_path) == []
