"""The picture of kata 79: what the study claims and what the clinic sees, before and after."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

PARTS = ("split", "class_weights", "loss", "prepare", "predict", "score")


def draw(kata, figure):
    """Draw both studies side by side, each with its claim as a line over the clinic's bars."""
    figure.set_size_inches(11, 5)
    studies = (
        (tr("as it was handed in", "wie sie eingereicht wurde"), kata.support.study()),
        (
            tr("with your functions", "mit deinen Funktionen"),
            kata.support.study(**{part: getattr(kata, part) for part in PARTS}),
        ),
    )
    names = {
        "nv": tr("moles", "Muttermale"),
        "bkl": tr("keratoses", "Keratosen"),
        "mel": tr("melanomas", "Melanome"),
    }
    for axes, (title, report) in zip(figure.subplots(1, 2, sharey=True), studies, strict=True):
        shares = [report["clinic"][code] for code in names]
        colours = [style.GREY, style.GREY, style.BLUE]
        bars = axes.bar(list(names.values()), np.array(shares, dtype=float), color=colours)
        axes.bar_label(
            bars, [style.number(100 * share, 0) + " %" for share in shares], color="white",
            label_type="center", weight="bold",
        )  # fmt: skip
        if shares[-1] < 0.1:  # too flat for a number inside
            axes.texts[-1].set(color=style.INK, y=14)
        claimed = float(report["claimed"])
        axes.axhline(claimed, color=style.ORANGE)
        said = tr("the study claims", "die Studie behauptet")
        axes.text(2.48, claimed + 0.015, f"{said} {style.number(100 * claimed, 0)} %", ha="right")
        axes.set(title=title, ylim=(0, 1.12), xlim=(-0.5, 2.5))
    figure.axes[0].set_ylabel(tr("share found in the clinic", "in der Klinik gefundener Anteil"))
    return tr(
        "One line of the report against what another town sees: would you buy this network?",
        "Eine Zeile des Berichts gegen das, was eine andere Stadt sieht: Würdest du es kaufen?",
    )
