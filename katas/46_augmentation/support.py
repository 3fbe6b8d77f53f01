"""What kata 46 gives: folders of small pictures, a transform to count with, and repetition.

The tests call `given.…` where your code runs. Read it, and try the same calls in your own shell.
"""

from collections.abc import Callable, Iterable, Mapping

import torch
from torch.utils.data import Dataset

from grader.testing.image_folders import Folder, image_folder


def folder(size: int = 3, **splits: Mapping[str, Iterable[int]]) -> Folder:
    """A new folder of small square pictures, each of one grey value only.

    `folder(train={"liver": [10, 20]}, test={"liver": [30]})` makes train/liver/000.png, all of its
    pixels 10, train/liver/001.png and test/liver/000.png.
    """
    return image_folder(size, size, splits)


class Stamp:
    """A transform that leaves a mark: it writes 0.01, 0.02, 0.03, … into the top left pixel.

    The number goes up with each call, so it shows which pictures came out of the same call.
    """

    calls = 0

    def __call__(self, image: torch.Tensor) -> torch.Tensor:
        """A copy of the image or images with the mark of this call."""
        self.calls += 1
        stamped = image.clone()
        stamped[..., 0, 0] = self.calls / 100
        return stamped


class Lighter:
    """A transform that makes a picture lighter by 0.1."""

    def __call__(self, image: torch.Tensor) -> torch.Tensor:
        """A lighter copy of the image."""
        return image + 0.1


def draws_the_same_again(transform: Callable, image: torch.Tensor, times: int) -> bool:
    """Whether a transform makes the same of an image after torch got the same seed again."""
    found = []
    for _ in range(2):
        torch.manual_seed(5)
        found.append(torch.stack(repeat(transform, image, times)))
    return torch.equal(*found)


def image_after(transform: Callable, image: torch.Tensor) -> torch.Tensor:
    """What has become of an image after a transform was called with it."""
    image = image.clone()
    transform(image)
    return image


def repeat(transform: Callable, image: torch.Tensor, times: int) -> list:
    """What a transform makes of the same image, several times."""
    return [transform(image) for _ in range(times)]


def cuts(transform: Callable, size: int, times: int) -> list:
    """What a transform makes of a picture whose pixels say where they come from, several times.

    It has two channels. The first is 0.25 in the top row and rises evenly to 0.75 in the bottom
    row; the second does the same from the left column to the right one.
    """
    places = torch.linspace(0.25, 0.75, size)
    return repeat(transform, torch.stack(torch.meshgrid(places, places, indexing="ij")), times)


def items(dataset: Dataset) -> list:
    """Everything in a dataset: a list of (image, label)."""
    return [dataset[number] for number in range(len(dataset))]
