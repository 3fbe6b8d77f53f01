"""What may cross between a test and a learner's code."""

from enum import IntEnum

import numpy as np
import pytest

from grader.solution.values import NotSerialisable, to_plain_data


class Liar(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class LyingArray(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)


class LyingList(list[object]):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 7

    def __iter__(self):
        return iter([7])


class LyingText(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Fired(IntEnum):
    YES = 1


def handle(value):
    return f"a handle for {type(value).__name__}"


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Liar(3), 3),
        (Fired.YES, 1),
        (LyingText("no"), "no"),
        (LyingList([1, 2]), [1, 2]),
        (True, True),
        (2.5, 2.5),
        ((1, [2, {3}]), (1, [2, {3}])),
        ({"a": LyingList([1])}, {"a": [1]}),
        (b"raw", b"raw"),
        (np.str_("liver"), "liver"),
        (np.bytes_(b"raw"), b"raw"),
    ],
)
def test_data_is_rebuilt_from_exact_types(value, data):
    found = to_plain_data(value, handle)
    assert type(found) is type(data)
    assert data == found


def test_an_array_that_lies_becomes_an_exact_array():
    array = np.arange(3).view(LyingArray)
    found = to_plain_data(array, handle)
    assert type(found) is np.ndarray
    assert found.tolist() == [0, 1, 2]
    array[0] = 9
    assert found[0] == 0


def test_a_numpy_scalar_keeps_its_dtype():
    assert to_plain_data(np.float32(1.5), handle).dtype == np.float32


def test_a_tensor_leaves_its_graph_and_its_memory():
    torch = pytest.importorskip("torch")
    weights = torch.nn.Parameter(torch.ones(2))
    found = to_plain_data(weights * 2, handle)
    assert type(found) is torch.Tensor
    assert not found.requires_grad
    assert type(to_plain_data(weights, handle)) is torch.Tensor


@pytest.mark.parametrize("value", [object(), len, np.array([None]), np.zeros(1, dtype="i4,f4")])
def test_anything_else_becomes_a_handle(value):
    assert to_plain_data([value], handle)[0].startswith("a handle for")


def test_a_value_that_contains_itself_is_refused():
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(NotSerialisable):
        to_plain_data(endless, handle)


def test_a_tensor_without_numbers_or_in_another_form_is_refused_with_a_sentence():
    torch = pytest.importorskip("torch")
    tensors = {
        "meta": torch.zeros(2, device="meta"),
        "sparse_coo": torch.eye(2).to_sparse(),
    }
    for word, tensor in tensors.items():
        with pytest.raises(NotSerialisable, match=word):
            to_plain_data(tensor, lambda value: value)
