"""The picture of kata 62: from features to a map, and heat maps laid over the picture."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS
from grader.language import say
from grader.pictures import style

CELLS = 8
WEIGHT = torch.tensor([[1.0, -1.0, 0.0], [-0.5, 1.0, 0.5]])


def draw(kata, figure):
    """Draw three features of a picture, the maps of two findings, and both over the picture."""
    with Image.open(ORGANS / "test" / "lung" / "000.png") as file:
        image = np.asarray(file.convert("L"), dtype=float) / 255
    features = _features(image)
    figure.set_size_inches(12.5, 6.6)
    top, bottom = figure.subplots(2, 4)
    names = (say("bright", "hell"), say("dark", "dunkel"), say("edges", "Kanten"))
    style.picture(top[0], image, say("the picture", "das Bild"))
    for axes, feature, name in zip(top[1:], features[0], names, strict=True):
        style.picture(axes, feature, say(f"feature: {name}", f"Merkmal: {name}"),
                      cmap=style.SHARE, vmin=0, vmax=float(features.max()))  # fmt: skip
    for number in range(2):
        raw, over = bottom[2 * number : 2 * number + 2]
        maps = kata.cam(features, WEIGHT, number)
        most = float(maps.abs().max())
        style.picture(raw, maps[0], f"cam(…, {number})", cmap=style.SIGNED, vmin=-most, vmax=most)
        style.picture(over, image, "heatmap", vmin=0, vmax=1)
        heat = np.asarray(kata.heatmap(maps, image.shape)[0], dtype=float)
        over.imshow(heat, cmap="inferno", alpha=0.55, vmin=0, vmax=1)
    return say(
        "Orange speaks for the finding, blue against it. The heat map is the same, larger and from "
        "0 to 1.",
        "Orange spricht für den Befund, Blau dagegen. Die Heatmap ist dasselbe, nur größer und von "
        "0 bis 1.",
    )


def _features(image):
    """Three small pictures of how bright, how dark and how uneven each place is."""
    edges = np.hypot(*np.gradient(image)) * 4
    small = [
        part.reshape(CELLS, len(part) // CELLS, CELLS, -1).mean(axis=(1, 3))
        for part in (image, 1 - image, edges)
    ]
    return torch.tensor(np.array(small), dtype=torch.float32)[None]
