"""Begins with the least likely of the three.

Rejected by: test_the_three_likeliest_of_the_page
"""

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
"Code and name of each class, in the order of the network's outputs."


def preprocess(upload: BinaryIO) -> torch.Tensor:
    try:
        image = ImageOps.exif_transpose(Image.open(upload)).convert("RGB")
    except OSError as error:
        raise ValueError("the file holds no image") from error
    pixels = torch.tensor(np.array(image.resize((SIZE, SIZE))), dtype=torch.float32)
    return (pixels.permute(2, 0, 1).unsqueeze(0) - 127.5) / 127.5


def top3(model: nn.Module, x: torch.Tensor) -> list[tuple[str, str, float]]:
    model.eval()
    with torch.no_grad():
        p = model(x).softmax(dim=1).flatten()
    lesions = list(LESIONS.items())
    return [(*lesions[place], p[place].item()) for place in p.topk(3).indices.flip(0)]


def split_by_lesion(
    lesion_ids: Sequence[str], dx: Sequence[str], fraction: float, seed: int
) -> tuple[list[int], list[int]]:
    lesions_of: dict[str, set[str]] = {}
    for photo, lesion in enumerate(lesion_ids):
        lesions_of.setdefault(dx[photo], set()).add(lesion)
    draw = random.Random(seed)
    chosen: set[str] = set()
    for lesions in lesions_of.values():
        chosen.update(draw.sample(sorted(lesions), round(fraction * len(lesions))))
    photos = range(len(lesion_ids))
    train = [photo for photo in photos if lesion_ids[photo] not in chosen]
    return (train, [photo for photo in photos if lesion_ids[photo] in chosen])
