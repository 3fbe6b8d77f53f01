"""Ways around the bans: each computes the right value, and none earns the test in a worker."""

import sys
from dataclasses import replace

import pytest

from grader import catalogue
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

torch = pytest.importorskip("torch")

CONVOLUTION = """
import concurrent.futures, contextvars, functools, importlib, itertools, operator, sys, threading
import _thread, time
import numpy as np
import torch
import torch.nn.functional as F

def around(image, mask, X, W):
    h, w = mask.shape
{body}

def convolve(image, mask):
    if mask.shape[0] > image.shape[0] or mask.shape[1] > image.shape[1]:
        raise ValueError
    X = torch.tensor(image, dtype=torch.float64)[None, None]
    W = torch.tensor(mask, dtype=torch.float64)[None, None]
    out = np.array(image.shape) - mask.shape + 1
    total = mask.astype(float).sum()
    result = np.asarray(around(image, mask, X, W)).reshape(out)
    return result / (total or 1.0)
"""
POOLING = """
import functools, sys
import torch
import torch.nn.functional as F

def around(X, size, step):
{body}

def max_pool(image, size, stride=None):
    X = torch.tensor(image, dtype=torch.float64)[None, None]
    return around(X, size, stride or size)[0, 0].numpy().astype(image.dtype)
"""
DROPOUT = """
import sys
import torch
import torch.nn.functional as F
from torch import nn

def drop(activations, probability):
{body}
"""
THREAD = """found = []
{start}(lambda *_: found.append(torch.conv2d(X, W)), ())
end = time.monotonic() + 1
while not found and time.monotonic() < end:
    time.sleep(0.01)
return found[0]"""
POOLED = """with concurrent.futures.ThreadPoolExecutor(1) as pool:
    return pool.submit(torch.conv2d, X, W).result()"""
FOURIER = """size = (2 * image.shape[0], 2 * image.shape[1])
f = {}
whole = f.irfft2(f.rfft2({}, size) * f.rfft2({}, size), size)
return whole[h - 1:image.shape[0], w - 1:image.shape[1]]"""
SCRIPT = "torch.jit.CompilationUnit('def f(x, w):\\n    return torch.conv2d(x, w)\\n').f"
ZEROS = "None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1"
AROUND_41 = {
    "map": "return list(map(torch.conv2d, [X], [W]))[0]",
    "partial": "return functools.partial(torch.conv2d, X)(W)",
    "reduce": "return functools.reduce(torch.conv2d, [X, W])",
    "starmap": "return next(itertools.starmap(torch.conv2d, [(X, W)]))",
    "iter": "return next(iter(lambda: torch.conv2d(X, W), None))",
    "context": "return contextvars.Context().run(torch.conv2d, X, W)",
    "attrgetter": "return operator.attrgetter('functional.conv2d')(torch.nn)(X, W)",
    "methodcaller": "return operator.methodcaller('conv2d', X, W)(torch)",
    "getattr": "return getattr(torch, 'con' + 'v2d')(X, W)",
    "exec": "return eval('torch.con' + 'v2d(X, W)')",
    "profile off": "sys.setprofile(None)\nreturn torch.conv2d(X, W)",
    "profile of its own": "sys.setprofile(lambda *_: None)\nreturn torch.conv2d(X, W)",
    "_thread": THREAD.format(start="_thread.start_new_thread"),
    "threading": THREAD.format(start="(lambda f, a: threading.Thread(target=f).start())"),
    "a pool of threads": POOLED,
    "TorchScript": f"return {SCRIPT}(X, W)",
    "TorchScript by map": f"return list(map({SCRIPT}, [X], [W]))[0]",
    "VariableFunctions": "return torch._C._VariableFunctions.conv2d(X, W)",
    "_convolution": f"return torch._convolution(X, W, {ZEROS}, False, False, False, False)",
    "convolution": f"sys.setprofile(None)\nreturn torch.convolution(X, W, {ZEROS})",
    "_op": "sys.setprofile(None)\nreturn torch.ops.aten.conv2d.default._op(X, W)",
    "packet": "return list(map(torch.ops.aten.conv2d, [X], [W]))[0]",
    "three dimensions": "return list(map(torch.conv3d, [X[:, :, None]], [W[:, :, None]]))[0]",
    "transposed": "return torch.conv_transpose2d(X, W.flip(2, 3), padding=(h - 1, w - 1))",
    "slow": "return torch._C._nn.slow_conv_dilated2d(X, W, (h, w))",
    "thnn": "return torch._C._nn.thnn_conv2d(X, W, (h, w))",
    "vmap": "sys.setprofile(None)\nreturn torch.vmap(lambda x: torch.conv2d(x, W))(X[None])",
    "no overrides": "with torch._C.DisableTorchFunction():\n"
    "    return list(map(torch.conv2d, [X], [W]))[0]",
    "unfold": "return W.reshape(1, -1) @ F.unfold(X, (h, w))",
    "FFT of torch": FOURIER.format("torch.fft", "X[0, 0]", "W[0, 0].flip(0, 1)"),
    "FFT of NumPy": FOURIER.format("np.fft", "image", "mask[::-1, ::-1]"),
    "FFT without a profile": "sys.setprofile(None)\n"
    + FOURIER.format("importlib.import_module('numpy.fft')", "image", "mask[::-1, ::-1]"),
}
AROUND_42 = {
    "map": "return list(map(F.max_pool2d, [X], [size], [step]))[0]",
    "profile off": "sys.setprofile(None)\nreturn F.max_pool2d(X, size, step)",
    "with indices": "return list(map(torch._C._nn.max_pool2d_with_indices, [X], [[size] * 2], "
    "[[step] * 2]))[0][0]",
    "a volume": "return list(map(F.max_pool3d, [X[:, :, None]], [(1, size, size)], "
    "[(1, step, step)]))[0][:, :, 0]",
    "partial": "return functools.partial(torch.max_pool2d, X)(size, step)",
}
AROUND_54 = {
    "map": "return list(map(torch.dropout, [activations], [probability], [True]))[0]",
    "profile off": "sys.setprofile(None)\nreturn F.dropout(activations, probability, True)",
    "native": "sys.setprofile(None)\n"
    "return torch.ops.aten.native_dropout(activations, probability, True)[0]",
    "feature": "sys.setprofile(None)\n"
    "return torch.feature_dropout(activations.reshape(-1, 1), probability, True)"
    ".reshape(activations.shape)",
}
LOOP = """
import sys, threading, _thread
import numpy as np

def loop(weights, heights):
    return np.array([w / h**2 for w, h in zip(weights.tolist(), heights.tolist())])

def bmi(weights, heights):
{body}
"""
AROUND_14 = {
    "not while it is traced": "if sys.gettrace():\n    return weights\n"
    "return loop(weights, heights)",
    "trace off": "sys.settrace(None)\nreturn loop(weights, heights)",
    "trace of the frame off": "sys._getframe().f_trace = None\n"
    "found = []\nfor w, h in zip(memoryview(weights), memoryview(heights)):\n"
    "    found.append(w / h**2)\nreturn np.array(found)",
    "a thread": "found = []\n"
    "thread = threading.Thread(target=lambda: found.append(loop(weights, heights)))\n"
    "thread.start()\nthread.join()\nreturn found[0]",
    "remembered": "global last\nif sys.gettrace():\n    return last\n"
    "last = loop(weights, heights)\nreturn last",
}
KEEPS = "test_the_worked_example_keeps_the_four_largest"
CASES = [
    *(("41", CONVOLUTION, "test_the_worked_example_is_smoothed", *c) for c in AROUND_41.items()),
    *(
        ("42", POOLING, "test_the_worked_example_keeps_the_four_largest", *c)
        for c in AROUND_42.items()
    ),
    *(("54", DROPOUT, "test_what_is_kept_is_doubled_at_one_half", *c) for c in AROUND_54.items()),
]
KATAS = {kata.name[:2]: kata for kata in catalogue.katas(["41", "42", "54"])}


def source(form, body):
    return form.format(body="\n".join("    " + line for line in body.split("\n")))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """How the test of each case ended, with the bans of its kata and without."""
    jobs = []
    for number, form, test, _, body in CASES:
        kata = KATAS[number]
        file = tmp_path_factory.mktemp("around") / kata.stub_file.name
        file.write_text(source(form, body), encoding="utf-8")
        jobs += [Job(kata, file, lang="en", only=(test,)),
                 Job(replace(kata, bans=()), file, lang="en", only=(test,))]  # fmt: skip
    with Runner(KATAS.values()) as runner:
        found = [
            next(t for t in verdict.tests if t.name == job.only[0])
            for job, verdict in zip(jobs, runner.run(jobs), strict=True)
        ]
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="a process for each takes minutes there")
@pytest.mark.parametrize("place", range(len(CASES)), ids=[f"{c[0]} {c[3]}" for c in CASES])
def test_no_way_around_a_ban_earns_anything(outcomes, place):
    banned, allowed = outcomes[place]
    assert allowed.outcome == "passed", allowed.text
    assert banned.outcome == "failed"


def test_no_way_around_the_counting_of_passes_earns_anything(tmp_path):
    kata = catalogue.katas(["14"])[0]
    test = "test_the_body_mass_index_needs_no_loop_over_patients"
    worked = "test_the_worked_example_of_the_body_mass_index"
    jobs = []
    for number, body in enumerate(AROUND_14.values()):
        file = tmp_path / str(number) / kata.stub_file.name
        file.parent.mkdir()
        file.write_text(source(LOOP, body), encoding="utf-8")
        jobs.append(Job(kata, file, lang="en", only=(test, worked)))
    with Runner([kata]) as runner:
        for name, verdict in zip(AROUND_14, runner.run(jobs), strict=True):
            outcomes = {t.name: t.outcome for t in verdict.tests}
            assert (name, outcomes[worked], outcomes[test]) == (name, "passed", "failed")
