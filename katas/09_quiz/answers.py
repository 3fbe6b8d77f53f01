"""Kata 09, Quiz: Python.

Each function returns the letter of the choice that is right.

de: Jede Funktion gibt den Buchstaben der richtigen Antwort zurück.
"""


def end_of_a_range() -> str:
    """The end of a range

    What does `list(range(2, 5))` hold?

    a) `[2, 3, 4, 5]`
    b) `[2, 3, 4, 5, 6]`
    c) `[2, 3, 4]`
    d) `[3, 4, 5]`

    de: Das Ende von `range`

    Was enthält `list(range(2, 5))`?

    a) `[2, 3, 4, 5]`
    b) `[2, 3, 4, 5, 6]`
    c) `[2, 3, 4]`
    d) `[3, 4, 5]`
    """
    raise NotImplementedError


def overlapping_conditions() -> str:
    """Conditions that overlap

    A monitor measures a pulse of 130:

        pulse = 130
        if pulse > 60:
            state = "normal"
        elif pulse > 100:
            state = "fast"
        else:
            state = "slow"

    What is `state` now?

    a) `"fast"`: of several conditions that are true, the stricter one wins.
    b) `"normal"`: the first condition that is true decides.
    c) `"fast"`: both branches run, one after the other.
    d) An error: two conditions are true at once.

    de: Bedingungen, die sich überschneiden

    Ein Monitor misst einen Puls von 130:

        pulse = 130
        if pulse > 60:
            state = "normal"
        elif pulse > 100:
            state = "fast"
        else:
            state = "slow"

    Welchen Wert hat `state` jetzt?

    a) `"fast"`: Von mehreren erfüllten Bedingungen gewinnt die strengere.
    b) `"normal"`: Die erste erfüllte Bedingung entscheidet.
    c) `"fast"`: Beide Zweige werden nacheinander ausgeführt.
    d) Ein Fehler: Zwei Bedingungen sind gleichzeitig wahr.
    """
    raise NotImplementedError


def two_names() -> str:
    """Two names for a list

        doses = [5, 10]
        copy = doses
        copy.append(20)

    What is `len(doses)` now?

    a) 2: the assignment has made a copy.
    b) 2: Python copied the list at the moment when it was changed.
    c) 3: both names stand for one list.
    d) An error: a list with two names can no longer be changed.

    de: Zwei Namen für eine Liste

        doses = [5, 10]
        copy = doses
        copy.append(20)

    Welchen Wert hat `len(doses)` jetzt?

    a) 2: Die Zuweisung hat eine Kopie gemacht.
    b) 2: Python hat die Liste in dem Moment kopiert, in dem sie geändert wurde.
    c) 3: Beide Namen stehen für eine Liste.
    d) Ein Fehler: Eine Liste mit zwei Namen lässt sich nicht mehr ändern.
    """
    raise NotImplementedError


def name_in_a_method() -> str:
    """A name in a method

        class Counter:
            def __init__(self):
                self.count = 0

            def tick(self):
                count = self.count + 1

    On a new `Counter`, `tick()` is called twice. What is its `count` then?

    a) 2
    b) 1: every call begins at 0 again.
    c) Nothing: `tick` raises an error, for `count` was never declared there.
    d) 0

    de: Ein Name in einer Methode

        class Counter:
            def __init__(self):
                self.count = 0

            def tick(self):
                count = self.count + 1

    Bei einem neuen `Counter` wird zweimal `tick()` aufgerufen. Welchen Wert hat dann sein `count`?

    a) 2
    b) 1: Jeder Aufruf beginnt wieder bei 0.
    c) Nichts: `tick` löst einen Fehler aus, denn `count` wurde dort nie deklariert.
    d) 0
    """
    raise NotImplementedError


def return_in_a_loop() -> str:
    """A return in a loop

        def largest(values):
            best = values[0]
            for value in values:
                if value > best:
                    best = value
                return best

    What does `largest([3, 9, 5])` give?

    a) 9: the `return` is carried out once the loop is done.
    b) 3: the first round ends the function.
    c) `None`: a `return` in a loop only ends the loop.
    d) `[3, 9, 9]`: one result for each round.

    de: Ein return in einer Schleife

        def largest(values):
            best = values[0]
            for value in values:
                if value > best:
                    best = value
                return best

    Was liefert `largest([3, 9, 5])`?

    a) 9: Das `return` wird ausgeführt, wenn die Schleife fertig ist.
    b) 3: Der erste Durchlauf beendet die Funktion.
    c) `None`: Ein `return` in einer Schleife beendet nur die Schleife.
    d) `[3, 9, 9]`: für jeden Durchlauf ein Ergebnis.
    """
    raise NotImplementedError
