"""The picture of kata 73: what Dice sees and accuracy does not, and a mask that learns."""

import numpy as np
import torch
from matplotlib.colors import to_rgb

from data.abdomen import load
from grader.i18n import tr
from grader.pictures import style

SHOWN, CROP = 7, np.s_[12:52, 8:58]
STEPS, RATE = 60, 800.0
KEPT = (0, 10, 25, STEPS)


def draw(kata, figure):
    """Draw predictions with their Dice and their accuracy, and a training by dice_loss alone."""
    figure.set_size_inches(13, 7)
    above, below = figure.subfigures(2, 1)
    abdomen = load()
    image, organ = abdomen.images[SHOWN], abdomen.masks[SHOWN]
    y, x = np.ogrid[:64, :64]
    predicted = (
        (np.zeros_like(organ), tr("nothing", "nichts")),
        (np.roll(organ, 3, axis=0), tr("3 pixels too low", "3 Pixel zu tief")),
        (_wider(_wider(organ)), tr("too large", "zu groß")),
        (organ | (np.hypot(y - 22, x - 20) < 5), tr("something else too", "und noch etwas")),
        (organ & (x < 44), tr("without its tail", "ohne ihr Ende")),
    )
    for axes, (mask, name) in zip(above.subplots(1, len(predicted)), predicted, strict=True):
        tensors = (torch.tensor(found[None, None]).float() for found in (mask, organ))
        dice = float(np.asarray(kata.soft_dice(*tensors), dtype=float).reshape(()))
        axes.imshow(_coloured(image, mask, organ)[CROP])
        style.hide_axes(axes)
        axes.set_title(f"{name}\nDice {style.number(dice, 2)}")
        right = style.number(100 * (mask == organ).mean(), 1)
        axes.set_xlabel(tr(f"{right} % of the pixels right", f"{right} % der Pixel richtig"))
    _training(kata, below, organ)
    return tr(
        "A CT slice: drawn blue, predicted orange, both green. A network that overlooks the "
        "pancreas is still right nearly everywhere.",
        "Eine CT-Schicht: blau gezeichnet, orange vorhergesagt, grün beides. Wer die "
        "Bauchspeicheldrüse übersieht, liegt fast überall richtig.",
    )


def _wider(mask):
    """A mask and all its neighbours."""
    rows = mask | np.roll(mask, 1, 0) | np.roll(mask, -1, 0)
    return rows | np.roll(rows, 1, 1) | np.roll(rows, -1, 1)


def _coloured(image, mask, organ):
    """The slice in grey, and each kind of agreement in its colour."""
    shown = np.repeat(image[..., np.newaxis] / 255, 3, axis=2)
    kinds = (
        (mask & ~organ, style.ORANGE),
        (organ & ~mask, style.BLUE),
        (organ & mask, style.GREEN),
    )
    for here, colour in kinds:
        shown[here] = 0.25 * shown[here] + 0.75 * np.array(to_rgb(colour))
    return shown


def _training(kata, figure, organ):
    """Logits that start at random and follow the gradient of the loss, pixel by pixel."""
    labels = torch.tensor(organ[None]).long()
    logits = torch.randn((1, 2, *organ.shape), generator=torch.Generator().manual_seed(73)) / 2
    losses, kept, one = [], {}, torch.tensor(1.0)
    for step in range(STEPS + 1):
        if step in KEPT:
            kept[step] = torch.softmax(logits, 1)[0, 1].numpy()
        losses.append(float(np.asarray(kata.dice_loss(logits, labels), dtype=float)))
        logits = logits - RATE * kata.support.gradient(kata.dice_loss, one, logits, labels, 1e-5)
    curve, *pictures = figure.subplots(1, 1 + len(KEPT), width_ratios=[1.2, *[1] * len(KEPT)])
    curve.plot(losses)
    curve.set_title(tr("logits that follow dice_loss", "Logits, die dice_loss folgen"))
    curve.set(xlabel=tr("step", "Schritt"), ylabel="dice_loss", ylim=(0, None))
    for axes, (step, values) in zip(pictures, kept.items(), strict=True):
        title = tr(f"after {step} steps", f"nach {step} Schritten")
        style.picture(axes, values[CROP], title, cmap=style.SHARE, vmin=0, vmax=1)
