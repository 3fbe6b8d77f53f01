"""Graded tests of kata 56: mixed precision."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from grader.testing import check, close, equal, near

EXAMPLE = torch.tensor([1e-4, 1e-8, -2e-8, 0.0])
TINY, LARGEST = 2.0**-24, 65504.0
EXACT = {"rtol": 0.0, "atol": 0.0}
HALF = {"rtol": 0.02, "atol": 0.002}
"""How closely a step in float16 follows one in float32."""

exponents = st.integers(-40, 10)
numbers = st.builds(lambda m, e: m * 2.0**e, st.integers(-1024, 1024), exponents)


def trained(support, max_norm, steps=1):
    """What float32 makes of the same training."""
    model = support.network()
    for _ in range(steps):
        support.stepped(model, max_norm)
    return support.moved(support.network(), model)


def follows(found, expected, rtol, atol):
    """Demand that a training went the way of another one."""
    step = expected["step"]
    within = float(f"{rtol * step + atol:.3g}")
    near(found["step"], step, within, "the length of the step", "die Länge des Schritts")
    for actual, weights in zip(found["weights"], expected["weights"], strict=True):
        close(actual, weights, rtol=rtol, atol=atol)


def test_the_gradients_of_the_example_get_lost(kata):
    """The smallest positive number of float16 is 6e-8; 1e-8 and -2e-8 are nearer to 0 than to that,
    so two of the three gradients vanish.

    de: Die kleinste positive Zahl von float16 ist 6e-8; 1e-8 und −2e-8 liegen näher an der 0 als an
    ihr, also verschwinden zwei der drei Gradienten.
    """
    close(kata.lost(EXAMPLE, 1.0), 2 / 3)


def test_a_scale_saves_them(kata):
    """Multiplied by 1024, all three are large enough for float16; divided again, in float32, they
    are nearly what they were. Divided while they are still float16, they would be lost after all.

    de: Mit 1024 multipliziert sind alle drei groß genug für float16; wieder geteilt, und zwar in
    float32, sind sie fast, was sie waren. Noch in float16 geteilt wären sie doch verloren.
    """
    close(kata.through_half(EXAMPLE, 1024.0), EXAMPLE, rtol=1e-2, atol=0.0, dtype="float32")
    equal(kata.lost(EXAMPLE, 1024.0), 0.0)


@pytest.mark.whitebox
def test_the_layers_compute_in_16_bits(kata):
    """It is the layers that have to be fast. Rounding the finished logits gains nothing.

    de: Schnell sein müssen die Schichten. Die fertigen Logits zu runden bringt nichts.
    """
    for name in ("bfloat16", "float16"):
        found = kata.support.looked_at(kata.forward, name)
        equal(found["layers"], [name] * 3)
        equal(found["logits"], name)


@pytest.mark.whitebox
def test_weights_and_gradients_keep_32_bits(kata):
    """A step is often a thousandth of the weight or less. In 16 bits, weight plus step would be the
    weight again.

    de: Ein Schritt ist oft ein Tausendstel des Gewichts oder weniger. Mit 16 Bit wäre Gewicht plus
    Schritt wieder das Gewicht.
    """
    for name in ("bfloat16", "float16"):
        found = kata.support.looked_at(kata.forward, name)
        equal(found["weights"], ["float32"])
        equal(found["gradients"], ["float32"])


def test_logits_and_loss_are_nearly_those_of_float32(kata, support):
    """Fewer digits, the same computation: the loss is the mean cross entropy of the batch.

    de: Weniger Stellen, dieselbe Rechnung: Der Fehler ist die mittlere Kreuzentropie des Batches.
    """
    images, labels = support.batch()
    logits, loss = kata.forward(
        kata.support.network(), images, labels, kata.support.dtype("bfloat16")
    )
    expected = support.network()(images).detach()
    close(logits, expected, rtol=0.03, atol=0.03)
    close(loss, -expected.log_softmax(dim=1)[range(8), labels].mean(), rtol=0.03, atol=0.0)


def test_float16_needs_a_scaler_and_bfloat16_does_not(kata):
    """bfloat16 has the exponents of float32, so nothing gets too small for it.

    de: bfloat16 hat die Exponenten von float32, also wird ihm nichts zu klein.
    """
    device = kata.support.device("cpu")
    equal(kata.make_scaler(device, kata.support.dtype("float16")).is_enabled(), True)
    equal(kata.make_scaler(device, kata.support.dtype("bfloat16")).is_enabled(), False)


def test_a_step_is_that_of_the_true_gradients(kata, support):
    """However large the scale, the weights take the step that float32 would take: the gradients are
    divided by the scale before they are used.

    de: Wie groß die Skala auch ist, die Gewichte gehen den Schritt, den float32 ginge: Die
    Gradienten werden durch die Skala geteilt, bevor sie benutzt werden.
    """
    for scale in (1.0, 1024.0):
        found = kata.support.train(kata.train_step, "float16", scale, max_norm=1e6)
        follows(found, trained(support, 1e6), **HALF)


def test_the_true_gradients_are_clipped(kata, support):
    """A limit for gradients is meant for the true ones. Here it is 0.25, and with the learning rate
    0.5 the step has the length 0.125. Multiplied by 1024 all gradients are too long: clipped then,
    hardly anything is left of them.

    de: Eine Grenze für Gradienten meint die wahren. Hier ist sie 0,25, und mit der Lernrate 0,5 hat
    der Schritt die Länge 0,125. Mit 1024 multipliziert sind alle Gradienten zu lang: Wer sie dann
    begrenzt, behält kaum etwas von ihnen übrig.
    """
    found = kata.support.train(kata.train_step, "float16", 1024.0, max_norm=0.25)
    follows(found, trained(support, 0.25), **HALF)


def test_bfloat16_trains_without_a_scale(kata, support):
    """The same function trains in bfloat16: a disabled scaler lets everything through.

    de: Dieselbe Funktion trainiert in bfloat16: Ein abgeschalteter Scaler lässt alles durch.
    """
    found = kata.support.train(kata.train_step, "bfloat16", 0.0, max_norm=0.25)
    follows(found, trained(support, 0.25), rtol=0.02, atol=0.02)


def test_the_scale_grows_while_all_goes_well(kata):
    """The scaler looks for the largest scale that works: in `update`, which comes last in each
    step. The one of this test tries twice as much after every good step.

    de: Der Scaler sucht die größte Skala, die gut geht: in `update`, das in jedem Schritt zuletzt
    kommt. Der dieses Tests versucht es nach jedem guten Schritt mit der doppelten.
    """
    found = kata.support.train(kata.train_step, "float16", 1024.0, max_norm=100.0)
    equal(found["scale"], 2048.0)


def test_after_an_overflow_the_step_is_skipped(kata, support):
    """Infinite gradients must not reach the weights: they stay as they are, and the scale is
    halved.

    de: Unendliche Gradienten dürfen die Gewichte nicht erreichen: Diese bleiben, wie sie sind, und
    die Skala wird halbiert.
    """
    found = kata.support.train(kata.train_step, "float16", 2.0**40, max_norm=100.0)
    equal(found["step"], 0.0)
    equal(found["scale"], 2.0**39)


@given(numbers=st.lists(numbers, min_size=1, max_size=5), power=st.sampled_from([0, 4, 10]))
def test_what_is_left_is_what_float16_can_hold(kata, numbers, power):
    """Times the scale, rounded to the nearest float16, and as float32 divided by the scale: a
    gradient keeps eleven binary digits, fewer where it is tiny.

    de: Mal die Skala, gerundet auf den nächsten float16 und als float32 durch die Skala geteilt:
    Ein Gradient behält elf binäre Stellen, weniger, wo er winzig ist.
    """
    scale = 2.0**power
    gradients = np.array([n for n in numbers if abs(n) * scale < LARGEST] or [1.0], np.float32)
    expected = (gradients * np.float32(scale)).astype(np.float16).astype(np.float32) / scale
    actual = kata.through_half(torch.from_numpy(gradients), scale)
    close(actual, torch.from_numpy(expected.astype(np.float32)), **EXACT, dtype="float32")


def test_the_division_happens_in_float32(kata):
    """Dividing while the numbers are still float16 would lose them after all.

    de: Wer noch in float16 teilt, verliert sie am Ende doch.
    """
    gradients = torch.tensor([TINY / 1024, 3 * TINY / 1024])
    close(kata.through_half(gradients, 1024.0), gradients, **EXACT)


def test_too_large_a_scale_overflows(kata):
    """The largest number of float16 is 65504. What would be beyond is infinite, and stays so.

    de: Die größte Zahl von float16 ist 65504. Was darüber läge, ist unendlich und bleibt es.
    """
    found = kata.through_half(torch.tensor([1.0, -1.0, 0.5]), 2.0**16)
    check(
        torch.equal(found, torch.tensor([torch.inf, -torch.inf, 0.5])),
        found,
        en="torch.tensor([inf, -inf, 0.5000])",
        de="torch.tensor([inf, -inf, 0.5000])",
    )
    equal(kata.lost(torch.tensor([1.0, -1.0, 0.5]), 2.0**16), 0.0)


@pytest.mark.whitebox
def test_the_loss_keeps_32_bits(kata):
    """exp, log and a sum over many: bfloat16 has three decimal digits, too few for a loss.

    de: exp, log und eine Summe über vieles: bfloat16 hat drei Dezimalstellen, zu wenig für einen
    Fehler.
    """
    for name in ("bfloat16", "float16"):
        equal(kata.support.looked_at(kata.forward, name)["loss"], "float32")


def test_gradients_of_earlier_batches_do_not_count(kata, support):
    """Each step has the gradients of its own batch, not the sum of all so far.

    de: Jeder Schritt hat die Gradienten seines eigenen Batches, nicht die Summe aller bisherigen.
    """
    found = kata.support.train(kata.train_step, "float16", 1.0, max_norm=100.0, steps=3)
    follows(found, trained(support, 100.0, steps=3), rtol=0.03, atol=0.006)


def test_the_loss_is_returned_without_the_scale(kata, support):
    """The scale is a matter of the gradients; a loss curve shows the true loss.

    de: Die Skala geht nur die Gradienten etwas an; eine Fehlerkurve zeigt den wahren Fehler.
    """
    images, labels = support.batch()
    expected = torch.nn.functional.cross_entropy(support.network()(images), labels)
    found = kata.support.train(kata.train_step, "float16", 1024.0, max_norm=100.0)
    close(found["loss"], round(float(expected), 2), rtol=0.02, atol=0.0)


def test_the_loss_is_a_python_float(kata):
    """What is returned is for a loss curve: a Python float, and no tensor with a graph behind it.

    de: Was zurückkommt, ist für eine Fehlerkurve: ein Python-Float und kein Tensor, an dem ein
    Graph hängt.
    """
    loss = kata.support.train(kata.train_step, "float16", 1024.0, max_norm=100.0)["loss"]
    check(isinstance(loss, float), loss, en="a Python float", de="ein float von Python")


def test_faint_gradients_arrive(kata, support):
    """The gradients of this network are about 1e-9: float16 alone knows only 0 there. With your
    scaler the weights take their step all the same.

    de: Die Gradienten dieses Netzes liegen bei 1e-9: float16 allein kennt da nur die 0. Mit deinem
    Scaler gehen die Gewichte ihren Schritt trotzdem.
    """
    model = support.Faint()
    support.stepped(model, 100.0, support.LEARNING_RATE / support.FAINT)
    expected = support.moved(support.Faint(), model)["step"]
    close(kata.support.train_faint(kata.train_step, kata.make_scaler), expected, rtol=0.1)


@pytest.mark.gpu
def test_layers_on_a_gpu_compute_in_16_bits(kata):
    """The device of the batch says for which device autocast is meant.

    de: Das Gerät des Batches sagt, für welches Gerät autocast gemeint ist.
    """
    names = ["float16", "bfloat16"] if kata.support.bfloat16_on_gpu() else ["float16"]
    for name in names:
        found = kata.support.looked_at(kata.forward, name, "cuda")
        equal(found["layers"], [name] * 3)
        equal(found["loss"], "float32")
        equal(found["gradients"], ["float32"])


@pytest.mark.gpu
def test_a_step_on_a_gpu_is_that_of_the_true_gradients(kata, support):
    """On a real GPU the scaled step follows that of float32, too.

    de: Auch auf einer echten GPU folgt der skalierte Schritt dem von float32.
    """
    device = kata.support.device("cuda")
    equal(kata.make_scaler(device, kata.support.dtype("float16")).is_enabled(), True)
    found = kata.support.train(kata.train_step, "float16", 1024.0, max_norm=0.25, place="cuda")
    follows(found, trained(support, 0.25), **HALF)


def test_drawn_powers_of_two_come_through_as_they_are(kata, rng):
    """float16 holds them exactly, and so does it hold them times 1024.

    de: float16 hält sie genau, und ebenso ihr 1024-Faches.
    """
    numbers = rng.choice([-1.0, 1.0], 5) * 2.0 ** rng.integers(-12, 4, 5)
    gradients = torch.tensor(numbers, dtype=torch.float32)
    for scale in (1.0, 1024.0):
        close(kata.through_half(gradients, scale), gradients)
