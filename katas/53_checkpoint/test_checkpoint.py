"""Graded tests of kata 53: saving and loading."""

import pytest

from grader.testing import check, close, differs, equal, raises

BROKEN = ("empty", "noise", "text", "cut off")
FOREIGN = ("list", "dictionary", "number")


def test_the_file_of_the_weights_holds_the_state_dict(kata, support):
    """What is saved are the numbers under the names of their layers, not the network object.

    de: Gespeichert werden die Zahlen unter den Namen ihrer Schichten, nicht das Netz als Objekt.
    """
    net, file = kata.support.network(0.5), kata.support.file("net.pt")
    kata.save_weights(file, net)
    content = kata.support.content(file)
    check(
        isinstance(content, dict),
        content,
        en="a dictionary of names and tensors",
        de="ein Dictionary aus Namen und Tensoren",
    )
    equal(content, support.state(support.network(0.5)))


def test_a_fresh_network_gets_the_saved_weights(kata, support):
    """A network made anew, with other weights, is afterwards the one that was saved: with all
    weights, and with the means that a normalisation has collected.

    de: Ein frisch angelegtes Netz mit anderen Gewichten ist danach das gespeicherte: mit allen
    Gewichten und auch mit den Mittelwerten, die eine Normalisierung gesammelt hat.
    """
    net, fresh, file = (
        kata.support.network(0.5),
        kata.support.network(2.0),
        kata.support.file("net.pt"),
    )
    kata.save_weights(file, net)
    kata.load_weights(file, fresh)
    equal(kata.support.state(fresh), support.state(support.network(0.5)))


def test_a_checkpoint_holds_network_optimizer_and_epoch(kata, support):
    """The momentum of the optimiser is no part of the network, and neither knows the epoch. More
    keys than these three do no harm.

    de: Das Momentum des Optimierers gehört nicht zum Netz, und die Epoche kennt keines von beiden.
    Weitere Schlüssel als diese drei schaden nicht.
    """
    training, file = kata.support.Training(), kata.support.file("run.pt")
    kata.support.run_epochs(training, 2)
    kata.save_checkpoint(file, training.model, training.optimizer, 2)
    expected = support.Training()
    support.run_epochs(expected, 2)
    content = kata.support.content(file)
    check(
        isinstance(content, dict) and {"model", "optimizer", "epoch"} <= set(content),
        list(content) if isinstance(content, dict) else content,
        en="a dictionary with the keys 'model', 'optimizer' and 'epoch'",
        de="ein Dictionary mit den Schlüsseln 'model', 'optimizer' und 'epoch'",
    )
    check(
        content["epoch"] == 2,
        content["epoch"],
        en="2 under the key 'epoch', as it was given",
        de="2 unter dem Schlüssel 'epoch', wie übergeben",
    )
    equal(content["model"], support.state(expected.model))
    equal(content["optimizer"], expected.optimizer.state_dict())


def test_a_checkpoint_says_how_many_epochs_are_done(kata):
    """To go on with a training, one has to know where it stopped.

    de: Wer weitermacht, muss wissen, wo.
    """
    training, file = kata.support.Training(), kata.support.file("run.pt")
    for epoch in (3, 0):
        kata.save_checkpoint(file, training.model, training.optimizer, epoch)
        equal(kata.load_checkpoint(file, training.model, training.optimizer), epoch)


def test_the_optimizer_trains_the_network_that_was_loaded(kata):
    """The optimiser knows the parameters of the network, so the loaded numbers have to come into
    these: the next epoch changes the weights. With new parameters in their place it changes
    nothing.

    de: Der Optimierer kennt die Parameter des Netzes, also müssen die geladenen Zahlen in diese
    hinein: Die nächste Epoche ändert die Gewichte. Treten neue Parameter an deren Stelle, ändert
    sie nichts.
    """
    training, file = kata.support.Training(), kata.support.file("run.pt")
    kata.save_checkpoint(file, training.model, training.optimizer, 1)
    kata.load_checkpoint(file, training.model, training.optimizer)
    loaded = kata.support.state(training.model)["0.weight"]
    kata.support.run_epochs(training, 1)
    trained = kata.support.state(training.model)["0.weight"]
    differs(
        trained, loaded, "the weights as they were loaded", "die Gewichte, wie sie geladen sind"
    )


def test_a_loaded_checkpoint_goes_on_bit_for_bit(kata, support):
    """With the weights and the momentum of the third epoch, the fourth is exactly the one that an
    uninterrupted training would have had.

    de: Mit den Gewichten und dem Momentum der dritten Epoche ist die vierte genau die, die ein
    Training ohne Unterbrechung gehabt hätte.
    """
    training, file = kata.support.Training(), kata.support.file("run.pt")
    kata.support.run_epochs(training, 3)
    kata.save_checkpoint(file, training.model, training.optimizer, 3)
    fresh = kata.support.Training()
    kata.load_checkpoint(file, fresh.model, fresh.optimizer)
    expected = support.Training()
    losses = support.run_epochs(expected, 5)
    equal(kata.support.run_epochs(fresh, 2), losses[3:])
    equal(kata.support.state(fresh.model), support.state(expected.model))


def test_without_a_file_a_training_begins(kata, support):
    """The first time there is no checkpoint. That is no error: all epochs are still to be run.

    de: Beim ersten Mal gibt es keinen Checkpoint. Das ist kein Fehler: Alle Epochen stehen noch
    bevor.
    """
    run, file = kata.support.Training(), kata.support.file("run.pt")
    losses = kata.resume(file, run.model, run.optimizer, run.run_epoch, 3)
    equal(losses, support.run_epochs(support.Training(), 3))


def test_an_interrupted_training_goes_on_bit_for_bit(kata, support):
    """After two epochs the computer is switched off. With fresh objects the training runs the
    remaining three, with the same losses as if nothing had happened.

    de: Nach zwei Epochen geht der Rechner aus. Mit frischen Objekten laufen die restlichen drei,
    mit denselben Fehlern, als wäre nichts gewesen.
    """
    run, again, file = kata.support.Training(), kata.support.Training(), kata.support.file("run.pt")
    kata.resume(file, run.model, run.optimizer, run.run_epoch, 2)
    losses = kata.resume(file, again.model, again.optimizer, again.run_epoch, 5)
    check(len(losses) == 3, losses, en="a list of 3 losses", de="eine Liste von 3 Fehlern")
    expected = support.Training()
    equal(losses, support.run_epochs(expected, 5)[2:])
    equal(kata.support.state(again.model), support.state(expected.model))


def test_every_epoch_leaves_a_checkpoint(kata):
    """The power may fail in any epoch. When one begins, all those before it are in the file.

    de: Der Strom kann in jeder Epoche ausfallen. Wenn eine beginnt, stehen alle davor in der Datei.
    """
    run, file = kata.support.Training("run.pt"), kata.support.file("run.pt")
    kata.resume(file, run.model, run.optimizer, run.run_epoch, 3)
    equal(run.found, [0, 1, 2])
    equal(kata.support.content(file)["epoch"], 3)


def test_a_file_keeps_the_weights_as_they_were(kata, support):
    """The training goes on and the weights change; the file still has the old ones, and brings
    them back.

    de: Das Training geht weiter und die Gewichte ändern sich; in der Datei stehen noch die alten,
    und von dort kommen sie zurück.
    """
    training, file = kata.support.Training(), kata.support.file("net.pt")
    net = training.model
    kata.save_weights(file, net)
    kata.support.run_epochs(training, 1)
    changed = kata.support.state(net)
    kata.load_weights(file, net)
    saved = support.state(support.Training().model)
    differs(changed, saved, "the saved weights", "die gespeicherten Gewichte")
    equal(kata.support.state(net), saved)


def test_loading_changes_the_weights_that_an_optimizer_knows(kata, support):
    """An optimiser made before the loading still trains the network after it: the numbers come into
    the parameters that are there, and no new parameters take their place.

    de: Ein Optimierer, der vor dem Laden angelegt war, trainiert das Netz auch danach: Die Zahlen
    kommen in die Parameter, die da sind, und keine neuen treten an deren Stelle.
    """
    fresh, file = kata.support.Training(), kata.support.file("net.pt")
    kata.save_weights(file, kata.support.network(0.5))
    kata.load_weights(file, fresh.model)
    expected = support.Training()
    expected.model.load_state_dict(support.network(0.5).state_dict())
    equal(kata.support.run_epochs(fresh, 2), support.run_epochs(expected, 2))


def test_a_finished_training_has_nothing_left_to_do(kata):
    """Three epochs are done and three were wanted: no further one is run.

    de: Drei Epochen sind fertig und drei waren gewollt: Es läuft keine weitere.
    """
    run, file = kata.support.Training(), kata.support.file("run.pt")
    kata.save_checkpoint(file, run.model, run.optimizer, 3)
    equal(kata.resume(file, run.model, run.optimizer, run.run_epoch, 3), [])


def test_a_file_from_a_gpu_loads_without_one(kata, support):
    """The tensors in this file say that they lie on GPU 7 of another computer. Here they are
    wanted wherever the network is.

    de: Die Tensoren in dieser Datei sagen, dass sie auf GPU 7 eines anderen Rechners liegen. Hier
    sollen sie dahin, wo das Netz ist.
    """
    net, fresh, file = (
        kata.support.network(0.5),
        kata.support.network(2.0),
        kata.support.file("net.pt"),
    )
    kata.load_weights(kata.support.from_a_gpu(kata.save_weights, file, net), fresh)
    equal(kata.support.state(fresh), support.state(support.network(0.5)))
    run = kata.support.Training()
    kata.support.run_epochs(run, 1)
    file = kata.support.from_a_gpu(kata.save_checkpoint, file, run.model, run.optimizer, 1)
    again = kata.support.Training()
    kata.load_checkpoint(file, again.model, again.optimizer)
    equal(kata.support.run_epochs(again, 1), support.run_epochs(support.Training(), 2)[1:])


def test_a_missing_file_is_a_missing_file(kata):
    """After a mistyped name only FileNotFoundError helps.

    de: Wer sich beim Namen vertippt hat, dem hilft ein FileNotFoundError, und nichts anderes.
    """
    run, file = kata.support.Training(), kata.support.file("nowhere.pt")
    raises(FileNotFoundError, kata.load_weights, file, run.model)
    raises(FileNotFoundError, kata.load_checkpoint, file, run.model, run.optimizer)


def test_a_broken_file_is_refused(kata):
    """Empty, cut off by a full disk, a table, noise: torch complains about each in another way. The
    caller should have to know only one exception: ValueError.

    de: Leer, von einer vollen Platte abgeschnitten, eine Tabelle, Rauschen: torch beschwert sich
    jedes Mal auf andere Weise. Wer dich aufruft, muss nur eine Ausnahme kennen: ValueError.
    """
    run = kata.support.Training()
    for how in BROKEN:
        raises(ValueError, kata.load_weights, kata.support.broken(how), run.model)
        raises(ValueError, kata.load_checkpoint, kata.support.broken(how), run.model, run.optimizer)


def test_a_file_with_something_else_in_it_is_refused(kata):
    """A file of torch.save can hold anything: a list, a number, a dictionary of something else.
    That is a ValueError too.

    de: In einer Datei von torch.save kann alles stehen: eine Liste, eine Zahl, ein Dictionary mit
    anderem Inhalt. Auch das ist ein ValueError.
    """
    run = kata.support.Training()
    for how in FOREIGN:
        raises(ValueError, kata.load_weights, kata.support.foreign(how), run.model)
        raises(
            ValueError, kata.load_checkpoint, kata.support.foreign(how), run.model, run.optimizer
        )


def test_the_weights_of_another_network_are_refused(kata):
    """Weights fit only the layers that they were learnt in; all of them have to be there.

    de: Gewichte passen nur zu den Schichten, in denen sie gelernt wurden, und sie müssen alle da
    sein.
    """
    run, file = kata.support.Training(), kata.support.file("net.pt")
    kata.save_weights(file, kata.support.other_network())
    raises(ValueError, kata.load_weights, file, run.model)
    kata.save_checkpoint(file, kata.support.other_network(), run.optimizer, 1)
    raises(ValueError, kata.load_checkpoint, file, run.model, run.optimizer)


def test_a_broken_checkpoint_is_not_written_over(kata, support):
    """Beginning again from the first epoch would destroy what might still be saved. So `resume`
    stops with a ValueError, and the file stays as it is.

    de: Wieder bei der ersten Epoche zu beginnen würde zerstören, was vielleicht noch zu retten ist.
    Deshalb hört `resume` mit einem ValueError auf, und die Datei bleibt, wie sie ist.
    """
    run, file = kata.support.Training(), kata.support.broken("text")
    raises(ValueError, kata.resume, file, run.model, run.optimizer, run.run_epoch, 2)
    expected = support.content_of_bytes(support.broken("text"))
    equal(kata.support.content_of_bytes(file), expected)
    for how in FOREIGN:
        file = kata.support.foreign(how)
        raises(ValueError, kata.resume, file, run.model, run.optimizer, run.run_epoch, 2)


def test_code_in_a_file_is_not_run(kata):
    """A pickle can say "call this function", and Python does so while it reads. The file is
    refused with a ValueError, and its code has not run.

    de: Ein Pickle kann sagen „rufe diese Funktion auf“, und Python tut es schon beim Lesen. Die
    Datei wird mit einem ValueError abgelehnt, und ihr Code ist nicht gelaufen.
    """
    run = kata.support.Training()
    for how in ("weights", "checkpoint"):
        raises(ValueError, kata.load_weights, kata.support.trap(how), run.model)
        equal(kata.support.executed(), False)
        raises(ValueError, kata.load_checkpoint, kata.support.trap(how), run.model, run.optimizer)
        equal(kata.support.executed(), False)


@pytest.mark.gpu
def test_a_training_moves_from_the_gpu_to_the_cpu_and_back(kata, support):
    """Weights and momentum come to where the network is, and the training goes on there.

    de: Gewichte und Momentum kommen dahin, wo das Netz ist, und dort geht das Training weiter.
    """
    file = kata.support.file("run.pt")
    losses = []
    for epoch, device in enumerate(("cuda", "cpu", "cuda")):
        run = kata.support.Training("", device)
        if epoch:
            equal(kata.load_checkpoint(file, run.model, run.optimizer), epoch)
        losses += kata.support.run_epochs(run, 1)
        equal(kata.support.kinds_of_devices(run.model), {device})
        kata.save_checkpoint(file, run.model, run.optimizer, epoch + 1)
    close(losses, support.run_epochs(support.Training(), 3), rtol=1e-2, atol=1e-3)


def test_drawn_weights_come_back(kata, support, rng):
    """Whatever the weights are, a fresh network gets them from the file.

    de: Welche Gewichte es auch sind, ein frisches Netz bekommt sie aus der Datei.
    """
    start, file = float(rng.uniform(0.1, 3.0)), kata.support.file("net.pt")
    fresh = kata.support.network(0.0)
    kata.save_weights(file, kata.support.network(start))
    kata.load_weights(file, fresh)
    equal(kata.support.state(fresh), support.state(support.network(start)))


def test_a_drawn_epoch_is_remembered(kata, rng):
    """The number of epochs that is saved is the one that loading gives back.

    de: Die Zahl der Epochen, die gespeichert wird, ist die, die das Laden zurückgibt.
    """
    training, file = kata.support.Training(), kata.support.file("run.pt")
    epochs = int(rng.integers(5, 10**6))
    kata.save_checkpoint(file, training.model, training.optimizer, epochs)
    equal(kata.load_checkpoint(file, training.model, training.optimizer), epochs)
