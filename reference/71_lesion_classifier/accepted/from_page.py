"""Written from the page alone: Pillow's exif_transpose, one softmax, lesions shuffled per class."""

import random
from collections.abc import Sequence
from typing import BinaryIO

import numpy as np
import torch
from PIL import Image, ImageOps
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
    """Turn an uploaded photo into what the network takes."""
    try:
        with Image.open(upload) as image:
            image = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise ValueError("the file holds no image") from error
    image = image.resize((SIZE, SIZE), Image.Resampling.BILINEAR)
    values = torch.from_numpy(np.array(image, dtype=np.float32))
    return ((values - 127.5) / 127.5).permute(2, 0, 1)[None].contiguous()


def top3(model: nn.Module, x: torch.Tensor) -> list[tuple[str, str, float]]:
    """Name the three likeliest lesions."""
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        with torch.no_grad():
            probabilities = torch.softmax(model(x)[0], dim=0)
    finally:
        for module, mode in modes:
            module.training = mode
    names = list(LESIONS.items())
    best = torch.topk(probabilities, 3)
    return [(*names[i], p) for p, i in zip(*(t.tolist() for t in best), strict=True)]


def split_by_lesion(
    lesion_ids: Sequence[str], dx: Sequence[str], fraction: float, seed: int
) -> tuple[list[int], list[int]]:
    """Split photos into train and test, with all photos of a lesion on the same side."""
    chance = random.Random(seed)
    classes: dict[str, list[str]] = {}
    for lesion, code in dict(zip(lesion_ids, dx, strict=True)).items():
        classes.setdefault(code, []).append(lesion)
    drawn: set[str] = set()
    for code in sorted(classes):
        lesions = sorted(classes[code])
        drawn.update(chance.sample(lesions, round(fraction * len(lesions))))
    train = [place for place, lesion in enumerate(lesion_ids) if lesion not in drawn]
    test = [place for place, lesion in enumerate(lesion_ids) if lesion in drawn]
    return train, test
