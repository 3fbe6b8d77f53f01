"""Kata 78, Quiz: numbers to trust.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def overlap_of_two_masks() -> str:
    """The overlap of two masks

    In an image of 100 pixels a lesion covers 4 of them. A network marks 4 pixels, 2 of which belong
    to the lesion. What is its Dice coefficient?

    a) 0.5
    b) 0.96
    c) 0.33
    d) 0.25

    de: Die Überlappung zweier Masken

    In einem Bild aus 100 Pixeln bedeckt eine Läsion 4 davon. Ein Netz markiert 4 Pixel, von denen 2
    zur Läsion gehören. Wie groß ist sein Dice-Koeffizient?

    a) 0,5
    b) 0,96
    c) 0,33
    d) 0,25
    """
    raise NotImplementedError


def same_answer_for_all() -> str:
    """The same answer for all

    95 photos show nevi, 5 show melanomas. A model gives each of them the probability 0.05 for
    melanoma, and with the threshold 0.5 it is right in 95 % of the cases. What is its AUC, the area
    under the ROC curve?

    a) 0.95, just like the accuracy.
    b) 0, for it finds no melanoma at all.
    c) That depends on the threshold: with 0.01 it would be another one.
    d) 0.5, no better than the toss of a coin.

    de: Dieselbe Antwort für alle

    95 Fotos zeigen Nävi, 5 zeigen Melanome. Ein Modell gibt für jedes Foto eine
    Melanomwahrscheinlichkeit von 0,05 aus und hat mit dem Schwellenwert 0,5 in 95 % der Fälle
    recht. Wie groß ist seine AUC, die Fläche unter der ROC-Kurve?

    a) 0,95, genau wie die Genauigkeit.
    b) 0, denn es findet kein einziges Melanom.
    c) Das hängt vom Schwellenwert ab: Mit 0,01 wäre sie eine andere.
    d) 0,5, nicht besser als ein Münzwurf.
    """
    raise NotImplementedError


def squared_probabilities() -> str:
    """Squared probabilities

    By mistake a program squares every probability before it computes the AUC. What happens to the
    AUC?

    a) It falls.
    b) It stays as it is: the order is the same.
    c) That depends on how many of them fall below the threshold 0.5.
    d) It rises, for the high ones and the low ones move apart.

    de: Quadrierte Wahrscheinlichkeiten

    Ein Programm quadriert aus Versehen alle Wahrscheinlichkeiten, bevor es die AUC berechnet. Was
    passiert mit der AUC?

    a) Sie sinkt.
    b) Sie bleibt, wie sie ist: Die Reihenfolge ist dieselbe.
    c) Das hängt davon ab, wie viele unter den Schwellenwert 0,5 rutschen.
    d) Sie steigt, denn die hohen und die niedrigen rücken auseinander.
    """
    raise NotImplementedError


def same_lesion_twice() -> str:
    """The same lesion twice

    The 10,015 photos of HAM10000 show 7,470 lesions; many lesions were photographed more than once.
    Somebody splits the photos at random into training and test data. What comes of it?

    a) No harm. Every photo is different: another angle, another light.
    b) The test result is worse than it should be, for the repeats confuse the network.
    c) The test result is better than what is to be expected with new patients.
    d) Training takes longer than it has to, no more.

    de: Dieselbe Läsion zweimal

    Die 10 015 Fotos von HAM10000 zeigen 7470 Läsionen; viele Läsionen wurden mehrmals fotografiert.
    Jemand teilt die Fotos zufällig in Trainings- und Testdaten auf. Was kommt dabei heraus?

    a) Nichts Schlimmes. Jedes Foto ist anders: anderer Winkel, anderes Licht.
    b) Das Testergebnis ist schlechter, als es sein sollte, denn die Wiederholungen verwirren das
      Netz.
    c) Das Testergebnis ist besser als das, was bei neuen Patienten zu erwarten ist.
    d) Das Training dauert länger, als es müsste, mehr nicht.
    """
    raise NotImplementedError


def photo_of_a_dog() -> str:
    """A photo of a dog

    A web page knows seven kinds of skin lesions and computes their probabilities by softmax.
    Somebody uploads a photo of a dog, and reads: nevus, 0.99. What does this number say?

    a) There is almost certainly a nevus in the photo, on the dog's skin perhaps.
    b) The network is broken: it should have said one seventh for each kind.
    c) The photo of the dog is 99 % similar to the photos of nevi it was trained on.
    d) Only which of the seven fits best and how far it is ahead of the other six, whether or not
      any of them fits.

    de: Das Foto eines Hundes

    Eine Webseite kennt sieben Arten von Hautläsionen und berechnet ihre Wahrscheinlichkeiten mit
    Softmax. Jemand lädt das Foto eines Hundes hoch und liest: Nävus, 0,99. Was sagt diese Zahl?

    a) Auf dem Foto ist fast sicher ein Nävus, vielleicht auf der Haut des Hundes.
    b) Das Netz ist kaputt: Es hätte für jede Art ein Siebtel nennen müssen.
    c) Das Foto des Hundes ist den Nävus-Fotos aus dem Training zu 99 % ähnlich.
    d) Nur, welche der sieben am besten passt und wie weit sie vor den anderen sechs liegt – ganz
      gleich, ob überhaupt eine passt.
    """
    raise NotImplementedError
