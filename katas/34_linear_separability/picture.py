"""The picture of kata 34: what a line can separate, and how a hidden layer folds the plane."""

from itertools import product

import numpy as np

from grader.i18n import tr
from grader.pictures import style

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = [0, 1, 1, 0]
FINE = np.linspace(-0.6, 1.6, 111)


def draw(kata, figure):
    """Draw the sixteen truth tables, the plane of the XOR network, and its hidden plane."""
    figure.set_size_inches(13, 5.6)
    tables, planes = figure.subfigures(1, 2, width_ratios=[1, 1.9])
    _tables(kata, tables)
    plane, folded = planes.subplots(1, 2)
    network = [np.asarray(part, dtype=float) for part in kata.xor_network()]
    _plane(kata, plane, network)
    _folded(kata, folded, network)
    style.legend_below(planes, plane)
    return tr(
        "Your neurons fire where it is orange. No line separates XOR; two hidden neurons fold the "
        "plane until one line has both ones on the same side.",
        "Wo es orange ist, feuern deine Neuronen. Keine Gerade trennt XOR; zwei versteckte "
        "Neuronen falten die Ebene, bis beide Einsen auf derselben Seite einer Geraden liegen.",
    )


def _tables(kata, figure):
    """All truth tables of two inputs, each with the line of its neuron where it has one."""
    figure.suptitle(tr("find_neuron: 16 truth tables", "find_neuron: 16 Wahrheitstafeln"), size=11)
    for axes, labels in zip(figure.subplots(4, 4).flat, product((0, 1), repeat=4), strict=True):
        style.hide_axes(axes)
        axes.set(xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), aspect="equal")
        found = kata.find_neuron(list(labels))
        if found is None:
            axes.set_facecolor(style.PALE)
            axes.text(0.5, 0.5, tr("none", "keins"), ha="center", va="center")
        else:
            weights, threshold = np.asarray(found[0], dtype=float), float(found[1])
            answers = kata.neuron(style.grid_of(FINE, FINE), weights, threshold)
            style.answer_plane(axes, FINE, FINE, answers)
        style.answer_dots(axes, CORNERS, labels, size=26)


def _plane(kata, axes, network):
    """The answers of the whole network over the plane, with the lines of its hidden neurons."""
    hidden_weights, hidden_thresholds, output_weights, output_threshold = network
    answers = kata.two_layers(
        style.grid_of(FINE, FINE), hidden_weights, hidden_thresholds, output_weights,
        float(output_threshold),
    )  # fmt: skip
    style.answer_plane(axes, FINE, FINE, answers)
    for k, (weights, threshold) in enumerate(zip(hidden_weights, hidden_thresholds, strict=True)):
        _border(axes, weights, threshold, f"h{'₁₂'[k]}", style.COLOURS[2 + k])
    style.answer_dots(axes, CORNERS, XOR, size=80)
    axes.set_title(tr("two_layers: the XOR plane", "two_layers: die XOR-Ebene"))
    axes.set(xlabel=tr("input x₁", "Eingabe x₁"), ylabel=tr("input x₂", "Eingabe x₂"))
    _square(axes)


def _folded(kata, axes, network):
    """Where the hidden neurons move the corners, and the line that separates them there."""
    hidden_weights, hidden_thresholds, output_weights, output_threshold = network
    style.answer_plane(axes, FINE, FINE, kata.neuron(
        style.grid_of(FINE, FINE), output_weights, float(output_threshold)))  # fmt: skip
    moved = np.stack([
        np.asarray(kata.neuron(CORNERS.astype(float), weights, float(threshold)), dtype=float)
        for weights, threshold in zip(hidden_weights, hidden_thresholds, strict=True)
    ], axis=1)  # fmt: skip
    _border(axes, output_weights, output_threshold, "y", style.INK)
    style.answer_dots(axes, moved, XOR, size=80)
    for spot in np.unique(moved, axis=0):
        here = CORNERS[(moved == spot).all(axis=1)]
        names = "\n".join(f"({x}, {y})" for x, y in here)
        axes.annotate(names, spot, xytext=(0, 10), textcoords="offset points", ha="center")
    axes.set_title(tr("The same corners after the fold", "Dieselben Ecken nach dem Falten"))
    axes.set(xlabel=tr("hidden neuron h₁", "verstecktes Neuron h₁"))
    axes.set(ylabel=tr("hidden neuron h₂", "verstecktes Neuron h₂"))
    _square(axes)


def _square(axes):
    axes.set(xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), aspect="equal", xticks=[0, 1], yticks=[0, 1])


def _border(axes, weights, threshold, name, colour):
    """The line on which the weighted sum equals the threshold, where there is one."""
    (first, second), size = weights, float(weights @ weights)
    if size > 0:
        foot = np.asarray(weights) * threshold / size
        axes.axline(foot, foot + np.array([-second, first]), color=colour, linewidth=1.6,
                    linestyle="--", label=name)  # fmt: skip
