"""Graded tests of kata 41: a mask moves over a picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.testing import check, close, equal, import_optional, raises, unchanged

SLIDE = np.array(
    [[1, 2, 7, 0, 3], [5, 0, 1, 4, 0], [9, 5, 1, 5, 7], [4, 1, 6, 3, 3], [2, 9, 3, 1, 2]]
)
GAUSS = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]])


def by_hand(image, mask):
    """Every value of the result by its definition, in plain Python numbers."""
    pixels, weights = image.tolist(), mask.tolist()
    total = sum(map(sum, weights)) or 1
    return np.array(
        [
            [
                sum(
                    w * pixels[y + i][x + j]
                    for i, row in enumerate(weights)
                    for j, w in enumerate(row)
                )
                / total
                for x in range(image.shape[1] - mask.shape[1] + 1)
            ]
            for y in range(image.shape[0] - mask.shape[0] + 1)
        ]
    )


@st.composite
def images_with_masks(draw):
    """An image of small whole numbers and a mask of halves, both of any shape that fits."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    height, width = rows + draw(st.integers(0, 3)), columns + draw(st.integers(0, 3))
    halves = st.integers(-4, 8).map(lambda n: n / 2)
    mask = draw(arrays(float, (rows, columns), elements=halves, fill=st.nothing()))
    pixels = st.integers(0, 20)
    image = draw(arrays(np.int64, (height, width), elements=pixels, fill=st.nothing()))
    return image, mask


def test_the_worked_example_is_smoothed(kata):
    """The workshop's example: the Gaussian mask over the 5x5 image, each sum divided by 16. The
    first value is 44 / 16 = 2.75, the one beside it 40 / 16 = 2.5.

    de: Das Beispiel des Workshops: die Gaußmaske über dem 5x5-Bild, jede Summe geteilt durch 16.
    Der erste Wert ist 44 / 16 = 2,75, der daneben 40 / 16 = 2,5.
    """
    expected = [[2.75, 2.5, 2.875], [3.625, 2.875, 3.75], [4.1875, 3.75, 3.4375]]
    close(kata.convolve(SLIDE, GAUSS), np.array(expected))


def test_the_mask_is_not_flipped(kata):
    """The mask is laid on as it is: its top left entry meets the top left pixel of the patch. Here
    it is the only one that counts.

    de: Die Maske wird so aufgelegt, wie sie ist: Ihr Eintrag oben links trifft das Pixel oben links
    im Ausschnitt. Hier zählt nur dieser eine.
    """
    image = np.array([[1, 7, 3, 2], [4, 9, 6, 0], [2, 8, 5, 1], [3, 3, 2, 6]])
    mask = np.array([[1, 0, 0], [0, 0, 0], [0, 0, 0]])
    close(kata.convolve(image, mask), np.array([[1.0, 7.0], [4.0, 9.0]]))


def test_the_mask_may_be_of_any_shape(kata):
    """A mask need not be square, nor have a pixel in its middle: one row of four entries is fine.

    de: Eine Maske muss weder quadratisch sein noch ein Pixel in der Mitte haben: Eine Zeile mit
    vier Einträgen genügt.
    """
    image = np.array([[4, 0, 8, 4, 0], [0, 4, 4, 4, 4]])
    close(kata.convolve(image, np.ones((1, 4))), np.array([[4.0, 3.0], [3.0, 4.0]]))


def test_the_image_may_be_of_any_shape(kata):
    """A picture need not be square: height and width are counted apart.

    de: Ein Bild muss nicht quadratisch sein: Höhe und Breite zählen getrennt.
    """
    image = np.array([[1, 2, 3, 4, 5], [0, 0, 0, 0, 0], [5, 4, 3, 2, 1]])
    close(
        kata.convolve(image, np.ones((2, 2))),
        np.array([[0.75, 1.25, 1.75, 2.25], [2.25, 1.75, 1.25, 0.75]]),
    )
    close(
        kata.convolve(image.T, np.ones((2, 2))),
        np.array([[0.75, 2.25], [1.25, 1.75], [1.75, 1.25], [2.25, 0.75]]),
    )


def test_an_edge_detector_is_not_divided(kata):
    """Entries that sum to 0 leave nothing to divide by: the sum of mask * patch stays as it is. On
    an even area it is 0, where it gets brighter to the right 8, and where it gets darker -8.

    de: Bei Einträgen mit der Summe 0 gibt es nichts, wodurch man teilen könnte: Die Summe aus
    Maske mal Ausschnitt bleibt stehen. Auf gleichmäßiger Fläche ist sie 0, wo es nach rechts heller
    wird 8 und wo es dunkler wird -8.
    """
    bright, dark = np.array([[1, 1, 1, 9, 9]] * 2), np.array([[9, 9, 9, 1, 1]] * 2)
    mask = np.array([[-1, 0, 1]])
    close(kata.convolve(bright, mask), np.array([[0.0, 8.0, 8.0], [0.0, 8.0, 8.0]]))
    close(kata.convolve(dark, mask), np.array([[0.0, -8.0, -8.0], [0.0, -8.0, -8.0]]))


def test_an_even_area_keeps_its_brightness(kata):
    """Dividing by the sum of the mask makes a weighted mean: where all pixels are alike, the value
    stays, however small or large the weights are.

    de: Das Teilen durch die Summe der Maske macht aus der Summe ein gewichtetes Mittel: Wo alle
    Pixel gleich sind, bleibt ihr Wert erhalten, wie klein oder groß die Gewichte auch sind.
    """
    close(kata.convolve(np.full((3, 3), 7.5), np.array([[0.125, 0.25]])), np.full((3, 2), 7.5))


def test_a_mask_of_one_entry_gives_the_image_back(kata):
    """With a single entry each pixel is multiplied by it and divided by it again.

    de: Mit einem einzigen Eintrag wird jedes Pixel mit ihm multipliziert und gleich wieder durch
    ihn geteilt.
    """
    close(kata.convolve(SLIDE, np.array([[4]])), SLIDE.astype(float))


def test_a_mask_as_large_as_the_image_fits_once(kata):
    """A mask that covers the whole picture has a single position: the result has the shape (1, 1).

    de: Eine Maske, die das ganze Bild bedeckt, hat nur eine Position: Das Ergebnis hat die Form
    (1, 1).
    """
    close(
        kata.convolve(np.array([[1, 2, 3], [4, 5, 6]]), np.array([[1, 0, 0], [0, 0, 3]])),
        np.array([[4.75]]),
    )
    close(kata.convolve(SLIDE, np.ones((5, 5))), np.array([[3.36]]))


def test_a_mask_with_a_negative_sum_is_divided_by_it(kata):
    """Only the sum 0 is special: a negative sum divides like any other, with its sign.

    de: Nur die Summe 0 ist ein Sonderfall: Durch eine negative Summe wird geteilt wie durch jede
    andere, mit ihrem Vorzeichen.
    """
    close(kata.convolve(np.array([[2, 6, 4]]), np.array([[1, -3]])), np.array([[8.0, 3.0]]))


def test_a_tiny_sum_is_divided_by_too(kata):
    """The sum 0 is special, and nothing near it: weights that sum to 0.05, or to a billionth, make
    a weighted mean like any others.

    de: Ein Sonderfall ist die Summe 0 und nichts in ihrer Nähe: Gewichte mit der Summe 0,05 oder
    einem Milliardstel ergeben ein gewichtetes Mittel wie alle anderen.
    """
    for weight in (0.05, 1e-9):
        close(kata.convolve(np.array([[3, 5]]), np.array([[weight]])), np.array([[3.0, 5.0]]))


def test_bright_pixels_of_eight_bits_do_not_overflow(kata):
    """A grey value of 200 fits into uint8, 2 * 200 does not: the sums need a larger number type.

    de: Ein Grauwert von 200 passt in uint8, 2 * 200 nicht mehr: Die Summen brauchen einen größeren
    Zahlentyp.
    """
    image, mask = np.full((2, 3), 200, dtype=np.uint8), np.array([[2], [1]], dtype=np.uint8)
    close(kata.convolve(image, mask), np.array([[200.0, 200.0, 200.0]]))
    image, mask = np.full((1, 2), 255, dtype=np.uint8), np.array([[255, 255]], dtype=np.uint8)
    close(kata.convolve(image, mask), np.array([[255.0]]))


def test_no_integer_type_overflows(kata):
    """Every integer type has a largest number, and with twice as much the sums would begin again
    from below. The result is right for all of them.

    de: Jeder Integer-Typ hat eine größte Zahl, und beim Doppelten fingen die Summen wieder von
    unten an. Das Ergebnis stimmt bei allen.
    """
    for dtype in (np.int8, np.uint16, np.int16, np.int32):
        top = int(np.iinfo(dtype).max)
        image, mask = np.full((2, 2), top, dtype=dtype), np.array([[2], [1]], dtype=dtype)
        close(kata.convolve(image, mask), np.array([[float(top), float(top)]]))


def test_small_floats_become_float64(kata):
    """float32 and float16 go in, float64 comes out, and the sums are formed in it: in float16,
    2 * 60000 would be infinite.

    de: float32 und float16 gehen hinein, float64 kommt heraus, und darin werden auch die Summen
    gebildet: In float16 wäre 2 * 60000 unendlich.
    """
    for dtype in (np.float32, np.float16):
        image, mask = np.full((2, 2), 60000, dtype=dtype), np.array([[2], [1]], dtype=dtype)
        close(kata.convolve(image, mask), np.array([[60000.0, 60000.0]]), dtype="float64")


def test_the_last_digit_of_a_large_number_is_kept(kata):
    """float32 knows only even numbers above 16777216, float64 knows all of them: the sums are
    formed in float64 throughout.

    de: Über 16777216 kennt float32 nur noch gerade Zahlen, float64 kennt alle: Die Summen werden
    durchweg in float64 gebildet.
    """
    image = np.array([[16777217, 16777219, 0]])
    equal(kata.convolve(image, np.array([[1, 0]])), np.array([[16777217.0, 16777219.0]]))


def test_the_result_is_float64_for_integers_too(kata):
    """The dtype of the result is float64, also where integers go in and nothing is divided.

    de: Der dtype des Ergebnisses ist float64, auch wenn Ganzzahlen hineingehen und nichts geteilt
    wird.
    """
    result = kata.convolve(np.array([[3, 5, 4]]), np.array([[-1, 1]]))
    equal(result, np.array([[2.0, -1.0]]), dtype="float64")


def test_a_mask_taller_than_the_image_is_an_error(kata):
    """A mask with more rows than the image fits nowhere, even if it is only one row too many.

    de: Eine Maske mit mehr Zeilen als das Bild passt nirgends hin, auch wenn es nur eine zu viel
    ist.
    """
    raises(ValueError, kata.convolve, np.ones((2, 4)), np.ones((3, 1)))


def test_a_mask_wider_than_the_image_is_an_error(kata):
    """A mask with more columns than the image fits nowhere, even if it is only one column too many.

    de: Eine Maske mit mehr Spalten als das Bild passt nirgends hin, auch wenn es nur eine zu viel
    ist.
    """
    raises(ValueError, kata.convolve, np.ones((4, 2)), np.ones((1, 3)))


def test_image_and_mask_are_left_as_they_are(kata):
    """The function only looks at image and mask; the caller's arrays stay the same.

    de: Die Funktion schaut Bild und Maske nur an; die Arrays des Aufrufers bleiben, wie sie sind.
    """
    image = SLIDE.astype(float)
    for mask in (GAUSS.astype(float), np.array([[-1.0, 0.0, 1.0]])):
        unchanged(kata.convolve, image, mask)


@pytest.mark.whitebox
def test_the_result_is_a_new_array(kata):
    """The result is a new array and no view of the image, not even where a mask of one entry gives
    the same numbers: painting on the result must not paint on the scan.

    de: Das Ergebnis ist ein neues Array und keine Ansicht des Bildes, auch wenn eine Maske aus
    einem Eintrag dieselben Zahlen ergibt: Wer auf dem Ergebnis malt, malt nicht auf der Aufnahme.
    """
    for mask in (np.array([[1.0]]), np.array([[4.0]])):
        shared = kata.probe.shares_memory(kata.convolve, SLIDE.astype(float), mask)
        check(
            not shared,
            shared,
            en="False: memory of its own",
            de="False: ein eigener Speicherbereich",
        )


@given(images_with_masks())
def test_any_image_and_any_mask(kata, pair):
    """Each value is the sum of mask * patch, divided by the sum of the mask unless that is 0.

    de: Jeder Wert ist die Summe aus Maske mal Ausschnitt, geteilt durch die Summe der Maske, es sei
    denn, diese ist 0.
    """
    image, mask = pair
    close(kata.convolve(image, mask), by_hand(image, mask))


@pytest.mark.needs("torch")
def test_it_agrees_with_torch(kata, rng):
    """PyTorch's conv2d computes the same sums and never divides. Divided by the sum of the mask,
    its values are yours.

    de: Das conv2d von PyTorch bildet dieselben Summen und teilt nie. Durch die Summe der Maske
    geteilt, sind seine Werte deine.
    """
    image, mask = rng.normal(size=(7, 6)), rng.uniform(0.5, 1.5, size=(3, 2))
    result = kata.convolve(image, mask)

    torch = import_optional("torch")

    pixels, weights = torch.from_numpy(image)[None, None], torch.from_numpy(mask)[None, None]
    sums = torch.nn.functional.conv2d(pixels, weights)[0, 0].numpy()
    close(result, sums / mask.sum())


def test_a_drawn_image_under_a_mask_with_the_sum_1(kata, rng):
    """Each value is the sum of mask * patch. Where the mask's sum is 1, dividing changes nothing.

    de: Jeder Wert ist die Summe aus Maske mal Ausschnitt. Ist die Summe der Maske 1, ändert das
    Teilen nichts.
    """
    image, mask = rng.uniform(0, 255, size=(5, 5)), rng.uniform(0.5, 1.5, size=(3, 3))
    mask /= mask.sum()
    close(kata.convolve(image, mask), by_hand(image, mask))
