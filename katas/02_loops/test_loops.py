"""Graded tests of kata 02: loops."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, equal, unchanged

tenths = st.integers(360, 405).map(lambda n: n / 10)
quarters = st.integers(1, 400).map(lambda n: n / 4)


def test_five_values_have_four_changes(kata):
    """The five elements 0, 1, 2, 3, 4 grow by 1 from each to the next: four changes, not five.

    de: Die fünf Elemente 0, 1, 2, 3, 4 wachsen von einem zum nächsten um 1: vier Änderungen, nicht
    fünf.
    """
    equal(kata.changes([0, 1, 2, 3, 4]), [1, 1, 1, 1])


def test_a_change_is_the_value_minus_the_one_before(kata):
    """A pulse that rises from 72 to 90 changes by 18; one that falls from 90 to 85 by -5.

    de: Steigt der Puls von 72 auf 90, ist die Änderung 18; sinkt er von 90 auf 85, ist sie -5.
    """
    equal(kata.changes([72, 90, 85]), [18, -5])


def test_one_cell_becomes_eight_in_three_divisions(kata):
    """In each division every cell becomes two: 1, then 2, 4 and 8. The start and three divisions
    are four counts.

    de: Bei jeder Teilung werden aus jeder Zelle zwei: 1, dann 2, 4 und 8. Der Anfang und drei
    Teilungen sind vier Zählungen.
    """
    equal(kata.cell_counts(1, 3), [1, 2, 4, 8])


def test_every_cell_divides(kata):
    """Each division doubles all cells there are; it does not add the cells of the start once more.

    de: Jede Teilung verdoppelt alle Zellen, die da sind; sie zählt nicht bloß die vom Anfang noch
    einmal hinzu.
    """
    equal(kata.cell_counts(3, 4), [3, 6, 12, 24, 48])


def test_caffeine_takes_four_half_lives(kata):
    """Each half-life halves what the one before it left: 100, 50, 25, 12.5, 6.25 mg. Only the
    fourth brings 100 mg down to 10 mg or less.

    de: Jede Halbwertszeit halbiert, was die vorige übrig ließ: 100; 50; 25; 12,5; 6,25 mg. Erst die
    vierte bringt 100 mg auf höchstens 10 mg.
    """
    equal(kata.half_lives(100, 10), 4)


def test_every_temperature_is_looked_at(kata):
    """The loop goes on to the end of the list, whether or not the first one is a fever.

    de: Die Schleife geht bis ans Ende der Liste, ob nun schon der erste Wert Fieber ist oder nicht.
    """
    equal(kata.count_fevers([39.0, 36.5]), 1)
    equal(kata.count_fevers([36.5, 39.0]), 1)
    equal(kata.count_fevers([40.1, 38.5, 39.0, 38.2, 41.0]), 5)


def test_two_of_four_have_a_fever(kata):
    """Of 36.6, 38.0, 39.2 and 37.9 °C two are a fever, for a fever begins at 38.0.

    de: Von 36,6; 38,0; 39,2 und 37,9 °C sind zwei Fieber, denn Fieber beginnt bei 38,0.
    """
    equal(kata.count_fevers([36.6, 38.0, 39.2, 37.9]), 2)


def test_one_value_has_not_changed_yet(kata):
    """A change needs two values: one alone has none, and without a value there is none either.

    de: Eine Änderung braucht zwei Werte: Einer allein hat keine, und ganz ohne Werte gibt es auch
    keine.
    """
    equal(kata.changes([72]), [])
    equal(kata.changes([]), [])


@given(values=st.lists(st.integers(40, 180), max_size=6))
def test_any_changes(kata, values):
    """From the second value on: the value minus the one before, also where nothing changes.

    de: Vom zweiten Wert an: der Wert minus den davor, auch dort, wo sich nichts ändert.
    """
    expected = [after - before for before, after in pairwise(values)]
    equal(kata.changes(values), expected)


def test_without_a_division_there_is_only_the_start(kata):
    """With no division the list has one entry, the cells of the start.

    de: Ohne Teilung hat die Liste einen einzigen Eintrag, die Zellen vom Anfang.
    """
    equal(kata.cell_counts(5, 0), [5])


def test_many_divisions_make_many_cells(kata):
    """No number of divisions is too large: after 70 of them one cell has become 2 to the power of
    70, and all 71 counts are in the list. Nothing is rounded either, however many cells there are.

    de: Keine Zahl von Teilungen ist zu groß: Nach 70 sind aus einer Zelle 2 hoch 70 geworden, und
    alle 71 Zählungen stehen in der Liste. Gerundet wird auch nichts, wie viele Zellen es auch sind.
    """
    equal(kata.cell_counts(1, 70), [2**n for n in range(71)])
    equal(kata.cell_counts(2**53 + 1, 2), [2**53 + 1, 2**54 + 2, 2**55 + 4])


@given(cells=st.integers(0, 20), divisions=st.integers(0, 12))
def test_any_culture(kata, cells, divisions):
    """After n divisions there are 2 to the power of n times as many cells as at the start.

    de: Nach n Teilungen sind es 2 hoch n mal so viele Zellen wie am Anfang.
    """
    equal(kata.cell_counts(cells, divisions), [cells * 2**n for n in range(divisions + 1)])


def test_the_limit_itself_is_low_enough(kata):
    """8 mg become 4, 2 and 1: where exactly the limit is left, no further half-life is needed.

    de: Aus 8 mg werden 4, 2 und 1: Ist genau die Grenze erreicht, braucht es keine weitere
    Halbwertszeit.
    """
    equal(kata.half_lives(8, 1), 3)
    equal(kata.half_lives(6, 1.5), 2)


def test_a_dose_that_is_low_enough_takes_no_time(kata):
    """If there is not more than the limit from the start, no half-life has to pass.

    de: Ist von Anfang an nicht mehr da als die Grenze, muss keine Halbwertszeit vergehen.
    """
    equal(kata.half_lives(5, 5), 0)
    equal(kata.half_lives(0.25, 10), 0)


def test_halves_are_not_rounded(kata):
    """9 mg become 4.5, 2.25 and 1.125, and that is still above 1: the fractions count, and so do
    amounts as small as 0.0001 mg. If the limit is exceeded ever so slightly, it takes one more.

    de: Aus 9 mg werden 4,5; 2,25 und 1,125, und das liegt noch über 1: Die Nachkommastellen zählen,
    und auch so kleine Mengen wie 0,0001 mg. Liegt die Menge auch nur ganz wenig über der Grenze,
    braucht es noch eine.
    """
    equal(kata.half_lives(9, 1), 4)
    equal(kata.half_lives(0.75, 0.25), 2)
    equal(kata.half_lives(0.01, 0.0001), 7)
    equal(kata.half_lives(1024.0000000000002, 1), 11)


def test_a_large_dose_takes_many_half_lives(kata):
    """However long it takes, the loop goes on until the limit is reached: from 1,000,000 mg to
    0.5 mg it takes 21 half-lives, and from 2 to the power of 200 mg to 1 mg 200.

    de: Wie lange es auch dauert, die Schleife läuft, bis die Grenze erreicht ist: von 1 000 000 mg
    auf 0,5 mg sind es 21 Halbwertszeiten, und von 2 hoch 200 mg auf 1 mg 200.
    """
    equal(kata.half_lives(1_000_000, 0.5), 21)
    equal(kata.half_lives(2.0**200, 1), 200)


@given(dose=quarters, limit=quarters)
def test_any_dose(kata, dose, limit):
    """As long as more than the limit is left, one more half-life has to pass.

    de: Solange mehr als die Grenze übrig ist, muss noch eine Halbwertszeit vergehen.
    """
    expected = next(n for n in range(100) if dose / 2**n <= limit)
    equal(kata.half_lives(dose, limit), expected)


def test_nobody_has_a_fever_in_an_empty_list(kata):
    """Where no temperature was taken, 0 are a fever.

    de: Wo keine Temperatur gemessen wurde, sind 0 davon Fieber.
    """
    equal(kata.count_fevers([]), 0)
    equal(kata.count_fevers([36.6, 37.9]), 0)


def test_just_below_38_is_no_fever(kata):
    """Temperatures are compared as they are, not rounded: 37.96 is below 38.0, though it is nearer
    to it than to 37.9.

    de: Temperaturen werden verglichen, wie sie sind, und nicht gerundet: 37,96 liegt unter 38,0,
    auch wenn es näher daran liegt als an 37,9.
    """
    equal(kata.count_fevers([37.96, 37.999, 38.04]), 1)


@given(temperatures=st.lists(tenths, max_size=6))
def test_any_temperatures(kata, temperatures):
    """Each temperature of 38.0 and above counts once, also one that occurs twice.

    de: Jede Temperatur ab 38,0 zählt einmal, auch wenn derselbe Wert zweimal vorkommt.
    """
    equal(kata.count_fevers(temperatures), len([t for t in temperatures if t >= 38.0]))


def test_counts_and_changes_are_lists(kata):
    """What `cell_counts` and `changes` return is a list, neither a tuple nor an array.

    de: Was `cell_counts` und `changes` zurückgeben, ist eine Liste, kein Tupel und kein Array.
    """
    for result in (kata.cell_counts(1, 3), kata.changes([72, 90, 85]), kata.changes([])):
        check(isinstance(result, list), result, en="a list", de="eine Liste")


def test_the_lists_stay_as_they_are(kata):
    """The lists belong to the caller: `pop`, `sort` or an assignment to an entry would change them
    there, too.

    de: Die Listen gehören dem Aufrufer: `pop`, `sort` oder eine Zuweisung an einen Eintrag würde
    sie auch dort ändern.
    """
    unchanged(kata.changes, [72, 90, 85])
    unchanged(kata.count_fevers, [39.2, 36.6, 38.0])
