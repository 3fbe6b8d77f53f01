"""The measurement on a GPU, as far as it can be tried without one."""

import pytest

from benchmarks import gpu


@pytest.fixture
def torch():
    return pytest.importorskip("torch")


def test_without_cuda_one_line_says_that_nothing_was_measured(torch, monkeypatch, capsys):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert gpu.report(1) is True
    said = capsys.readouterr().out
    assert said == f"gpu: not measured, since torch {torch.__version__} finds no CUDA device here\n"


def test_the_training_runs_and_learns_on_any_device(torch):
    solution = gpu.reference()
    losses = []
    train = solution.train
    solution.train = lambda *arguments: losses.extend(train(*arguments))
    training = gpu.Training(solution, samples=64, batch=16, width=12)
    seconds, _, factor = solution.compare(training, torch.device("cpu"), 2)
    assert seconds > 0
    assert factor > 0
    assert len(losses) == 2 * (1 + 2)
    assert losses == sorted(losses, reverse=True)


def test_the_figures_stand_in_the_line(torch, monkeypatch, capsys):
    solution = gpu.reference()
    solution.pick_device = lambda: torch.device("cuda")
    solution.compare = lambda _training, _device, _repeats: (1500.0, 60.0, 25.0)
    named = type("Named", (), {"name": "images"})()
    monkeypatch.setattr(gpu, "reference", lambda: solution)
    monkeypatch.setattr(gpu, "Training", lambda _solution: named)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda _device: "A GPU")
    assert gpu.report(1) is True
    said = capsys.readouterr().out
    assert "A GPU beside" in said
    assert torch.__version__ in said
    assert "1500.00 s on the CPU, 60.0000 s on the GPU, 25 x faster; bar 5 x: met" in said
