"""Graded tests of kata 51: the organ classifier as a notebook."""

import pytest
import torch
from torch.nn import functional

from grader.testing import at_least, check, close, differs, equal

LEARNED = 0.4
"""Chance is one in five."""


def joined(batches):
    """The pictures and labels of all batches."""
    images, labels = zip(*batches, strict=True)
    return torch.cat(images), torch.cat(labels)


def places(images, known):
    """For each picture its place among the known ones, -1 for one that is not there."""
    flat, other = images.flatten(1), known.flatten(1)
    if flat.shape[1:] != other.shape[1:]:
        return [-1] * len(images)
    exact = "donot_use_mm_for_euclid_dist"
    nearest, place = torch.cdist(flat, other, compute_mode=exact).min(dim=1)
    return torch.where(nearest < 1e-2, place, -1).tolist()


def forward(weights, images):
    """What the network of the page gives."""
    maps = functional.conv2d(images, weights["conv1.weight"], weights["conv1.bias"])
    maps = functional.max_pool2d(maps.relu(), 2)
    maps = functional.conv2d(maps, weights["conv2.weight"], weights["conv2.bias"])
    maps = functional.max_pool2d(maps.relu(), 2).flatten(1)
    hidden = functional.linear(maps, weights["hidden.weight"], weights["hidden.bias"]).relu()
    return functional.linear(hidden, weights["output.weight"], weights["output.bias"])


def step(weight, support, pixels, labels):
    """One step of plain gradient descent with the learning rate 0.5: weights after, loss before."""
    weight = weight.clone().requires_grad_()
    logits = functional.linear(support.bright(pixels).flatten(1), weight)
    loss = functional.cross_entropy(logits, torch.tensor(labels))
    loss.backward()
    return (weight - 0.5 * weight.grad).detach(), loss.item()


def test_the_variable_names_the_folder(kata):
    """Where KATA_ORGANS is set, it decides; nobody has to edit the notebook for his machine.

    de: Wo KATA_ORGANS gesetzt ist, entscheidet die Variable; niemand muss das Notebook für seinen
    Rechner umschreiben.
    """
    variables = {"HOME": "/home/anna", "KATA_ORGANS": "/scans/ct"}
    equal(kata.organs_folder(variables, "../../data/organs"), "/scans/ct")


@pytest.mark.parametrize("split", ["train", "test"])
def test_each_loader_gives_the_pictures_of_its_folder(kata, support, split):
    """`train_loader` gives every picture below train once, `test_loader` every one below test, as
    TRANSFORM makes them; a network that has learnt the test pictures by heart proves nothing.

    de: `train_loader` liefert jedes Bild unter train genau einmal, `test_loader` jedes unter test,
    so wie TRANSFORM sie macht; ein Netz, das die Testbilder auswendig kennt, beweist nichts.
    """
    images, _ = joined(kata.support.batches(getattr(kata, f"{split}_loader")))
    equal(list(images.shape[1:]), [1, 32, 32])
    found = {name: set(places(images, support.tensors(name)[0])) - {-1} for name in support.MOST}
    count = len(support.tensors(split)[0])
    check(
        len(images) == len(found[split]) == count,
        {"pictures": len(images), **{f"of {name}": len(some) for name, some in found.items()}},
        en=f"the {count} pictures of {split}, each of them once",
        de=f"die {count} Bilder aus {split}, jedes genau einmal",
    )


@pytest.mark.parametrize("split", ["train", "test"])
def test_each_picture_comes_with_its_label(kata, support, split):
    """A label is the number of the organ's folder in the order of the alphabet: colon is 0.

    de: Ein Label ist die Nummer des Organ-Ordners in alphabetischer Reihenfolge: colon ist 0.
    """
    images, labels = joined(kata.support.batches(getattr(kata, f"{split}_loader")))
    known, right = support.tensors(split)
    found = torch.tensor(places(images, known))
    equal(labels, torch.where(found < 0, labels, right[found]))  # others are for another test


def test_the_pictures_come_in_batches(kata):
    """Each batch holds BATCH pictures, which is 20.

    de: Jeder Batch hat BATCH Bilder, also 20.
    """
    for loader, count in ((kata.train_loader, 10), (kata.test_loader, 5)):
        batches = kata.support.batches(loader)
        equal([len(labels) for _, labels in batches], [20] * count)


def test_the_training_pictures_come_in_a_new_order_every_time(kata):
    """Sorted by organ, a network learns one organ and forgets it over the next.

    de: Sind die Bilder nach Organen sortiert, vergisst ein Netz jedes Organ über dem nächsten.
    """
    _, first = joined(kata.support.batches(kata.train_loader))
    _, second = joined(kata.support.batches(kata.train_loader))
    for labels in (first, second):
        check(
            not bool((labels.diff() >= 0).all()),
            labels[:20],
            en="labels of all organs, mixed",
            de="Labels aller Organe, gemischt",
        )
    differs(second, first, "the order of the round before", "die Reihenfolge der Runde davor")


def test_the_network_computes_what_the_page_says(kata, support):
    """Convolution, ReLU, pooling, twice; flatten, hidden, ReLU, output. Nothing after that: the
    loss applies the softmax itself.

    de: Faltung, ReLU, Pooling, zweimal; zu einem Vektor aufreihen, hidden, ReLU, output. Danach
    nichts: Die Fehlerfunktion wendet den Softmax selbst an.
    """
    for n_classes, count in ((5, 1), (5, 3), (11, 2)):
        expected = forward(*support.example(n_classes, count))
        close(kata.support.answers(kata.OrganClassifier, n_classes, count), expected)


def test_the_network_gives_one_logit_per_organ(kata):
    """Twenty pictures go in, five numbers for each come out.

    de: Zwanzig Bilder gehen hinein, fünf Zahlen je Bild kommen heraus.
    """
    equal(list(kata.support.answers(kata.OrganClassifier, 5, 20).shape), [20, 5])


def test_each_step_follows_the_gradients_of_its_own_batch(kata, support):
    """One step of the optimizer per batch. Before it the gradients start from nothing; else the old
    ones are added to the new.

    de: Ein Schritt des Optimierers je Batch. Vorher fangen die Gradienten bei null an; sonst kommen
    die alten zu den neuen.
    """
    weight, batches = torch.zeros(2, 4), []
    for pixels, labels in (([0], [0]), ([1], [1]), ([0, 2], [1, 1]), ([3, 1, 0], [0, 0, 1])):
        batches.append((pixels, labels))
        weight, _ = step(weight, support, pixels, labels)
        found, _ = kata.support.steps(kata.train_step, batches)
        close(found, weight, rtol=1e-4)


def test_the_accuracy_is_the_share_of_the_right_answers(kata):
    """Three of four pictures are right: 0.75.

    de: Drei von vier Bildern sind richtig: 0,75.
    """
    loader = kata.support.loader([0, 1, 2, 3], [0, 1, 2, 0], 2)
    close(kata.accuracy(kata.support.Answers(), loader), 0.75)


def test_the_notebook_runs_to_its_end(kata):
    """From a clean kernel, from top to bottom, every cell runs without an error.

    de: In einem frischen Kernel läuft jede Zelle von oben nach unten ohne Fehler.
    """
    kata.finish()


def test_the_network_has_learnt(kata, support):
    """Even with 200 pictures the trained network recognises far more than one organ in five, and
    `reached` is what it gets right of the test pictures.

    de: Schon mit 200 Bildern erkennt das trainierte Netz weit mehr als eines von fünf Organen, und
    `reached` ist sein Anteil richtiger Testbilder.
    """
    _, labels = support.tensors("test")
    answers = kata.support.test_answers(kata.model).argmax(dim=1)
    share = (answers == labels).sum().item() / len(labels)
    at_least(share, LEARNED, "share of the test pictures", "Anteil der Testbilder")
    close(kata.reached, share, atol=0.011)


def test_without_the_variable_the_form_counts(kata):
    """Where KATA_ORGANS is missing or empty, the folder in the form is taken.

    de: Wo KATA_ORGANS fehlt oder leer ist, gilt der Ordner im Formular.
    """
    drive = "/content/drive/MyDrive/organs"
    equal(kata.organs_folder({"HOME": "/root"}, drive), drive)
    equal(kata.organs_folder({"KATA_ORGANS": ""}, drive), drive)


def test_a_step_returns_the_loss_before_it(kata, support):
    """The loss is the cross entropy of the batch as the model was before the step, as a float.

    de: Der Fehler ist die Kreuzentropie des Batches, so wie das Modell vor dem Schritt war, als
    float.
    """
    weight, batches, expected = torch.zeros(2, 4), [], []
    for pixels, labels in (([0, 1], [0, 1]), ([0, 3], [0, 0]), ([0, 1, 2], [1, 1, 0])):
        batches.append((pixels, labels))
        weight, loss = step(weight, support, pixels, labels)
        expected.append(loss)
        _, losses = kata.support.steps(kata.train_step, batches)
        close(losses, expected, rtol=1e-4)
        first = losses[0]
        check(isinstance(first, float), first, en="a Python float", de="ein float von Python")


def test_every_picture_counts_the_same(kata):
    """The last batch may be smaller: its pictures count no more than the others.

    de: Der letzte Batch kann kleiner sein: Seine Bilder zählen nicht mehr als die anderen.
    """
    for labels, share in (([0, 1, 2, 3, 1], 0.8), ([1, 2, 3, 0, 0], 0.2), ([1, 2, 3, 0, 1], 0.0)):
        loader = kata.support.loader([0, 1, 2, 3, 0], labels, 4)
        close(kata.accuracy(kata.support.Answers(), loader), share)


@pytest.mark.whitebox
def test_measuring_is_not_learning(kata):
    """While it is measured, the model is in evaluation mode and no graph is built.

    de: Beim Messen ist das Modell im Auswertungsmodus, und kein Graph wird aufgebaut.
    """
    model = kata.support.Answers()
    kata.accuracy(model, kata.support.loader([0, 1, 2, 3], [0, 1, 2, 3], 3))
    equal(model.modes, ["eval", "eval"])
    equal(model.graphs, [False, False])


def test_drawn_answers_have_their_share(kata, rng):
    """Whatever the labels are, the accuracy is the share of the pictures that are right.

    de: Welche Labels es auch sind, die Genauigkeit ist der Anteil der richtigen Bilder.
    """
    for _ in range(5):
        pictures, labels = rng.integers(0, 4, 12).tolist(), rng.integers(0, 4, 12).tolist()
        right = sum(one == other for one, other in zip(pictures, labels, strict=True))
        loader = kata.support.loader(pictures, labels, 4)
        close(kata.accuracy(kata.support.Answers(), loader), right / 12)
