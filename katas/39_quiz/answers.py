"""Kata 39, Quiz: neurons.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def sum_equal_to_the_threshold() -> str:
    """A sum equal to the threshold

    A neuron as in kata 31 has the threshold 1.0, and all its weights are 1. The inputs 0.5, 0.25
    and 0.25 arrive at it. What does it do?

    a) It fires, for the threshold is reached.
    b) It fires with half its strength.
    c) It stays silent.
    d) Nobody can tell: with floats the sum is never exactly 1.

    de: Eine Summe, so groß wie der Schwellenwert

    Ein Neuron wie in Kata 31 hat den Schwellenwert 1,0, und alle seine Gewichte sind 1. Die
    Eingaben 0,5 sowie zweimal 0,25 kommen an. Was macht es?

    a) Es feuert, denn der Schwellenwert ist erreicht.
    b) Es feuert mit halber Stärke.
    c) Es bleibt stumm.
    d) Das lässt sich nicht sagen: Mit Floats ist die Summe nie genau 1.
    """
    raise NotImplementedError


def negative_weight() -> str:
    """A negative weight

    One input of a neuron with a step function as its activation has the weight −2. What does that
    mean?

    a) The neuron does not take any notice of this input.
    b) The input inhibits: the larger it is, the smaller is the sum.
    c) If the input is large enough, the output of the neuron is negative.
    d) That must be a mistake: weights are shares and lie between 0 and 1.

    de: Ein negatives Gewicht

    Eine Eingabe eines Neurons mit einer Stufenfunktion als Aktivierung hat das Gewicht −2. Was
    bedeutet das?

    a) Das Neuron beachtet diese Eingabe nicht.
    b) Die Eingabe hemmt: Je größer sie ist, desto kleiner ist die Summe.
    c) Ist die Eingabe groß genug, dann ist die Ausgabe des Neurons negativ.
    d) Das muss ein Fehler sein: Gewichte sind Anteile und liegen zwischen 0 und 1.
    """
    raise NotImplementedError


def exclusive_or() -> str:
    """One neuron and XOR

    XOR is 1 if exactly one of two inputs is 1. What keeps a single neuron from computing it?

    a) Too short a training.
    b) The hard threshold: with a sigmoid one neuron is enough.
    c) Too few weights: it lacks the bias as a third weight.
    d) That no straight line separates the inputs with the result 1 from the others.

    de: Ein Neuron und XOR

    XOR ist 1, wenn genau eine von zwei Eingaben 1 ist. Was hindert ein einzelnes Neuron daran, es
    zu berechnen?

    a) Ein zu kurzes Training.
    b) Der harte Schwellenwert: Mit der Sigmoidfunktion reicht ein Neuron.
    c) Zu wenige Gewichte: Ihm fehlt der Bias als drittes Gewicht.
    d) Dass keine Gerade die Eingaben mit Ergebnis 1 von den übrigen trennt.
    """
    raise NotImplementedError


def layers_without_activation() -> str:
    """Layers without an activation

    A hidden layer of 100 neurons is put in front of a single layer, with no activation function
    between the two. What can the network separate now?

    a) Everything: it is proven that two layers are enough.
    b) Nothing new: together the two layers are a single one again.
    c) A lot more: 100 neurons draw 100 straight lines, and these enclose regions.
    d) Less than before: the signals thin out over so many neurons.

    de: Schichten ohne Aktivierung

    Vor eine einzelne Schicht wird eine versteckte Schicht mit 100 Neuronen gesetzt, ohne
    Aktivierungsfunktion dazwischen. Was kann das Netz jetzt trennen?

    a) Alles: Es ist bewiesen, dass zwei Schichten genügen.
    b) Nichts Neues: Zusammen sind die zwei Schichten wieder eine einzige.
    c) Viel mehr: 100 Neuronen ziehen 100 Geraden, und die schließen Gebiete ein.
    d) Weniger als vorher: Auf so viele Neuronen verteilt, werden die Signale zu dünn.
    """
    raise NotImplementedError


def positive_gradient() -> str:
    """A gradient of +3

    The derivative of the error with respect to a weight is +3. Going by that alone, what makes the
    error smaller?

    a) Making the weight larger: the gradient points to the minimum.
    b) Setting the weight to 0: it does harm.
    c) Making the weight a little smaller: against the gradient it goes downhill.
    d) Making the weight smaller by exactly 3: that is how far the minimum is away.

    de: Ein Gradient von +3

    Die Ableitung des Fehlers nach einem Gewicht ist +3. Wie wird der Fehler kleiner, wenn man
    nichts weiter weiß?

    a) Das Gewicht vergrößern: Der Gradient zeigt zum Minimum.
    b) Das Gewicht auf 0 setzen: Es schadet.
    c) Das Gewicht ein wenig verkleinern: Gegen den Gradienten geht es bergab.
    d) Das Gewicht um genau 3 verkleinern: So weit ist das Minimum entfernt.
    """
    raise NotImplementedError
