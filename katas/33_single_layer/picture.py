"""The picture of kata 33: three neurons that argue over one patient, and what each looks for."""

import numpy as np
from matplotlib.colors import ListedColormap

from grader.i18n import tr
from grader.pictures import style

WEIGHTS = np.array(
    [[0.0, 0.5, 1.0, -0.5, 0.25], [1.0, 0.5, 0.0, -0.5, 1.0], [-1.0, 0.0, 0.5, 1.0, -0.5]]
)
PATIENT = np.array([0.0, 0.5, 0.75, 0.65, 0.25])


def draw(kata, figure):
    """Draw the outputs and the class while the fever rises, and an input for each class."""
    figure.set_size_inches(12, 5.4)
    sweep, seen = figure.subplots(1, 2, width_ratios=[1.2, 1])
    classes = (
        tr("cold", "Erkältung"),
        tr("influenza", "Grippe"),
        tr("hay fever", "Heuschnupfen"),
    )
    symptoms = tr(
        "fever,cough,runny\nnose,itchy\neyes,aching\nlimbs",
        "Fieber,Husten,Schnupfen,juckende\nAugen,Glieder-\nschmerzen",
    ).split(",")

    fever = np.linspace(0, 1, 101)
    batch = np.tile(PATIENT, (len(fever), 1))
    batch[:, 0] = fever
    outputs = np.asarray(kata.forward(batch, WEIGHTS), dtype=float)
    chosen = np.asarray(kata.classify(batch, WEIGHTS), dtype=int)
    for k, name in enumerate(classes):
        colour = style.COLOURS[k]
        sweep.plot(fever, outputs[:, k], color=colour, label=name)
        if (wins := chosen == k).any():
            sweep.text(fever[wins].mean(), 1.01, name, color=colour, weight="bold", ha="center",
                       transform=sweep.get_xaxis_transform())  # fmt: skip
    low, high = sweep.get_ylim()
    sweep.imshow(chosen[np.newaxis], cmap=ListedColormap(style.COLOURS[:3]), vmin=0, vmax=2,
                 alpha=0.15, aspect="auto", extent=(0, 1, low, high))  # fmt: skip
    sweep.set_title(tr("The strongest neuron decides", "Das stärkste Neuron entscheidet"), pad=24)
    sweep.set(xlabel=tr("fever of the patient", "Fieber der Patientin"), xlim=(0, 1))
    sweep.set_ylabel(tr("output of each neuron", "Ausgabe jedes Neurons"))
    style.legend_below(figure, sweep)

    inputs = np.array([kata.find_input(WEIGHTS, k) for k in range(3)], dtype=float)
    inputs = inputs.reshape(WEIGHTS.shape)
    most = max(np.abs(inputs).max(), 1e-9)
    style.picture(seen, inputs, cmap=style.SIGNED, vmin=-most, vmax=most, aspect="auto")
    style.write_numbers(seen, inputs)
    seen.set_title(tr("find_input: a patient for each class",
                       "find_input: zu jeder Klasse ein Patient"), pad=24)  # fmt: skip
    seen.set_yticks(range(3), [f"{name}\n→ {_named(kata, row, classes)}"
                               for name, row in zip(classes, inputs, strict=True)])  # fmt: skip
    seen.set_xticks(range(5), symptoms)
    seen.tick_params(length=0, labelcolor=style.INK)
    return tr(
        "Left: only the fever changes, your forward draws the lines and your classify the colours. "
        "Right, after the arrow: what classify says.",
        "Links: Nur das Fieber ändert sich; Linien von deinem forward, Farben von deinem classify. "
        "Rechts hinter dem Pfeil: was classify sagt.",
    )


def _named(kata, sample, classes):
    """What the layer says of a sample, in words."""
    found = int(kata.classify(sample, WEIGHTS))
    return classes[found] if 0 <= found < len(classes) else str(found)
