"""What kata 45 gives: models, loaders and the organ images; as a program, the training itself.

`python katas/45_training_loop/support.py` trains LeNet for 20 epochs with your functions and prints
its accuracy after 5, 10 and 20. It takes the pictures that `KATA_ORGANS` names, where it is set.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parents[2]))

from data.folders import ORGANS, labels, organs, pictures

SIDE = 32
"""Height and width of the pictures in the graded training."""


def loader(
    images: torch.Tensor, targets: torch.Tensor, batch_size: int, shuffle_seed: int | None = None
) -> DataLoader:
    """Batches of pictures and labels: always in the order given, or shuffled in every epoch."""
    generator = None if shuffle_seed is None else torch.Generator().manual_seed(shuffle_seed)
    pairs = TensorDataset(images, targets)
    return DataLoader(pairs, batch_size, shuffle=generator is not None, generator=generator)


def organ_loader(
    split: str, shuffle_seed: int | None = None, side: int = SIDE, folder: Path = ORGANS
) -> DataLoader:
    """The organ images of one split, "train" or "test", in batches of 16.

    The pixels of each picture have mean 0 and standard deviation 1, so that neither brightness nor
    contrast of the device has a say.

    Args:
        split: the folder.
        shuffle_seed: as for `loader`.
        side: the height and width to which the pictures are brought.
        folder: where they lie; those that come with the katas, unless you say otherwise.
    """
    images, targets = [], []
    for file, label in pictures(folder, split):
        with Image.open(file) as picture:
            images.append(np.asarray(picture.convert("L").resize((side, side))))
        targets.append(label.index)
    pixels = torch.tensor(np.stack(images)).unsqueeze(1).float()
    std, mean = torch.std_mean(pixels, dim=(2, 3), keepdim=True)
    return loader((pixels - mean) / (std + 1e-6), torch.tensor(targets), 16, shuffle_seed)


def lenet(seed: int, side: int = SIDE, n_classes: int = 5) -> nn.Sequential:
    """LeNet; its first weights depend on nothing but the seed."""
    rest = ((side - 4) // 2 - 4) // 2
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(16 * rest * rest, 120), nn.ReLU(),
            nn.Linear(120, 84), nn.ReLU(),
            nn.Linear(84, n_classes),
        )  # fmt: skip


def linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    """The smallest of all networks: one linear layer, with these weights."""
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


def weights_after(
    function: Callable[..., Any], model: nn.Module, *args: Any, **kwargs: Any
) -> dict[str, torch.Tensor]:
    """The weights of the model after your function was called with it."""
    function(model, *args, **kwargs)
    return model.state_dict()


def scores_after(
    function: Callable[..., Any], model: nn.Module, *args: Any, **kwargs: Any
) -> torch.Tensor:
    """What the model says to the test pictures of the organs after your function was called."""
    function(model, *args, **kwargs)
    pairs = organ_loader("test").dataset
    assert isinstance(pairs, TensorDataset)
    with torch.no_grad():
        scores: torch.Tensor = model.eval()(pairs.tensors[0])
    return scores


class Recorder(nn.Module):
    """A model that writes down how it is called."""

    def __init__(self, model: nn.Module) -> None:
        """Write down how this model is called."""
        super().__init__()
        self.model = model
        self.modes: list[str] = []
        self.graphs: list[str] = []
        self.images: list[torch.Tensor] = []

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Write the call down and let the model answer."""
        self.modes.append("training" if self.training else "evaluation")
        self.graphs.append("with graph" if torch.is_grad_enabled() else "without graph")
        self.images.append(images.detach().clone())
        scores: torch.Tensor = self.model(images)
        return scores


def with_gradients(model: nn.Module) -> nn.Module:
    """The same model with a gradient of all ones at each parameter, as if left by somebody."""
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    return model


def in_evaluation_mode(model: nn.Module) -> nn.Module:
    """The same model, as it is after somebody measured its accuracy."""
    return model.eval()


def recorded(function: Callable[..., Any], model: nn.Module, *args: Any, **kwargs: Any) -> Recorder:
    """The model, in the mode that it is in, with a record of its calls in your function."""
    recorder = Recorder(model).train(model.training)
    function(recorder, *args, **kwargs)
    return recorder


def modes_in(function: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """The mode of the model in each call of it."""
    return recorded(function, *args, **kwargs).modes


def graphs_in(function: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """Whether PyTorch keeps a graph for gradients in each call of the model."""
    return recorded(function, *args, **kwargs).graphs


def images_and_weights(
    function: Callable[..., Any], *args: Any, **kwargs: Any
) -> tuple[list[torch.Tensor], dict[str, torch.Tensor]]:
    """The batches of pictures that the model saw, and its weights afterwards."""
    recorder = recorded(function, *args, **kwargs)
    return recorder.images, recorder.model.state_dict()


def main() -> None:
    """Train LeNet with the learner's functions on all organ images, in the size that they have."""
    from training_loop import accuracy_after  # type: ignore[import-not-found]

    folder = organs()
    with Image.open(pictures(folder, "train")[0][0]) as picture:
        side = min(picture.size)
    learning = organ_loader("train", shuffle_seed=0, side=side, folder=folder)
    testing = organ_loader("test", side=side, folder=folder)
    model = lenet(0, side, len(labels(folder)))
    for epochs, share in accuracy_after(model, learning, testing).items():
        print(f"after {epochs:2} epochs: {share:.1%} of the test pictures are right")


if __name__ == "__main__":
    main()
