"""The picture of kata 43: a batch as the network gets it, and the order of the labels."""

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

from grader.i18n import tr
from grader.pictures import style

ROWS, COLUMNS = 4, 6


def draw(kata, figure):
    """Draw one training batch with its names, the counts, and both orders."""
    figure.set_size_inches(13, 6.2)
    sheet, facts = figure.subfigures(1, 2, width_ratios=[1.35, 1])
    folder = kata.support.organs()
    train = kata.organ_set(folder, "train")
    images, labels = kata.support.first_batch(kata.train_loader(folder, ROWS * COLUMNS))
    names = kata.names_of(train, labels)
    _sheet(sheet, images, names)

    counts, orders = facts.subplots(2, 1, height_ratios=[1.5, 1])
    found = [kata.class_counts(kata.organ_set(folder, split)) for split in ("train", "test")]
    organs = sorted(set().union(*found))
    for k, (split, numbers) in enumerate(zip(("train", "test"), found, strict=True)):
        places = np.arange(len(organs)) + 0.4 * k - 0.2
        heights = [numbers.get(organ, 0) for organ in organs]
        bars = counts.bar(places, heights, width=0.36, color=style.COLOURS[k], label=split)
        counts.bar_label(bars, size=9, color=style.GREY)
    counts.set_xticks(range(len(organs)), organs)
    counts.set(title="class_counts", ylabel=tr("pictures", "Bilder"))
    counts.legend(loc="upper right", ncols=2, bbox_to_anchor=(1, 1.16))

    look = {"cmap": ListedColormap(style.COLOURS[:5]), "vmin": 0, "vmax": 4, "aspect": "auto"}
    for row, loader in enumerate((kata.train_loader(folder, 50), kata.test_loader(folder, 50))):
        order = np.concatenate([np.asarray(batch[1]) for batch in kata.support.epoch(loader)])
        place = (0, 1, row + 0.4, row - 0.4)
        orders.imshow(order[np.newaxis].astype(float), extent=place, **look)
    orders.set(ylim=(1.5, -0.5), xlim=(0, 1))
    orders.set_title(tr("The labels of one epoch, in their order",
                         "Die Labels einer Epoche in ihrer Reihenfolge"))  # fmt: skip
    orders.set_yticks([0, 1], ["train", "test"])
    orders.set_xticks([0, 1], [tr("first", "zuerst"), tr("last", "zuletzt")])
    for text, side in zip(orders.get_xticklabels(), ("left", "right"), strict=True):
        text.set_horizontalalignment(side)
    orders.spines[:].set_visible(False)
    patches = [Patch(color=c, label=o) for c, o in zip(style.COLOURS, organs, strict=False)]
    orders.legend(handles=patches, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=5)
    orders.tick_params(length=0, labelcolor=style.INK)
    return tr(
        "Left: a batch of your train_loader, grey values from 0 to 1, named by your names_of. "
        "Right: training is shuffled, the test is not.",
        "Links: ein Batch deines train_loader, Grauwerte von 0 bis 1, benannt von deinem names_of. "
        "Rechts: Das Training ist gemischt, der Test nicht.",
    )


def _sheet(figure, images, names):
    """The pictures of a batch in rows."""
    pixels = np.asarray(images)
    for axes, image, name in zip(figure.subplots(ROWS, COLUMNS).flat, pixels, names, strict=True):
        style.picture(axes, image[0], vmin=0, vmax=1)
        axes.set_title(name, loc="center", size=9.5, pad=3)
