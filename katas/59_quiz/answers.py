"""Kata 59, Quiz: training for real.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der Antwort zurück, die stimmt.
"""


def tested_in_training_mode() -> str:
    """Tested in training mode

    A network with dropout has been trained. It is tested within `torch.no_grad()`, but nobody has
    called `model.eval()`. What happens?

    a) Nothing: `no_grad` switches dropout off.
    b) Neurons are still left out at random: answers get worse and change from run to run.
    c) The network goes on learning, from the test images.
    d) PyTorch raises an error: training mode needs gradients.

    de: Im Trainingsmodus getestet

    Ein Netz mit Dropout ist trainiert. Getestet wird es in `torch.no_grad()`, aber niemand hat
    `model.eval()` aufgerufen. Was passiert?

    a) Nichts: `no_grad` schaltet Dropout ab.
    b) Noch immer fallen zufällig Neuronen aus: Die Antworten werden schlechter und ändern sich von
      Lauf zu Lauf.
    c) Das Netz lernt weiter, und zwar aus den Testbildern.
    d) PyTorch löst einen Fehler aus: Der Trainingsmodus braucht Gradienten.
    """
    raise NotImplementedError


def batch_left_behind() -> str:
    """Model and batch to the GPU

        model.to("cuda")
        images.to("cuda")
        outputs = model(images)

    `model` is an `nn.Module`, `images` a tensor, and both come from the CPU. What happens?

    a) The GPU computes the outputs, for both were moved.
    b) The CPU computes the outputs, for PyTorch goes where the images are.
    c) An error: `model = model.to("cuda")` would have been right, so the model is still on the CPU.
    d) An error: the images are still on the CPU.

    de: Modell und Batch auf die GPU

        model.to("cuda")
        images.to("cuda")
        outputs = model(images)

    `model` ist ein `nn.Module`, `images` ein Tensor, und beide kommen von der CPU. Was passiert?

    a) Die GPU berechnet die Ausgaben, denn beides wurde verschoben.
    b) Die CPU berechnet die Ausgaben, denn PyTorch rechnet da, wo die Bilder sind.
    c) Ein Fehler: Richtig wäre `model = model.to("cuda")` gewesen, also ist das Modell noch auf der
      CPU.
    d) Ein Fehler: Die Bilder sind noch auf der CPU.
    """
    raise NotImplementedError


def clock_of_a_gpu() -> str:
    """The clock and the GPU

    Model and images are on the GPU already:

        start = time.perf_counter()
        outputs = model(images)
        seconds = time.perf_counter() - start

    What does `seconds` say about the time that the GPU needed?

    a) Too little: the call is back before the GPU is done.
    b) The truth, up to small fluctuations.
    c) Too much: the way of the images to the GPU is in it.
    d) Nothing at all: Python cannot measure a GPU.

    de: Die Uhr und die GPU

    Modell und Bilder liegen schon auf der GPU:

        start = time.perf_counter()
        outputs = model(images)
        seconds = time.perf_counter() - start

    Was sagt `seconds` über die Zeit, die die GPU gebraucht hat?

    a) Zu wenig: Der Aufruf ist zurück, bevor die GPU fertig ist.
    b) Die Wahrheit, bis auf kleine Schwankungen.
    c) Zu viel: Der Weg der Bilder zur GPU steckt mit darin.
    d) Gar nichts: Eine GPU kann Python nicht messen.
    """
    raise NotImplementedError


def half_a_checkpoint() -> str:
    """Half a checkpoint

    A training with SGD and momentum was stopped after 10 epochs, and only `model.state_dict()` was
    saved. It is loaded, and training goes on with a new optimiser. What is different from a
    training without a break?

    a) Nothing: the parameters are all that was learnt.
    b) Nothing: the optimiser recognises the parameters and finds its momentum in them.
    c) The momentum begins at zero again, and training takes another course.
    d) The network begins with random weights, for a new optimiser sets them back.

    de: Ein halber Checkpoint

    Ein Training mit SGD und Momentum wurde nach 10 Epochen angehalten, gespeichert wurde nur
    `model.state_dict()`. Es wird geladen, und mit einem neuen Optimierer geht das Training weiter.
    Was ist anders als beim Training ohne Pause?

    a) Nichts: Die Parameter sind alles, was gelernt wurde.
    b) Nichts: Der Optimierer erkennt die Parameter wieder und findet in ihnen sein Momentum.
    c) Das Momentum beginnt wieder bei null, und das Training nimmt einen anderen Verlauf.
    d) Das Netz beginnt mit zufälligen Gewichten, denn ein neuer Optimierer setzt sie zurück.
    """
    raise NotImplementedError


def falling_validation() -> str:
    """A validation accuracy that falls

    After 20 epochs the training accuracy is 99 % and still rising; the validation accuracy has been
    falling since epoch 8. What now?

    a) Go back to epoch 8; next time, use dropout or augmentation.
    b) Train on, until the validation accuracy catches up.
    c) Add layers: the network is too small for so hard a task.
    d) Put the validation images into the training, then this accuracy rises, too.

    de: Eine Validierungsgenauigkeit, die sinkt

    Nach 20 Epochen liegt die Trainingsgenauigkeit bei 99 % und steigt noch, die
    Validierungsgenauigkeit sinkt seit Epoche 8. Was nun?

    a) Zurück zu Epoche 8; beim nächsten Mal mit Dropout oder Augmentation.
    b) Weitertrainieren, bis die Validierungsgenauigkeit aufholt.
    c) Schichten hinzufügen: Für eine so schwere Aufgabe ist das Netz zu klein.
    d) Die Validierungsbilder ins Training nehmen, dann steigt auch diese Genauigkeit.
    """
    raise NotImplementedError
