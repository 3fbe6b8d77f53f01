"""What else a learner may want to know about an exception: one sentence for each classic slip."""

import re

from grader.i18n import tr
from grader.solution.errors import Diagnostic
from grader.solution.source_facts import SourceFacts

NO_ARGUMENTS = re.compile(r"(\w+)\(\) takes no arguments")
ONE_TOO_MANY = re.compile(
    r"(\w+)\.(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) w"
)
WORKERS = ("Bad file descriptor", "may not start or end processes")


def hints(trouble: Diagnostic, facts: SourceFacts) -> tuple[str, ...]:
    """The sentences that fit; none for most troubles."""
    found = (
        _without_init(trouble, facts),
        _without_self(trouble, facts),
        _workers(trouble, facts),
        _formatted_tensor(trouble),
        _no_leaf(trouble),
        _without_super(trouble),
    )
    return tuple(filter(None, found))


def _without_init(t: Diagnostic, facts: SourceFacts) -> str:
    found = NO_ARGUMENTS.search(t.message)
    near = facts.misspelt_init(found[1]) if found else ""
    if not near:
        return ""
    return tr(
        f"Python calls `__init__`, with two underscores on each side; there is a `{near}`.",
        f"Python ruft `__init__` auf, mit je zwei Unterstrichen; es gibt ein `{near}`.",
    )


def _without_self(t: Diagnostic, facts: SourceFacts) -> str:
    found = ONE_TOO_MANY.search(t.message)
    if not found or int(found[4]) <= int(found[3]) or not facts.lacks_self(found[1], found[2]):
        return ""
    return tr(
        f"The first parameter of `{found[2]}` has to be `self`.",
        f"Der erste Parameter von `{found[2]}` muss `self` sein.",
    )


def _workers(t: Diagnostic, facts: SourceFacts) -> str:
    if not any(text in t.message for text in WORKERS) or not facts.has_workers():
        return ""
    return tr(
        "Leave `num_workers` at 0: a solution may not start processes.",
        "Lass `num_workers` bei 0: Eine Lösung darf keine Prozesse starten.",
    )


def _formatted_tensor(t: Diagnostic) -> str:
    if "passed to Tensor.__format__" not in t.message:
        return ""
    return tr(
        "`:.4f` and the like format a number, not a tensor: take `.item()` of it.",
        "`:.4f` und Ähnliches formatieren eine Zahl, keinen Tensor: Nimm `.item()` davon.",
    )


def _no_leaf(t: Diagnostic) -> str:
    if "unsupported operand type" not in t.message and "has no attribute" not in t.message:
        return ""
    line = t.lines[-1].text if t.lines else ""
    if ".grad" not in line or "NoneType" not in t.message:
        return ""
    return tr(
        "`.grad` is None until `backward()` has run, and for a tensor that is no leaf.",
        "`.grad` ist None, bis `backward()` gelaufen ist, und bei Tensoren, die kein Blatt sind.",
    )


def _without_super(t: Diagnostic) -> str:
    early = "before Module.__init__() call" in t.message
    if not early and not re.search(
        r"no attribute '_(backward_hooks|parameters|modules)'", t.message
    ):
        return ""
    return tr(
        "`__init__` has to begin with `super().__init__()`.",
        "`__init__` muss mit `super().__init__()` beginnen.",
    )
