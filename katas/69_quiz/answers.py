"""Kata 69, Quiz: looking into medical networks.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def map_on_a_marker() -> str:
    """A map that lights up on a marker

    A network finds pneumonia in a chest X-ray, with a probability of 85 %. Its class activation map
    lights up on the metal marker in the corner of the film. What follows from that?

    a) The disease sits at that place.
    b) The map was computed wrongly: it has to lie on the lung.
    c) The score rests on the marker: perhaps the network has learnt to recognise the hospital and
      not the pneumonia.
    d) The answer is wrong, and the patient is healthy.

    de: Eine Karte, die auf einem Marker leuchtet

    Ein Netz erkennt auf einer Röntgenaufnahme des Brustkorbs eine Lungenentzündung, mit einer
    Wahrscheinlichkeit von 85 %. Seine Class Activation Map leuchtet am Metallmarker in der Bildecke
    auf. Was folgt daraus?

    a) Dort sitzt die Krankheit.
    b) Die Karte ist falsch berechnet: Sie muss auf der Lunge liegen.
    c) Der Wert stützt sich auf den Marker: Womöglich hat das Netz gelernt, das Krankenhaus zu
      erkennen statt der Lungenentzündung.
    d) Die Antwort ist falsch und der Patient gesund.
    """
    raise NotImplementedError


def guided_through_a_relu() -> str:
    """Guided backpropagation at a ReLU

    When does guided backpropagation let a gradient pass through a ReLU, on its way back to the
    picture?

    a) When the ReLU's input was positive and the gradient is positive, too.
    b) When the ReLU's input was positive; the sign of the gradient does not matter.
    c) When the gradient is positive; what the ReLU's input was does not matter.
    d) As in ordinary backpropagation; only at the end, negative values of the picture are set to 0.

    de: Guided Backpropagation an der ReLU

    Wann lässt Guided Backpropagation einen Gradienten auf dem Rückweg zum Bild durch eine ReLU?

    a) Wenn die Eingabe der ReLU positiv war und der Gradient ebenfalls positiv ist.
    b) Wenn die Eingabe der ReLU positiv war; das Vorzeichen des Gradienten spielt keine Rolle.
    c) Wenn der Gradient positiv ist; welche Eingabe die ReLU hatte, spielt keine Rolle.
    d) Wie bei gewöhnlicher Backpropagation; nur am Ende werden negative Werte des Bildes auf 0
      gesetzt.
    """
    raise NotImplementedError


def covered_with_zeros() -> str:
    """Covered with zeros

    In the brain scans, each voxel position was standardised separately, to mean 0 and standard
    deviation 1 over all training patients. Then, for an occlusion map, a patch is covered with 0.
    What does the network see there?

    a) Black, as with air.
    b) Nothing: zeros in the input are left out of the calculation.
    c) A hole, which lowers the probability of the disease in any case.
    d) A piece of an average brain.

    de: Mit Nullen abgedeckt

    In den Hirnaufnahmen wurde jede Voxelposition für sich über alle Trainingspatienten hinweg auf
    Mittelwert 0 und Standardabweichung 1 standardisiert. Für eine Okklusionskarte wird nun ein
    Stück mit 0 abgedeckt. Was sieht das Netz dort?

    a) Schwarz, wie bei Luft.
    b) Nichts: Nullen in der Eingabe werden beim Rechnen ausgelassen.
    c) Ein Loch, das die Wahrscheinlichkeit der Krankheit in jedem Fall senkt.
    d) Ein Stück eines durchschnittlichen Gehirns.
    """
    raise NotImplementedError


def argmax_in_the_loss() -> str:
    """An argmax in the loss

    The loss for a segmentation has two terms: the negative log likelihood, and an error of the
    edges. Suppose the edges are taken from the argmax of the output, a 0 or 1 per pixel. What does
    the second term do in training?

    a) It makes the edges of the segmentation sharper.
    b) The loss gets larger, but no weight changes because of this term.
    c) It stops the training: `backward` on the sum of both terms raises an error.
    d) The same as with probabilities, for the largest of them decides anyway.

    de: Ein argmax in der Fehlerfunktion

    Die Fehlerfunktion einer Segmentierung hat zwei Terme: die negative Log-Likelihood und einen
    Kantenfehler. Angenommen, die Kanten werden aus dem argmax der Ausgabe gebildet, einer 0 oder 1
    je Pixel. Was bewirkt der zweite Term im Training?

    a) Er macht die Kanten der Segmentierung schärfer.
    b) Der Fehler wird größer, aber durch diesen Term ändert sich kein Gewicht.
    c) Er bricht das Training ab: `backward` für die Summe beider Terme löst einen Fehler aus.
    d) Dasselbe wie mit Wahrscheinlichkeiten, denn die größte entscheidet ohnehin.
    """
    raise NotImplementedError


def ternary_weights() -> str:
    """Three values for four weights

    A filter has the weights 0.1, −0.2, 0.5 and −0.8. TernaryNet sets its threshold at 0.7 times the
    mean magnitude of all weights; those whose magnitude is above it keep their sign and share their
    own mean magnitude, the others become 0. What comes out?

    a) 0; 0; 1; −1
    b) 0; 0; 0.5; −0.8
    c) 0; 0; 0.65; −0.65
    d) 0; 0; 0.4; −0.4

    de: Drei Werte für vier Gewichte

    Ein Filter hat die Gewichte 0,1; −0,2; 0,5 und −0,8. TernaryNet setzt den Schwellenwert auf das
    0,7-Fache des mittleren Betrags aller Gewichte; Gewichte, deren Betrag darüber liegt, behalten
    ihr Vorzeichen und teilen sich ihren eigenen mittleren Betrag, die anderen werden 0. Was kommt
    heraus?

    a) 0; 0; 1; −1
    b) 0; 0; 0,5; −0,8
    c) 0; 0; 0,65; −0,65
    d) 0; 0; 0,4; −0,4
    """
    raise NotImplementedError
