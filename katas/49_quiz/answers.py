"""Kata 49, Quiz: seeing.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def maximum_that_moves() -> str:
    """A maximum that moves

    In a 2×2 window of a max pooling, the largest number moves from the upper right corner to the
    lower left one. What happens to the output?

    a) It stays the same.
    b) The maximum moves in the output, too.
    c) It becomes smaller, for the mean of the window changes.
    d) It is wrong at first: the weights of the pooling have to learn the new place.

    de: Ein Maximum, das wandert

    In einem 2×2-Fenster eines Max-Poolings wandert die größte Zahl von rechts oben nach links
    unten. Was geschieht mit der Ausgabe?

    a) Sie bleibt gleich.
    b) Das Maximum wandert auch in der Ausgabe.
    c) Sie wird kleiner, denn der Mittelwert des Fensters ändert sich.
    d) Sie ist erst einmal falsch: Die Gewichte des Poolings müssen den neuen Ort lernen.
    """
    raise NotImplementedError


def size_after_a_mask() -> str:
    """The size after a mask

    A mask of the size 5×5 moves over a picture of 32×32, pixel by pixel and without a border of
    zeros (padding). How large is the result?

    a) 28×28
    b) 27×27
    c) 32×32
    d) 6×6

    de: Die Größe nach einer Faltungsmaske

    Eine Faltungsmaske der Größe 5×5 wandert Pixel für Pixel über ein Bild von 32×32, ohne einen
    Rand aus Nullen (Padding). Wie groß ist das Ergebnis?

    a) 28×28
    b) 27×27
    c) 32×32
    d) 6×6
    """
    raise NotImplementedError


def parameters_of_a_convolution() -> str:
    """Counting parameters

    `nn.Conv2d(3, 8, 5)` makes 8 channels out of 3 with masks of 5×5. How many trainable parameters
    does the layer have?

    a) 208: eight masks of 25 numbers and eight biases.
    b) 608
    c) 600
    d) That depends on how large the pictures are.

    de: Parameter zählen

    `nn.Conv2d(3, 8, 5)` macht mit Masken von 5×5 aus 3 Kanälen 8 Kanäle. Wie viele trainierbare
    Parameter hat die Schicht?

    a) 208: acht Masken mit 25 Zahlen und acht Bias-Werte.
    b) 608
    c) 600
    d) Das hängt davon ab, wie groß die Bilder sind.
    """
    raise NotImplementedError


def softmax_before_the_loss() -> str:
    """Softmax before the loss

    A classifier ends with a softmax layer and is trained with `nn.CrossEntropyLoss`. What happens?

    a) All is as it should be, for the loss expects probabilities.
    b) PyTorch raises an error at the first batch.
    c) It learns, but more slowly and worse: a second softmax makes all classes nearly equal.
    d) Nothing changes: the softmax of probabilities is these very probabilities.

    de: Softmax vor der Fehlerfunktion

    Ein Klassifikator endet mit einer Softmax-Schicht und wird mit `nn.CrossEntropyLoss` trainiert.
    Was passiert?

    a) Alles ist, wie es sein soll, denn die Fehlerfunktion erwartet Wahrscheinlichkeiten.
    b) PyTorch löst beim ersten Batch einen Fehler aus.
    c) Er lernt, aber langsamer und schlechter: Eine zweite Softmax-Funktion macht alle Klassen fast
      gleich.
    d) Nichts ändert sich: Wendet man Softmax auf Wahrscheinlichkeiten an, kommen wieder dieselben
      heraus.
    """
    raise NotImplementedError


def harmful_augmentation() -> str:
    """An augmentation that does harm

    A classifier is to tell left lungs from right ones in pictures that show one lung each. Which
    augmentation of the training images does harm?

    a) None: more pictures never do harm.
    b) Moving the picture by a few pixels: the lung is then in the wrong place.
    c) Adding weak noise.
    d) Mirroring the picture, so that left and right are exchanged; the labels stay.

    de: Eine Augmentierung, die schadet

    Ein Klassifikator soll linke von rechten Lungenflügeln unterscheiden; jedes Bild zeigt einen
    davon. Welche Augmentierung der Trainingsbilder schadet?

    a) Keine: Mehr Bilder schaden nie.
    b) Das Bild um ein paar Pixel verschieben: Der Lungenflügel liegt dann am falschen Ort.
    c) Schwaches Rauschen hinzufügen.
    d) Das Bild horizontal spiegeln, sodass links und rechts vertauscht sind; die Labels bleiben.
    """
    raise NotImplementedError
