"""What a student can do now about a kata: one sentence for each way in which it is not solved."""

from grader.classroom.model import Entry, State
from grader.classroom.statistics import failed_to_load
from grader.grading.results import KataResult
from grader.i18n import tr


def next_step(entry: Entry, result: KataResult, state: State, *, is_quiz: bool = False) -> str:
    """The sentence; empty where there is nothing to do.

    Args:
        entry: what was handed in.
        result: how its tests ended.
        state: how far it is.
        is_quiz: whether it asks questions in place of code.
    """
    folder, file = f"katas/{entry.kata}", entry.file.rpartition("/")[2]
    if state == "missing":
        return _missing(entry)
    if state == "not_started":
        return tr(
            f"Read `{folder}/README.md` and begin in `{file}`: it is as it was handed out.",
            f"Lies `{folder}/README.de.md` und fang in `{file}` an: Die Datei ist noch so, wie sie "
            "ausgeteilt wurde.",
        )
    if state == "error":
        return tr(
            "Nothing to do for you: the grader failed here, and your teacher knows.",
            "Für dich nichts: Das Testsystem versagte hier, und deine Lehrkraft weiß davon.",
        )
    if state != "in_progress":
        return ""
    number, passed, count = entry.kata[:2], result.passed, len(result.graded)
    again = tr(
        f"Then run `nox -s katas -- {number}`: {passed} of {count} tests pass so far.",
        f"Starte dann `nox -s katas -- {number}`: Bisher bestehen {passed} von {count} Tests.",
    )
    return f"{_mend(file, result, is_quiz=is_quiz)} {again}"


def _missing(entry: Entry) -> str:
    if entry.note:
        return tr(
            f"Hand in `{entry.file}` again, as an ordinary file: {entry.note}.",
            f"Gib `{entry.file}` noch einmal ab, als gewöhnliche Datei: {entry.note}.",
        )
    return tr(
        f"Hand in `{entry.file}`: it was not found in your submission.",
        f"Gib `{entry.file}` ab: In deiner Abgabe war die Datei nicht zu finden.",
    )


def _mend(file: str, result: KataResult, *, is_quiz: bool) -> str:
    """What to do about the first failure."""
    first = result.first_failure
    kind = first.kind if first else ""
    if is_quiz and kind != "trouble":
        return tr(
            f"Answer the question below once more in `{file}`.",
            f"Beantworte die Frage unten in `{file}` noch einmal.",
        )
    if failed_to_load(result):
        return tr(
            f"Make `{file}` run first: the message below says what is wrong, and no test can pass "
            "before.",
            f"Bring zuerst `{file}` zum Laufen: Die Meldung unten sagt, was nicht stimmt, und "
            "vorher kann kein Test bestehen.",
        )
    if kind == "not_written":
        return tr(
            f"Write in `{file}` what is still missing; the message below names it.",
            f"Schreib in `{file}`, was noch fehlt; die Meldung unten nennt es.",
        )
    if kind == "time":
        return tr(
            f"Look in `{file}` for a loop that does not end, or for work done again and again: it "
            "took too long.",
            f"Such in `{file}` nach einer Schleife, die nicht endet, oder nach Arbeit, die immer "
            "wieder getan wird: Es dauerte zu lange.",
        )
    line = first.line if first else 0
    if kind == "trouble" and line:
        return tr(
            f"Mend line {line} of `{file}`: the call below raises an error there.",
            f"Bring Zeile {line} von `{file}` in Ordnung: Der Aufruf unten löst dort einen Fehler "
            "aus.",
        )
    if first is None or first.feedback is None:
        return tr(
            f"The program ended before every test had run: look in `{file}` for what ends it.",
            f"Das Programm endete, bevor alle Tests liefen: Such in `{file}`, was es beendet.",
        )
    if not first.feedback.call:
        return tr(
            f"Read the message below and change `{file}` as it says.",
            f"Lies die Meldung unten und ändere `{file}` entsprechend.",
        )
    return tr(
        f"Try the call below by hand and compare; then change `{file}`.",
        f"Probier den Aufruf unten von Hand aus und vergleich; ändere dann `{file}`.",
    )
