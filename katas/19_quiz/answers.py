"""Kata 19, Quiz: NumPy.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def maximum_along_axis_0() -> str:
    """The maximum along axis 0

        values = np.array([[0, 1, 2],
                           [3, 4, 5]])

    What is `values.max(axis=0)`?

    a) `[2, 5]`: one number per row, for axis 0 stands for the rows.
    b) `5`
    c) `[[3, 4, 5]]`: the array keeps its two axes.
    d) `[3, 4, 5]`

    de: Das Maximum entlang Achse 0

        values = np.array([[0, 1, 2],
                           [3, 4, 5]])

    Welchen Wert hat `values.max(axis=0)`?

    a) `[2, 5]`: eine Zahl je Zeile, denn Achse 0 steht für die Zeilen.
    b) `5`
    c) `[[3, 4, 5]]`: Das Array behält seine zwei Achsen.
    d) `[3, 4, 5]`
    """
    raise NotImplementedError


def writing_into_a_slice() -> str:
    """Writing into a slice

        image = np.zeros((4, 4))
        corner = image[0:2, 0:2]
        corner[:] = 1

    What is `image.sum()` now?

    a) 4.0: corner and image share their numbers.
    b) 0.0: a slice is a copy, and the image stays black.
    c) 0.0: the last line only gives the name `corner` a new value.
    d) 9.0

    de: In einen Ausschnitt schreiben

        image = np.zeros((4, 4))
        corner = image[0:2, 0:2]
        corner[:] = 1

    Welchen Wert hat `image.sum()` jetzt?

    a) 4.0: Ausschnitt und Bild teilen sich die Zahlen.
    b) 0.0: Ein Ausschnitt ist eine Kopie, und das Bild bleibt schwarz.
    c) 0.0: Die letzte Zeile gibt nur dem Namen `corner` einen neuen Wert.
    d) 9.0
    """
    raise NotImplementedError


def the_star() -> str:
    """The star between two arrays

        a = np.array([[1, 2], [3, 4]])
        b = np.array([[0, 1], [1, 0]])

    What is `a * b`?

    a) `[[2, 1], [4, 3]]`
    b) `5`
    c) `[[0, 2], [3, 0]]`
    d) An error, as with two lists.

    de: Der Stern zwischen zwei Arrays

        a = np.array([[1, 2], [3, 4]])
        b = np.array([[0, 1], [1, 0]])

    Welchen Wert hat `a * b`?

    a) `[[2, 1], [4, 3]]`
    b) `5`
    c) `[[0, 2], [3, 0]]`
    d) Ein Fehler, wie bei zwei Listen.
    """
    raise NotImplementedError


def column_minus_row() -> str:
    """Outputs minus targets

    A network gives `outputs` of shape (3, 1), and the `targets` have the shape (3,). What shape has
    `outputs - targets`?

    a) (3, 3): each output meets each target.
    b) (3, 1): each holds three numbers, and they pair up.
    c) (3,): the axis of length 1 goes away.
    d) None: shapes that differ raise an error.

    de: Ausgaben minus Zielwerte

    Ein Netz liefert `outputs` der Form (3, 1), und die `targets` haben die Form (3,). Welche Form
    hat `outputs - targets`?

    a) (3, 3): Jede Ausgabe trifft auf jeden Zielwert.
    b) (3, 1): Beide enthalten drei Zahlen, und die werden paarweise verrechnet.
    c) (3,): Die Achse der Länge 1 fällt weg.
    d) Keine: Unterschiedliche Formen führen zu einem Fehler.
    """
    raise NotImplementedError


def adding_grey_values() -> str:
    """Adding grey values

    The pixels of two images, `first` and `second`, are stored as `uint8`, numbers from 0 to 255.
    One pixel is 200 in `first` and 100 in `second`. What is it in `first + second`?

    a) 300: the dtype grows with the numbers.
    b) 255: brighter than white is not possible.
    c) None: NumPy raises an OverflowError.
    d) 44: counting begins at 0 again, as with an odometer.

    de: Grauwerte addieren

    Die Pixel zweier Bilder, `first` und `second`, sind als `uint8` gespeichert, Zahlen von 0 bis
    255. Ein Pixel hat in `first` den Wert 200, in `second` den Wert 100. Welchen Wert hat es in
    `first + second`?

    a) 300: Der dtype wächst mit den Zahlen mit.
    b) 255: Heller als Weiß geht nicht.
    c) Keinen: NumPy löst einen OverflowError aus.
    d) 44: Die Zählung beginnt wieder bei 0, wie bei einem Kilometerzähler.
    """
    raise NotImplementedError
