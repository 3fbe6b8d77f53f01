"""German texts keep to the words of the glossary."""

from dataclasses import replace

import pytest

from grader import catalogue
from grader.authoring.glossary import check_words, variants
from grader.i18n import Text


def test_a_variant_is_listed_with_the_word_in_its_place():
    assert variants()["Zwischenschicht"].startswith("die versteckte Schicht")
    assert variants()["Stapelgröße"] == "der Batch, die Batchgröße"


def test_what_depends_on_the_sentence_is_not_looked_for():
    assert "Ort" not in variants()
    assert "Kernel" not in variants()


def test_of_a_wrong_article_only_the_article_is_given_up():
    assert "das ReLU" in variants()
    assert "ReLU" not in variants()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Die Verlustfunktion sinkt.", ["Verlustfunktion"]),
        ("Die Überanpassung (Overfitting) ist groß.", []),
        ("Der Aufruf `Loss` bleibt.", []),
        ("Der Loss-Wert bleibt.", []),
        ("Ein Layer nach dem anderen, dann der Loss.", ["Layer", "Loss"]),
    ],
)
def test_prose_is_searched_and_code_is_not(sentence, words):
    [kata] = catalogue.katas(["31"])
    faults = check_words(replace(kata, hints=(Text("", sentence),)))
    assert [fault.sentence.split("”")[0] for fault in faults] == [
        f"kata.toml says “{word}" for word in words
    ]
