import re

import pytest

from grader.catalogue.backups import back_up


def test_a_backup_has_the_content_and_says_when_it_was_made(tmp_path):
    file = tmp_path / "threshold.py"
    file.write_text("mine")
    backup = back_up(file)
    assert not file.exists()
    assert backup.read_text() == "mine"
    assert re.fullmatch(r"threshold_\d{4}(-\d\d){2}_\d\d(-\d\d){2}\.py\.kept", backup.name)


@pytest.mark.parametrize("make", ["write_text", "mkdir"])
def test_no_backup_replaces_another_one(tmp_path, make):
    place = tmp_path / "organs.ipynb"
    names = set()
    for _ in range(3):
        getattr(place, make)(*(["text"] if make == "write_text" else []))
        names.add(back_up(place).name)
    assert len(names) == 3
    assert {path.name for path in tmp_path.iterdir()} == names
