"""Graded tests of kata 21: the bridge between NumPy and torch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.testing import check, equal, unchanged

ARRAY = np.arange(6, dtype=np.int64).reshape(2, 3)
SCAN = np.array([[-1000, 0], [50, 400]], dtype=np.int16)
DTYPES = ("float32", "float64", "uint8", "int16", "int32", "int64", "bool")
TABLE = np.array([[1, 0, 3], [4, 5, 6]])

# no number of these changes when it becomes a float32
small = st.integers(-100, 100)
shapes = array_shapes(max_dims=4, max_side=3)


def shared(same_memory):
    """Demand one memory."""
    check(
        same_memory is True,
        same_memory,
        en="True: result and argument lie in the same memory",
        de="True: Ergebnis und Argument liegen im selben Speicher",
    )


def separate(same_memory):
    """Demand two memories."""
    check(
        same_memory is False,
        same_memory,
        en="False: the result has memory of its own",
        de="False: Das Ergebnis hat eigenen Speicher",
    )


def test_the_array_of_the_example_becomes_a_tensor(kata):
    """The array with the rows 0 1 2 and 3 4 5 becomes a tensor with the same rows.

    de: Aus dem Array mit den Zeilen 0 1 2 und 3 4 5 wird ein Tensor mit denselben Zeilen.
    """
    equal(kata.share(ARRAY), torch.tensor([[0, 1, 2], [3, 4, 5]]))


def test_a_shared_tensor_keeps_the_dtype(kata):
    """Same memory, same bits: the tensor has the dtype of the array.

    de: Gleicher Speicher, gleiche Bits: Der Tensor hat den dtype des Arrays.
    """
    for dtype in DTYPES:
        array = TABLE.astype(dtype)
        equal(kata.share(array), torch.tensor(array.tolist()), dtype=dtype)


@pytest.mark.whitebox
def test_a_shared_tensor_lies_in_the_memory_of_the_array(kata):
    """`share` is a second view of the same memory: no number is copied, whatever the dtype.

    de: `share` ist eine zweite Sicht auf denselben Speicher: Keine Zahl wird kopiert, egal mit
    welchem dtype.
    """
    shared(kata.probe.shares_memory(kata.share, SCAN))
    for dtype in DTYPES:
        shared(kata.probe.shares_memory(kata.share, TABLE.astype(dtype)))


def test_a_duplicate_keeps_the_dtype(kata):
    """A copy is a copy: the numbers are not converted on the way.

    de: Eine Kopie ist eine Kopie: Die Zahlen werden unterwegs nicht umgewandelt.
    """
    for dtype in DTYPES:
        array = TABLE.astype(dtype)
        equal(kata.duplicate(array), torch.tensor(array.tolist()), dtype=dtype)


@pytest.mark.whitebox
def test_a_duplicate_has_memory_of_its_own(kata):
    """Whatever happens to the copy later, the scan has to stay as it was measured.

    de: Was auch immer später mit der Kopie geschieht, die Aufnahme muss bleiben, wie sie gemessen
    wurde.
    """
    separate(kata.probe.shares_memory(kata.duplicate, SCAN))
    for dtype in DTYPES:
        separate(kata.probe.shares_memory(kata.duplicate, TABLE.astype(dtype)))


def test_the_worked_example_becomes_float32(kata):
    """Hounsfield units are whole numbers; a network wants them as float32.

    de: Hounsfield-Einheiten sind ganze Zahlen; ein Netz braucht sie als float32.
    """
    expected = torch.tensor([[-1000.0, 0.0], [50.0, 400.0]])
    equal(kata.network_input(SCAN), expected, dtype="float32")


def test_every_array_becomes_float32(kata):
    """Whatever dtype the image has, the network gets float32: the numbers as they are, neither
    scaled nor rounded. A float of 16 bits on the way would have no room for 12345.

    de: Welchen dtype das Bild auch hat, das Netz bekommt float32: die Zahlen, wie sie sind, weder
    skaliert noch gerundet. Ein Float mit 16 Bit auf dem Weg hätte für 12345 keinen Platz.
    """
    for dtype in DTYPES:
        array = np.array([0, 1, 3, 100, 255]).astype(dtype)
        expected = torch.tensor([float(number) for number in array])
        equal(kata.network_input(array), expected, dtype="float32")
    for dtype in ("int16", "int32", "float32"):
        array = np.array([12345, -2049]).astype(dtype)
        equal(kata.network_input(array), torch.tensor([12345.0, -2049.0]), dtype="float32")


def test_a_snapshot_keeps_numbers_and_dtype(kata):
    """The way back changes nothing either: a tensor of float32 becomes an array of float32, and no
    digit gets lost.

    de: Auch der Rückweg ändert nichts: Aus einem Tensor in float32 wird ein Array in float32, und
    keine Stelle geht verloren.
    """
    for dtype in DTYPES:
        array = TABLE.astype(dtype)
        equal(kata.snapshot(torch.tensor(array)), array, dtype=dtype)
    for array in (np.array([0.1, 1e300]), np.array([2**53 + 1, 1])):
        equal(kata.snapshot(torch.tensor(array)), array, dtype=str(array.dtype))


@pytest.mark.whitebox
def test_weights_that_require_a_gradient_become_an_array(kata):
    """While a network is trained, its weights have `requires_grad=True`. Their numbers become an
    array all the same.

    de: Solange ein Netz trainiert wird, haben seine Gewichte `requires_grad=True`. Ihre Zahlen
    werden trotzdem zu einem Array.
    """
    weights = torch.tensor([0.5, -0.25])
    expected = np.array([0.5, -0.25], dtype=np.float32)
    equal(kata.probe.from_parameter(kata.snapshot, weights), expected, dtype="float32")
    equal(kata.probe.from_parameter(kata.snapshot, weights.double()), expected, dtype="float64")


@pytest.mark.whitebox
def test_a_transposed_array_shares_its_memory_too(kata):
    """Nor is a number copied where the array itself is a view: in `array.T` the numbers of a row do
    not lie side by side, and the tensor reads them from where they are.

    de: Auch wo das Array selbst eine Sicht ist, wird keine Zahl kopiert: In `array.T` liegen die
    Zahlen einer Zeile nicht nebeneinander, und der Tensor liest sie, wo sie sind.
    """
    shared(kata.probe.shares_memory_of_transpose(kata.share, TABLE))


def test_a_duplicate_is_exact(kata):
    """No digit gets lost: not of a float64 such as 0.1, not of an integer that no float can hold.

    de: Keine Stelle geht verloren: weder bei einem float64 wie 0,1 noch bei einer ganzen Zahl, die
    in keinen Float passt.
    """
    tenth, large = np.array([0.1, 1e300]), np.array([2**53 + 1])
    equal(kata.duplicate(tenth), torch.tensor([0.1, 1e300], dtype=torch.float64), dtype="float64")
    equal(kata.duplicate(large), torch.tensor([2**53 + 1]), dtype="int64")


def test_float64_is_rounded_to_the_nearest_float32(kata):
    """0.1 and 2.7 keep as many digits as a float32 has, and their fractions.

    de: 0,1 und 2,7 behalten so viele Stellen, wie ein float32 hat, und auch ihre Nachkommastellen.
    """
    expected = torch.tensor([0.1, -2.7], dtype=torch.float32)
    equal(kata.network_input(np.array([0.1, -2.7])), expected, dtype="float32")


@pytest.mark.whitebox
def test_an_input_of_a_network_has_memory_of_its_own(kata):
    """An array that is float32 already is copied all the same: a network may change its input in
    place.

    de: Auch ein Array, das schon float32 ist, wird kopiert: Ein Netz darf seine Eingabe an Ort und
    Stelle ändern.
    """
    for dtype in ("float32", "float64", "int32"):
        separate(kata.probe.shares_memory(kata.network_input, TABLE.astype(dtype)))


@pytest.mark.whitebox
def test_the_weights_still_require_their_gradient(kata):
    """`snapshot` only reads the weights: after the call they still have `requires_grad=True`, and
    the gradient of all ones that they had before.

    de: `snapshot` liest die Gewichte nur: Nach dem Aufruf haben sie noch immer `requires_grad=True`
    und den Gradienten aus lauter Einsen, den sie vorher hatten.
    """
    required, gradient = kata.probe.parameter_after(kata.snapshot, torch.tensor([0.5, -0.25]))
    check(
        required,
        required,
        en="True: the tensor still has requires_grad=True",
        de="True: Der Tensor hat noch immer requires_grad=True",
    )
    equal(gradient, torch.tensor([1.0, 1.0]))


@pytest.mark.whitebox
def test_a_snapshot_has_memory_of_its_own(kata):
    """A training changes the weights in place. A record in the same memory would change with them.

    de: Ein Training ändert die Gewichte an Ort und Stelle. Ein Protokoll im selben Speicher würde
    sich mit ihnen ändern.
    """
    for dtype in DTYPES:
        tensor = torch.tensor(TABLE.astype(dtype))
        separate(kata.probe.shares_memory(kata.snapshot, tensor))
    weights = torch.tensor([0.5, -0.25])
    separate(kata.probe.shares_memory_of_parameter(kata.snapshot, weights))


@given(array=arrays(np.int64, shapes, elements=small, fill=st.nothing()))
def test_the_shape_stays_in_both_directions(kata, array):
    """Rows stay rows and slices stay slices, for any number of axes.

    de: Zeilen bleiben Zeilen und Schichten bleiben Schichten, bei jeder Zahl von Achsen.
    """
    expected = torch.tensor(array.tolist())
    equal(kata.share(array), expected)
    equal(kata.duplicate(array), expected)
    equal(kata.network_input(array), expected.float())
    equal(kata.snapshot(expected), array)


def test_the_arguments_keep_their_numbers(kata):
    """None of the four functions writes into what it was given.

    de: Keine der vier Funktionen schreibt in das, was sie bekommt.
    """
    for function in (kata.share, kata.duplicate, kata.network_input):
        for array in (SCAN, TABLE / 4, TABLE.astype(np.float32)):
            unchanged(function, array)
    unchanged(kata.snapshot, torch.tensor([0.5, -0.25]))


def test_a_drawn_scan_is_shared(kata, rng):
    """The tensor has the numbers of the array, whatever they are.

    de: Der Tensor hat die Zahlen des Arrays, welche es auch sind.
    """
    array = rng.normal(size=(2, 3))
    equal(kata.share(array), torch.from_numpy(array))
