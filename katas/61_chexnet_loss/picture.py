"""The picture of kata 61: weights of common and rare findings, and what they change."""

import numpy as np
import torch

from grader.i18n import tr
from grader.pictures import style

SHARES = (0.5, 0.25, 0.1, 0.05, 0.01)
PATIENTS = 100
LOGITS = np.linspace(-6, 6, 97)


def draw(kata, figure):
    """Draw the weights, the cost of one picture, and the best answer that is always the same."""
    figure.set_size_inches(13, 4.8)
    weights, single, constant = figure.subplots(1, 3)
    patients = torch.arange(PATIENTS)[:, None]
    labels = (patients < PATIENTS * torch.tensor(SHARES)).float()
    w_pos, w_neg = (np.asarray(w, dtype=float).reshape(len(SHARES))
                    for w in kata.class_weights(labels))  # fmt: skip
    places = np.arange(len(SHARES))
    weights.bar(places - 0.2, w_pos, 0.4, color=style.ORANGE, label="w₊")
    weights.bar(places + 0.2, w_neg, 0.4, color=style.BLUE, label="w₋")
    weights.set_xticks(places, [f"{share:.0%}".replace("%", " %") for share in SHARES])
    weights.set(title="class_weights", ylim=(0, 1.2))
    weights.set_xlabel(tr("pictures with the finding", "Bilder mit dem Befund"))
    weights.legend(loc="upper left", ncols=2)

    names = (tr("the finding is there", "der Befund ist da"),
             tr("it is not there", "er ist nicht da"))  # fmt: skip
    for label, colour, name in ((1.0, style.ORANGE, names[0]), (0.0, style.BLUE, names[1])):
        costs = [_loss(kata, z, torch.full((1, 1), label), 0.75, 0.25) for z in LOGITS]
        single.plot(LOGITS, costs, color=colour, label=name)
    single.set(title=tr("one picture, w₊ = ¾ and w₋ = ¼", "ein Bild, w₊ = ¾ und w₋ = ¼"),
               xlabel="logit", ylabel=tr("cost", "Kosten"))  # fmt: skip
    single.legend(loc="upper center")

    quarter = torch.tensor([[1.0], [0.0], [0.0], [0.0]])
    choices = (
        (0.5, 0.5, style.GREY, tr("w₊ = w₋: best is p = ¼", "w₊ = w₋: am besten p = ¼")),
        (0.75, 0.25, style.GREEN, "w₊ = ¾, w₋ = ¼: p = ½"),
    )  # fmt: skip
    for plus, minus, colour, name in choices:
        costs = np.array([_loss(kata, z, quarter, plus, minus) for z in LOGITS])
        constant.plot(LOGITS, costs, color=colour, label=name)
        best = costs.argmin()
        constant.plot(LOGITS[best], costs[best], "o", color=colour)
    constant.set(title=tr("the same answer for four, one of them ill",
                           "dieselbe Antwort für vier, einer ist krank"),
                 xlabel="logit", ylabel=tr("loss", "Fehler"), ylim=(0, None))  # fmt: skip
    constant.legend(loc="upper center")
    return tr(
        "The rarer a finding, the louder the voice of the pictures that have it. With the weights "
        "it no longer pays to say no to all.",
        "Je seltener ein Befund, desto lauter die Stimme der Bilder, die ihn haben. Mit den "
        "Gewichten lohnt es sich nicht mehr, alle zu verneinen.",
    )


def _loss(kata, logit, labels, plus, minus):
    """The loss when every picture gets the same logit."""
    logits = torch.full(labels.shape, float(logit))
    return float(kata.weighted_bce(logits, labels, torch.tensor([plus]), torch.tensor([minus])))
