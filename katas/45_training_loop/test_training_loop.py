"""Graded tests of kata 45: the training loop and the accuracy."""

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from grader.testing import check, close, differs, equal

PICTURES = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
LABELS = torch.tensor([0, 1, 0])
EPOCHS, BAR = 4, 0.6


@dataclass
class Trained:
    """What a linear layer is after a training by hand, and the mean loss of each epoch."""

    weight: np.ndarray
    bias: np.ndarray
    losses: list[float]


def by_hand(weight, bias, epochs, lr, momentum):
    """Train a linear layer with the formulas of the page.

    Args:
        weight: where it starts.
        bias: the same.
        epochs: for each epoch its batches, pairs of pictures and labels.
        lr: the learning rate.
        momentum: how much of the last step goes on.
    """
    parameters = [weight.double().numpy(), bias.double().numpy()]
    velocities = [np.zeros_like(p) for p in parameters]
    losses = []
    for batches in epochs:
        in_this_epoch = []
        for images, labels in batches:
            x, y = images.double().numpy(), labels.numpy()
            scores = x @ parameters[0].T + parameters[1]
            shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
            right = np.eye(len(parameters[1]))[y]
            in_this_epoch += [*-np.log((shares * right).sum(axis=1))]
            error = (shares - right) / len(y)
            gradients = [error.T @ x, error.sum(axis=0)]
            velocities = [momentum * v + g for v, g in zip(velocities, gradients, strict=True)]
            parameters = [p - lr * v for p, v in zip(parameters, velocities, strict=True)]
        losses.append(float(np.mean(in_this_epoch)))
    return Trained(*parameters, losses)


def batches(images, labels, size):
    """Pictures and labels in batches, in their order; the last batch may be smaller."""
    return list(zip(images.split(size), labels.split(size), strict=True))


def task(rng, count, n_classes=3):
    """Random pictures of three numbers, their labels, and where a linear layer starts."""
    images, weight, bias = (
        torch.tensor(rng.normal(size=shape).round(1), dtype=torch.float32)
        for shape in ((count, 3), (n_classes, 3), n_classes)
    )
    labels = torch.tensor(rng.permutation(np.arange(count) % n_classes))
    return images, labels, weight, bias


def same_weights(found, expected):
    """Demand the weights of a training by hand."""
    for name, value in (("weight", expected.weight), ("bias", expected.bias)):
        close(found[name], torch.tensor(value, dtype=torch.float32), rtol=1e-4, atol=1e-5)


def test_one_step_of_the_page(kata):
    """The example of the page: one batch, one step against the gradient of the cross entropy.
    CrossEntropyLoss wants the raw scores, since it applies the softmax itself.

    de: Das Beispiel der Seite: ein Batch, ein Schritt gegen den Gradienten der Kreuzentropie.
    CrossEntropyLoss will die rohen Werte, denn den Softmax wendet sie selbst an.
    """
    start = torch.zeros(2, 2), torch.zeros(2)
    expected = by_hand(*start, [[(PICTURES, LABELS)]], lr=0.3, momentum=0.9)
    loader = kata.support.loader(PICTURES, LABELS, 3)
    model = kata.support.linear(*start)
    same_weights(kata.support.weights_after(kata.train, model, loader, 1, lr=0.3), expected)


def test_each_batch_has_a_gradient_of_its_own(kata, rng):
    """`backward` adds to the gradient that is there already. The one of the batch before has to be
    gone.

    de: `backward` addiert zu dem Gradienten, der schon da ist. Der des vorigen Batches muss vorher
    weg sein.
    """
    images, labels, *start = task(rng, 5)
    expected = by_hand(*start, [batches(images, labels, 2)], lr=0.1, momentum=0.0)
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 2)
    found = kata.support.weights_after(kata.train, model, loader, 1, lr=0.1, momentum=0.0)
    same_weights(found, expected)


def test_momentum_lasts_from_batch_to_batch_and_from_epoch_to_epoch(kata, rng):
    """The optimiser remembers its last step. One optimiser sees the whole call of `train` through.

    de: Der Optimierer merkt sich seinen letzten Schritt. Ein einziger begleitet den ganzen Aufruf
    von `train`.
    """
    images, labels, *start = task(rng, 5)
    expected = by_hand(*start, [batches(images, labels, 2)] * 3, lr=0.05, momentum=0.8)
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 2)
    found = kata.support.weights_after(kata.train, model, loader, 3, lr=0.05, momentum=0.8)
    same_weights(found, expected)


def test_a_loss_is_taken_before_the_step_that_follows_it(kata):
    """With one batch per epoch its loss is that of the epoch, as it was when the batch came, before
    the step made it smaller: ln 2 = 0.6931 first.

    de: Bei einem Batch pro Epoche ist sein Fehler der der Epoche, und zwar so, wie er war, als der
    Batch kam, bevor der Schritt ihn kleiner machte: zuerst ln 2 = 0,6931.
    """
    start = torch.zeros(2, 2), torch.zeros(2)
    expected = by_hand(*start, [[(PICTURES, LABELS)]] * 3, lr=0.3, momentum=0.9).losses
    model, loader = kata.support.linear(*start), kata.support.loader(PICTURES, LABELS, 3)
    close(kata.train(model, loader, 3, lr=0.3), expected, rtol=1e-4)


def test_the_loss_of_an_epoch_is_the_mean_over_its_pictures(kata, rng):
    """One number per epoch, the mean over its pictures: those of a smaller last batch count no more
    and no less than the others.

    de: Eine Zahl pro Epoche, der Mittelwert über ihre Bilder: Die eines kleineren letzten Batches
    zählen nicht mehr und nicht weniger als die anderen.
    """
    images, labels, *start = task(rng, 5)
    expected = by_hand(*start, [batches(images, labels, 2)] * 3, lr=0.1, momentum=0.5).losses
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 2)
    close(kata.train(model, loader, 3, lr=0.1, momentum=0.5), expected, rtol=1e-4)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_each_batch_is_one_call_of_the_model(kata, rng):
    """Three batches and two epochs: six calls of the model. The scores that the loss is computed
    from are there already, so nothing has to be computed twice.

    de: Drei Batches und zwei Epochen: sechs Aufrufe des Modells. Die Werte für den Fehler sind
    schon da, nichts muss zweimal berechnet werden.
    """
    images, labels, *start = task(rng, 5)
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 2)
    equal(len(kata.support.modes_in(kata.train, model, loader, 2)), 6)


@pytest.mark.whitebox
def test_pictures_and_labels_stay_together(kata, rng):
    """A shuffled loader has another order each time somebody goes through it: pictures and labels
    come out of it together. Each epoch goes through it once.

    de: Ein gemischter Loader hat bei jedem Durchgang eine andere Reihenfolge: Bilder und Labels
    kommen zusammen heraus. Jede Epoche geht genau einmal hindurch.
    """
    images, labels, *start = task(rng, 8)
    seed = int(rng.integers(1000))
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 3, seed)
    seen, found = kata.support.images_and_weights(
        kata.train, model, loader, 2, lr=0.1, momentum=0.5
    )
    label_of = {tuple(image.tolist()): label for image, label in zip(images, labels, strict=True)}
    order = [tuple(image.tolist()) for batch in seen for image in batch]
    once = sorted(label_of)
    check(
        len(seen) == 6 and sorted(order[:8]) == once and sorted(order[8:]) == once,
        [len(batch) for batch in seen],
        en="batches of 3, 3, 2, 3, 3 and 2 pictures, each picture once per epoch",
        de="Batches mit 3, 3, 2, 3, 3 und 2 Bildern, jedes Bild einmal pro Epoche",
    )
    pairs = [(b, torch.stack([label_of[tuple(i.tolist())] for i in b])) for b in seen]
    expected = by_hand(*start, [pairs[:3], pairs[3:]], lr=0.1, momentum=0.5)
    same_weights(found, expected)


def test_the_accuracy_of_the_page(kata):
    """The example of the page: two of three pictures get their largest score at the right class.

    de: Das Beispiel der Seite: Zwei von drei Bildern bekommen bei der richtigen Klasse ihren
    höchsten Wert.
    """
    model = kata.support.linear(torch.eye(2), torch.tensor([0.0, 0.5]))
    loader = kata.support.loader(PICTURES, LABELS, 3)
    close(kata.accuracy(model, loader), 2 / 3)


def test_every_picture_counts_the_same_in_the_accuracy(kata):
    """The last batch is smaller, so the mean of the batches is not the share of the pictures.

    de: Der letzte Batch ist kleiner, deshalb ist der Mittelwert über die Batches nicht der Anteil
    der Bilder.
    """
    images = torch.eye(3)[[0, 1, 2, 0, 1]]
    model = kata.support.linear(torch.eye(3), torch.zeros(3))
    for labels, expected in (([0, 1, 2, 0, 2], 4 / 5), ([1, 1, 0, 1, 1], 2 / 5)):
        loader = kata.support.loader(images, torch.tensor(labels), 2)
        close(kata.accuracy(model, loader), expected)


def test_the_exam_has_other_pictures_than_the_training(kata):
    """It is measured with the pictures of `test_loader`, all of which are wrong here; those of
    `train_loader` are all right.

    de: Gemessen wird mit den Bildern von `test_loader`, die hier alle falsch sind; die von
    `train_loader` sind alle richtig.
    """
    model = kata.support.linear(torch.eye(3), torch.zeros(3))
    learning = kata.support.loader(torch.eye(3), torch.tensor([0, 1, 2]), 3)
    testing = kata.support.loader(torch.eye(3), torch.tensor([1, 2, 0]), 3)
    found = kata.accuracy_after(model, learning, testing, epochs=(1,), lr=0.01, momentum=0.0)
    close(found, {1: 0.0})


def test_rate_and_momentum_go_on_to_the_training(kata, rng):
    """`accuracy_after` trains with the `lr` and the `momentum` that it was called with: with 0.5
    and 0.6 the model gets elsewhere in one epoch than with the defaults 0.01 and 0.9.

    de: `accuracy_after` trainiert mit dem `lr` und dem `momentum`, mit denen es aufgerufen wurde:
    Mit 0,5 und 0,6 kommt das Modell in einer Epoche woandershin als mit den voreingestellten 0,01
    und 0,9.
    """
    images, labels, *start = task(rng, 9)
    others, *_ = task(rng, 300)
    there = by_hand(*start, [batches(images, labels, 2)], lr=0.5, momentum=0.6)
    scores = others.double().numpy() @ there.weight.T + there.bias
    clear = np.diff(np.sort(scores, axis=1))[:, -1] > 1e-3  # rounding decides nothing there
    answers = scores.argmax(axis=1)[clear]
    wrong = int(rng.integers(20, 80))
    answers[:wrong] = (answers[:wrong] + 1) % 3
    model, learning = kata.support.linear(*start), kata.support.loader(images, labels, 2)
    testing = kata.support.loader(others[clear], torch.tensor(answers), 50)
    found = kata.accuracy_after(model, learning, testing, epochs=(1,), lr=0.5, momentum=0.6)
    close(found, {1: 1 - wrong / len(answers)})


def test_it_is_the_model_given_that_is_trained(kata, rng):
    """The numbers count from the start: after `epochs=(1, 3)` the model that was handed over has 3
    epochs behind it, not 4, and none because a copy of it was trained.

    de: Die Zahlen zählen von Anfang an: Nach `epochs=(1, 3)` hat das übergebene Modell 3 Epochen
    hinter sich, nicht 4, und auch nicht 0, weil eine Kopie trainiert wurde.
    """
    images, labels, *start = task(rng, 6)
    expected = by_hand(*start, [batches(images, labels, 4)] * 3, lr=0.1, momentum=0.0)
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 4)
    found = kata.support.weights_after(
        kata.accuracy_after, model, loader, loader, epochs=(1, 3), lr=0.1, momentum=0.0
    )
    same_weights(found, expected)


def test_the_accuracy_after_so_many_epochs_is_measured_on_the_test_pictures(kata, rng):
    """The numbers of epochs count from the start: after 2 and 5 means 5 epochs in all, of one and
    the same model.

    de: Die Epochen zählen von Anfang an: nach 2 und 5 heißt zusammen 5 Epochen, und zwar mit
    demselben Modell.
    """
    images, labels, *start = task(rng, 9)
    others, answers, *_ = task(rng, 30)
    expected = {}
    for goal in (2, 5):
        there = by_hand(*start, [batches(images, labels, 4)] * goal, lr=0.5, momentum=0.0)
        best = (others.double().numpy() @ there.weight.T + there.bias).argmax(axis=1)
        expected[goal] = float(np.mean(best == answers.numpy()))
    model = kata.support.linear(*start)
    learning, testing = (
        kata.support.loader(images, labels, 4),
        kata.support.loader(others, answers, 8),
    )
    found = kata.accuracy_after(model, learning, testing, epochs=(2, 5), lr=0.5, momentum=0.0)
    close(found, expected)


@pytest.mark.guessable
def test_lenet_learns_the_organs(kata, support, rng):
    """The real thing: after 4 epochs on 32 x 32 pixels LeNet knows the organs on pictures it has
    never seen, or at least it is halfway from guessing to perfect.

    de: Jetzt im Ernst: Nach 4 Epochen mit 32 x 32 Pixeln erkennt LeNet die Organe auf Bildern, die
    es nie gesehen hat, oder ist zumindest auf halbem Weg vom Raten zur Perfektion.
    """
    seed = int(rng.integers(1000))
    model, loader = kata.support.lenet(seed), kata.support.organ_loader("train", seed)
    scores = kata.support.scores_after(kata.train, model, loader, EPOCHS, lr=0.02)
    _, labels = support.organ_loader("test").dataset.tensors
    share = float((scores.argmax(dim=1) == labels).float().mean())
    check(
        share >= BAR,
        round(share, 2),
        en=f"a share of at least {BAR:.2f} of the test pictures",
        de=f"ein Anteil von mindestens {BAR:.2f} der Testbilder",
    )


def test_the_losses_are_python_floats(kata):
    """`loss` is a tensor with a graph behind it; the list has plain numbers, as `item()` gives
    them.

    de: `loss` ist ein Tensor, an dem ein Graph hängt; in der Liste stehen bloße Zahlen, wie
    `item()` sie liefert.
    """
    model = kata.support.linear(torch.zeros(2, 2), torch.zeros(2))
    losses = kata.train(model, kata.support.loader(PICTURES, LABELS, 2), 2, lr=0.3)
    check(isinstance(losses, list), losses, en="a list", de="eine Liste")
    for loss in losses:
        check(isinstance(loss, float), loss, en="a Python float", de="ein float von Python")


@pytest.mark.guessable
@pytest.mark.whitebox
def test_training_happens_in_training_mode(kata, rng):
    """Somebody measured the accuracy before, so the model comes in evaluation mode: `train()`
    switches it back.

    de: Vorher hat jemand die Genauigkeit gemessen, deshalb kommt das Modell im Auswertungsmodus:
    `train()` schaltet es zurück.
    """
    images, labels, *start = task(rng, 5)
    model = kata.support.in_evaluation_mode(kata.support.linear(*start))
    loader = kata.support.loader(images, labels, 2)
    equal(set(kata.support.modes_in(kata.train, model, loader, 2)), {"training"})


def test_what_the_model_brings_along_does_not_count(kata, rng):
    """A model may have gradients from before the call, here all ones. They must not get into the
    first step: clear before `backward`, not only after the step.

    de: Ein Modell kann Gradienten von vor dem Aufruf haben, hier lauter Einsen. Sie dürfen nicht in
    den ersten Schritt gelangen: Lösche vor `backward` und nicht erst nach dem Schritt.
    """
    images, labels, *start = task(rng, 5)
    expected = by_hand(*start, [batches(images, labels, 2)], lr=0.1, momentum=0.0)
    model = kata.support.with_gradients(kata.support.linear(*start))
    loader = kata.support.loader(images, labels, 2)
    found = kata.support.weights_after(kata.train, model, loader, 1, lr=0.1, momentum=0.0)
    same_weights(found, expected)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_each_epoch_goes_through_the_loader_anew(kata, rng):
    """A loader that shuffles has a new order each time somebody goes through it. A list of its
    batches, made once, has the same order in every epoch.

    de: Ein Loader, der mischt, hat bei jedem Durchgang eine neue Reihenfolge. Eine Liste seiner
    Batches, einmal angelegt, hat in jeder Epoche dieselbe.
    """
    images, labels, *start = task(rng, 12)
    seed = int(rng.integers(1000))
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 6, seed)
    seen, _ = kata.support.images_and_weights(kata.train, model, loader, 2, lr=0.1)
    check(len(seen) == 4, len(seen), en="4 batches in 2 epochs", de="4 Batches in 2 Epochen")
    first, second = torch.cat(seen[:2]), torch.cat(seen[2:])
    differs(second, first, "the order of the first epoch", "die Reihenfolge der ersten Epoche")


def test_without_a_word_the_learning_rate_is_001_and_the_momentum_09(kata, rng):
    """Who says nothing about it trains with a learning rate of 0.01 and a momentum of 0.9.

    de: Wer nichts dazu sagt, trainiert mit der Lernrate 0,01 und dem Momentum 0,9.
    """
    images, labels, *start = task(rng, 6)
    expected = by_hand(*start, [batches(images, labels, 1)] * 2, lr=0.01, momentum=0.9)
    model, loader = kata.support.linear(*start), kata.support.loader(images, labels, 1)
    same_weights(kata.support.weights_after(kata.train, model, loader, 2), expected)


@pytest.mark.whitebox
def test_the_accuracy_is_measured_in_evaluation_mode(kata, rng):
    """Dropout and batch normalisation work differently in training: `eval()` switches that off.

    de: Dropout und Batch-Normalisierung arbeiten beim Training anders: `eval()` schaltet das ab.
    """
    images, labels, weight, bias = task(rng, 5)
    model, loader = kata.support.linear(weight, bias), kata.support.loader(images, labels, 2)
    equal(kata.support.modes_in(kata.accuracy, model, loader), ["evaluation"] * 3)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_the_accuracy_needs_no_gradients(kata, rng):
    """Nothing is learned here, so the graph that PyTorch would keep is time and memory for nothing.

    de: Hier wird nichts gelernt, der Graph, den PyTorch sonst mitführt, kostet also Zeit und
    Speicher für nichts.
    """
    images, labels, weight, bias = task(rng, 5)
    model, loader = kata.support.linear(weight, bias), kata.support.loader(images, labels, 2)
    equal(kata.support.graphs_in(kata.accuracy, model, loader), ["without graph"] * 3)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_the_training_goes_on_after_a_measurement(kata, rng):
    """Only the pictures for training are learned from, and all of that happens in training mode,
    also after the first measurement.

    de: Gelernt wird nur aus den Trainingsbildern, und zwar immer im Trainingsmodus, auch nach der
    ersten Messung.
    """
    images, labels, *start = task(rng, 4)
    others, answers, *_ = task(rng, 3)
    model = kata.support.linear(*start)
    learning, testing = (
        kata.support.loader(images, labels, 2),
        kata.support.loader(others, answers, 3),
    )
    modes = kata.support.modes_in(kata.accuracy_after, model, learning, testing, epochs=(1, 3))
    equal(modes.count("training"), 6)


def test_the_workshop_asks_after_5_10_and_20_epochs(kata, rng):
    """Without `epochs` the accuracy is that after 5, 10 and 20 of them; without `lr` and `momentum`
    these are 0.01 and 0.9, as in `train`.

    de: Ohne `epochs` ist es die Genauigkeit nach 5, 10 und 20 Epochen; ohne `lr` und `momentum`
    sind das 0,01 und 0,9 wie bei `train`.
    """
    images, labels, *start = task(rng, 6)
    learning, testing = (kata.support.loader(images, labels, size) for size in (1, 6))
    found = kata.accuracy_after(kata.support.linear(*start), learning, testing)
    equal(list(found), [5, 10, 20])
    expected = by_hand(*start, [batches(images, labels, 1)], lr=0.01, momentum=0.9)
    model = kata.support.linear(*start)
    after = kata.support.weights_after(kata.accuracy_after, model, learning, testing, epochs=(1,))
    same_weights(after, expected)
