"""What can go wrong in a learner's file before there is a result to compare, and how we say it.

A trouble is plain data, so that it can come from another process; the sentence is made where it
is shown.
"""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, get_args

from grader.language import say

Kind = Literal[
    "missing_file", "a_link", "not_text", "syntax", "import_failed", "not_installed",
    "exits_on_import", "missing_name", "not_written", "raised", "exits", "banned", "too_slow",
    "crashed", "unreadable_value", "tampered",
]  # fmt: skip

KINDS = frozenset(get_args(Kind))
SHOWN_LINES = 6


@dataclass(frozen=True)
class Line:
    """One line of the learner's file, as a traceback went through it."""

    number: int
    text: str
    function: str


@dataclass(frozen=True)
class Trouble:
    """One thing that went wrong in the learner's code."""

    kind: Kind
    subject: str
    """The name of the file, function, module or attribute that it is about."""
    message: str = ""
    types: tuple[str, ...] = ()
    """Of an exception: its type's name and the names of the types it derives from."""
    lines: tuple[Line, ...] = ()
    known: tuple[str, ...] = ()
    """Of a missing name: the names that are there."""

    def sentence(self) -> str:
        """What happened and what to do, in the language in use."""
        return _SENTENCES[self.kind](self)


class LearnerTrouble(Exception):
    """The learner's code could not give a result."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.subject, trouble.message)
        self.trouble = trouble


def own_lines(traceback: TracebackType | None, file: Path, source: str) -> tuple[Line, ...]:
    """The lines of the learner's file that a traceback goes through, outermost first."""
    name, text = str(file), source.splitlines()
    found = []
    while traceback is not None:
        code, number = traceback.tb_frame.f_code, traceback.tb_lineno
        if code.co_filename == name:
            line = text[number - 1].strip() if 0 < number <= len(text) else ""
            found.append(Line(number, line, code.co_name))
        traceback = traceback.tb_next
    return tuple(found[:2] + found[-(SHOWN_LINES - 2) :] if len(found) > SHOWN_LINES else found)


def raised(
    subject: str, error: BaseException, lines: tuple[Line, ...], *, on_import: bool = False
) -> Trouble:
    """The trouble that an exception out of the learner's code means."""
    types = tuple(t.__name__ for t in type(error).__mro__)
    message = str(error)
    kind: Kind = "import_failed" if on_import else "raised"
    if isinstance(error, SystemExit):
        kind = "exits_on_import" if on_import else "exits"
    elif isinstance(error, NotImplementedError) and lines:
        kind, subject = "not_written", lines[-1].function
    elif isinstance(error, ModuleNotFoundError):
        kind, subject = "not_installed", str(error.name)
    return Trouble(kind, subject, message, types, lines)


def _raised(t: Trouble) -> str:
    what = f"{t.types[0]}: {t.message}" if t.message else t.types[0]
    if t.types[0] == "RecursionError":
        return say(
            f"`{t.subject}` calls itself without end (RecursionError).",
            f"`{t.subject}` ruft sich ohne Ende selbst auf (RecursionError).",
        )
    asked = {"EOFError": "reading a line", "OSError": "stdin"}.get(t.types[0])
    if asked and asked in t.message:
        return say(
            f"`{t.subject}` waits for the keyboard (input()); its values come as arguments.",
            f"`{t.subject}` wartet auf die Tastatur (input()); Werte kommen als Argumente.",
        )
    return say(f"`{t.subject}` raised {what}", f"`{t.subject}` löste {what} aus")


def _missing_name(t: Trouble) -> str:
    near = difflib.get_close_matches(t.subject, t.known, 1, 0.6)
    if near:
        return say(
            f"`{t.subject}` is missing; there is a `{near[0]}`: is that a typing error?",
            f"`{t.subject}` fehlt; es gibt ein `{near[0]}`: ein Tippfehler?",
        )
    if not t.known:
        return say(
            f"`{t.subject}` is missing: {t.message} defines nothing.",
            f"`{t.subject}` fehlt: {t.message} definiert nichts.",
        )
    return say(f"`{t.subject}` is missing in {t.message}.", f"`{t.subject}` fehlt in {t.message}.")


def _exits(t: Trouble) -> str:
    return say(
        f"`{t.subject}` ends the program ({t.types[0]}). Let it go on, and return a value.",
        f"`{t.subject}` beendet das Programm ({t.types[0]}). Lass es weiterlaufen und gib einen "
        "Wert zurück.",
    )


_SENTENCES: dict[str, Callable[[Trouble], str]] = {
    "missing_file": lambda t: say(
        f"There is no file {t.subject}. Its name must not be changed.",
        f"Die Datei {t.subject} fehlt. Ihr Name darf nicht geändert werden.",
    ),
    "a_link": lambda t: say(
        f"{t.subject} is a link to another place. The file itself has to be there.",
        f"{t.subject} verweist nur auf einen anderen Ort. Die Datei selbst muss dort liegen.",
    ),
    "not_text": lambda t: say(
        f"{t.subject} cannot be read as Python text ({t.message}). Save it as UTF-8.",
        f"{t.subject} ist nicht als Python-Text lesbar ({t.message}). Bitte als UTF-8 speichern.",
    ),
    "syntax": lambda t: say(
        f"{t.subject} is not valid Python: {t.message}.",
        f"{t.subject} ist kein gültiges Python: {t.message}.",
    ),
    "import_failed": lambda t: say(
        f"{t.subject} stops while it is being loaded: {t.types[0]}: {t.message}",
        f"{t.subject} bricht schon beim Laden ab: {t.types[0]}: {t.message}",
    ),
    "not_installed": lambda t: say(
        f"The package `{t.subject}` is not there to import. The kata can do without it, and a "
        "solution is one file.",
        f"Das Paket `{t.subject}` lässt sich nicht importieren. Die Kata kommt ohne es aus, und "
        "eine Lösung ist eine einzige Datei.",
    ),
    "exits": _exits,
    "exits_on_import": _exits,
    "missing_name": _missing_name,
    "not_written": lambda t: say(
        f"`{t.subject}` is not written yet: replace `raise NotImplementedError`.",
        f"`{t.subject}` ist noch nicht geschrieben: ersetze `raise NotImplementedError`.",
    ),
    "raised": _raised,
    "banned": lambda t: say(
        f"`{t.subject}` is not allowed in this kata. {t.message}",
        f"`{t.subject}` ist in dieser Kata nicht erlaubt. {t.message}",
    ),
    "too_slow": lambda t: say(
        f"`{t.subject}` did not finish within {t.message} s.",
        f"`{t.subject}` wurde nicht innerhalb von {t.message} s fertig.",
    ),
    "crashed": lambda t: say(
        f"`{t.subject}` {t.message} and took the whole program with it.",
        f"`{t.subject}` {t.message} und hat das ganze Programm mitgerissen.",
    ),
    "unreadable_value": lambda t: say(
        f"What `{t.subject}` returned cannot be read: {t.message}.",
        f"Was `{t.subject}` zurückgab, ist nicht lesbar: {t.message}.",
    ),
    "tampered": lambda t: say(
        f"Once {t.subject} is loaded, wrong solutions pass this test too: it replaces something "
        "that the test looks through.",
        f"Ist {t.subject} einmal geladen, bestehen auch falsche Lösungen diesen Test: Es ersetzt "
        "etwas, wodurch der Test schaut.",
    ),
}
