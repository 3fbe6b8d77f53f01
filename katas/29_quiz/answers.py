"""Kata 29, Quiz: tensors and gradients.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def memory_of_from_numpy() -> str:
    """The memory behind from_numpy

        array = np.zeros(3)
        tensor = torch.from_numpy(array)
        array[0] = 7

    What is `tensor[0]` now?

    a) 0: `from_numpy` copies the numbers.
    b) 7: array and tensor share their memory.
    c) 0: the array is float64 and the tensor float32, so the numbers had to be copied.
    d) The last line raises an error: the array is locked while a tensor uses it.

    de: Der Speicher hinter from_numpy

        array = np.zeros(3)
        tensor = torch.from_numpy(array)
        array[0] = 7

    Welchen Wert hat `tensor[0]` jetzt?

    a) 0: `from_numpy` kopiert die Zahlen.
    b) 7: Array und Tensor teilen sich den Speicher.
    c) 0: Das Array ist float64 und der Tensor float32, also mussten die Zahlen kopiert werden.
    d) Die letzte Zeile löst einen Fehler aus: Solange ein Tensor es nutzt, ist das Array gesperrt.
    """
    raise NotImplementedError


def backward_twice() -> str:
    """Backward, twice

        w = torch.tensor(2.0, requires_grad=True)
        (w ** 2).backward()
        (w ** 2).backward()

    What is `w.grad` now?

    a) 4: the second gradient takes the place of the first.
    b) 2: the second call gives the second derivative.
    c) 8: the two gradients add up.
    d) An error: the second call would need `retain_graph=True`.

    de: Zweimal backward

        w = torch.tensor(2.0, requires_grad=True)
        (w ** 2).backward()
        (w ** 2).backward()

    Welchen Wert hat `w.grad` jetzt?

    a) 4: Der zweite Gradient tritt an die Stelle des ersten.
    b) 2: Der zweite Aufruf liefert die zweite Ableitung.
    c) 8: Die beiden Gradienten addieren sich.
    d) Ein Fehler: Der zweite Aufruf bräuchte `retain_graph=True`.
    """
    raise NotImplementedError


def memory_of_a_sum() -> str:
    """A sum that eats memory

    To get the mean loss of 10,000 validation batches, a loop outside `no_grad` computes
    `total = total + loss`. It does not call `backward`, and the memory in use grows with each
    batch. Why?

    a) `total` is part of a graph that holds on to the intermediate results of all batches.
    b) The number in `total` becomes larger and larger, and so do the bytes that it needs.
    c) Python never gives back the memory of a tensor before the program ends.
    d) The gradients of all batches are collected in `.grad`.

    de: Eine Summe, die Speicher frisst

    Um den mittleren Fehler von 10 000 Validierungs-Batches zu bestimmen, berechnet eine Schleife,
    die nicht unter `no_grad` läuft, `total = total + loss`. Sie ruft kein `backward` auf, und mit
    jedem Batch wächst der belegte Speicher. Warum?

    a) `total` ist Teil eines Graphen, der die Zwischenergebnisse aller Batches festhält.
    b) Die Zahl in `total` wird immer größer, und mit ihr die Anzahl der Bytes, die sie braucht.
    c) Python gibt den Speicher eines Tensors bis zum Ende des Programms nie zurück.
    d) In `.grad` sammeln sich die Gradienten aller Batches.
    """
    raise NotImplementedError


def step_without_gradients() -> str:
    """The step in `no_grad`

        with torch.no_grad():
            w -= 0.1 * w.grad

    What is the `no_grad` good for?

    a) It sets `w.grad` to zero for the next step.
    b) From then on, no gradient is computed for `w` any more.
    c) The step is not recorded: it is not part of the function to differentiate.
    d) It only saves time: without it the result is the same.

    de: Der Schritt unter `no_grad`

        with torch.no_grad():
            w -= 0.1 * w.grad

    Wozu dient hier `no_grad`?

    a) Es setzt `w.grad` für den nächsten Schritt auf null.
    b) Von da an wird für `w` kein Gradient mehr berechnet.
    c) Der Schritt wird nicht aufgezeichnet: Er gehört nicht zur Funktion, die abgeleitet wird.
    d) Es spart nur Zeit: Ohne kommt dasselbe heraus.
    """
    raise NotImplementedError


def step_that_is_too_long() -> str:
    """A step that is too long

    Gradient descent on f(w) = w², whose gradient is 2w, starts at w = 1 with the learning rate 1.1.
    What does w do?

    a) It reaches 0 sooner than with a rate of 0.1.
    b) It jumps from side to side and gets ever farther away from 0.
    c) It jumps between 1 and −1 for ever.
    d) It goes up the slope without changing sides, for the gradient points uphill.

    de: Ein zu großer Schritt

    Der Gradientenabstieg auf f(w) = w² mit dem Gradienten 2w startet bei w = 1 mit der Lernrate
    1,1. Wie verhält sich w?

    a) Es erreicht die 0 früher als mit der Rate 0,1.
    b) Es springt von einer Seite zur anderen und entfernt sich immer weiter von 0.
    c) Es springt endlos zwischen 1 und −1 hin und her.
    d) Es läuft den Hang hinauf, ohne die Seite zu wechseln, denn der Gradient zeigt bergauf.
    """
    raise NotImplementedError
