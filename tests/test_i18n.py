import pytest

from grader.i18n import Text, set_language


@pytest.fixture(autouse=True)
def language_of_the_system():
    """A test may fix the language of its process."""
    yield
    set_language(None)


def test_a_text_is_read_in_the_language_in_use():
    text = Text.from_table({"en": "yes", "de": "ja"})
    assert text == Text("yes", "ja")
    assert str(text) == "yes"
    set_language("de")
    assert str(text) == "ja"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("yes", "a table with exactly en and de"),
        ({"en": "yes"}, "a table with exactly en and de"),
        ({"en": "yes", "de": "ja", "fr": "oui"}, "a table with exactly en and de"),
        ({"en": "yes", "de": " "}, "a table whose en and de are texts"),
        ({"en": "yes", "de": 1}, "a table whose en and de are texts"),
    ],
)
def test_what_is_no_table_of_two_texts_is_refused(table, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        Text.from_table(table)
