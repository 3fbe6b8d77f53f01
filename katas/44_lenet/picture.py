"""The picture of kata 44: what the first masks look for, and what the network says of an organ."""

import numpy as np
import torch
from PIL import Image

from data.folders import ORGANS, labels
from grader.i18n import tr
from grader.pictures import style

SIDE, LEARNT, EPOCHS, RATE = 32, 60, 14, 0.05


def draw(kata, figure):
    """Draw the first layer's masks, new and trained, one organ under each, and five answers."""
    figure.set_size_inches(13, 6.6)
    organs = labels(ORGANS)
    images, targets = _pictures("train", organs, LEARNT)
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(44))

    net = kata.support.filled(kata.OrganClassifier(n_classes=len(organs), image_size=SIDE), 44)
    before = _first_masks(net)
    losses = kata.probe.train_for_picture(net, images[order], targets[order], EPOCHS, RATE)
    after = _first_masks(net)

    masks, answers = figure.subfigures(2, 1, height_ratios=[1.45, 1])
    left, right = masks.subfigures(1, 2, width_ratios=[2.1, 1])
    _masks(left, before, after, images[3 * LEARNT + 1])
    falling = right.subplots()
    falling.plot(range(1, EPOCHS + 1), losses)
    falling.set_title(tr("It can learn", "Es kann lernen"))
    style.over_epochs(falling)
    falling.set(ylabel=tr("loss", "Fehler"), ylim=(0, None))

    shown, _ = _pictures("test", organs, 1)
    names = [tr(organ.english, organ.german) for organ in organs]
    shares = torch.softmax(net(shown), dim=1).numpy()
    _answers(answers, shown.numpy(), shares, names)
    return tr(
        f"Your network after {EPOCHS} epochs with {LEARNT} small pictures of each organ. "
        "Orange entries of a mask excite, blue ones inhibit.",
        f"Dein Netz nach {EPOCHS} Epochen mit je {LEARNT} kleinen Bildern pro Organ. "
        "Orangefarbene Einträge einer Maske erregen, blaue hemmen.",
    )


def _pictures(split, organs, most):
    """The first pictures of each organ, small, with values from -1 to 1, and their labels."""
    found = []
    for organ in organs:
        for number in range(most):
            with Image.open(ORGANS / split / organ.folder / f"{number:03}.png") as picture:
                found.append(np.asarray(picture.convert("L").resize((SIDE, SIDE))))
    pixels = torch.tensor(np.stack(found)).unsqueeze(1) / 127.5 - 1
    return pixels, torch.arange(len(organs)).repeat_interleave(most)


def _first_masks(net):
    """The weights of the first convolution and its biases, whatever they are called."""
    parameters = list(net.state_dict().values())
    first = next(k for k, numbers in enumerate(parameters) if numbers.dim() == 4)
    return parameters[first], parameters[first + 1]


def _masks(figure, before, after, image):
    """New masks, trained masks, and what the trained ones find in one picture."""
    rows = figure.subplots(3, len(after[0]), squeeze=False)
    most = max(float(masks.abs().max()) for masks in (before[0], after[0]))
    found = torch.relu(torch.nn.functional.conv2d(image[None], *after))[0]
    for k, (new, trained, answer) in enumerate(rows.T):
        for axes, (masks, _) in ((new, before), (trained, after)):
            style.picture(axes, masks[k, 0], cmap=style.SIGNED, vmin=-most, vmax=most)
        style.picture(answer, found[k], cmap="cividis")
    titles = (
        tr("the first six masks, new", "die ersten sechs Masken, neu"),
        tr("trained", "trainiert"),
        tr("what they find in a lung", "was sie in einer Lunge finden"),
    )
    for row, title in zip(rows, titles, strict=True):
        row[0].set_title(title)


def _answers(figure, images, shares, names):
    """Test pictures, each with the probabilities that the network gives it."""
    for k, (top, bars) in enumerate(figure.subplots(1, 2 * len(names)).reshape(-1, 2)):
        style.picture(top, images[k, 0], names[k], vmin=-1, vmax=1)
        colours = [style.ORANGE if j == k else style.SKY for j in range(len(names))]
        bars.barh(names, shares[k], color=colours)
        bars.set(xlim=(0, 1), xticks=[0, 1])
        bars.invert_yaxis()
        bars.tick_params(labelsize=8, length=0)
