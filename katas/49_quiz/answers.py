"""Kata 49, Quiz: seeing.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der Antwort zurück, die stimmt.
"""


def maximum_that_moves() -> str:
    """A maximum that moves

    In a 2x2 window of a max pooling, the largest number moves from the upper right corner to the
    lower left one. What does the output do?

    a) It stays the same.
    b) The maximum moves in the output, too.
    c) It becomes smaller, for the mean of the window changes.
    d) It is wrong at first: the weights of the pooling have to learn the new place.

    de: Ein Maximum, das wandert

    In einem 2x2-Fenster eines Max-Poolings wandert die größte Zahl von rechts oben nach links
    unten. Was macht die Ausgabe?

    a) Sie bleibt gleich.
    b) Das Maximum wandert auch in der Ausgabe.
    c) Sie wird kleiner, denn der Mittelwert des Fensters ändert sich.
    d) Sie ist erst einmal falsch: Die Gewichte des Poolings müssen den neuen Ort lernen.
    """
    raise NotImplementedError


def size_after_a_mask() -> str:
    """The size after a mask

    A mask of 5x5 moves over a picture of 32x32, pixel by pixel and without a border of zeros
    (padding). How large is the result?

    a) 27x27: 32 − 5
    b) 32x32: the mask visits each pixel once.
    c) 6x6: that is how often the mask fits side by side.
    d) 28x28

    de: Die Größe nach einer Faltungsmaske

    Eine Faltungsmaske von 5x5 wandert Pixel für Pixel über ein Bild von 32x32, ohne einen Rand aus
    Nullen (Padding). Wie groß ist das Ergebnis?

    a) 27x27: 32 − 5
    b) 32x32: Die Maske besucht jeden Pixel einmal.
    c) 6x6: So oft passt die Maske nebeneinander.
    d) 28x28
    """
    raise NotImplementedError


def parameters_of_a_convolution() -> str:
    """Counting parameters

    `nn.Conv2d(3, 8, 5)` makes 8 channels out of 3 with masks of 5x5. How many parameters does it
    train?

    a) 208: eight masks of 25 numbers and eight biases.
    b) 608
    c) 600
    d) That depends on how large the pictures are.

    de: Parameter zählen

    `nn.Conv2d(3, 8, 5)` macht mit Masken von 5x5 aus 3 Kanälen 8. Wie viele Parameter trainiert es?

    a) 208: acht Masken mit 25 Zahlen und acht Biaswerte.
    b) 608
    c) 600
    d) Das hängt davon ab, wie groß die Bilder sind.
    """
    raise NotImplementedError


def softmax_before_the_loss() -> str:
    """Softmax before the loss

    A classifier ends with a softmax and is trained with `nn.CrossEntropyLoss`. What happens?

    a) All is as it should be, for the loss expects probabilities.
    b) PyTorch raises an error at the first batch.
    c) It learns, but badly: a second softmax makes all classes nearly equal.
    d) Nothing changes: the softmax of probabilities is these very probabilities.

    de: Softmax vor der Fehlerfunktion

    Ein Klassifikator endet mit einem Softmax und wird mit `nn.CrossEntropyLoss` trainiert. Was
    passiert?

    a) Alles ist, wie es sein soll, denn die Fehlerfunktion erwartet Wahrscheinlichkeiten.
    b) PyTorch löst beim ersten Batch einen Fehler aus.
    c) Er lernt, aber schlecht: Ein zweiter Softmax macht alle Klassen fast gleich.
    d) Nichts ändert sich: Der Softmax von Wahrscheinlichkeiten sind wieder dieselben.
    """
    raise NotImplementedError


def harmful_augmentation() -> str:
    """An augmentation that does harm

    A classifier is to tell left lungs from right ones in pictures that show one lung each. Which
    augmentation of the training images does harm?

    a) None: more pictures never do harm.
    b) Moving the picture by a few pixels: the lung is then in the wrong place.
    c) Weak noise: real scans have none.
    d) Mirroring left and right.

    de: Eine Augmentation, die schadet

    Ein Klassifikator soll linke von rechten Lungenflügeln unterscheiden; jedes Bild zeigt einen
    davon. Welche Augmentation der Trainingsbilder schadet?

    a) Keine: Mehr Bilder schaden nie.
    b) Das Bild um ein paar Pixel verschieben: Die Lunge liegt dann am falschen Ort.
    c) Schwaches Rauschen: Echte Aufnahmen haben keines.
    d) Links und rechts spiegeln.
    """
    raise NotImplementedError
