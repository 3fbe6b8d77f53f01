"""What kata 51 gives: a few pictures for a quick run, and small models whose answers are known."""

import shutil
from collections.abc import Callable
from pathlib import Path

import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchvision.transforms import v2

from data import folders

TRANSFORM = v2.Compose(
    [v2.Grayscale(), v2.Resize(32), v2.ToImage(), v2.ToDtype(torch.float32, scale=True)]
)
"""As the notebook has it."""
MOST = {"train": 40, "test": 20}
"""So many pictures of each organ a graded notebook finds."""


def environment(scratch: Path) -> dict[str, str]:
    """Copy a few pictures into a folder; returns the variables that the notebook is run with."""
    folder = scratch / "organs"
    for file in pictures():
        copy = folder / file.relative_to(folders.ORGANS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return {"KATA_ORGANS": str(folder)}


def pictures() -> list[Path]:
    """The pictures that are copied, as they lie in data/organs."""
    found = []
    for split, most in MOST.items():
        files = [file for file, _ in folders.pictures(folders.ORGANS, split)]
        for organ in folders.labels(folders.ORGANS):
            found += [file for file in files if file.parent.name == organ.folder][:most]
    return found


def batches(loader: DataLoader) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Everything that a loader gives in one round."""
    return [(images, labels) for images, labels in loader]


def tensors(split: str) -> tuple[torch.Tensor, torch.Tensor]:
    """All pictures of "train" or "test" that a graded notebook finds, and their labels."""
    files = [file for file in pictures() if file.parts[-3] == split]
    organs = sorted({file.parts[-2] for file in files})
    images = torch.stack([TRANSFORM(Image.open(file).convert("RGB")) for file in files])
    return images, torch.tensor([organs.index(file.parts[-2]) for file in files])


def test_answers(model: nn.Module) -> torch.Tensor:
    """What a trained model gives for the test pictures."""
    model.eval()
    with torch.no_grad():
        return model(tensors("test")[0])


def example(n_classes: int, count: int) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """Weights for the network and some pictures, of small whole numbers: so sums are exact."""
    shapes = {
        "conv1.weight": (6, 1, 5, 5), "conv1.bias": (6,),
        "conv2.weight": (16, 6, 5, 5), "conv2.bias": (16,),
        "hidden.weight": (84, 400), "hidden.bias": (84,),
        "output.weight": (n_classes, 84), "output.bias": (n_classes,),
    }  # fmt: skip
    drawn = torch.Generator().manual_seed(n_classes)
    weights = {
        name: torch.randint(-1, 2, shape, generator=drawn).float() for name, shape in shapes.items()
    }
    return weights, torch.randint(0, 2, (count, 1, 32, 32), generator=drawn).float()


def answers(network_class: type[nn.Module], n_classes: int, count: int) -> torch.Tensor:
    """What a network with the weights of the example gives for its pictures."""
    weights, images = example(n_classes, count)
    network = network_class(n_classes)
    network.load_state_dict(weights)
    with torch.no_grad():
        return network(images)


def bright(pixels: list[int]) -> torch.Tensor:
    """Pictures of 2 x 2 pixels, black but for one pixel each."""
    return torch.eye(4)[pixels].reshape(-1, 1, 2, 2)


def steps(
    train_step: Callable[..., float], batches: list[tuple[list[int], list[int]]]
) -> tuple[torch.Tensor, list[float]]:
    """Train a small model step by step, with plain gradient descent and a learning rate of 0.5.

    Args:
        train_step: the learner's function.
        batches: for each step the bright pixel of each picture, and its label, 0 or 1.

    Returns:
        The weights (2, 4) of the model's only layer, 0 before, and what each step returned.
    """
    layer = nn.Linear(4, 2, bias=False)
    nn.init.zeros_(layer.weight)
    model = nn.Sequential(nn.Flatten(), layer)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    losses = [
        train_step(model, bright(pixels), torch.tensor(labels), optimizer)
        for pixels, labels in batches
    ]
    return layer.weight.detach(), losses


class Answers(nn.Module):
    """A model that answers with the number of the bright pixel, and notes how it is called.

    Attributes:
        graphs: for each call, whether PyTorch would have built a graph.
        modes: for each call, "train" or "eval".
    """

    def __init__(self) -> None:
        """Begin with empty notes."""
        super().__init__()
        self.unused = nn.Parameter(torch.zeros(()))  # some look here for the device of a model
        self.graphs: list[bool] = []
        self.modes: list[str] = []

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Note how it is called, and answer."""
        self.graphs.append(torch.is_grad_enabled())
        self.modes.append("train" if self.training else "eval")
        return images.flatten(1)


def loader(pixels: list[int], labels: list[int], batch_size: int) -> DataLoader:
    """Pictures with one bright pixel each, and labels, in batches."""
    return DataLoader(TensorDataset(bright(pixels), torch.tensor(labels)), batch_size)
