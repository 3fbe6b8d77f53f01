"""Kata 46: more training pictures than there are."""

from collections.abc import Callable
from pathlib import Path

import torch
from torchvision.datasets import ImageFolder


def random_flip(p: float) -> Callable:
    """Mirror left and right, by chance.

    Args:
        p: the probability of a flip, from 0 to 1.

    Returns:
        A transform: it takes one image and returns it mirrored or as it is. The image is
        never turned upside down.
    """
    raise NotImplementedError


def random_shift(size: int, most: int) -> Callable:
    """Move the picture by whole pixels, by chance.

    Args:
        size: height and width of the images.
        most: pixels by which it may move up, down, to the left and to the right; 0 or more.

    Returns:
        A transform: it takes one image of shape (C, size, size) and returns one of the same shape.
        What becomes free at the edge is black (0.0).
    """
    raise NotImplementedError


def random_crop(size: int, least: float) -> Callable:
    """Cut out a square, by chance, and enlarge it to the whole size.

    Args:
        size: height and width of the images.
        least: the smallest share of the area that is cut out, above 0 and at most 1.

    Returns:
        A transform: it takes one image of shape (C, size, size) and returns one of the same shape.
    """
    raise NotImplementedError


def random_noise(sigma: float) -> Callable:
    """Add Gaussian noise to every pixel.

    Args:
        sigma: standard deviation of the noise, 0 or more.

    Returns:
        A transform: it takes one image with values from 0 to 1 and returns one of the same shape;
        what leaves that range is set to its end, 0 or 1.
    """
    raise NotImplementedError


def augmentation(size: int, p: float, most: int, least: float, sigma: float) -> Callable:
    """All four one after the other: crop, shift, flip, and the noise last.

    Args:
        size: height and width of the images.
        p: as for `random_flip`.
        most: as for `random_shift`.
        least: as for `random_crop`.
        sigma: as for `random_noise`.

    Returns:
        A transform: it takes one image of shape (C, size, size) and returns one of the same shape.
    """
    raise NotImplementedError


def organ_sets(folder: Path, augment: Callable) -> tuple[ImageFolder, ImageFolder]:
    """The pictures for training, augmented, and those for testing, as they are.

    Args:
        folder: holds the folders train and test, and each of them one folder per organ.
        augment: a transform of float32 images of shape (1, H, W).

    Returns:
        The datasets of `folder/train` and of `folder/test`. Item i of each is (image, label): the
        image in one grey channel, float32, from 0 to 1. An image of the training set goes through
        `augment` each time it is asked for.
    """
    raise NotImplementedError


def enlarge(
    images: torch.Tensor, labels: torch.Tensor, augment: Callable, copies: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Several variants of each picture, each with the label of its picture.

    Args:
        images: shape (n, C, H, W), float32.
        labels: shape (n,), int64.
        augment: a transform of one image of shape (C, H, W).
        copies: variants of each picture, 1 or more.

    Returns:
        Images of shape (n * copies, C, H, W) and labels of shape (n * copies,), in any order in
        which the two belong together. Each image is a variant, from a call of `augment` of its own.
    """
    raise NotImplementedError
