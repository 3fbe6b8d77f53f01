"""Graded tests of kata 42: max pooling."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, equal, import_optional, raises, unchanged

SLIDE = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])


def by_hand(image, size, stride):
    """The largest number of each window, with plain Python lists."""
    pixels = image.tolist()
    tops = range(0, len(pixels) - size + 1, stride)
    lefts = range(0, len(pixels[0]) - size + 1, stride)
    rows = [
        [max(max(row[left : left + size]) for row in pixels[top : top + size]) for left in lefts]
        for top in tops
    ]
    return np.array(rows)


@st.composite
def images_with_windows(draw):
    """An image of any shape, a size that fits, and a stride."""
    size = draw(st.integers(1, 3))
    shape = size + draw(st.integers(0, 4)), size + draw(st.integers(0, 4))
    image = draw(arrays(np.int64, shape, elements=st.integers(-9, 9), fill=st.nothing()))
    return image, size, draw(st.integers(1, 4))


def test_the_worked_example_keeps_the_four_largest(kata):
    """The workshop's example: a 2x2 window goes over the 4x4 image; of each quarter the largest
    value is left.

    de: Das Beispiel des Workshops: Ein 2x2-Fenster geht über das 4x4-Bild; von jedem Viertel bleibt
    der größte Wert.
    """
    equal(kata.max_pool(SLIDE, 2), np.array([[6, 8], [3, 4]]))


def test_negative_values_have_a_maximum_too(kata):
    """The maximum is a value of the window itself: among -5, -3, -9 and -7 it is -3, and never a 0
    that was not there.

    de: Das Maximum ist ein Wert aus dem Fenster selbst: Unter -5, -3, -9 und -7 ist es -3 und nie
    eine 0, die gar nicht darin stand.
    """
    equal(kata.max_pool(np.array([[-5, -3], [-9, -7]]), 2), np.array([[-3]]))
    for value in (-(10**6), -np.inf):
        equal(kata.max_pool(np.full((2, 2), value), 2), np.array([[value]]))


def test_the_place_inside_a_window_does_not_matter(kata):
    """Wherever in the window the bright pixel lies, the result is the same: this is how pooling
    generalises.

    de: Wo im Fenster das helle Pixel auch liegt, das Ergebnis ist dasselbe: So generalisiert das
    Pooling.
    """
    for place in np.ndindex(2, 2):
        image = np.zeros((4, 4))
        image[place] = 9.0
        equal(kata.max_pool(image, 2), np.array([[9.0, 0.0], [0.0, 0.0]]))


def test_the_image_may_be_of_any_shape(kata):
    """An image need not be square: windows are counted apart, downwards and to the right.

    de: Ein Bild muss nicht quadratisch sein: Die Fenster werden nach unten und nach rechts getrennt
    gezählt.
    """
    image = np.array([[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]])
    equal(kata.max_pool(image, 2), np.array([[6, 4, 6]]))
    equal(kata.max_pool(image.T, 2), np.array([[6], [4], [6]]))


def test_what_is_left_over_at_the_border_is_dropped(kata):
    """Where a window would stick out of the image there is none: the last row and column of this
    image are lost.

    de: Wo ein Fenster über das Bild hinausragen würde, gibt es keines: Die letzte Zeile und die
    letzte Spalte dieses Bildes fallen weg.
    """
    image = np.array([[1, 2, 5, 6, 9], [4, 3, 8, 7, 9], [9, 9, 9, 9, 9]])
    equal(kata.max_pool(image, 2), np.array([[4, 8]]))


def test_the_image_is_left_as_it_is(kata):
    """The function only looks at the image; the caller's array stays the same.

    de: Die Funktion schaut das Bild nur an; das Array des Aufrufers bleibt, wie es ist.
    """
    for stride in (2, 1):
        unchanged(kata.max_pool, SLIDE, 2, stride)


def test_windows_overlap_where_the_stride_is_small(kata):
    """With a stride below the size the windows overlap, and one bright pixel can win in several.

    de: Ist stride kleiner als size, überlappen sich die Fenster, und ein helles Pixel kann in
    mehreren gewinnen.
    """
    equal(kata.max_pool(SLIDE, 2, 1), np.array([[6, 7, 8], [6, 7, 8], [3, 3, 4]]))


def test_a_large_stride_leaves_gaps(kata):
    """With a stride above the size some pixels lie in no window: they are skipped, bright as they
    may be.

    de: Ist stride größer als size, liegen manche Pixel in keinem Fenster: Sie werden übersprungen,
    wie hell sie auch sind.
    """
    image = np.array([[1, 2, 9, 3, 4], [2, 1, 9, 4, 5]])
    equal(kata.max_pool(image, 2, 3), np.array([[2, 5]]))


def test_size_one_picks_single_pixels(kata):
    """A window of one pixel has that pixel as its maximum; the stride decides which ones are taken.

    de: In einem Fenster aus einem Pixel ist dieses das Maximum; stride entscheidet, welche genommen
    werden.
    """
    equal(kata.max_pool(SLIDE, 1), SLIDE)
    equal(kata.max_pool(SLIDE, 1, 2), np.array([[1, 2], [3, 1]]))


def test_a_window_as_large_as_the_image_fits_once(kata):
    """If the window covers the whole image, a single value is left: the shape is (1, 1).

    de: Bedeckt das Fenster das ganze Bild, bleibt ein einziger Wert übrig: Die Form ist (1, 1).
    """
    equal(kata.max_pool(SLIDE, 4), np.array([[8]]))


def test_without_a_stride_the_windows_lie_side_by_side(kata):
    """A stride that is left out or None is the size of the window.

    de: Fehlt stride oder ist es None, so gilt die Größe des Fensters.
    """
    image = np.array([[1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 7]])
    equal(kata.max_pool(image, 3), np.array([[3, 7]]))
    equal(kata.max_pool(image, 3, None), np.array([[3, 7]]))


def test_the_dtype_of_the_image_is_kept(kata):
    """Pooling only chooses among values; 8-bit pixels stay 8-bit pixels, and float32 float32.

    de: Pooling wählt nur unter Werten aus; 8-Bit-Pixel bleiben 8-Bit-Pixel und float32 float32.
    """
    image = np.array([[7, 200], [3, 255]])
    equal(kata.max_pool(image.astype(np.uint8), 2), np.array([[255]]), dtype="uint8")
    equal(kata.max_pool(image.astype(np.float32) / 2, 2), np.array([[127.5]]), dtype="float32")


def test_every_number_type_is_kept(kata):
    """Whatever numbers the image holds, the result holds the same kind, and the smallest number of
    each type is a maximum too where there is no other.

    de: Welche Zahlen auch im Bild stehen, das Ergebnis enthält dieselbe Art, und auch die kleinste
    Zahl jedes Typs ist ein Maximum, wo es keine andere gibt.
    """
    for dtype in ("uint8", "int8", "uint16", "int16", "int32", "float16", "float32"):
        limits = np.finfo(dtype) if dtype.startswith("float") else np.iinfo(dtype)
        image = np.full((4, 4), limits.min, dtype=dtype)
        image[3, 3] = 7
        low = image[0, 0].item()
        equal(kata.max_pool(image, 2), np.array([[low, low], [low, 7]]), dtype=dtype)
        equal(kata.max_pool(image, 4), np.array([[7]]), dtype=dtype)


def test_large_integers_are_kept_to_the_last_digit(kata):
    """On a detour through floats 9007199254740993 becomes its neighbour 9007199254740992; the
    maximum is to be the number of the image itself.

    de: Auf dem Umweg über Floats wird aus 9007199254740993 der Nachbar 9007199254740992; das
    Maximum soll aber die Zahl aus dem Bild selbst sein.
    """
    result = kata.max_pool(np.array([[2**53 + 1, 5], [7, 6]], dtype=np.int64), 2)
    equal(result, np.array([[2**53 + 1]], dtype=np.int64), dtype="int64")
    check(
        result.tolist() == [[2**53 + 1]],
        result,
        en="np.array([[9007199254740993]])",
        de="np.array([[9007199254740993]])",
    )


def test_a_window_larger_than_the_image_is_an_error(kata):
    """A window that is only one row or one column too large fits nowhere, whatever the stride.

    de: Ein Fenster, das auch nur um eine Zeile oder eine Spalte zu groß ist, passt nirgends hin,
    egal mit welchem stride.
    """
    for shape in ((2, 5), (5, 2)):
        raises(ValueError, kata.max_pool, np.ones(shape), 3)
        for stride in (1, 2):
            raises(ValueError, kata.max_pool, np.ones(shape), 3, stride)


def test_a_size_or_stride_below_one_is_an_error(kata):
    """A window needs at least one pixel, and so does a step. A stride of 0 is a wrong stride and
    not the same as none.

    de: Ein Fenster braucht mindestens ein Pixel, ein Schritt ebenso. Ein stride von 0 ist ein
    falscher Wert und nicht dasselbe wie keine Angabe.
    """
    raises(ValueError, kata.max_pool, SLIDE, 0)
    raises(ValueError, kata.max_pool, SLIDE, -1, 1)
    raises(ValueError, kata.max_pool, SLIDE, 2, 0)
    raises(ValueError, kata.max_pool, SLIDE, 4, -1)
    raises(ValueError, kata.max_pool, SLIDE, 2, -1)
    raises(ValueError, kata.max_pool, SLIDE, 2, -2)


@pytest.mark.whitebox
def test_the_result_is_a_new_array(kata):
    """The result is a new array and no view of the image, not even where a window of one pixel only
    picks single pixels.

    de: Das Ergebnis ist ein neues Array und keine Ansicht des Bildes, auch wenn ein Fenster aus
    einem Pixel nur einzelne Pixel auswählt.
    """
    for stride in (1, 2):
        shared = kata.probe.shares_memory(kata.max_pool, SLIDE, 1, stride)
        check(
            not shared,
            shared,
            en="False: memory of its own",
            de="False: ein eigener Speicherbereich",
        )


@given(images_with_windows())
def test_any_image_and_any_window(kata, case):
    """Each value is the maximum of a window that lies wholly inside the image.

    de: Jeder Wert ist das Maximum eines Fensters, das ganz im Bild liegt.
    """
    image, size, stride = case
    equal(kata.max_pool(image, size, stride), by_hand(image, size, stride))


@pytest.mark.needs("torch")
def test_it_agrees_with_torch(kata, rng):
    """PyTorch's max_pool2d gives the same values, the border included.

    de: Das max_pool2d von PyTorch liefert dieselben Werte, auch am Rand.
    """
    image = rng.normal(size=(8, 11))
    result = kata.max_pool(image, 3, 2)

    torch = import_optional("torch")

    expected = torch.nn.functional.max_pool2d(torch.from_numpy(image)[None, None], 3, 2)
    equal(result, expected[0, 0].numpy())


def test_a_drawn_image_is_halved(kata, rng):
    """Windows of 2 by 2 side by side: each value is the maximum of its four pixels.

    de: Fenster von 2 mal 2 nebeneinander: Jeder Wert ist das Maximum seiner vier Pixel.
    """
    image = rng.uniform(0, 255, size=(6, 6))
    equal(kata.max_pool(image, 2, 2), by_hand(image, 2, 2))
