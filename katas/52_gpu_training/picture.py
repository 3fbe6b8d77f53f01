"""The picture of kata 52: CPU against GPU, how honest the clock is, and this computer."""

import numpy as np

from grader.i18n import tr
from grader.pictures import style

EXAMPLE = (25.0, 1.0)
"""Minutes on the CPU and on the GPU, from the workshop."""
TRUE = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
SAMPLES = (64, 256, 1024)


def draw(kata, figure):
    """Draw the workshop's comparison, the clock on a simulated GPU, and real seconds."""
    figure.set_size_inches(13, 5)
    example, clock, here = figure.subplots(1, 3)
    minutes = [60 * value for value in EXAMPLE]
    cpu, gpu, faster = kata.support.compared(kata.compare, *minutes, 3)
    bars = example.barh(["CPU", "GPU"], [cpu / 60, gpu / 60], color=[style.BLUE, style.ORANGE])
    example.bar_label(bars, [style.number(value / 60) for value in (cpu, gpu)], padding=4)
    example.invert_yaxis()
    example.margins(x=0.15)
    times = style.number(float(faster))
    example.set_title(tr(f"compare, the workshop: {times} times as fast",
                          f"compare, der Workshop: {times}-mal so schnell"))  # fmt: skip
    example.set_xlabel(tr("minutes of a training", "Minuten eines Trainings"))

    found = [kata.support.measured(kata.measure, "cuda", seconds, 4) for seconds in TRUE]
    clock.plot(TRUE, TRUE, color=style.GREY, linewidth=1, linestyle="--",
               label=tr("honest", "ehrlich"))  # fmt: skip
    clock.plot(TRUE, np.array(found, dtype=float), "o", color=style.ORANGE, label="measure")
    clock.set(xscale="log", yscale="log")
    clock.set_title(tr("Your clock on a simulated GPU", "Deine Uhr auf einer simulierten GPU"))
    clock.set(xlabel=tr("seconds that a run takes", "Sekunden, die ein Lauf dauert"))
    clock.set(ylabel=tr("seconds that you measure", "Sekunden, die du misst"))
    clock.set(ylim=(5e-5, 30))
    clock.legend(loc="upper left")
    _here(kata, here)
    return tr(
        "Bars: what your compare measures. Right: your train on the computer that you sit at.",
        "Balken: was dein compare misst. Rechts: dein train auf dem Rechner, an dem du sitzt.",
    )


def _here(kata, axes):
    """A real training on the CPU, and on the GPU where there is one."""
    device = kata.pick_device()
    gpu = device.type == "cuda"
    found = []
    for samples in SAMPLES:
        train_on = kata.probe.epoch_for_picture(kata.train, samples)
        found.append(kata.compare(train_on, device, 2 if gpu else 1)[: 2 if gpu else 1])
    seconds = np.array(found, dtype=float)
    for k, (name, colour) in enumerate((("CPU", style.BLUE), ("GPU", style.ORANGE))[: 1 + gpu]):
        places = np.arange(len(SAMPLES)) + (0.4 * k - 0.2) * gpu
        bars = axes.bar(places, seconds[:, k], width=0.36, color=colour, label=name)
        axes.bar_label(bars, [style.number(value) for value in seconds[:, k]], size=9)
    axes.set_xticks(range(len(SAMPLES)), SAMPLES)
    axes.set(xlabel=tr("pictures of 64 × 64", "Bilder mit 64 × 64"))
    axes.set(ylabel=tr("seconds per epoch", "Sekunden pro Epoche"))
    axes.margins(y=0.12)
    none = tr(" (no CUDA GPU)", " (ohne CUDA-GPU)")
    axes.set_title(tr("This computer", "Dieser Rechner") + ("" if gpu else none))
    axes.legend(loc="upper left")
