"""Graded tests of kata 01: branches."""

from hypothesis import given
from hypothesis import strategies as st

from grader.testing import equal

KNOWN = {
    "clojure": "kebab-case",
    "python": "snake_case",
    "java": "camelCase",
    "javascript": "camelCase",
}
LIMITS = [(35.0, "hypothermia"), (37.5, "normal"), (38.0, "elevated"), (40.0, "fever")]

names = st.text(alphabet="abyzABYZ019_-", min_size=1, max_size=6)
hundredths = st.integers(3000, 4300).map(lambda n: n / 100)


@st.composite
def spellings(draw):
    """A language that is known, and its name in any mixture of capital and small letters."""
    language = draw(st.sampled_from(sorted(KNOWN)))
    large = draw(st.lists(st.booleans(), min_size=len(language), max_size=len(language)))
    letters = [c.upper() if up else c for c, up in zip(language, large, strict=True)]
    return language, "".join(letters)


def in_words(celsius):
    """The word for a temperature, by the table of the README."""
    return next((word for limit, word in LIMITS if celsius < limit), "high fever")


def test_clojure_has_kebabs_and_python_snakes(kata):
    """The convention of Clojure is kebab-case, that of Python snake_case.

    de: In Clojure ist kebab-case üblich, in Python snake_case.
    """
    equal(kata.convention_for("clojure"), "kebab-case")
    equal(kata.convention_for("Python"), "snake_case")


def test_java_and_javascript_have_camels(kata):
    """Java and JavaScript are two languages with one convention: both write camelCase.

    de: Java und JavaScript sind zwei Sprachen mit derselben Konvention: Beide schreiben camelCase.
    """
    equal(kata.convention_for("Java"), "camelCase")
    equal(kata.convention_for("JavaScript"), "camelCase")


def test_every_other_language_is_unknown(kata):
    """A language that is not one of the four is unknown.

    de: Eine Sprache, die keine der vier ist, ist unbekannt ("unknown").
    """
    for language in ("Klingon", "Rust", "Haskell", "Fortran"):
        equal(kata.convention_for(language), "unknown")


def test_a_name_shows_its_convention(kata):
    """An underscore shows snake_case, a hyphen kebab-case, a capital letter camelCase.

    de: Ein Unterstrich verrät snake_case, ein Bindestrich kebab-case, ein Großbuchstabe camelCase.
    """
    equal(kata.convention_of("python_is_a_snake"), "snake_case")
    equal(kata.convention_of("use-brackets-for-everything"), "kebab-case")
    equal(kata.convention_of("camelNotFound"), "camelCase")


def test_a_name_of_one_word_shows_none(kata):
    """Without underscore, hyphen and capital letter a name is one word; a digit is no capital
    letter.

    de: Ohne Unterstrich, Bindestrich und Großbuchstaben ist ein Name ein einziges Wort ("one
    word"); eine Ziffer ist kein Großbuchstabe.
    """
    for name in ("print", "x", "t1", "404"):
        equal(kata.convention_of(name), "one word")


def test_the_first_rule_that_fits_a_name_decides(kata):
    """Where several rules fit, the first one counts: underscore before hyphen before capital
    letter.

    de: Passen mehrere Regeln, zählt die erste: Unterstrich vor Bindestrich vor Großbuchstabe.
    """
    equal(kata.convention_of("my_heartRate"), "snake_case")
    equal(kata.convention_of("heart-rate_2"), "snake_case")
    equal(kata.convention_of("Heart-rate"), "kebab-case")


def test_each_range_of_temperatures_has_its_word(kata):
    """Each temperature has one word, that of the range it lies in: 38.4 °C is a fever, and 36.6 °C
    is normal although it lies below 40.0 as well.

    de: Jede Temperatur hat genau ein Wort, nämlich das ihres Bereichs: 38,4 °C sind Fieber
    ("fever"), und 36,6 °C sind normal, obwohl auch sie unter 40,0 liegen.
    """
    equal(kata.describe_temperature(38.4), "fever")
    equal(kata.describe_temperature(36.6), "normal")
    equal(kata.describe_temperature(34.2), "hypothermia")
    equal(kata.describe_temperature(37.7), "elevated")
    equal(kata.describe_temperature(40.3), "high fever")


def test_only_the_whole_name_of_a_language_counts(kata):
    """A part of a name is not the name, nor is a longer text that contains it, even if it has just
    one space more, nor no text at all.

    de: Ein Teil des Namens ist nicht der Name, ein längerer Text, der ihn enthält, auch nicht,
    selbst wenn er nur ein Leerzeichen mehr hat, und ein leerer schon gar nicht.
    """
    for language in ("Script", "C", "Pythons", "ClojureScript", "Java 21", "", " Python", "java "):
        equal(kata.convention_for(language), "unknown")


@given(spelling=spellings())
def test_capital_letters_do_not_change_the_language(kata, spelling):
    """A language is the same in capital and in small letters and in any mixture of them.

    de: Eine Sprache ist dieselbe, ob groß, klein oder gemischt geschrieben.
    """
    language, written = spelling
    equal(kata.convention_for(written), KNOWN[language])


def test_a_capital_letter_counts_wherever_it_stands(kata):
    """A capital letter makes a camel at the beginning, at the end and in between.

    de: Ein Großbuchstabe macht aus dem Namen camelCase, ob am Anfang, am Ende oder dazwischen.
    """
    for name in ("Pulse", "pH", "heartRate", "ECG", "t1A"):
        equal(kata.convention_of(name), "camelCase")


@given(name=names)
def test_any_name(kata, name):
    """Underscore, hyphen, capital letter: asked in this order, the first that is there decides.

    de: Unterstrich, Bindestrich, Großbuchstabe: In dieser Reihenfolge gefragt, entscheidet das
    erste, was vorkommt.
    """
    if "_" in name:
        expected = "snake_case"
    elif "-" in name:
        expected = "kebab-case"
    else:
        expected = "one word" if name == name.lower() else "camelCase"
    equal(kata.convention_of(name), expected)


def test_a_temperature_at_a_limit_belongs_to_the_warmer_side(kata):
    """Exactly 35.0 is no longer below 35.0, and so at each limit.

    de: Genau 35,0 liegt nicht mehr unter 35,0, und so ist es an jeder Grenze.
    """
    equal(kata.describe_temperature(35.0), "normal")
    equal(kata.describe_temperature(37.5), "elevated")
    equal(kata.describe_temperature(38.0), "fever")
    equal(kata.describe_temperature(40.0), "high fever")


def test_a_temperature_just_below_a_limit_stays_below(kata):
    """A range reaches right up to its limit, without a gap: 37.46 is still below 37.5, and rounding
    must not lift it.

    de: Ein Bereich reicht lückenlos bis an seine Grenze: 37,46 liegt noch unter 37,5, und kein
    Runden darf die Temperatur darüber heben.
    """
    for limit, word in LIMITS:
        equal(kata.describe_temperature(limit - 0.04), word)
        equal(kata.describe_temperature(limit - 2**-30), word)


def test_the_outer_ranges_have_no_end(kata):
    """In 1999 a doctor survived 13.7 °C after a skiing accident: hypothermia reaches down without
    end, and high fever up.

    de: 1999 überlebte eine Ärztin nach einem Skiunfall 13,7 °C: Die Unterkühlung ("hypothermia")
    reicht ohne Ende nach unten und das hohe Fieber ("high fever") nach oben.
    """
    equal(kata.describe_temperature(13.7), "hypothermia")
    equal(kata.describe_temperature(-5), "hypothermia")
    equal(kata.describe_temperature(0), "hypothermia")
    equal(kata.describe_temperature(46.5), "high fever")
    equal(kata.describe_temperature(1000), "high fever")


@given(celsius=hundredths)
def test_any_temperature(kata, celsius):
    """Asked from cold to warm, the first limit that the temperature is below decides.

    de: Von kalt nach warm gefragt, entscheidet die erste Grenze, unter der die Temperatur liegt.
    """
    equal(kata.describe_temperature(celsius), in_words(celsius))
