"""Training on a GPU beside training on the CPU, with the reference solution of kata 52."""

import platform
from typing import Any

from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.solution.source_file import SourceFile

KATA = "52_gpu_training"
BAR = 5.0
REPEATS = 3
RATE = 0.01


class Training:
    """An epoch of a network of three layers, on whatever device it is asked for.

    The sizes are such that a GPU has to compute and is not only told what to do. The network and
    the batches are made once for each device; copying the batches to it is part of the epoch.
    """

    def __init__(
        self, solution: Any, *, samples: int = 4096, batch: int = 1024, width: int = 4096
    ) -> None:
        import torch
        from torch.utils.data import TensorDataset

        images = torch.randn(samples, width, generator=torch.Generator().manual_seed(0))
        self.name = f"{samples} images of {width} pixels in batches of {batch}"
        self._data = TensorDataset(images, images[:, :10].argmax(dim=1))
        self._solution, self._batch, self._width = solution, batch, width
        self._made: dict[Any, tuple[Any, Any]] = {}

    def __call__(self, device: Any) -> None:
        if device not in self._made:
            loader = self._solution.make_loader(self._data, self._batch, device)
            self._made[device] = (self._network(), list(loader))
        network, batches = self._made[device]
        self._solution.train(network, batches, device, 1, RATE)

    def _network(self) -> Any:
        from torch import nn

        hidden = (nn.Linear(self._width, self._width), nn.ReLU())
        again = (nn.Linear(self._width, self._width), nn.ReLU())
        return nn.Sequential(*hidden, *again, nn.Linear(self._width, 10))


def report(_rounds: int) -> bool:
    """Measure, print two lines, and say whether the bar is met; without CUDA there is none."""
    import torch

    solution = reference()
    device = solution.pick_device()
    if device.type != "cuda":
        print(f"gpu: not measured, since torch {torch.__version__} finds no CUDA device here")
        return True
    gpu, cpu = torch.cuda.get_device_name(device), platform.processor() or platform.machine()
    print(
        f"gpu: {gpu} beside {torch.get_num_threads()} threads on {cpu}, torch {torch.__version__}"
    )
    training = Training(solution)
    on_cpu, on_gpu, factor = solution.compare(training, device, REPEATS)
    return print_measurement(
        f"{training.name}: an epoch takes {on_cpu:.2f} s on the CPU, {on_gpu:.4f} s on the GPU, "
        f"{factor:.0f} x faster",
        f"{BAR:g} x",
        factor >= BAR,
    )


def reference() -> Any:
    """The module of the kata's reference solution."""
    return SourceFile(solution_file(catalogue.katas([KATA])[0], ROOT / "reference")).run()
