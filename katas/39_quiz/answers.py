"""Kata 39, Quiz: neurons.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der Antwort zurück, die stimmt.
"""


def sum_equal_to_the_threshold() -> str:
    """A sum equal to the threshold

    The inputs 0.5, 0.25 and 0.25 arrive at a neuron with the threshold 1.0. What does it do?

    a) It fires, for the threshold is reached.
    b) It fires with half its strength.
    c) It stays silent.
    d) Nobody can tell: with floats the sum is never exactly 1.

    de: Eine Summe gleich dem Schwellenwert

    An einem Neuron mit dem Schwellenwert 1,0 kommen die Eingaben 0,5; 0,25 und 0,25 an. Was macht
    es?

    a) Es feuert, denn der Schwellenwert ist erreicht.
    b) Es feuert mit halber Stärke.
    c) Es bleibt stumm.
    d) Das lässt sich nicht sagen: Mit Floats ist die Summe nie genau 1.
    """
    raise NotImplementedError


def negative_weight() -> str:
    """A negative weight

    One input of a neuron has the weight −2. What does that mean?

    a) The neuron does not take any notice of this input.
    b) The input inhibits: the larger it is, the smaller is the sum.
    c) If the input is large enough, the output of the neuron is negative.
    d) There is a mistake: weights are shares and lie between 0 and 1.

    de: Ein negatives Gewicht

    Ein Eingang eines Neurons hat das Gewicht −2. Was bedeutet das?

    a) Das Neuron beachtet diesen Eingang nicht.
    b) Der Eingang hemmt: Je größer er ist, desto kleiner ist die Summe.
    c) Ist der Eingang groß genug, dann ist die Ausgabe des Neurons negativ.
    d) Da ist ein Fehler: Gewichte sind Anteile und liegen zwischen 0 und 1.
    """
    raise NotImplementedError


def exclusive_or() -> str:
    """One neuron and XOR

    XOR is 1 if exactly one of two inputs is 1. What keeps a single neuron from computing it?

    a) Too short a training: with patience it learns this, too.
    b) The coarse threshold: with a sigmoid one neuron is enough.
    c) Too few weights: it lacks a bias as a third one.
    d) No straight line separates the inputs with the answer 1 from the others.

    de: Ein Neuron und XOR

    XOR ist 1, wenn genau eine von zwei Eingaben 1 ist. Was hindert ein einzelnes Neuron daran, es
    zu berechnen?

    a) Zu kurzes Training: Mit Geduld lernt es auch das.
    b) Der grobe Schwellenwert: Mit einem Sigmoid reicht ein Neuron.
    c) Zu wenige Gewichte: Ihm fehlt ein Bias als drittes.
    d) Keine Gerade trennt die Eingaben mit der Antwort 1 von den übrigen.
    """
    raise NotImplementedError


def layers_without_activation() -> str:
    """Layers without an activation

    A single layer gets a hidden layer of 100 neurons in front of it, with no activation function
    between the two. What can the network separate now?

    a) Nothing that it could not separate before.
    b) Everything: it is proven that two layers are enough.
    c) A lot more: 100 neurons draw 100 straight lines, and these enclose regions.
    d) Less than before: the signals thin out over so many neurons.

    de: Schichten ohne Aktivierung

    Vor eine einzelne Schicht kommt eine Zwischenschicht mit 100 Neuronen, ohne Aktivierungsfunktion
    zwischen beiden. Was kann das Netz jetzt trennen?

    a) Nichts, was es nicht vorher schon trennen konnte.
    b) Alles: Zwei Schichten genügen bewiesenermaßen.
    c) Viel mehr: 100 Neuronen ziehen 100 Geraden, und die schließen Gebiete ein.
    d) Weniger als vorher: Auf so viele Neuronen verteilt, werden die Signale zu dünn.
    """
    raise NotImplementedError


def positive_gradient() -> str:
    """A gradient of +3

    The gradient of the error with respect to a weight is +3. What makes the error smaller?

    a) Making the weight larger: the gradient points to the minimum.
    b) Setting the weight to 0: it does harm.
    c) Making the weight a little smaller.
    d) Making the weight smaller by exactly 3: that is how far the minimum is away.

    de: Ein Gradient von +3

    Der Gradient des Fehlers nach einem Gewicht ist +3. Was macht den Fehler kleiner?

    a) Das Gewicht vergrößern: Der Gradient zeigt zum Minimum.
    b) Das Gewicht auf 0 setzen: Es schadet.
    c) Das Gewicht ein wenig verkleinern.
    d) Das Gewicht um genau 3 verkleinern: So weit ist das Minimum entfernt.
    """
    raise NotImplementedError
