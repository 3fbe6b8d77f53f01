"""Graded tests of kata 13: parts of a picture by slicing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, equal, unchanged

ARR4X4 = np.arange(16).reshape((4, 4))
WIDE = np.array([[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]])


def numbered(rows, columns):
    """A picture in which every pixel has a number of its own, from 1."""
    return np.arange(1, rows * columns + 1).reshape((rows, columns))


def pixels(image, rows, columns):
    """The pixels in these rows and columns, picked one by one."""
    return np.array([[image[i, j] for j in columns] for i in rows])


@st.composite
def framed(draw):
    """A picture and the width of a border that leaves at least one pixel."""
    width = draw(st.integers(0, 3))
    rows, columns = (2 * width + draw(st.integers(1, 4)) for _ in range(2))
    return numbered(rows, columns), width


def test_the_worked_example_of_the_top_left(kata):
    """The workshop's example: rows 0 and 1 and columns 0 and 1 of the 4x4 array.

    de: Das Beispiel des Workshops: die Zeilen 0 und 1 und die Spalten 0 und 1 des 4x4-Arrays.
    """
    equal(kata.top_left(ARR4X4), np.array([[0, 1], [4, 5]]))


def test_the_worked_example_of_the_top_right(kata):
    """The workshop's example: rows 0 and 1 and columns 2 and 3. Rows are named first.

    de: Das Beispiel des Workshops: die Zeilen 0 und 1 und die Spalten 2 und 3. Die Zeilen werden
    zuerst genannt.
    """
    equal(kata.top_right(ARR4X4), np.array([[2, 3], [6, 7]]))


def test_the_lower_quadrants(kata):
    """Below lie rows 2 and 3 of the 4x4 array: on the left 8, 9, 12, 13, on the right 10, 11, 14,
    15.

    de: Unten liegen die Zeilen 2 und 3 des 4x4-Arrays: links 8, 9, 12, 13, rechts 10, 11, 14, 15.
    """
    equal(kata.bottom_left(ARR4X4), np.array([[8, 9], [12, 13]]))
    equal(kata.bottom_right(ARR4X4), np.array([[10, 11], [14, 15]]))


def test_a_picture_need_not_be_square(kata):
    """Height and width are halved apart: a picture of 2 x 6 has quadrants of 1 x 3.

    de: Höhe und Breite werden getrennt halbiert: Ein Bild mit 2 x 6 Pixeln hat Quadranten mit
    1 x 3.
    """
    equal(kata.top_left(WIDE), np.array([[1, 2, 3]]))
    equal(kata.top_right(WIDE), np.array([[4, 5, 6]]))
    equal(kata.bottom_left(WIDE), np.array([[7, 8, 9]]))
    equal(kata.bottom_right(WIDE), np.array([[10, 11, 12]]))


def test_the_border_is_cut_off_on_all_four_sides(kata):
    """A border of 1 takes the first and the last row and the first and the last column: 5, 6, 9 and
    10 are left.

    de: Ein Rand von 1 nimmt die erste und die letzte Zeile und die erste und die letzte Spalte weg:
    5, 6, 9 und 10 bleiben.
    """
    equal(kata.without_border(ARR4X4, 1), np.array([[5, 6], [9, 10]]))


def test_every_second_row_and_column(kata):
    """With a step of 2 the rows 0 and 2 are left, not the first two, and of them the columns 0 and
    2.

    de: Bei einer Schrittweite von 2 bleiben die Zeilen 0 und 2, nicht die ersten beiden, und von
    ihnen die Spalten 0 und 2.
    """
    equal(kata.every_nth(ARR4X4, 2), np.array([[0, 2], [8, 10]]))


def test_left_and_right_are_swapped(kata):
    """The last column comes first; the order of the rows stays.

    de: Die letzte Spalte steht vorn; die Reihenfolge der Zeilen bleibt.
    """
    expected = np.array([[6, 5, 4, 3, 2, 1], [12, 11, 10, 9, 8, 7]])
    equal(kata.mirrored(WIDE), expected)


def test_a_black_border_of_one_pixel(kata):
    """The first and the last row and column turn 0; the four inner pixels keep their values.

    de: Die erste und die letzte Zeile und Spalte werden 0; die vier Pixel innen behalten ihre
    Werte.
    """
    expected = np.array([[0, 0, 0, 0], [0, 5, 6, 0], [0, 9, 10, 0], [0, 0, 0, 0]])
    equal(kata.with_black_border(ARR4X4, 1), expected)


@pytest.mark.guessable
@given(half_height=st.integers(1, 4), half_width=st.integers(1, 4))
def test_the_quadrants_of_any_picture(kata, half_height, half_width):
    """Whatever the size: the lower half begins at row H / 2, the right half at column W / 2.

    de: Bei jeder Größe beginnt die untere Hälfte in Zeile H / 2 und die rechte in Spalte W / 2.
    """
    image = numbered(2 * half_height, 2 * half_width)
    top, bottom = range(half_height), range(half_height, 2 * half_height)
    left, right = range(half_width), range(half_width, 2 * half_width)
    equal(kata.top_left(image), pixels(image, top, left))
    equal(kata.top_right(image), pixels(image, top, right))
    equal(kata.bottom_left(image), pixels(image, bottom, left))
    equal(kata.bottom_right(image), pixels(image, bottom, right))


def test_a_border_of_width_zero_is_no_border(kata):
    """Where nothing is to be cut off, the whole picture is left: from 0 up to -0 there would be
    nothing.

    de: Wo nichts wegzuschneiden ist, bleibt das ganze Bild: Von 0 bis vor -0 läge nichts.
    """
    equal(kata.without_border(WIDE, 0), WIDE)


@given(case=framed())
def test_any_border_is_cut_off(kata, case):
    """Whatever the picture and the width: what is left begins at [width, width] and ends as far
    from the other end.

    de: Bei jedem Bild und jeder Breite beginnt der Rest bei [width, width] und endet ebenso weit
    vor dem anderen Ende.
    """
    image, width = case
    rows, columns = (range(width, n - width) for n in image.shape)
    equal(kata.without_border(image, width), pixels(image, rows, columns))


@given(rows=st.integers(1, 7), columns=st.integers(1, 7), step=st.integers(1, 8))
def test_any_picture_in_any_steps(kata, rows, columns, step):
    """Row 0 and column 0 are always kept; then each that lies a whole step further, as far as the
    picture goes.

    de: Zeile 0 und Spalte 0 bleiben immer; danach jede, die einen ganzen Schritt weiter liegt, so
    weit das Bild reicht.
    """
    image = numbered(rows, columns)
    expected = pixels(image, range(0, rows, step), range(0, columns, step))
    equal(kata.every_nth(image, step), expected)


@pytest.mark.guessable
@given(rows=st.integers(1, 5), columns=st.integers(1, 5))
def test_any_picture_is_mirrored(kata, rows, columns):
    """Column j changes places with the column that lies as far from the right edge.

    de: Spalte j tauscht den Platz mit der Spalte, die ebenso weit vom rechten Rand entfernt ist.
    """
    image = numbered(rows, columns)
    equal(kata.mirrored(image), pixels(image, range(rows), range(columns)[::-1]))


def test_a_black_border_of_width_zero_changes_nothing(kata):
    """Without a border all pixels keep their values.

    de: Ohne Rand behalten alle Pixel ihre Werte.
    """
    equal(kata.with_black_border(WIDE, 0), WIDE)


def test_a_black_border_is_zero_whatever_was_there(kata):
    """Black is 0, also where the pixel was infinite or no number (nan): such a pixel times 0 is
    nan again. The pixels inside stay, whatever they are.

    de: Schwarz ist 0, auch wo das Pixel unendlich oder keine Zahl (nan) war: Mal 0 ergibt so ein
    Pixel wieder nan. Die Pixel innen bleiben, was sie auch sind.
    """
    image = np.array([[1.0, np.nan, 2.0], [np.inf, 5.0, -np.inf], [3.0, np.nan, 4.0]])
    equal(kata.with_black_border(image, 1), np.array([[0, 0, 0], [0, 5.0, 0], [0, 0, 0]]))
    inside = np.array([[1.0, 2.0, 3.0], [4.0, np.nan, 6.0], [7.0, 8.0, 9.0]])
    equal(kata.with_black_border(inside, 1), np.array([[0, 0, 0], [0, np.nan, 0], [0, 0, 0]]))


@given(case=framed())
def test_any_black_border(kata, case):
    """A pixel is black if it lies less than `width` rows or columns from an edge; all others stay.

    de: Ein Pixel ist schwarz, wenn es weniger als `width` Zeilen oder Spalten von einer Kante
    entfernt liegt; alle anderen bleiben.
    """
    image, width = case
    rows, columns = image.shape
    inside = [
        [width <= i < rows - width and width <= j < columns - width for j in range(columns)]
        for i in range(rows)
    ]
    equal(kata.with_black_border(image, width), image * np.array(inside))


def test_the_dtype_of_the_picture_is_kept(kata):
    """Cutting and painting does not change the kind of the pixels: bytes stay bytes, float32 stays
    float32.

    de: Schneiden und Malen ändert nichts an der Art der Pixel: Bytes bleiben Bytes, float32 bleibt
    float32.
    """
    for dtype in ("uint8", "int16", "float32"):
        image = np.array([[3, 100, 7, 1], [2, 50, 8, 4]], dtype=dtype)
        equal(kata.top_left(image), np.array([[3, 100]]), dtype=dtype)
        equal(kata.top_right(image), np.array([[7, 1]]), dtype=dtype)
        equal(kata.bottom_left(image), np.array([[2, 50]]), dtype=dtype)
        equal(kata.bottom_right(image), np.array([[8, 4]]), dtype=dtype)
        equal(kata.without_border(image[:, :3].T, 0), image[:, :3].T, dtype=dtype)
        equal(kata.every_nth(image, 2), np.array([[3, 7]]), dtype=dtype)
        equal(kata.mirrored(image), np.array([[1, 7, 100, 3], [4, 8, 50, 2]]), dtype=dtype)
        equal(kata.with_black_border(image, 0), image, dtype=dtype)
        expected = np.array([[0, 0, 0], [0, 9, 0], [0, 0, 0]])
        equal(kata.with_black_border(np.full((3, 3), 9, dtype), 1), expected, dtype=dtype)


def test_the_picture_is_left_as_it_is(kata):
    """The picture belongs to the caller. A slice is a view: what is written into it is written into
    the picture.

    de: Das Bild gehört dem Aufrufer. Ein Slice ist eine Sicht: Was in sie hineingeschrieben wird,
    steht auch im Bild.
    """
    quadrants = kata.top_left, kata.top_right, kata.bottom_left, kata.bottom_right
    for function in (*quadrants, kata.mirrored):
        unchanged(function, ARR4X4)
    for function in (kata.without_border, kata.every_nth, kata.with_black_border):
        unchanged(function, ARR4X4, 1)


@pytest.mark.whitebox
def test_a_picture_with_a_black_border_is_a_new_array(kata):
    """The result is a new array with memory of its own, also where the width is 0 and no pixel
    changes: what somebody paints on it later must not appear in the picture.

    de: Das Ergebnis ist ein neues Array mit eigenem Speicher, auch bei einer Breite von 0, wo sich
    kein Pixel ändert: Was später darauf gemalt wird, darf nicht im Bild erscheinen.
    """
    for width in (1, 0):
        same_memory = kata.probe.shares_memory(kata.with_black_border, WIDE.reshape(4, 3), width)
        check(
            same_memory is False,
            same_memory,
            en="False: the result has memory of its own",
            de="False: Das Ergebnis hat eigenen Speicher",
        )
