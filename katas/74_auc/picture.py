"""The picture of kata 74: places with ties, AUC as classes drift apart, and three measures."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

COUNTS = np.array([33, 51, 110, 12, 111, 671, 14])
"""HAM10000 in the small: akiec, bcc, bkl, df, mel, nv, vasc."""
PEOPLE = 300
SCORES = np.array([0.9, 0.6, 0.4, 0.6, 0.3, 0.2, 0.1])
SICK = np.array([True, True, True, False, False, False, False])


def draw(kata, figure):
    """Draw the mid-ranks of the example, the AUC over the distance of two groups, three judges."""
    figure.set_size_inches(13, 5)
    places, distance, judges = figure.subplots(1, 3, width_ratios=[1, 1, 1.3])
    _places(kata, places)
    _distance(kata, distance)
    _judges(kata, judges)
    return tr(
        "Accuracy rewards always saying “mole”; the two measures that count classes do not.",
        "Die Genauigkeit belohnt es, immer „Muttermal“ zu sagen; die Maße, die Klassen zählen, "
        "tun das nicht.",
    )


def _places(kata, axes):
    """The seven people of the page: score and place."""
    ranks = np.asarray(kata.mid_ranks(SCORES), dtype=float)
    tied = (SCORES[:, np.newaxis] == SCORES).sum(axis=1) > 1
    apart = SCORES + np.where(tied, np.where(SICK, 0.012, -0.012), 0)  # no dot hides another
    for here, colour, name in (
        (SICK, style.RED, tr("sick", "krank")),
        (~SICK, style.BLUE, tr("healthy", "gesund")),
    ):
        axes.plot(apart[here], ranks[here], "o", color=colour, label=name, markersize=9, alpha=0.7)
    share = style.number(kata.auc(SCORES, SICK), 3)
    axes.set(xlabel=tr("score", "Wert"), ylabel=tr("mid-rank", "mittlerer Rang"),
             title=tr(f"The example: AUC {share}", f"Das Beispiel: AUC {share}"))  # fmt: skip
    axes.legend()


def _distance(kata, axes):
    """The AUC of two normal groups that drift apart, many sick and few sick."""
    rng = np.random.default_rng(74)
    noise = rng.normal(size=2 * PEOPLE)
    distances = np.linspace(-3, 3, 25)
    for sick, colour in ((PEOPLE, style.ORANGE), (PEOPLE // 10, style.BLUE)):
        positive = np.arange(PEOPLE + sick) < sick
        people = np.concatenate([noise[:sick], noise[-PEOPLE:]])
        shares = [kata.auc(people + d * positive, positive) for d in distances]
        label = tr(f"{sick} sick, {PEOPLE} healthy", f"{sick} krank, {PEOPLE} gesund")
        axes.plot(distances, np.array(shares, dtype=float), color=colour, label=label)
    axes.axhline(0.5, color=style.GREY, linewidth=0.8)
    axes.set(xlabel=tr("how much higher the sick score", "um wie viel Kranke höher liegen"),
             ylabel="AUC", ylim=(-0.05, 1.05),
             title=tr("Few sick or many: alike", "Der Anteil Kranker ist egal"))  # fmt: skip
    axes.legend(loc="lower right")


def _judges(kata, axes):
    """Three ways to classify skin lesions, by three measures."""
    labels = np.repeat(np.arange(len(COUNTS)), COUNTS)
    rng = np.random.default_rng(75)
    truth = np.eye(len(COUNTS))[labels]
    noise = rng.normal(size=truth.shape)
    classifiers = {
        tr("always mole", "immer Muttermal"): np.tile(np.eye(len(COUNTS))[5], (len(labels), 1)),
        tr("careful", "sorgfältig"): 2 * truth + noise,
        tr("careful, but prefers moles", "sorgfältig, aber für Muttermale"): 2 * truth
        + noise
        + 2.5 * np.eye(len(COUNTS))[5],
    }
    measures = (
        ("accuracy", kata.accuracy, style.GREY),
        ("balanced_accuracy", kata.balanced_accuracy, style.ORANGE),
        ("macro_auc", kata.macro_auc, style.BLUE),
    )
    places = np.arange(len(classifiers))
    for k, (name, measure, colour) in enumerate(measures):
        values = np.array([measure(s, labels) for s in classifiers.values()], dtype=float)
        bars = axes.bar(places + (k - 1) * 0.27, values, 0.25, color=colour, label=name)
        axes.bar_label(bars, [style.number(v, 2) for v in values], size=9)
    lazy = float(kata.majority_accuracy(labels))
    axes.axhline(lazy, color=style.RED, linewidth=1.2, linestyle=":", label="majority_accuracy")
    axes.set_xticks(places, [name.replace(", ", ",\n") for name in classifiers])
    axes.set(ylim=(0, 1.3), title=tr("Three classifiers of skin lesions",
                                      "Drei Klassifikatoren für Hautläsionen"))  # fmt: skip
    axes.legend(ncols=2, loc="upper left")
