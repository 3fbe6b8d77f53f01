"""The picture of kata 63: four voxels of the toy network, and two maps of an ill person's head."""

import numpy as np
import torch
from torch.nn import functional

from data import heads
from grader.i18n import language, tr
from grader.pictures import style

PATIENT = 13
CHANNELS, PENALTY = 8, 100.0
ROW, LAYER = 13, 13
"""Where the volume is cut: through the hippocampi, and through the ventricles."""


def draw(kata, figure):
    """Draw the toy network's gradients, two cuts with both maps, and where the relevance lies."""
    figure.set_size_inches(14, 6.6)
    left, middle, right = figure.subfigures(1, 3, width_ratios=[0.7, 1.6, 1.2])
    _toy(kata, left.subplots(2, 1))

    found = heads.load()
    masks, weights, scans = _trained(found)
    model, x = kata.support.scanner(masks, weights), scans[PATIENT][None]
    maps = {
        "sensitivity": np.asarray(kata.sensitivity(model, x, 1), dtype=float)[0],
        "guided_backprop": np.asarray(kata.guided_backprop(model, x, 1), dtype=float)[0],
    }
    scan = found.test_scans[PATIENT].astype(float)
    for column, name in zip(middle.subplots(2, 3).T, ("", *maps), strict=True):
        for axes, cut in zip(column, (_from_the_front, _from_above), strict=True):
            values = maps.get(name, scan)
            limit = max(float(np.quantile(np.abs(values), 0.999)), 1e-9)
            look = {"cmap": style.SIGNED, "vmin": -limit} if name else {"vmin": 0}
            style.picture(axes, cut(values), vmax=limit, **look)
        column[0].set_title(name or tr("the scan", "die Aufnahme"))
    _bars(right.subplots(), found, maps)
    return tr(
        "Left: what three voxels of the page's example get. Right: a small 3D network and the head "
        "of an ill person. guided_backprop: orange where brighter helps, blue where darker does.",
        "Links: was die drei Voxel im Beispiel der Seite bekommen. Rechts: ein kleines 3D-Netz und "
        "der Kopf eines kranken Menschen. guided_backprop: heller hilft (orange), dunkler (blau).",
    )


def _toy(kata, both):
    """The two answers to the page's example."""
    x = torch.tensor([1.0, 1.0, -1.0])
    for axes, name in zip(both, ("sensitivity", "guided_backprop"), strict=True):
        values = np.asarray(getattr(kata, name)(kata.support.toy(), x, 0), dtype=float)
        axes.bar(["x1", "x2", "x3"], values, color=np.where(values < 0, style.BLUE, style.ORANGE))
        axes.axhline(0, color=style.GREY, linewidth=0.8)
        axes.set(title=name, ylim=(-1.3, 1.3))


def _trained(found):
    """Random masks, and the ridge regression of what they see on healthy and ill: the network."""
    train, test = (
        torch.tensor(scans).float()[:, None] for scans in (found.train_scans, found.test_scans)
    )
    mean, spread = train.mean(dim=0), train.std(dim=0) + 8
    generator = torch.Generator().manual_seed(63)
    masks = torch.randn((CHANNELS, 1, 3, 3, 3), generator=generator) / 5
    seen = functional.conv3d((train - mean) / spread, masks, padding=1).relu()
    rows = functional.avg_pool3d(seen, 2).flatten(1)
    rows = rows - rows.mean(dim=0)
    sign = torch.tensor(found.train_labels).float() * 2 - 1
    weights = rows.T @ torch.linalg.solve(rows @ rows.T + PENALTY * torch.eye(len(rows)), sign)
    return masks, torch.stack([-weights, weights]), (test - mean)[:, 0] / spread[0]


def _from_the_front(volume):
    return volume[:, ROW, ::-1].T


def _from_above(volume):
    return volume[:, ::-1, LAYER].T


def _bars(axes, found, maps):
    """How much of each map lies in an area, per voxel, against the mean of the whole scan."""
    places = np.arange(len(found.areas))
    looks = ((-0.2, style.GREY), (0.2, style.PINK))
    for (shift, colour), (name, values) in zip(looks, maps.items(), strict=True):
        size = np.abs(values) / max(float(np.abs(values).mean()), 1e-9)
        shares = [size[mask].mean() for mask in found.masks()]
        axes.barh(places + shift, shares, 0.4, color=colour, label=name)
    names = [area.german if language() == "de" else area.english for area in found.areas]
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    axes.set_title(tr("relevance per voxel, mean = 1", "Relevanz pro Voxel, Mittel = 1"))
    axes.legend(loc="center right")
