"""Graded tests of kata 12: reductions of a table, as a whole and along an axis."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, close, equal, is_integer, unchanged

SLIDE = np.arange(6).reshape((2, 3))
WARD = np.array([[36.6, 36.9, 38.2, 37.1], [37.0, 39.1, 39.4, 38.8], [36.4, 36.5, 36.4, 36.7]])

# differences from 37 °C in quarters of a degree; their sums need no rounding
tables = arrays(
    np.float64,
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    elements=st.integers(-12, 12).map(lambda n: n / 4),
    fill=st.nothing(),
)


def first_highest(values):
    """The first place of the highest number of a list."""
    return values.index(max(values))


def exactly(actual, expected):
    """Demand numbers up to the rounding of a float64."""
    close(actual, expected, rtol=1e-12, atol=1e-12)


def test_the_worked_example_has_the_extremes_zero_and_five(kata):
    """The workshop's example holds the numbers from 0 to 5: the lowest is 0 and the highest is 5,
    as a tuple in this order.

    de: Das Beispiel des Workshops enthält die Zahlen von 0 bis 5: Die niedrigste ist 0, die höchste
    5, als Tupel in dieser Reihenfolge.
    """
    extremes = kata.extremes(SLIDE)
    equal(extremes, (0, 5))
    check(isinstance(extremes, tuple), extremes, en="a tuple", de="ein Tupel")


def test_negative_values_have_extremes_too(kata):
    """The extremes are values of the table. Where all are below 0, a 0 is not among them.

    de: Die Extreme sind Werte aus der Tabelle. Wo alle unter 0 liegen, ist keine 0 dabei.
    """
    equal(kata.extremes(np.array([[-0.5, -2.0], [-1.5, -0.25]])), (-2.0, -0.25))


def test_the_worked_example_has_the_mean_two_and_a_half(kata):
    """The workshop's example: (0 + 1 + 2 + 3 + 4 + 5) / 6 = 2.5, also for integers.

    de: Das Beispiel des Workshops: (0 + 1 + 2 + 3 + 4 + 5) / 6 = 2,5, auch bei Ganzzahlen.
    """
    equal(kata.average(SLIDE), 2.5)


def test_the_mean_is_neither_the_middle_nor_rounded(kata):
    """One high value draws the mean up: (1 + 2 + 3 + 10) / 4 = 4. And a mean of 1/3 has many
    digits.

    de: Ein einzelner hoher Wert zieht den Mittelwert nach oben: (1 + 2 + 3 + 10) / 4 = 4. Und ein
    Mittelwert von 1/3 hat viele Stellen.
    """
    equal(kata.average(np.array([[1, 2], [3, 10]])), 4)
    exactly(kata.average(np.array([[0, 0, 1]])), 1 / 3)


def test_the_worked_example_has_its_highest_value_at_place_five(kata):
    """The workshop's example: the highest value is the last of the six, at place 5 counted from 0.
    The place is a single integer.

    de: Das Beispiel des Workshops: Der höchste Wert ist der letzte von sechs, von 0 an gezählt an
    Ort 5. Der Ort ist eine einzige Ganzzahl.
    """
    place = kata.position_of_highest(SLIDE)
    equal(place, 5)
    is_integer(place)


def test_places_are_counted_row_by_row(kata):
    """Places are counted along the first row, then along the second: the 39.4 of the ward stands at
    place 6.

    de: Gezählt wird die erste Zeile entlang, dann die zweite: Die 39,4 auf der Station steht an
    Ort 6.
    """
    equal(kata.position_of_highest(WARD), 6)


def test_the_worked_example_has_a_highest_value_for_each_day(kata):
    """The workshop's example: one value for each of the three columns, here 3, 4 and 5.

    de: Das Beispiel des Workshops: ein Wert für jede der drei Spalten, hier 3, 4 und 5.
    """
    equal(kata.highest_per_day(SLIDE), np.array([3, 4, 5]))


def test_each_patient_has_a_mean(kata):
    """One mean for each row: of 0, 1, 2 it is 1, of 3, 4, 8 it is 5. The result has one axis.

    de: Ein Mittelwert für jede Zeile: von 0, 1, 2 ist es 1, von 3, 4, 8 ist es 5. Das Ergebnis hat
    eine Achse.
    """
    equal(kata.average_per_patient(np.array([[0, 1, 2], [3, 4, 8]])), np.array([1, 5]))


def test_the_means_of_whole_numbers_are_fractions(kata):
    """Nothing is rounded, even if the table holds integers: 0, 1, 1 have the mean 2/3 and 3, 4, 6
    the mean 13/3. An array of integers would keep only 0 and 4 of them.

    de: Nichts wird gerundet, auch wenn die Tabelle Ganzzahlen enthält: 0, 1, 1 haben den Mittelwert
    2/3 und 3, 4, 6 den Mittelwert 13/3. Ein Array aus Ganzzahlen behielte davon nur 0 und 4.
    """
    exactly(kata.average_per_patient(np.array([[0, 1, 1], [3, 4, 6]])), np.array([2 / 3, 13 / 3]))


def test_the_worked_example_has_its_warmest_patients_in_row_one(kata):
    """The workshop's example: on each of the three days the highest value stands in row 1. Asked
    for is the row, an integer, not the value in it.

    de: Das Beispiel des Workshops: An jedem der drei Tage steht der höchste Wert in Zeile 1.
    Gefragt ist die Zeile, eine Ganzzahl, nicht der Wert darin.
    """
    rows = kata.warmest_patient_per_day(SLIDE)
    equal(rows, np.array([1, 1, 1]))
    is_integer(rows)


def test_the_worked_example_has_its_warmest_days_in_column_two(kata):
    """The workshop's example: for both patients the highest value stands in column 2. Columns are
    counted from 0 in each row anew.

    de: Das Beispiel des Workshops: In beiden Zeilen steht der höchste Wert in Spalte 2. Die Spalten
    werden in jeder Zeile neu von 0 an gezählt.
    """
    columns = kata.warmest_day_per_patient(SLIDE)
    equal(columns, np.array([2, 2]))
    is_integer(columns)


def test_the_ward_of_the_page(kata):
    """Three patients and four days: what is asked for each day has four entries, what is asked for
    each patient three.

    de: Drei Kranke, vier Tage: Was für jeden Tag gefragt ist, hat vier Einträge, was für jede Zeile
    gefragt ist, drei.
    """
    equal(kata.extremes(WARD), (36.4, 39.4))
    equal(kata.highest_per_day(WARD), np.array([37.0, 39.1, 39.4, 38.8]))
    exactly(kata.average_per_patient(WARD), np.array([148.8 / 4, 154.3 / 4, 146.0 / 4]))
    equal(kata.warmest_patient_per_day(WARD), np.array([1, 1, 1, 1]))
    equal(kata.warmest_day_per_patient(WARD), np.array([2, 2, 3]))


def test_a_single_value_is_both_extremes(kata):
    """A table of one value has it as its lowest and as its highest, however small or large it is.

    de: Bei einer Tabelle aus einem Wert ist er der niedrigste und der höchste, wie klein oder groß
    er auch ist.
    """
    for value in (38.5, -1e9, 1e9):
        equal(kata.extremes(np.array([[value]])), (value, value))


def test_negative_values_have_a_highest_one_for_each_day(kata):
    """Where all values of a day are below 0, its highest one is below 0 as well.

    de: Wo alle Werte eines Tages unter 0 liegen, liegt auch der höchste unter 0.
    """
    equal(kata.highest_per_day(np.array([[-0.5, -2.0], [-1.5, -0.25]])), np.array([-0.5, -0.25]))


def test_of_equal_values_the_first_counts(kata):
    """Where the highest value occurs several times, its first place is meant: overall, for a day
    and for a patient.

    de: Kommt der höchste Wert mehrmals vor, ist sein erster Ort gemeint: insgesamt, an einem Tag
    und in einer Zeile.
    """
    table = np.array([[37, 39, 39], [38, 39, 37], [38, 36, 39]])
    equal(kata.position_of_highest(table), 1)
    equal(kata.warmest_patient_per_day(table), np.array([1, 0, 0]))
    equal(kata.warmest_day_per_patient(table), np.array([1, 1, 2]))


def test_a_small_lead_is_no_tie(kata):
    """Nothing is rounded before values are compared: 39.44 is higher than 39.41, and of whole
    numbers, too, the last digit counts, however large they are.

    de: Vor dem Vergleichen wird nichts gerundet: 39,44 ist höher als 39,41, und auch bei ganzen
    Zahlen zählt die letzte Stelle, wie groß sie auch sind.
    """
    table = np.array([[39.41, 36.0], [39.44, 36.04]])
    equal(kata.position_of_highest(table), 2)
    equal(kata.warmest_patient_per_day(table), np.array([1, 1]))
    equal(kata.warmest_day_per_patient(table.T.copy()), np.array([1, 1]))
    large = np.array([[2**53, 2**53 + 1]])
    extremes = kata.extremes(large)
    equal(extremes, (2**53, 2**53 + 1))
    check(
        [int(value) for value in extremes] == [2**53, 2**53 + 1],
        extremes,
        en=f"{(2**53, 2**53 + 1)}, the second of which a float64 rounds to {2**53}",
        de=f"{(2**53, 2**53 + 1)}, und die zweite Zahl rundet ein float64 auf {2**53}",
    )
    equal(kata.position_of_highest(large), 1)


def test_the_table_is_left_as_it_is(kata):
    """The functions only look at the table; neither its order nor its values change.

    de: Die Funktionen schauen die Tabelle nur an; weder Reihenfolge noch Werte ändern sich.
    """
    table = np.array([[3, 1, 2], [9, 7, 8], [4, 6, 5]])
    for function in (
        kata.extremes,
        kata.average,
        kata.position_of_highest,
        kata.highest_per_day,
        kata.average_per_patient,
        kata.warmest_patient_per_day,
        kata.warmest_day_per_patient,
    ):
        unchanged(function, table)


@given(table=tables)
def test_any_table_as_a_whole(kata, table):
    """Whatever the table: its lowest, its highest, its mean and the first place of its highest
    value.

    de: Bei jeder Tabelle: ihr niedrigster und ihr höchster Wert, ihr Mittelwert und der erste Ort
    ihres höchsten Wertes.
    """
    values = [value for row in table.tolist() for value in row]
    equal(kata.extremes(table), (min(values), max(values)))
    exactly(kata.average(table), sum(values) / len(values))
    equal(kata.position_of_highest(table), first_highest(values))


@given(table=tables)
def test_each_day_of_any_table(kata, table):
    """Whatever the table: entry j of the result belongs to column j.

    de: Bei jeder Tabelle gehört Eintrag j des Ergebnisses zu Spalte j.
    """
    days = table.T.tolist()
    equal(kata.highest_per_day(table), np.array([max(day) for day in days]))
    equal(kata.warmest_patient_per_day(table), np.array([first_highest(day) for day in days]))


@given(table=tables)
def test_each_patient_of_any_table(kata, table):
    """Whatever the table: entry i of the result belongs to row i.

    de: Bei jeder Tabelle gehört Eintrag i des Ergebnisses zu Zeile i.
    """
    rows = table.tolist()
    exactly(kata.average_per_patient(table), np.array([sum(row) / len(row) for row in rows]))
    equal(kata.warmest_day_per_patient(table), np.array([first_highest(row) for row in rows]))
