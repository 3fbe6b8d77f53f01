"""Kata 59, Quiz: training for real.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def tested_in_training_mode() -> str:
    """Tested in training mode

    A network with dropout has been trained. It is tested within `torch.no_grad()`, but nobody has
    called `model.eval()`. What happens?

    a) Nothing: `no_grad` switches dropout off.
    b) Neurons are still left out at random: on average answers get worse, and they change from run
      to run.
    c) The network goes on learning, from the test images.
    d) PyTorch raises an error: training mode needs gradients.

    de: Im Trainingsmodus getestet

    Ein Netz mit Dropout wurde trainiert. Getestet wird es unter `torch.no_grad()`, aber niemand hat
    `model.eval()` aufgerufen. Was passiert?

    a) Nichts: `no_grad` schaltet Dropout ab.
    b) Noch immer werden zufällig Neuronen ausgelassen: Die Antworten werden im Mittel schlechter
      und ändern sich von Lauf zu Lauf.
    c) Das Netz lernt weiter, und zwar aus den Testbildern.
    d) PyTorch löst einen Fehler aus: Der Trainingsmodus braucht Gradienten.
    """
    raise NotImplementedError


def model_and_batch() -> str:
    """Model and batch to the GPU

        model.to("cuda")
        images.to("cuda")
        outputs = model(images)

    `model` is an `nn.Module`, `images` a tensor, and both are on the CPU at first. What happens?

    a) The GPU computes the outputs, for both were moved.
    b) The CPU computes the outputs, for PyTorch goes where the images are.
    c) An error: `model = model.to("cuda")` would have been right, so the model is still on the CPU.
    d) An error: the images are still on the CPU.

    de: Modell und Batch auf die GPU

        model.to("cuda")
        images.to("cuda")
        outputs = model(images)

    `model` ist ein `nn.Module`, `images` ein Tensor, und beide liegen anfangs auf der CPU. Was
    passiert?

    a) Die GPU berechnet die Ausgaben, denn beides wurde verschoben.
    b) Die CPU berechnet die Ausgaben, denn PyTorch rechnet dort, wo die Bilder sind.
    c) Ein Fehler: Richtig wäre `model = model.to("cuda")` gewesen, also ist das Modell noch auf der
      CPU.
    d) Ein Fehler: Die Bilder sind noch auf der CPU.
    """
    raise NotImplementedError


def clock_of_a_gpu() -> str:
    """The clock and the GPU

    Model and images are on the GPU already. The network is large, has been warmed up, and has no
    synchronisation in it:

        start = time.perf_counter()
        outputs = model(images)
        seconds = time.perf_counter() - start

    How good is `seconds` as a measure of the time that the GPU needed?

    a) The value is right, up to small fluctuations.
    b) The value is too large: it includes the transfer of the images to the GPU.
    c) Python cannot measure the computing time of a GPU.
    d) The value is too small: the call is back before the GPU is done.

    de: Die Uhr und die GPU

    Modell und Bilder liegen schon auf der GPU. Das Netz ist groß, ist warmgelaufen und enthält
    keine Synchronisation:

        start = time.perf_counter()
        outputs = model(images)
        seconds = time.perf_counter() - start

    Was ist von `seconds` als Rechenzeit der GPU zu halten?

    a) Der Wert stimmt, bis auf kleine Schwankungen.
    b) Der Wert ist zu groß: Die Übertragung der Bilder zur GPU ist mit enthalten.
    c) Python kann die Rechenzeit einer GPU nicht messen.
    d) Der Wert ist zu klein: Der Aufruf kehrt zurück, bevor die GPU fertig ist.
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

    A training saves a checkpoint after each epoch. After 20 epochs the training accuracy is 99 %
    and still rising; the validation accuracy has been falling since epoch 8. What now?

    a) Go back to epoch 8; next time, use dropout or augmentation.
    b) Train on, until the validation accuracy catches up.
    c) Add layers: the network is too small for so hard a task.
    d) Put the validation images into the training, then this accuracy rises, too.

    de: Eine Validierungsgenauigkeit, die sinkt

    Ein Training speichert nach jeder Epoche einen Checkpoint. Nach 20 Epochen liegt die
    Trainingsgenauigkeit bei 99 % und steigt noch, die Validierungsgenauigkeit sinkt seit Epoche 8.
    Was nun?

    a) Zurück zu Epoche 8; beim nächsten Mal mit Dropout oder Augmentierung.
    b) Weitertrainieren, bis die Validierungsgenauigkeit aufholt.
    c) Schichten hinzufügen: Für eine so schwere Aufgabe ist das Netz zu klein.
    d) Die Validierungsbilder ins Training nehmen, dann steigt auch diese Genauigkeit.
    """
    raise NotImplementedError
