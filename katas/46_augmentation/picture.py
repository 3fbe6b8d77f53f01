"""The picture of kata 46: what each transform makes of one and the same picture."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS
from grader.i18n import tr
from grader.pictures import style

TIMES = 7


def draw(kata, figure):
    """Draw the original and several variants by each transform, one transform in each row."""
    with Image.open(ORGANS / "train" / "stomach" / "000.png") as file:
        image = torch.tensor(np.asarray(file.convert("L"))).unsqueeze(0) / 255
    size = image.shape[-1]
    rows = (
        ("random_flip", "p = ½", kata.random_flip(0.5)),
        ("random_shift", "± 12", kata.random_shift(size, 12)),
        ("random_crop", "≥ ½", kata.random_crop(size, 0.5)),
        ("random_noise", "σ = 0,08" if tr("en", "de") == "de" else "σ = 0.08",
         kata.random_noise(0.08)),
        ("augmentation", tr("all four", "alle vier"), kata.augmentation(size, 0.5, 8, 0.6, 0.05)),
    )  # fmt: skip
    figure.set_size_inches(11, 7.6)
    sheet = figure.subplots(len(rows), TIMES + 1)
    for line, (name, setting, transform) in zip(sheet, rows, strict=True):
        variants = kata.support.repeat(transform, image, TIMES)
        for axes, variant in zip(line, [image, *variants], strict=True):
            style.picture(axes, np.asarray(variant, dtype=float)[0], vmin=0, vmax=1)
        line[0].set_ylabel(f"{name}\n{setting}", rotation=0, ha="right", va="center")
    sheet[0, 0].set_title(tr("original", "Original"))
    sheet[0, 1].set_title(tr("by chance, seven times", "sieben Mal der Zufall"))
    return tr(
        "Each row is one of your transforms, called again and again with the same picture.",
        "Jede Zeile ist eine deiner Transformationen, immer wieder auf dasselbe Bild angewandt.",
    )
