"""The picture of kata 62: from features to a map, and heat maps laid over a chest."""

import numpy as np
import torch
from PIL import Image, ImageFilter

from data.chest_phantoms import draw as draw_chest
from grader.i18n import tr
from grader.pictures import style

PATIENT = 148
CELLS = 8
FINDINGS = ("nodule", "pneumothorax")
WEIGHT = torch.tensor([[6.0, 0.0, -1.0], [-1.0, 2.0, -0.5]])
"""Of a spot, the dark and the bright, for each of the two findings."""


def draw(kata, figure):
    """Draw three features of a chest, the maps of two findings, and both over the picture."""
    chest = draw_chest(PATIENT, 0, FINDINGS)
    image = chest.picture / 255
    features = _features(chest.picture)
    figure.set_size_inches(12.5, 6.9)
    top, bottom = figure.subplots(2, 4)
    style.picture(top[0], image, tr("a chest phantom", "ein Thorax-Phantom"), vmin=0, vmax=1)
    names = (tr("small and bright", "klein und hell"), tr("dark", "dunkel"),
             tr("bright", "hell"))  # fmt: skip
    for axes, feature, name in zip(top[1:], features[0], names, strict=True):
        style.picture(axes, feature, tr(f"feature: {name}", f"Merkmal: {name}"),
                      cmap="cividis", vmin=0, vmax=float(feature.max()))  # fmt: skip
    titles = (tr("nodule", "Rundherd"), tr("pneumothorax", "Pneumothorax"))
    for number, (name, title) in enumerate(zip(FINDINGS, titles, strict=True)):
        raw, over = bottom[2 * number : 2 * number + 2]
        maps = kata.cam(features, WEIGHT, number)
        most = float(maps.abs().max())
        style.picture(raw, maps[0], f"cam: {title}", cmap=style.SIGNED, vmin=-most, vmax=most)
        style.picture(over, image, f"heatmap: {title}", vmin=0, vmax=1)
        heat = np.asarray(kata.heatmap(maps, image.shape)[0], dtype=float)
        over.imshow(heat, cmap="inferno", alpha=0.5, vmin=0, vmax=1)
        over.contour(chest.places[name], levels=[0.5], colors=[style.SKY], linewidths=1.5)
    return tr(
        "In a map, orange speaks for the finding, blue against it; in a feature, yellow is strong. "
        "The line on the heat map shows where the finding was drawn.",
        "In einer Karte spricht Orange für den Befund, Blau dagegen; bei den Merkmalen ist Gelb "
        "stark. Die Linie auf der Heatmap zeigt, wo der Befund gezeichnet wurde.",
    )


def _features(picture):
    """How spotted, how dark and how bright each place is, as a trained network might say it."""
    fine, coarse = (
        np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(radius)), dtype=float)
        for radius in (1, 5)
    )
    parts = (fine - coarse - 8, 80 - fine, fine - 140)
    small = [
        np.maximum(part, 0).reshape(CELLS, len(part) // CELLS, CELLS, -1).mean(axis=(1, 3)) / 80
        for part in parts
    ]
    return torch.tensor(np.array(small), dtype=torch.float32)[None]
