"""Graded tests of kata 11: arrays for a well plate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import equal, is_integer, raises

shapes = st.tuples(st.integers(1, 6), st.integers(1, 6))


@st.composite
def tables(draw):
    """A list of rows of equal length, of integers and quarters."""
    n_rows, n_columns = draw(shapes)
    numbers = st.integers(-50, 50) | st.integers(-50, 50).map(lambda n: n / 4)
    row = st.lists(numbers, min_size=n_columns, max_size=n_columns)
    return draw(st.lists(row, min_size=n_rows, max_size=n_rows))


def test_the_worked_example_of_an_empty_plate(kata):
    """The workshop's example: the shape (2, 2) gives a NumPy array of two rows and two columns, and
    all of it is 0.

    de: Das Beispiel des Workshops: Die Form (2, 2) ergibt ein NumPy-Array mit zwei Zeilen und zwei
    Spalten, und überall steht 0.
    """
    equal(kata.empty_plate((2, 2)), np.array([[0.0, 0.0], [0.0, 0.0]]))


def test_rows_come_first_in_a_shape(kata):
    """The first number of a shape counts the rows, the second the columns, and they may differ.

    de: Die erste Zahl einer Form zählt die Zeilen, die zweite die Spalten, und die beiden können
    verschieden sein.
    """
    equal(kata.empty_plate((2, 3)), np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]))
    equal(kata.empty_plate((3, 1)), np.array([[0.0], [0.0], [0.0]]))


def test_the_worked_example_of_a_filled_plate(kata):
    """The workshop's example: the value 5 in every entry of an array of shape (2, 2).

    de: Das Beispiel des Workshops: der Wert 5 in jedem Eintrag eines Arrays der Form (2, 2).
    """
    equal(kata.filled_plate((2, 2), 5), np.array([[5, 5], [5, 5]]))


def test_a_filled_plate_has_the_shape_given(kata):
    """The shape has the rows first, then the columns, and they may differ.

    de: In der Form stehen zuerst die Zeilen, dann die Spalten, und sie können verschieden sein.
    """
    equal(kata.filled_plate((1, 3), 5), np.array([[5, 5, 5]]))
    equal(kata.filled_plate((3, 2), 5), np.array([[5, 5], [5, 5], [5, 5]]))


def test_the_worked_example_of_a_list(kata):
    """The workshop's example: the Python list [[5, 5], [5, 5]] becomes a NumPy array.

    de: Das Beispiel des Workshops: Aus der Python-Liste [[5, 5], [5, 5]] wird ein NumPy-Array.
    """
    equal(kata.plate_from_rows([[5, 5], [5, 5]]), np.array([[5, 5], [5, 5]]))


def test_an_inner_list_is_a_row(kata):
    """Each inner list becomes a row of the array; a single one gives an array of one row.

    de: Jede innere Liste wird zu einer Zeile des Arrays; eine einzige ergibt ein Array mit einer
    Zeile.
    """
    equal(kata.plate_from_rows([[1, 2, 3], [4, 5, 6]]), np.array([[1, 2, 3], [4, 5, 6]]))
    equal(kata.plate_from_rows([[1, 2, 3]]), np.array([[1, 2, 3]]))
    equal(kata.plate_from_rows([[7], [8]]), np.array([[7], [8]]))


def test_the_worked_example_of_a_numbered_plate(kata):
    """The workshop's example: 0, 1, 2, 3 in an array of shape (2, 2), row by row.

    de: Das Beispiel des Workshops: 0, 1, 2, 3 in einem Array der Form (2, 2), Zeile für Zeile.
    """
    equal(kata.numbered_plate((2, 2)), np.array([[0, 1], [2, 3]]))


def test_the_numbers_go_along_the_rows_of_any_plate(kata):
    """The shape (2, 3) means two rows of three: 0, 1, 2 in the first and 3, 4, 5 in the second.

    de: Die Form (2, 3) bedeutet zwei Zeilen zu je dreien: 0, 1, 2 in der ersten und 3, 4, 5 in der
    zweiten.
    """
    equal(kata.numbered_plate((2, 3)), np.array([[0, 1, 2], [3, 4, 5]]))
    equal(kata.numbered_plate((3, 1)), np.array([[0], [1], [2]]))


def test_an_empty_plate_is_ready_for_fractions(kata):
    """Volumes are fractions of a microlitre, so the zeros are floats: in an array of integers a 2.5
    would turn into a 2.

    de: Volumina sind Bruchteile eines Mikroliters, darum sind die Nullen Floats: In einem Array aus
    Ganzzahlen würde aus 2,5 eine 2.
    """
    equal(kata.empty_plate((2, 2)), np.zeros((2, 2)), dtype="float64")


def test_an_empty_plate_holds_nothing_of_a_used_one(kata):
    """An empty plate is 0 everywhere, whatever lay in that piece of memory before.

    de: Auf einer leeren Platte steht überall 0, was auch immer vorher in diesem Stück Speicher lag.
    """
    for shape in ((2, 3), (8, 12), (16, 24)):
        for _ in range(3):
            kata.filled_plate(shape, 7.5)
            equal(kata.empty_plate(shape), np.zeros(shape))


def test_a_fraction_stays_a_fraction(kata):
    """Each well holds exactly the given volume: 2.5 stays 2.5.

    de: In jedem Näpfchen steht genau das angegebene Volumen: 2,5 bleibt 2,5.
    """
    equal(kata.filled_plate((1, 2), 2.5), np.array([[2.5, 2.5]]))


def test_a_volume_keeps_all_its_digits(kata):
    """Nothing is rounded: 0.1 keeps all the digits of a float64. A float32 has room for about half
    of them.

    de: Nichts wird gerundet: 0,1 behält alle Stellen eines float64. Ein float32 hat nur für etwa
    die Hälfte davon Platz.
    """
    equal(kata.filled_plate((1, 2), 0.1), np.array([[0.1, 0.1]]))
    equal(kata.filled_plate((1, 2), 10**12 + 1), np.array([[10**12 + 1, 10**12 + 1]]))


@given(shape=shapes, volume=st.integers(-40, 400).map(lambda n: n / 4))
def test_any_shape_and_any_volume(kata, shape, volume):
    """Whatever the shape and the volume: every entry is the volume.

    de: Bei jeder Form und jedem Volumen ist jeder Eintrag dieses Volumen.
    """
    rows, columns = shape
    equal(kata.filled_plate(shape, volume), np.array([[volume] * columns] * rows))


def test_readings_keep_all_their_digits(kata):
    """Readings are seldom whole numbers. Where integers and floats are mixed, no digit gets lost,
    whichever of them comes first, and floats keep all the digits of a float64.

    de: Messwerte sind selten ganze Zahlen. Wo Ganzzahlen und Floats gemischt sind, geht keine
    Stelle verloren, was auch immer zuerst kommt, und Floats behalten alle Stellen eines float64.
    """
    equal(kata.plate_from_rows([[1, 0.1], [0.7, -3]]), np.array([[1.0, 0.1], [0.7, -3.0]]))
    equal(kata.plate_from_rows([[1, 2], [3, 0.1]]), np.array([[1.0, 2.0], [3.0, 0.1]]))
    equal(kata.plate_from_rows([[10**12 + 1, 1]]), np.array([[10**12 + 1, 1]]))


@given(rows=tables())
def test_any_table_of_numbers(kata, rows):
    """Entry [i, j] of the array is the number j of the inner list i.

    de: Der Eintrag [i, j] des Arrays ist die Zahl j der inneren Liste i.
    """
    equal(kata.plate_from_rows(rows), np.array(rows))


def test_rows_of_unequal_length_are_no_plate(kata):
    """An array has equally many columns in each row. Where the rows differ in length, a ValueError
    is raised; they are neither filled up nor cut off nor laid out anew, even where the numbers
    would fit into rows of equal length.

    de: Ein Array hat in jeder Zeile gleich viele Spalten. Sind die Zeilen verschieden lang, wird
    ein ValueError ausgelöst; sie werden weder aufgefüllt noch abgeschnitten noch neu aufgeteilt,
    auch wenn die Zahlen in gleich lange Zeilen passen würden.
    """
    ragged = [[1, 2, 3], [4, 5]], [[1], [2, 3]], [[1, 2], [3, 4], [5]]
    fitting = [[1, 2, 3], [4]], [[1, 2], [3], [4, 5, 6]], [[1, 2], [3], [5, 6]], [[1], [2, 3], [4]]
    for rows in (*ragged, *fitting):
        raises(ValueError, kata.plate_from_rows, rows)


def test_well_numbers_are_integers(kata):
    """A number of a well says which one it is; there is no well 1.5. So the dtype is an integer
    type.

    de: Eine Nummer sagt, das wievielte Näpfchen gemeint ist; ein Näpfchen 1,5 gibt es nicht. Der
    dtype ist darum ein Ganzzahltyp.
    """
    numbers = kata.numbered_plate((2, 2))
    is_integer(numbers)


def test_a_large_plate_has_large_numbers(kata):
    """The wells of the large plate are numbered from 0 to 383, which does not fit into one byte;
    with 200 such plates side by side the last one is 76799, and two bytes do not hold it.

    de: Die Näpfchen der großen Platte tragen die Nummern 0 bis 383, und das passt nicht in ein
    Byte; bei 200 solchen Platten nebeneinander ist die letzte 76799, und zwei Bytes fassen sie
    nicht.
    """
    for shape in ((16, 24), (16, 24 * 200)):
        numbers = kata.numbered_plate(shape)
        equal(numbers, np.arange(shape[0] * shape[1]).reshape(shape))


@pytest.mark.guessable
@given(shape=shapes)
def test_any_shape_is_numbered_row_by_row(kata, shape):
    """The well in row i and column j has the number i times the number of columns, plus j.

    de: Das Näpfchen in Zeile i und Spalte j hat die Nummer i mal Anzahl der Spalten plus j.
    """
    rows, columns = shape
    expected = [[i * columns + j for j in range(columns)] for i in range(rows)]
    equal(kata.numbered_plate(shape), np.array(expected))
