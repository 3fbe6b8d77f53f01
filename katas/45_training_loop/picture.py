"""The picture of kata 45: loss and accuracy over the epochs, and who is mistaken for whom."""

import numpy as np

from data.folders import ORGANS, labels
from grader.i18n import tr
from grader.pictures import style

EPOCHS = 10


def draw(kata, figure):
    """Draw what the learner's training does to LeNet, and the confusion matrix at the end."""
    figure.set_size_inches(13.5, 5.8)
    falling, rising, confused = figure.subplots(1, 3)
    learning = kata.support.organ_loader("train", shuffle_seed=0)
    testing = kata.support.organ_loader("test")
    model = kata.support.lenet(0)

    losses, shares = [], []
    for _ in range(EPOCHS):
        losses += kata.train(model, learning, 1)
        shares.append([kata.accuracy(model, loader) for loader in (learning, testing)])
    shares = np.array(shares, dtype=float)
    epochs = np.arange(1, EPOCHS + 1)

    falling.plot(epochs, np.array(losses, dtype=float))
    falling.set(title=tr("The loss over the epochs", "Der Fehler über die Epochen"))
    style.over_epochs(falling)
    falling.set_ylabel(tr("mean loss per picture", "mittlerer Fehler pro Bild"))
    falling.set(ylim=(0, None), box_aspect=1)

    kinds = (tr("pictures learnt from", "gelernte Bilder"), tr("test pictures", "Testbilder"))
    for k, kind in enumerate(kinds):
        rising.plot(epochs, shares[:, k], label=kind, color=style.COLOURS[k])
    rising.axhline(
        0.2, color=style.GREY, linewidth=1, linestyle=":", label=tr("by chance", "Zufall")
    )
    rising.set(title=tr("accuracy over the epochs", "accuracy über die Epochen"))
    style.over_epochs(rising)
    rising.set(ylim=(0, 1.03), box_aspect=1)
    rising.set(ylabel=tr("share of right answers", "Anteil richtiger Antworten"))
    rising.legend(loc="lower right")

    scores = np.asarray(kata.support.scores_after(kata.accuracy, model, testing), dtype=float)
    _confusion(confused, scores.argmax(axis=1))
    return tr(
        "LeNet, trained by your train on small pictures of the organs and measured by your "
        "accuracy. Right answers lie on the diagonal.",
        "LeNet, von deinem train an kleinen Bildern der Organe trainiert und von deinem "
        "accuracy gemessen. Richtiges liegt auf der Diagonale.",
    )


def _confusion(axes, answers):
    """How often each organ was taken for each other one."""
    kinds = labels(ORGANS)
    names = [tr(kind.english, kind.german) for kind in kinds]
    right = np.concatenate([
        np.full(len(sorted((ORGANS / "test" / kind.folder).glob("*.png"))), kind.index)
        for kind in kinds
    ])  # fmt: skip
    table = np.zeros((len(kinds), len(kinds)))
    np.add.at(table, (right, answers), 1)
    title = tr("Confusion matrix, test pictures", "Verwechslungsmatrix, Testbilder")
    style.picture(axes, table, title, cmap=style.SHARE)
    style.write_numbers(axes, table, 0)
    axes.set_xticks(range(len(names)), names, size=9)
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(length=0, labelcolor=style.INK)
    axes.set(xlabel=tr("answer", "Antwort"), ylabel=tr("picture of", "Bild von"))
