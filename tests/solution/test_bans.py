"""A forbidden function is refused in every form in which it can be called."""

import math

import numpy as np
import pytest

from grader.catalogue.kata import Ban
from grader.i18n import Text
from grader.solution.bans import BannedCall, enforce

REASON = Text("Write it yourself.", "Schreib es selbst.")
USE = "\n\n\ndef double(v):\n    return int({}([v], [2])[0])\n"
FORMS = {
    "by its module": "import numpy as np" + USE.format("np.convolve"),
    "by from-import": "from numpy import convolve" + USE.format("convolve"),
    "by another name": "from numpy import convolve as c" + USE.format("c"),
    "by getattr": "import numpy" + USE.format("getattr(numpy, 'con' + 'volve')"),
    "while loading": """
import numpy
TWO = int(numpy.convolve([1], [2])[0])
def double(v):
    return v * TWO
""",
    "swallowed": """
import numpy
def double(v):
    try:
        numpy.convolve([v], [2])
    except BaseException:
        pass
    return 2 * v
""",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_call_is_refused_with_the_reason(workshop, form):
    bans = 'bans = [{names = ["numpy.convolve"], en = "Write it yourself.", de = "Selbst."}]'
    workshop.add("10_double", FORMS[form], more=bans)
    said = workshop.pytest().stdout
    assert said.count("`numpy.convolve` is not allowed in this kata. Write it yourself.") == 2


def test_torch_is_refused_in_all_its_forms():
    torch = pytest.importorskip("torch")
    names = ("torch.nn.functional.conv2d", "torch.conv2d", "torch.nn.Conv2d")
    image, mask = torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2)
    alias = torch.nn.functional.conv2d
    calls = [
        lambda: torch.nn.functional.conv2d(image, mask),
        lambda: torch.conv2d(image, mask),
        lambda: alias(image, mask),
        lambda: torch.nn.Conv2d(1, 1, 2),
        lambda: torch.nn.modules.conv.Conv2d(1, 1, 2),
    ]
    for call in calls:
        with pytest.raises(BannedCall), enforce((Ban(names, REASON),)):
            call()


def test_functions_made_by_the_same_wrapper_are_told_apart():
    functional = pytest.importorskip("torch").nn.functional
    image = pytest.importorskip("torch").ones(1, 1, 4, 4)
    bans = (Ban(("torch.nn.functional.max_pool2d", "torch.max_pool2d"), REASON),)
    with enforce(bans):
        functional.max_pool1d(image[0], 2)
    for indices in (False, True):
        with pytest.raises(BannedCall), enforce(bans):
            functional.max_pool2d(image, 2, return_indices=indices)


def test_a_whole_module_can_be_forbidden():
    import statistics

    with pytest.raises(BannedCall), enforce((Ban(("statistics",), REASON),)):
        statistics.mean([1, 2])


def test_a_builtin_function_can_be_forbidden():
    with pytest.raises(BannedCall), enforce((Ban(("math.fsum",), REASON),)):
        math.fsum([1.0])


def test_what_is_not_forbidden_may_be_called_and_the_ban_ends():
    with enforce((Ban(("numpy.convolve", "not_installed.thing"), REASON),)):
        assert np.sum([1, 2]) == 3
    assert np.convolve([1], [2])[0] == 2
