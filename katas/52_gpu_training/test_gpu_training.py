"""Graded tests of kata 52: training on a GPU."""

import pytest
import torch

from grader.testing import check, close, equal

EPOCHS, RATE = 3, 0.5


def training(support, rate=RATE):
    """The losses and weights of the same training by the definition, on the CPU."""
    model, means = support.network(), []
    for _ in range(EPOCHS):
        losses = []
        for images, labels in support.Batches():
            loss = -model(images).log_softmax(dim=1)[range(len(labels)), labels].mean()
            losses.append(loss.item())
            gradients = torch.autograd.grad(loss, list(model.parameters()))
            with torch.no_grad():
                for weights, gradient in zip(model.parameters(), gradients, strict=True):
                    weights -= rate * gradient
        means.append(sum(losses) / len(losses))
    return means, support.weights_of(model)


def test_the_gpu_is_chosen_where_there_is_one(kata):
    """With a CUDA device, that is the place to compute; what comes back is a torch.device.

    de: Gibt es ein CUDA-Gerät, wird dort gerechnet; zurück kommt ein torch.device.
    """
    found = kata.support.picked(kata.pick_device, cuda=True)
    right = ("device(type='cuda')", "device(type='cuda', index=0)")
    check(found in right, found, en="'device(type='cuda')'", de="'device(type='cuda')'")


def test_the_cpu_is_chosen_otherwise(kata):
    """The same program has to run on a computer without a GPU.

    de: Dasselbe Programm muss auch auf einem Rechner ohne GPU laufen.
    """
    equal(kata.support.picked(kata.pick_device, cuda=False), "device(type='cpu')")


def test_the_loader_gives_every_sample(kata):
    """Ten samples in batches of four: batches of 4, 4 and 2, and each sample once, the last two as
    well.

    de: Zehn Beispiele in Batches zu vieren: Batches mit 4, 4 und 2 und jedes Beispiel genau einmal,
    auch die letzten beiden.
    """
    loader = kata.make_loader(kata.support.dataset(10), 4, kata.support.device("cpu"))
    equal(kata.support.sizes_of(loader), [4, 4, 2])
    equal(kata.support.labels_of(loader), list(range(10)))


def test_batches_for_a_gpu_lie_in_pinned_memory(kata):
    """The GPU fetches by itself from pinned memory, while the CPU goes on. "cuda:0" is a CUDA
    device as well as "cuda".

    de: Aus gepinntem Speicher holt die GPU die Daten selbst, während die CPU weiterarbeitet. Auch
    "cuda:0" ist ein CUDA-Gerät, nicht nur "cuda".
    """
    for name in ("cuda", "cuda:0"):
        loader = kata.make_loader(kata.support.dataset(10), 4, kata.support.device(name))
        equal(loader.pin_memory, True)


@pytest.mark.whitebox
def test_images_and_labels_go_to_the_gpu(kata):
    """A tensor does not move in place: `.to` returns a new one, and that has to be returned. Images
    and labels both have to come along, since the loss is computed on the GPU too.

    de: Ein Tensor zieht nicht selbst um: `.to` gibt einen neuen zurück, und der muss zurückkommen.
    Bilder und Labels müssen beide mit, denn auch der Fehler wird auf der GPU berechnet.
    """
    for name in ("cuda", "cuda:0"):
        places, _ = kata.support.moved(kata.to_device, name)
        equal(places, ["cuda", "cuda"])


@pytest.mark.whitebox
def test_network_and_batches_meet_on_the_gpu(kata):
    """`train` moves the network and each batch. A network moves in place, a tensor does not: what
    `.to` returns is a new tensor.

    de: `train` verschiebt das Netz und jeden Batch. Ein Netz zieht selbst um, ein Tensor nicht: Was
    `.to` zurückgibt, ist ein neuer Tensor.
    """
    places, _ = kata.support.trained(kata.train, epochs=2)
    equal(places, {"cuda"})


def test_every_batch_is_a_step_downhill(kata, support):
    """SGD takes one step for each batch, along the gradient of the cross entropy of that batch
    alone, without momentum. The cross entropy wants the raw scores.

    de: SGD geht für jeden Batch einen Schritt, nach dem Gradienten der Kreuzentropie nur dieses
    Batches, ohne Momentum. Die Kreuzentropie will die rohen Werte.
    """
    net, batches, device = (
        kata.support.network(),
        kata.support.Batches(),
        kata.support.device("cpu"),
    )
    kata.train(net, batches, device, EPOCHS, RATE)
    _, weights = training(support)
    for actual, expected in zip(kata.support.weights_of(net), weights, strict=True):
        close(actual, expected, rtol=1e-4, atol=1e-5)


def test_the_training_gives_the_mean_loss_of_each_epoch(kata, support):
    """Each epoch counts with the mean of its batches' losses, as they were on the way. A smaller
    last batch counts like the others.

    de: Jede Epoche zählt mit dem Mittelwert der Fehler ihrer Batches, so wie sie unterwegs waren.
    Ein kleinerer letzter Batch zählt wie die anderen.
    """
    net, batches, device = (
        kata.support.network(),
        kata.support.Batches(),
        kata.support.device("cpu"),
    )
    losses, _ = training(support)
    close(kata.train(net, batches, device, EPOCHS, RATE), losses, rtol=1e-4)


def test_without_a_gpu_nobody_waits_for_one(kata):
    """On the CPU the work is done when the call returns. `torch.cuda.synchronize` fails on a
    computer without CUDA.

    de: Auf der CPU ist die Arbeit getan, wenn der Aufruf zurückkehrt. `torch.cuda.synchronize`
    scheitert auf einem Rechner ohne CUDA.
    """
    close(kata.support.measured(kata.measure, "cpu", seconds=60.0, repeats=2), 60.0, rtol=0.1)


def test_a_first_run_does_not_count(kata):
    """The first run takes seconds longer: memory is reserved, caches are filled. It belongs to no
    measurement, on the CPU as little as on the GPU.

    de: Der erste Lauf dauert Sekunden länger: Speicher wird belegt, Caches werden gefüllt. Er
    gehört in keine Messung, auch nicht auf der CPU.
    """
    close(kata.support.measured(kata.measure, "cpu", seconds=0.5, repeats=4), 0.5, rtol=1e-2)


def test_a_time_on_the_gpu_is_taken_when_it_has_finished(kata):
    """A call returns as soon as the GPU knows what to do. A look at the clock right then measures
    only the telling, 0.0001. With 1.375 the clock was started while the first run was still going:
    wait there, too.

    de: Ein Aufruf kehrt zurück, sobald die GPU weiß, was zu tun ist. Wer dann auf die Uhr schaut,
    hat nur das Beauftragen gemessen, 0,0001. Bei 1,375 wurde die Uhr gestartet, während der erste
    Lauf noch lief: Warte auch dort.
    """
    for name in ("cuda", "cuda:0"):
        close(kata.support.measured(kata.measure, name, seconds=0.5, repeats=4), 0.5, rtol=1e-2)


def test_a_training_that_took_25_minutes_takes_one_on_the_gpu(kata):
    """The figures of the page: 25 minutes on the CPU, 1 minute on the GPU, so it is 25 times
    faster. Each of the two is measured on its own device.

    de: Die Zahlen der Seite: 25 Minuten auf der CPU, 1 Minute auf der GPU, also 25-mal so schnell.
    Jede der beiden Zeiten wird auf ihrem eigenen Gerät gemessen.
    """
    found = kata.support.compared(kata.compare, cpu=1500.0, gpu=60.0, repeats=2)
    close(found, (1500.0, 60.0, 25.0), rtol=1e-3)


def test_the_loader_needs_no_other_process(kata):
    """`num_workers` stays at 0: the tests allow no other processes.

    de: `num_workers` bleibt bei 0: Weitere Prozesse erlauben die Tests nicht.
    """
    loader = kata.make_loader(kata.support.dataset(10), 4, kata.support.device("cpu"))
    equal(loader.num_workers, 0)


def test_other_batches_are_not_pinned(kata):
    """Pinning is a copy and takes memory away from everybody else; it only pays for a CUDA device.

    de: Festhalten kostet eine Kopie und nimmt allen anderen Speicher weg; es lohnt sich nur für ein
    CUDA-Gerät.
    """
    for name in ("cpu", "meta"):
        loader = kata.make_loader(kata.support.dataset(10), 4, kata.support.device(name))
        equal(loader.pin_memory, False)


def test_a_batch_stays_on_the_cpu_where_that_is_the_device(kata):
    """Only the argument says where a batch goes; its numbers stay what they are.

    de: Wohin ein Batch kommt, sagt allein das Argument; seine Zahlen bleiben, wie sie sind.
    """
    batch = (torch.tensor([[0.5, -1.0]]), torch.tensor([2]))
    images, labels = kata.to_device(batch, kata.support.device("cpu"))
    equal(images, batch[0])
    equal(labels, batch[1])


@pytest.mark.whitebox
def test_copies_to_the_gpu_do_not_block(kata):
    """Nobody has to wait for a copy to the GPU: it does in order what it is told, so the copy is
    there when the next operation needs it.

    de: Auf eine Kopie zur GPU muss niemand warten: Sie arbeitet ihre Aufträge der Reihe nach ab,
    die Kopie ist also da, wenn die nächste Operation sie braucht.
    """
    for name in ("cuda", "cuda:0"):
        _, copies = kata.support.moved(kata.to_device, name)
        equal(copies, ["non-blocking", "non-blocking"])


def test_the_losses_are_python_floats(kata):
    """What is returned is for reading and drawing: a list of Python floats, no tensors that may lie
    on a GPU and have a graph behind them.

    de: Was zurückkommt, will jemand lesen und zeichnen: eine Liste von Python-Floats, keine
    Tensoren, die vielleicht auf einer GPU liegen und an denen ein Graph hängt.
    """
    net, device = kata.support.network(), kata.support.device("cpu")
    losses = kata.train(net, kata.support.Batches(), device, 2, RATE)
    check(isinstance(losses, list), losses, en="a list", de="eine Liste")
    for loss in losses:
        check(isinstance(loss, float), loss, en="a Python float", de="ein float von Python")


@pytest.mark.whitebox
def test_the_gpu_is_asked_for_a_number_once_per_epoch(kata):
    """To get a number, the program waits until the GPU has computed it, and the GPU then waits for
    new work. So the losses are collected there and fetched together.

    de: Wer eine Zahl haben will, wartet, bis die GPU sie berechnet hat, und danach wartet die GPU
    auf neue Arbeit. Deshalb werden die Fehler dort gesammelt und gemeinsam geholt.
    """
    _, fetches = kata.support.trained(kata.train, epochs=2)
    check(fetches <= 2, fetches, en="at most 2, one per epoch", de="höchstens 2, einmal je Epoche")


def test_one_repeat_is_enough(kata):
    """With a single run that counts, the mean is the time of that run.

    de: Zählt nur ein einziger Lauf, ist dessen Dauer der Mittelwert.
    """
    close(kata.support.measured(kata.measure, "cuda", seconds=60.0, repeats=1), 60.0, rtol=1e-3)
    close(kata.support.measured(kata.measure, "cpu", seconds=60.0, repeats=1), 60.0, rtol=1e-3)


def test_a_gpu_can_be_slower(kata):
    """A tiny network leaves a GPU with nothing to do but start: then the factor is below 1, and
    that is what is reported.

    de: Bei einem winzigen Netz ist eine GPU fast nur mit dem Anlaufen beschäftigt: Dann liegt der
    Faktor unter 1, und genau das wird auch berichtet.
    """
    found = kata.support.compared(kata.compare, cpu=0.5, gpu=2.0, repeats=4)
    close(found, (0.5, 2.0, 0.25), rtol=1e-3)


@pytest.mark.gpu
def test_a_real_gpu_learns_the_same(kata, support):
    """On the GPU the training ends with the weights and losses of the CPU, up to rounding.

    de: Auf der GPU endet das Training mit den Gewichten und Fehlern der CPU, bis auf die Rundung.
    """
    net, batches, device = (
        kata.support.network(),
        kata.support.Batches(),
        kata.support.device("cuda"),
    )
    expected_losses, expected_weights = training(support)
    losses = kata.train(net, batches, device, EPOCHS, RATE)
    equal(kata.support.kinds_of_devices(net), {"cuda"})
    close(losses, expected_losses, rtol=1e-2, atol=1e-3)
    for actual, expected in zip(kata.support.weights_of(net), expected_weights, strict=True):
        close(actual, expected, rtol=1e-2, atol=1e-3)


@pytest.mark.gpu
def test_batches_for_a_real_gpu_are_pinned(kata):
    """Every tensor that comes out of the loader lies in pinned memory.

    de: Jeder Tensor, der aus dem Loader kommt, liegt in festgehaltenem Speicher.
    """
    equal(kata.support.loader_on_a_gpu(kata.make_loader), True)


@pytest.mark.gpu
def test_a_real_gpu_is_waited_for(kata):
    """A large matrix product takes the GPU much longer than it takes to start it. The GPU's own
    clock says how long; what you measure is at least half of that.

    de: Ein großes Matrixprodukt beschäftigt die GPU viel länger, als es dauert, es zu beauftragen.
    Die Uhr der GPU selbst sagt, wie lange; was du misst, ist mindestens halb so viel.
    """
    seconds, own = kata.support.seconds_of_a_product(kata.measure)
    check(seconds >= own / 2, seconds, en=f"about {own:.4f}", de=f"etwa {own:.4f}")


def test_a_loader_of_drawn_size_gives_full_batches_and_the_rest(kata, rng):
    """Every batch is as large as asked for, but for the last one, which holds what is left.

    de: Jeder Batch ist so groß wie verlangt, bis auf den letzten, in dem der Rest liegt.
    """
    for _ in range(3):
        size, full, rest = int(rng.integers(4, 9)), int(rng.integers(2, 5)), int(rng.integers(1, 4))
        samples = kata.support.dataset(size * full + rest)
        loader = kata.make_loader(samples, size, kata.support.device("cpu"))
        equal(kata.support.sizes_of(loader), [size] * full + [rest])


def test_the_training_follows_a_drawn_rate(kata, support, rng):
    """The learning rate decides how far each step goes, and with it the losses of the epochs.

    de: Die Lernrate bestimmt, wie weit jeder Schritt geht, und damit die Fehler der Epochen.
    """
    net, rate = kata.support.network(), float(rng.uniform(0.1, 0.9))
    losses, _ = training(support, rate)
    found = kata.train(net, kata.support.Batches(), kata.support.device("cpu"), EPOCHS, rate)
    close(found, losses, rtol=1e-4)
