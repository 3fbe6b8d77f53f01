"""The picture of kata 35: the sigmoid, a network with its weights, and what it answers."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

SEED = 1
FINE = np.linspace(-12, 12, 81)


def draw(kata, figure):
    """Draw the sigmoid, the network 4-3-2 with its weights, and its two outputs over two inputs."""
    figure.set_size_inches(13, 4.9)
    left, right = figure.subfigures(1, 2)
    gentle, net = left.subplots(1, 2, width_ratios=[1, 1.25])
    planes = right.subplots(1, 2, sharey=True)
    values = np.linspace(-8, 8, 161)
    gentle.axhline(0.5, color=style.PALE, linewidth=1)
    gentle.axvline(0, color=style.PALE, linewidth=1)
    gentle.plot(values, np.asarray(kata.sigmoid(values), dtype=float))
    gentle.set_title("sigmoid(z)")
    gentle.set(xlabel="z", yticks=[0, 0.5, 1], ylim=(-0.05, 1.05))

    network = kata.build_network(seed=SEED)
    weights = [np.asarray(layer.weights, dtype=float) for layer in network]
    _network(net, weights)

    points = style.grid_of(FINE, FINE)
    batch = np.concatenate([points, np.zeros_like(points)], axis=1)
    outputs = np.asarray(kata.predict(network, batch), dtype=float)
    shown = outputs.reshape(len(FINE), len(FINE), 2)
    for k, axes in enumerate(planes):
        image = axes.pcolormesh(FINE, FINE, shown[:, :, k], cmap="cividis",
                                vmin=shown.min(), vmax=shown.max())  # fmt: skip
        axes.contour(FINE, FINE, shown[:, :, k], 5, colors="white", linewidths=0.6)
        axes.set_title(tr(f"output y{'₁₂'[k]}", f"Ausgabe y{'₁₂'[k]}"))
        axes.set(xlabel=tr("input x₁", "Eingabe x₁"), aspect="equal")
    right.colorbar(image, ax=planes, shrink=0.7)
    planes[0].set_ylabel(tr("input x₂", "Eingabe x₂"))
    return tr(
        f"build_network(seed={SEED}): orange weights excite, blue ones inhibit, thick ones weigh "
        "more. Right: predict, with x₃ = x₄ = 0.",
        f"build_network(seed={SEED}): Orangefarbene Gewichte erregen, blaue hemmen, dicke wiegen "
        "mehr. Rechts: predict mit x₃ = x₄ = 0.",
    )


def _network(axes, weights):
    """Neurons as circles, and a line for each weight."""
    style.hide_axes(axes)
    sizes = [weights[0].shape[1], *(len(rows) for rows in weights)]
    places = [
        [(column, (size - 1) / 2 - k) for k in range(size)] for column, size in enumerate(sizes)
    ]
    most = max(float(np.abs(rows).max()) for rows in weights)
    for column, rows in enumerate(weights):
        for (to, source), weight in np.ndenumerate(rows):
            (x, y), (x2, y2) = places[column][source], places[column + 1][to]
            colour = style.ORANGE if weight > 0 else style.BLUE
            axes.plot([x, x2], [y, y2], color=colour, linewidth=0.4 + 4 * abs(weight) / most)
    for letter, layer in zip("xhy", places, strict=False):
        for k, (x, y) in enumerate(layer):
            axes.scatter(x, y, s=420, facecolor="white", edgecolor=style.INK, zorder=3)
            axes.text(x, y, letter + "₁₂₃₄₅₆"[k], ha="center", va="center", zorder=4)
    axes.set_title(tr(f"The network {'-'.join(map(str, sizes))}",
                       f"Das Netz {'-'.join(map(str, sizes))}"))  # fmt: skip
    axes.margins(0.14)
