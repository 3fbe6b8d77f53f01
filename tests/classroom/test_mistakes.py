"""Typical mistakes: recognised by their feedback, named in the reader's language."""

import tomllib

import pytest

from grader import ROOT, catalogue
from grader.classroom.mistakes import GERMAN, Mistakes
from grader.i18n import in_language
from tests.classroom.reports import KATA, failed, result

KATAS = [kata.name for kata in catalogue.katas() if not kata.is_notebook]


@pytest.mark.parametrize("kata", KATAS)
def test_every_typical_mistake_has_a_german_sentence(kata):
    folder = ROOT / "reference" / kata
    german = tomllib.loads((folder / GERMAN).read_text(encoding="utf-8"))
    assert set(german) == {file.stem for file in folder.glob("rejected/*.py")}
    for name, sentence in german.items():
        assert sentence.endswith((".", "?")), name
        assert len(sentence) > 10, name


def test_a_mistake_is_named_in_the_language_of_the_reader():
    shown = failed(expected="1", actual="1.5")
    mistake = Mistakes([KATA.name]).match(result(shown))
    assert mistake is not None
    with in_language("en"):
        assert (str(mistake.sentence), mistake.lang) == (
            "Returns the summed signal instead of 0 or 1.",
            "en",
        )
    with in_language("de"):
        assert (str(mistake.sentence), mistake.lang) == (
            "Gibt das summierte Signal zurück statt 0 oder 1.",
            "de",
        )


def test_what_nobody_has_translated_is_english_and_marked_so(tmp_path):
    folder = tmp_path / KATA.name / "rejected"
    folder.mkdir(parents=True)
    source = ROOT / "reference" / KATA.name / "rejected"
    for suffix in (".py", ".txt"):
        (folder / f"mean{suffix}").write_bytes((source / f"mean{suffix}").read_bytes())
    mistake = Mistakes([KATA.name], tmp_path).match(result(failed()))
    assert mistake is not None
    with in_language("de"):
        assert mistake.lang == "en"
        assert str(mistake.sentence).startswith("Compares the mean")
