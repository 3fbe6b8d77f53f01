"""The picture of kata 71: uploads, what the network gets of them, and the three answers."""

import io

import numpy as np
import torch
from PIL import Image

from grader.i18n import tr
from grader.pictures import style

UPLOADS = (("RGB", 1), ("CMYK", 1), ("L", 1), ("RGB", 6))
LOGITS = (-1.0, -0.5, 1.0, -2.0, 2.1, 2.6, 0.0)


def mole(size=(10, 15)):
    """A mole on skin, drawn in coarse squares; brighter on the left, to show which side is up."""
    y, x = np.mgrid[-1 : 1 : size[0] * 1j, -1.5 : 1.5 : size[1] * 1j]
    inside = np.clip(1.6 - 2 * np.hypot(x + 0.2, 1.2 * y - 0.1 * x), 0, 1)[..., None]
    skin = np.array([236, 190, 165]) * (1 - 0.12 * x[..., None] / 1.5)
    return np.clip(skin * (1 - inside) + np.array([96, 52, 38]) * inside, 0, 255).astype(int)


def stored(upload):
    """The pixels as they lie in the file."""
    with Image.open(io.BytesIO(upload.getvalue())) as image:
        return np.asarray(image.convert("RGB"))


def draw(kata, figure):
    """Draw each upload as it is stored and as the network gets it, then the answer."""
    figure.set_size_inches(11, 5.4)
    left, right = figure.subfigures(1, 2, width_ratios=[3, 2])
    sheet = left.subplots(2, len(UPLOADS))
    for (mode, orientation), (above, below) in zip(UPLOADS, sheet.T, strict=True):
        note = f"{mode}, EXIF {orientation}"
        colours = mole()
        upload = kata.support.upload(colours, mode=mode, orientation=orientation)
        style.picture(above, stored(upload) / 255, note)
        x = np.asarray(kata.preprocess(upload), dtype=float)[0]
        style.picture(below, np.clip(x.transpose(1, 2, 0) / 2 + 0.5, 0, 1))
    sheet[0, 0].set_ylabel(tr("in the file", "in der Datei"))
    sheet[1, 0].set_ylabel(tr("for the network", "für das Netz"))
    answers = kata.top3(
        kata.support.network(torch.tensor(LOGITS), dropout=0.3), torch.zeros(1, 3, 8, 8)
    )
    axes = right.subplots()
    names, shares = [f"{name}\n({code})" for code, name, _ in answers], [p for *_, p in answers]
    bars = axes.barh(names, np.array(shares, dtype=float), color=style.BLUE)
    axes.bar_label(bars, [style.number(100 * float(p), 1) + " %" for p in shares], padding=4)
    axes.invert_yaxis()
    axes.set(xlim=(0, 1), xlabel=tr("probability", "Wahrscheinlichkeit"))
    return tr(
        "Four uploads as they are stored and as your network gets them; its three answers.",
        "Vier Uploads, wie sie gespeichert sind und wie dein Netz sie sieht; seine drei Antworten.",
    )
