"""The picture of kata 64: what a small model looks at in the head phantom of an ill person."""

import numpy as np
import torch
from matplotlib.colors import LinearSegmentedColormap

from data import heads
from grader.i18n import language, tr
from grader.pictures import style

PATIENT, SIZE, STRIDE = 13, 5, 3
SHARPNESS = 1.5
HOT = LinearSegmentedColormap.from_list("hot", [style.ORANGE, style.ORANGE])
ROW, LAYER = 13, 13
"""Where the volume is cut: through the hippocampi, and through the ventricles."""


def draw(kata, figure):
    """Draw two cuts with both maps on them, and how much each area matters."""
    figure.set_size_inches(14, 6.6)
    found = heads.load()
    weights, biases, scans = _model(found)
    model, x = kata.support.Probabilities(weights, biases), scans[PATIENT][None]
    patches = np.asarray(kata.occlusion(model, x, SIZE, STRIDE, 0.0, 1), dtype=float)
    masks = torch.tensor(found.masks())
    areas = np.asarray(kata.area_occlusion(model, x, masks, 1), dtype=float)
    probability = float(np.asarray(model(x[None]))[0, 1])

    grid = [np.clip(np.rint(np.arange(side) / STRIDE), 0, count - 1).astype(int)
            for side, count in zip(x.shape[1:], patches.shape, strict=True)]  # fmt: skip
    maps = {
        tr(f"the scan: p = {style.number(probability)}",
            f"die Aufnahme: p = {style.number(probability)}"): np.zeros_like(areas),
        "occlusion": patches[np.ix_(*grid)],
        "area_occlusion": areas,
    }  # fmt: skip
    left, right = figure.subfigures(1, 2, width_ratios=[1.6, 1])
    scan = found.test_scans[PATIENT].astype(float)
    for column, (title, values) in zip(left.subplots(2, 3).T, maps.items(), strict=True):
        for axes, cut in zip(column, (_from_the_front, _from_above), strict=True):
            style.picture(axes, cut(scan), title if axes is column[0] else "", vmin=0, vmax=255)
            share = cut(values) / max(values.max(), 1e-9)
            axes.imshow(share, cmap=HOT, vmin=0, vmax=1, alpha=share * 0.85)
    _bars(right.subplots(), found, areas)
    return tr(
        "A linear model, shown the whole head of an ill person, then without its parts. Orange: "
        "what the answer “Alzheimer's” rests on.",
        "Ein lineares Modell sieht den ganzen Kopf eines kranken Menschen, dann ohne seine Teile. "
        "Orange: worauf die Antwort „Alzheimer“ beruht.",
    )


def _model(found):
    """Ridge regression on scans whose voxels have the mean 0; its weights, biases, test scans."""
    train = torch.tensor(found.train_scans).double()
    mean, spread = train.mean(dim=0), train.std(dim=0) + 8
    rows = ((train - mean) / spread).flatten(1)
    sign = torch.tensor(found.train_labels).double() * 2 - 1
    weights = rows.T @ torch.linalg.solve(rows @ rows.T + 100 * torch.eye(len(rows)), sign)
    weights = SHARPNESS * weights.reshape(mean.shape).float()
    scans = ((torch.tensor(found.test_scans) - mean) / spread).float()
    return torch.stack([-weights, weights])[:, None], torch.zeros(2), scans


def _from_the_front(volume):
    return volume[:, ROW, ::-1].T


def _from_above(volume):
    return volume[:, ::-1, LAYER].T


def _bars(axes, found, areas):
    """The drop of each area, which all of its voxels share."""
    drops = [areas[mask].max() for mask in found.masks()]
    names = [area.german if language() == "de" else area.english for area in found.areas]
    axes.barh(names, drops, color=style.ORANGE)
    axes.invert_yaxis()
    axes.set_title(tr("area_occlusion: drop of p", "area_occlusion: Abfall von p"))
