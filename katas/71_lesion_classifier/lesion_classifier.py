"""Kata 71: the three likeliest lesions on a photo."""

from collections.abc import Sequence
from typing import BinaryIO

import torch
from torch import nn

SIZE = 224
LESIONS = {
    "akiec": "actinic keratosis",
    "bcc": "basal cell carcinoma",
    "bkl": "benign keratosis",
    "df": "dermatofibroma",
    "mel": "melanoma",
    "nv": "melanocytic nevus",
    "vasc": "vascular lesion",
}
"""Code and name of each class, in the order of the network's outputs."""


def preprocess(upload: BinaryIO) -> torch.Tensor:
    """Turn an uploaded photo into what the network takes.

    Args:
        upload: an open image file (JPEG, PNG, …) of any size, in grey, RGB, RGBA, CMYK or with a
            palette; alpha is dropped. It is read from its beginning, and may carry an EXIF
            orientation of 1, 3, 6 or 8: turned, not mirrored.

    Returns:
        The whole photo, upright, stretched to 224 x 224, as (value - 127.5) / 127.5: float32 of
        shape (1, 3, 224, 224), channels red, green, blue.

    Raises:
        ValueError: the file holds no image, or only the beginning of one.
    """
    raise NotImplementedError


def top3(model: nn.Module, x: torch.Tensor) -> list[tuple[str, str, float]]:
    """Name the three likeliest lesions.

    Args:
        model: makes logits of shape (1, 7) of x; it may be in train mode or in eval mode, and may
            be left in either.
        x: a photo as `preprocess` returns it, shape (1, 3, H, W).

    Returns:
        Three tuples (code, name, probability), the likeliest first. The model
        answers in evaluation mode.
    """
    raise NotImplementedError


def split_by_lesion(
    lesion_ids: Sequence[str], dx: Sequence[str], fraction: float, seed: int
) -> tuple[list[int], list[int]]:
    """Split photos into train and test, with all photos of a lesion on the same side.

    Args:
        lesion_ids: the lesion on each photo; some lesions have several photos.
        dx: the code of the class of each photo; it is the same for all photos of a lesion.
        fraction: the share of lesions of each class that goes to the test side, above 0, below 1.
        seed: decides which lesions are drawn, in every process the same.

    Returns:
        The positions of the photos for training and of those for testing, each photo once. Of a
        class of n lesions fraction * n are in the test, rounded up or down if that is not whole.
    """
    raise NotImplementedError
