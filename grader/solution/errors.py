"""What can go wrong in a learner's file before there is a result to compare, and how we say it.

A trouble is plain data, so that it can come from another process; the sentence is made where it
is shown.
"""

import builtins
import contextlib
import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, get_args

from grader.i18n import tr

Kind = Literal[
    "missing_file", "a_link", "not_text", "syntax", "import_failed", "not_installed",
    "exits_on_import", "missing_name", "not_written", "raised", "exits", "banned", "too_slow",
    "too_slow_again", "file_too_slow",
    "crashed", "unreadable_value", "tampered", "not_a_notebook", "cell_failed", "cell_too_slow",
    "cell_crashed", "defined_later",
]  # fmt: skip

KINDS = frozenset(get_args(Kind))
MAX_FRAMES = 4
MAX_LINE = 100
"""Characters of a line of the learner's that are shown."""
MAX_MESSAGE = 300
MAX_MESSAGE_LINES = 4


@dataclass(frozen=True)
class Frame:
    """One line of the learner's file, as a traceback went through it."""

    number: int
    text: str
    function: str
    cell: int = 0
    """Of a notebook: the code cell in which the line is counted."""


@dataclass(frozen=True)
class Diagnostic:
    """One thing that went wrong in the learner's code."""

    kind: Kind
    subject: str
    """The name of the file, function, module or attribute that it is about."""
    message: str = ""
    types: tuple[str, ...] = ()
    """Of an exception: its type's name and the names of the types it derives from."""
    lines: tuple[Frame, ...] = ()
    known: tuple[str, ...] = ()
    """Of a missing name: the names that are there."""

    def sentence(self) -> str:
        """What happened and what to do, in the language in use."""
        return _SENTENCES[self.kind](self)


class SolutionError(Exception):
    """The learner's code could not give a result."""

    def __init__(self, trouble: Diagnostic) -> None:
        super().__init__(trouble.subject, trouble.message)
        self.trouble = trouble
        self.wanted = ""
        """The name of the exception that the test expected, where it expected one."""


def learner_frames(
    traceback: TracebackType | None, sources: Mapping[str, tuple[int, str]]
) -> tuple[Frame, ...]:
    """The lines of the learner's file that a traceback goes through, outermost first.

    Args:
        traceback: of an exception.
        sources: by the file name in a traceback, the cell's number, 0 for a file, and its text.
    """
    found: list[Frame] = []
    while traceback is not None:
        code, number = traceback.tb_frame.f_code, traceback.tb_lineno
        if code.co_filename in sources:
            cell, source = sources[code.co_filename]
            text = source.splitlines()
            line = text[number - 1].strip() if 0 < number <= len(text) else ""
            if not found or (found[-1].cell, found[-1].number) != (cell, number):
                found.append(Frame(number, line[:MAX_LINE], code.co_name, cell))
            else:  # a comprehension, or a recursion: the line is there already
                found[-1] = Frame(number, line[:MAX_LINE], code.co_name, cell)
        traceback = traceback.tb_next
    return tuple(found[:2] + found[-(MAX_FRAMES - 2) :] if len(found) > MAX_FRAMES else found)


def from_exception(
    subject: str, error: BaseException, lines: tuple[Frame, ...], *, on_import: bool = False
) -> Diagnostic:
    """The trouble that an exception out of the learner's code means."""
    types = tuple(t.__name__ for t in type(error).__mro__)
    message = _message(error) + _suggestion(error)
    kind: Kind = "import_failed" if on_import else "raised"
    if isinstance(error, SystemExit):
        kind = "exits_on_import" if on_import else "exits"
    elif isinstance(error, NotImplementedError) and lines:
        kind, subject = "not_written", lines[-1].function
    elif isinstance(error, ModuleNotFoundError):
        kind, subject = "not_installed", str(error.name)
    return Diagnostic(kind, subject, message, types, lines)


def _message(error: BaseException) -> str:
    """What an exception says, a few lines of it at the most."""
    try:
        text = str(error)
    except BaseException:
        return ""
    lines = [line.rstrip() for line in text.strip().split("\n") if line.strip()]
    short = "\n".join(lines[:MAX_MESSAGE_LINES])
    cut = len(lines) > MAX_MESSAGE_LINES or len(short) > MAX_MESSAGE
    return short[:MAX_MESSAGE] + " …" if cut else short


def _suggestion(error: BaseException) -> str:
    """Python's own guess at what a misspelt name was to be, which it adds to a traceback only."""
    name = getattr(error, "name", None)
    if not isinstance(error, NameError | AttributeError) or type(name) is not str:
        return ""
    known: set[str] = set()
    if isinstance(error, NameError):
        known.update(vars(builtins))
        traceback = error.__traceback__
        while traceback is not None and traceback.tb_next is not None:
            traceback = traceback.tb_next
        if traceback is not None:
            known.update(traceback.tb_frame.f_locals, traceback.tb_frame.f_globals)
    else:
        owner = getattr(error, "obj", None)
        for place in (owner, *type(owner).__mro__):
            with contextlib.suppress(Exception):  # a class can make anything of its __dict__
                known.update(n for n in vars(place) if type(n) is str)
    near = difflib.get_close_matches(name, sorted(known - {name}), 1, 0.75)
    return f". Did you mean: '{near[0]}'?" if near and "Did you mean" not in str(error) else ""


def exception_text(t: Diagnostic) -> str:
    """The name of an exception's type and what it says."""
    return f"{t.types[0]}: {t.message}" if t.message else t.types[0]


def _raised(t: Diagnostic) -> str:
    what = exception_text(t)
    if t.types[0] == "RecursionError":
        return tr(
            f"`{t.subject}` calls itself too deep (RecursionError): without end, or too often for "
            "Python.",
            f"`{t.subject}` ruft sich zu tief selbst auf (RecursionError): ohne Ende oder zu oft "
            "für Python.",
        )
    if t.types[0] == "BdbQuit":
        return tr(
            f"`{t.subject}` stops at a `breakpoint()` and waits for the keyboard. To debug, use "
            "plain `pytest -s`; else delete that line.",
            f"`{t.subject}` hält an einem `breakpoint()` an und wartet auf die Tastatur. Nimm zum "
            "Debuggen `pytest -s`; sonst lösche diese Zeile.",
        )
    if _at_keyboard(t):
        return tr(
            f"`{t.subject}` waits for the keyboard (input()); its values come as arguments.",
            f"`{t.subject}` wartet auf die Tastatur (input()); Werte kommen als Argumente.",
        )
    return tr(f"`{t.subject}` raised {what}", f"`{t.subject}` hat eine Ausnahme ausgelöst: {what}")


def _at_keyboard(t: Diagnostic) -> bool:
    asked = {"EOFError": "reading a line", "OSError": "stdin"}.get(t.types[0])
    return asked is not None and asked in t.message


def _import_failed(t: Diagnostic) -> str:
    if _at_keyboard(t):
        return tr(
            f"{t.subject} waits for the keyboard (input()) while it is being loaded; nobody types "
            'then. Delete the call, or move it into `if __name__ == "__main__":`.',
            f"{t.subject} wartet schon beim Laden auf die Tastatur (input()); dann tippt niemand. "
            'Lösche den Aufruf, oder setze ihn unter `if __name__ == "__main__":`.',
        )
    what = exception_text(t)
    return tr(
        f"{t.subject} stops while it is being loaded: {what}",
        f"{t.subject} bricht schon beim Laden ab: {what}",
    )


def _missing_name(t: Diagnostic) -> str:
    near = difflib.get_close_matches(t.subject, t.known, 1, 0.6)
    if near:
        return tr(
            f"`{t.subject}` is missing; there is a `{near[0]}`: is that a typing error?",
            f"`{t.subject}` fehlt; es gibt ein `{near[0]}`: ein Tippfehler?",
        )
    if not t.known:
        return tr(
            f"`{t.subject}` is missing: {t.message} defines nothing.",
            f"`{t.subject}` fehlt: {t.message} definiert nichts.",
        )
    return tr(f"`{t.subject}` is missing in {t.message}.", f"`{t.subject}` fehlt in {t.message}.")


def _cell_failed(t: Diagnostic) -> str:
    if _at_keyboard(t):
        return tr(
            f"{t.subject} waits for the keyboard (input()); nobody types when it is graded.",
            f"{t.subject} wartet auf die Tastatur (input()); beim Prüfen tippt niemand.",
        )
    short = not t.message or t.types[0] == "RecursionError"
    what = t.types[0] if short else f"{t.types[0]}: {t.message}"
    return tr(f"{t.subject} stops with {what}", f"{t.subject} bricht ab mit {what}")


def _defined_later(t: Diagnostic) -> str:
    later = "".join(t.known[:1])
    return tr(
        f"{t.subject} needs `{t.message}`, which only cell {later} defines. Cells run from top to "
        "bottom: change their order.",
        f"{t.subject} braucht `{t.message}`, das erst Zelle {later} definiert. Zellen laufen von "
        "oben nach unten: Ändere die Reihenfolge.",
    )


def _not_a_notebook(t: Diagnostic) -> str:
    why = f" ({t.message.rstrip('.')})" if t.message else ""
    return tr(
        f"{t.subject} is not a notebook{why}. Save it as .ipynb, or begin again with `kata reset`.",
        f"{t.subject} ist kein Notebook{why}. Speichere es als .ipynb oder beginne neu mit "
        "`kata reset`.",
    )


def _exits(t: Diagnostic) -> str:
    return tr(
        f"`{t.subject}` ends the program ({t.types[0]}). Let it go on, and return a value.",
        f"`{t.subject}` beendet das Programm ({t.types[0]}). Lass es weiterlaufen und gib einen "
        "Wert zurück.",
    )


_SENTENCES: dict[str, Callable[[Diagnostic], str]] = {
    "missing_file": lambda t: tr(
        f"There is no file {t.subject}. Its name must not be changed.",
        f"Die Datei {t.subject} fehlt. Ihr Name darf nicht geändert werden.",
    ),
    "a_link": lambda t: tr(
        f"{t.subject} is a link to another place. The file itself has to be there.",
        f"{t.subject} verweist nur auf einen anderen Ort. Die Datei selbst muss dort liegen.",
    ),
    "not_text": lambda t: tr(
        f"{t.subject} cannot be read as Python text ({t.message}). Save it as UTF-8.",
        f"{t.subject} ist nicht als Python-Text lesbar ({t.message}). Bitte als UTF-8 speichern.",
    ),
    "syntax": lambda t: tr(
        f"{t.subject} is not valid Python: {t.message}.",
        f"{t.subject} ist kein gültiges Python: {t.message}.",
    ),
    "import_failed": _import_failed,
    "not_installed": lambda t: tr(
        f"The package `{t.subject}` is not there to import. The kata can do without it, and a "
        "solution is one file.",
        f"Das Paket `{t.subject}` lässt sich nicht importieren. Die Kata kommt ohne es aus, und "
        "eine Lösung ist eine einzige Datei.",
    ),
    "exits": _exits,
    "exits_on_import": _exits,
    "missing_name": _missing_name,
    "not_written": lambda t: tr(
        f"`{t.subject}` is not written yet: replace `raise NotImplementedError`.",
        f"`{t.subject}` ist noch nicht geschrieben: Ersetze `raise NotImplementedError`.",
    ),
    "raised": _raised,
    "banned": lambda t: tr(
        f"`{t.subject}` is not allowed in this kata. {t.message}",
        f"`{t.subject}` ist in dieser Kata nicht erlaubt. {t.message}",
    ),
    "too_slow": lambda t: tr(
        f"`{t.subject}` did not finish within {t.message} s.",
        f"`{t.subject}` wurde nicht innerhalb von {t.message} s fertig.",
    ),
    "too_slow_again": lambda t: tr(
        f"`{t.subject}` did not finish in time in earlier tests. Therefore it gets only "
        f"{t.message} s here, and that was not enough either.",
        f"`{t.subject}` wurde schon in früheren Tests nicht rechtzeitig fertig. Deshalb bekommt es "
        f"hier nur {t.message} s, und auch das reichte nicht.",
    ),
    "file_too_slow": lambda t: tr(
        f"`{t.subject}` did not finish: all tests of the file together may take {t.message} s, and "
        "hardly anything of it was left.",
        f"`{t.subject}` wurde nicht fertig: Alle Tests der Datei zusammen dürfen {t.message} s "
        "brauchen, und davon war kaum noch etwas übrig.",
    ),
    "crashed": lambda t: tr(
        f"`{t.subject}` {t.message}: there is no result.",
        f"`{t.subject}` {t.message}: Es gibt kein Ergebnis.",
    ),
    "not_a_notebook": _not_a_notebook,
    "cell_failed": _cell_failed,
    "cell_too_slow": lambda t: tr(
        f"{t.subject} did not finish: all cells together may take {t.message} s.",
        f"{t.subject} wurde nicht fertig: Alle Zellen zusammen dürfen {t.message} s brauchen.",
    ),
    "cell_crashed": lambda t: tr(
        f"{t.subject} {t.message}: the notebook did not run to its end.",
        f"{t.subject} {t.message}: Das Notebook lief nicht bis zum Ende.",
    ),
    "defined_later": _defined_later,
    "unreadable_value": lambda t: tr(
        f"What `{t.subject}` returned cannot be read: {t.message}.",
        f"Was `{t.subject}` zurückgab, ist nicht lesbar: {t.message}.",
    ),
    "tampered": lambda t: tr(
        f"Once {t.subject} is loaded, wrong solutions pass this test too: it replaces a function "
        "that the test relies on.",
        f"Ist {t.subject} einmal geladen, bestehen auch falsche Lösungen diesen Test: Es ersetzt "
        "eine Funktion, auf die sich der Test verlässt.",
    ),
}
