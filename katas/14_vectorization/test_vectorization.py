"""Graded tests of kata 14: formulas for whole arrays."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, close, equal, unchanged

HARMLESS = 20
"""Up to this many more passes are no loop over the entries."""
sizes = st.integers(1, 5)
positive = st.integers(1, 400).map(lambda n: n / 4)
units = st.integers(-1024, 3071)


def numbers(size, elements=positive):
    """An array of one axis."""
    return arrays(np.float64, size, elements=elements, fill=st.nothing())


def exactly(actual, expected):
    """Demand numbers up to the rounding of a float64."""
    close(actual, expected, rtol=1e-9, atol=1e-9)


def extra_passes(solution, function, few, many):
    """How many more passes through loops a function makes with many entries than with few."""
    usual = solution.support.passes(function, *few)
    extra = solution.support.passes(function, *many) - usual
    if extra <= HARMLESS:
        counted = solution.support.counted_result()
        equal(function(*many), counted)  # it did its work while it was counted
    return extra


def no_loop(extra, entries_en, entries_de):
    """Demand that large arrays cost no more passes through loops than small ones."""
    check(
        extra <= HARMLESS,
        extra,
        en=f"at most {HARMLESS} more passes through loops with {entries_en}",
        de=f"höchstens {HARMLESS} Schleifendurchläufe mehr bei {entries_de}",
    )


def test_the_worked_example_of_the_body_mass_index(kata):
    """54 / 1.5² = 24 and 90 / 2² = 22.5: the first weight belongs to the first height, the second
    to the second.

    de: 54 / 1,5² = 24 und 90 / 2² = 22,5: Das erste Gewicht gehört zur ersten Größe, das zweite zur
    zweiten.
    """
    exactly(kata.bmi(np.array([54.0, 90.0]), np.array([1.5, 2.0])), np.array([24.0, 22.5]))


@pytest.mark.guessable
@pytest.mark.whitebox
def test_the_body_mass_index_needs_no_loop_over_patients(kata, rng):
    """Arrays are divided and multiplied as a whole. A for-loop, a comprehension, map or
    np.vectorize in `bmi` hands Python the patients one by one, which is the slow way.

    de: Arrays werden als Ganzes dividiert und multipliziert. Eine for-Schleife, eine Comprehension,
    map oder np.vectorize in `bmi` gibt Python die Werte einzeln in die Hand, und das ist der
    langsame Weg.
    """
    weights, heights = rng.uniform(50, 100, 300), rng.uniform(1.5, 2, 300)
    few, many = (weights[:3], heights[:3]), (weights, heights)
    extra = extra_passes(kata, kata.bmi, few, many)
    no_loop(extra, "300 patients than with 3", "300 Menschen als bei 3")


def test_the_worked_example_of_a_ct_window(kata):
    """Through the window from -160 to 240, the 40 in the middle is 0.5, -160 and all below it 0,
    and 900 is 1. The results are floats, though the pixels are integers.

    de: Im Fenster von -160 bis 240 wird die 40 in der Mitte zu 0,5, -160 und alles darunter zu 0,
    und 900 zu 1. Die Ergebnisse sind Floats, obwohl die Pixel Ganzzahlen sind.
    """
    image = np.array([[-1000, -160], [40, 900]])
    exactly(kata.ct_window(image, -160, 240), np.array([[0.0, 0.0], [0.5, 1.0]]))


@pytest.mark.guessable
@pytest.mark.whitebox
def test_a_ct_window_needs_no_loop_over_pixels(kata, rng):
    """An image has hundreds of thousands of pixels. NumPy cuts off and scales all of them at once,
    without an `if` for each pixel or a loop over the rows.

    de: Ein Bild hat Hunderttausende Pixel. NumPy begrenzt und skaliert sie alle auf einmal, ohne
    ein `if` für jedes Pixel und ohne Schleife über die Zeilen.
    """
    image = rng.integers(-1024, 3072, (50, 40))
    few, many = (image[:3, :2], -160, 240), (image, -160, 240)
    extra = extra_passes(kata, kata.ct_window, few, many)
    no_loop(extra, "50 x 40 pixels than with 3 x 2", "50 x 40 Pixeln als bei 3 x 2")


def test_the_worked_example_of_a_dose_table(kata):
    """Two patients and three drugs make two rows and three columns: each weight meets each dose.

    de: Zwei Menschen und drei Wirkstoffe ergeben zwei Zeilen und drei Spalten: Jedes Gewicht trifft
    auf jede Dosis.
    """
    doses = kata.dose_table(np.array([54.0, 90.0]), np.array([10.0, 0.5, 2.0]))
    exactly(doses, np.array([[540.0, 27.0, 108.0], [900.0, 45.0, 180.0]]))


@pytest.mark.guessable
@pytest.mark.whitebox
def test_a_dose_table_needs_no_loop_over_patients_or_drugs(kata, rng):
    """Broadcasting lets a column of weights meet a row of doses in a single product, without a loop
    over the rows, the columns or both.

    de: Durch Broadcasting trifft eine Spalte von Gewichten in einem einzigen Produkt auf eine Zeile
    von Dosen, ohne Schleife über Zeilen, Spalten oder beides.
    """
    weights, doses = rng.uniform(50, 100, 80), rng.uniform(0.5, 10, 70)
    few, many = (weights[:3], doses[:2]), (weights, doses)
    extra = extra_passes(kata, kata.dose_table, few, many)
    no_loop(
        extra,
        "80 patients and 70 drugs than with 3 and 2",
        "80 Menschen und 70 Wirkstoffen als bei 3 und 2",
    )


def test_the_worked_example_is_standardised(kata):
    """Each column has its own mean and its own standard deviation: the blood pressures 120 and 140
    have the mean 130 and the standard deviation 10, which makes -1 and 1; and so it is in the other
    columns.

    de: Jede Spalte hat ihren eigenen Mittelwert und ihre eigene Standardabweichung: Die Blutdrücke
    120 und 140 haben den Mittelwert 130 und die Standardabweichung 10, das ergibt -1 und 1; in den
    anderen Spalten ist es ebenso.
    """
    table = np.array([[120.0, 60.0, 36.5], [140.0, 80.0, 37.5]])
    exactly(kata.standardise(table), np.array([[-1.0, -1.0, -1.0], [1.0, 1.0, 1.0]]))


def test_each_column_has_a_mean_and_a_spread_of_its_own(kata):
    """A column is only compared with itself: large numbers beside it change nothing, even where
    there are as many rows as columns.

    de: Eine Spalte wird nur mit sich selbst verglichen: Große Zahlen daneben ändern nichts, auch wo
    es so viele Zeilen wie Spalten gibt.
    """
    table = np.array([[1.0, 1000.0], [5.0, 3000.0]])
    exactly(kata.standardise(table), np.array([[-1.0, -1.0], [1.0, 1.0]]))
    table = np.array([[0.0, 300.0, 7.0], [0.0, 100.0, 8.0], [3.0, 200.0, 9.0]])
    half, far = math.sqrt(0.5), math.sqrt(1.5)
    expected = np.array([[-half, far, -far], [-half, -far, 0.0], [2 * half, 0.0, far]])
    exactly(kata.standardise(table), expected)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_standardising_needs_no_loop_over_patients(kata, rng):
    """Mean and standard deviation of all columns are reductions along an axis, and broadcasting
    brings them to each row, however many rows there are.

    de: Mittelwert und Standardabweichung aller Spalten sind Reduktionen entlang einer Achse, und
    Broadcasting bringt sie in jede Zeile, so viele es auch sind.
    """
    table = rng.normal(size=(300, 3))
    few, many = (table[:4],), (table,)
    extra = extra_passes(kata, kata.standardise, few, many)
    no_loop(extra, "300 patients than with 4", "300 Menschen als bei 4")


@given(data=st.data(), size=sizes)
def test_any_patients_have_a_body_mass_index(kata, data, size):
    """Entry i of the result is weight i divided by the square of height i.

    de: Eintrag i des Ergebnisses ist Gewicht i, geteilt durch das Quadrat von Größe i.
    """
    weights, heights = data.draw(numbers(size)), data.draw(numbers(size))
    expected = [w / (h * h) for w, h in zip(weights.tolist(), heights.tolist(), strict=True)]
    exactly(kata.bmi(weights, heights), np.array(expected))


def test_any_window_may_be_looked_through(kata):
    """The same pixels look different through the window of the lung, from -1350 to 150: it is low
    and high that decide.

    de: Dieselben Pixel sehen im Lungenfenster von -1350 bis 150 anders aus: Es entscheiden low und
    high.
    """
    image = np.array([[-1350.0, -600.0, 0.0], [-1200.0, 150.0, 151.0]])
    exactly(kata.ct_window(image, -1350, 150), np.array([[0.0, 0.5, 0.9], [0.1, 1.0, 1.0]]))
    exactly(kata.ct_window(np.array([[-0.5, 0.25, 1.5]]), 0, 1), np.array([[0.0, 0.25, 1.0]]))
    exactly(kata.ct_window(np.array([[20, 30]]), 0, 40), np.array([[0.5, 0.75]]))


@given(
    image=arrays(np.int64, st.tuples(sizes, sizes), elements=units, fill=st.nothing()),
    low=units,
    width=st.integers(1, 2000),
)
def test_any_image_and_any_window(kata, image, low, width):
    """Each pixel for itself: (pixel - low) / (high - low), but never below 0 and never above 1.

    de: Jedes Pixel für sich: (Pixel - low) / (high - low), aber nie unter 0 und nie über 1.
    """
    expected = [[min(max((x - low) / width, 0), 1) for x in row] for row in image.tolist()]
    exactly(kata.ct_window(image, low, low + width), np.array(expected))


def test_as_many_patients_as_drugs(kata):
    """Where there are as many patients as drugs, the result is a table too, with the patients in
    its rows.

    de: Auch wo es so viele Menschen wie Wirkstoffe gibt, ist das Ergebnis eine Tabelle, und die
    Menschen stehen in den Zeilen.
    """
    doses = kata.dose_table(np.array([50, 80]), np.array([1, 3]))
    exactly(doses, np.array([[50, 150], [80, 240]]))


@given(data=st.data(), n_patients=sizes, n_drugs=sizes)
def test_any_patients_and_any_drugs(kata, data, n_patients, n_drugs):
    """Entry [i, j] is weight i times dose j; a single patient or drug makes a table as well.

    de: Der Eintrag [i, j] ist Gewicht i mal Dosis j; auch ein einziger Mensch oder Wirkstoff ergibt
    eine Tabelle.
    """
    weights, doses = data.draw(numbers(n_patients)), data.draw(numbers(n_drugs))
    expected = [[weight * dose for dose in doses.tolist()] for weight in weights.tolist()]
    exactly(kata.dose_table(weights, doses), np.array(expected))


@given(data=st.data(), n_patients=st.integers(2, 6), n_columns=st.integers(1, 4))
def test_any_table_is_standardised(kata, data, n_patients, n_columns):
    """Afterwards each column has the mean 0 and the standard deviation 1.

    de: Danach hat jede Spalte den Mittelwert 0 und die Standardabweichung 1.
    """
    column = st.lists(positive, min_size=n_patients, max_size=n_patients)
    columns = data.draw(st.lists(column, min_size=n_columns, max_size=n_columns))
    assume(all(max(values) - min(values) > 0.2 for values in columns))
    expected = []
    for values in columns:
        mean = sum(values) / n_patients
        deviation = math.sqrt(sum((x - mean) ** 2 for x in values) / n_patients)
        expected.append([(x - mean) / deviation for x in values])
    exactly(kata.standardise(np.array(columns).T), np.array(expected).T)


def test_the_arrays_are_left_as_they_are(kata):
    """Results are new arrays. `-=`, `/=` or an assignment to a part of the argument would change
    what belongs to the caller.

    de: Ergebnisse sind neue Arrays. `-=`, `/=` oder eine Zuweisung an einen Teil des Arguments
    würde ändern, was dem Aufrufer gehört.
    """
    image = np.array([[-1000.0, 0.0], [40.0, 900.0]])
    unchanged(kata.ct_window, image, -160, 240)
    unchanged(kata.standardise, image)
    weights, others = np.array([54.0, 90.0]), np.array([1.5, 2.0])
    for function in (kata.bmi, kata.dose_table):
        unchanged(function, weights, others)


def test_whole_numbers_are_computed_with_as_well(kata):
    """Arrays of integers give the same results as the same numbers as floats, and the results are
    floats where they are no whole numbers.

    de: Arrays aus Ganzzahlen ergeben dasselbe wie dieselben Zahlen als Floats, und wo das Ergebnis
    keine ganze Zahl ist, ist es ein Float.
    """
    exactly(kata.bmi(np.array([54, 90]), np.array([2, 3])), np.array([13.5, 10.0]))
    exactly(kata.dose_table(np.array([50, 80]), np.array([3])), np.array([[150], [240]]))
    far = math.sqrt(1.5)
    expected = np.array([[-far, -far], [0.0, far], [far, 0.0]])
    exactly(kata.standardise(np.array([[1, 1000], [3, 3000], [5, 2000]])), expected)
