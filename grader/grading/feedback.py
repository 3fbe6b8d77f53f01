"""What a learner reads when a test fails: rule, call, expected beside actual, their own line."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from grader.catalogue.test_specs import TestSpec
from grader.grading.hints import hints
from grader.i18n import language, tr
from grader.solution.errors import Diagnostic, Frame, SolutionError, exception_text
from grader.solution.local import SolutionTimeout
from grader.solution.source_facts import SourceFacts
from grader.solution.source_file import SourceFile
from grader.solution.timeouts import TimeLimitExceeded
from grader.testing.assertions import Mismatch
from grader.testing.call_log import Call, CallLog
from grader.testing.compare import missing_return_hint
from grader.testing.difference import Rows

Kind = Literal["wrong", "not_written", "trouble", "time", "test_error"]

WITHOUT_CALL = (
    "missing_file", "not_text", "syntax", "import_failed", "not_installed", "exits_on_import",
    "missing_name", "not_written", "not_a_notebook", "cell_failed", "cell_too_slow",
    "cell_crashed", "defined_later",
)  # fmt: skip
"""Troubles that have nothing to do with the call in which they came up."""
MAX_WIDTH, HARD_MAX_WIDTH = 100, 120
"""Columns that sentences are wrapped at, and of any line."""
MAX_LINES, HARD_MAX_LINES = 25, 30
CALL_LINES = MAX_LINES - 3
"""Lines of a call and of what it returned, beside headline and rule."""
MIN_CALL_LINES = 7
MAX_SENTENCE = 4
"""Lines of one sentence."""
MAX_PARTS = 6
MAX_CAUSES = 50
MAX_EARLIER = 2
_LABELS = {
    ("en", False): ("expected", "actual"),
    ("de", False): ("erwartet", "erhalten"),
    ("en", True): ("before", "after"),
    ("de", True): ("vorher", "nachher"),
}
"""By the language, and whether an argument was changed."""


@dataclass(frozen=True)
class Feedback:
    """One failed test in a learner's words. All parts are text, in the language of the run."""

    kind: Kind
    headline: str
    """What went wrong, in one sentence."""
    why: str = ""
    """The rule that the test stands for."""
    call: tuple[str, ...] = ()
    """The call as the learner would type it, after the lines it depends on."""
    expected: str = ""
    actual: str = ""
    details: tuple[str, ...] = ()
    lines: tuple[Frame, ...] = ()
    """The learner's own lines that it went through."""
    changed: bool = False
    """Whether expected and actual are an argument before and after the call."""
    file: str = ""
    digest: str = ""
    lang: str = field(default_factory=language)
    """The language that its texts are in."""
    grids: tuple[Rows, Rows] | None = None
    """Expected and actual as numbers, for a picture; not written by `to_dict`."""

    def text(self, width: int = MAX_WIDTH) -> str:
        """All of it as plain text, without the file under test; 30 lines at the most.

        Args:
            width: the columns that sentences are wrapped at; code is wrapped nowhere.
        """
        before = [
            _wrapped(self.headline, width),
            *([_wrapped(self.why, width)] if self.why else []),
        ]
        after = []
        if self.expected:
            labels = _LABELS[self.lang, self.changed]
            padding = max(map(len, labels)) + 2
            pairs = zip(labels, (self.expected, self.actual), strict=True)
            after.append("\n".join(_labelled(label.ljust(padding), v) for label, v in pairs))
        after.extend(_indented(detail, width) for detail in self.details)
        after.extend(f"  {self._at(line)}  {line.text}" for line in self.lines)
        taken = sum(text.count("\n") + 1 for text in (*before, *after))
        call = _fitted(self.call, max(MAX_LINES - taken, MIN_CALL_LINES))
        lines = "\n".join([*before, *call, *after]).split("\n")
        if len(lines) > HARD_MAX_LINES:
            lines = [*lines[: HARD_MAX_LINES - 3], "  …", *lines[-2:]]
        return "\n".join(map(_narrow, lines))

    def _at(self, line: Frame) -> str:
        """Where a line stands; in a notebook each cell counts its own."""
        name = self.file.rsplit("/", 1)[-1]
        if not line.cell:
            return f"{name}:{line.number}"
        cell, number = ("Zelle", "Zeile") if self.lang == "de" else ("cell", "line")
        return f"{name}, {cell} {line.cell}, {number} {line.number}:"

    def text_with_source(self, width: int = MAX_WIDTH) -> str:
        """The text with the file under test and the beginning of the hash of its content."""
        label = "geprüfte Datei" if self.lang == "de" else "file under test"
        digest = f" ({self.digest[:8]})" if self.digest else ""
        return f"{self.text(width)}\n{label}: {self.file}{digest}"

    def to_dict(self) -> dict[str, Any]:
        """All parts, and the text that they make."""
        parts = asdict(replace(self, grids=None))
        del parts["grids"]
        return {**parts, "text": self.text()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Feedback":
        """The feedback that `to_dict` wrote, lists standing for tuples; other keys are ignored."""
        fields = {name: data[name] for name in cls.__dataclass_fields__ if name != "grids"}
        frames = tuple(
            Frame(line["number"], line["text"], line["function"], line["cell"])
            for line in data["lines"]
        )
        lists = {"call": tuple(data["call"]), "details": tuple(data["details"]), "lines": frames}
        return cls(**{**fields, **lists})


def explain(error: BaseException, spec: TestSpec, recorder: CallLog, file: SourceFile) -> Feedback:
    """The feedback that the exception of a failed test means."""
    feedback = explained(error, spec.name, recorder, SourceFacts(file.text))
    why = str(spec.why) if feedback.call else ""
    return replace(feedback, why=why, file=file.shown, digest=file.digest)


def explained(
    error: BaseException, test: str, recorder: CallLog, facts: SourceFacts | None = None
) -> Feedback:
    """The same without the rule and the file."""
    facts = facts or SourceFacts("")
    if isinstance(error, Mismatch):
        return _Mismatched(error, recorder, facts).feedback()
    if isinstance(error, SolutionError):
        return _trouble(error.trouble, recorder, facts, error.wanted)
    if isinstance(error, SolutionTimeout):
        return _trouble(error.trouble, recorder, facts)
    if isinstance(error, TimeLimitExceeded):
        sentence = Diagnostic("too_slow", test, f"{error.seconds:g}").sentence()
        return Feedback("time", sentence, call=recorder.last)
    if type(error).__module__.startswith("hypothesis") and "Flaky" in type(error).__name__:
        return _flaky(error, test, recorder, facts)
    call = recorder.last
    name = f"`{_name(call[-1])}`" if call else tr("the solution", "die Lösung")
    sentence = tr(
        f"The test cannot use the value that {name} returned.",
        f"Der Test kann den Wert nicht verwenden, den {name} zurückgegeben hat.",
    )
    last = tr("the last result was ", "das letzte Ergebnis war ")
    why = str(error).replace("'ObjectProxy' object", "an object")
    details = (_hanging(last, recorder.latest), f"({type(error).__name__}: {why})")
    return Feedback("test_error", sentence, call=call, details=details if call else details[1:])


def unexplained(error: BaseException, failure: Exception, file: SourceFile) -> Feedback:
    """The feedback of a failed test where `explain` itself failed: what is certain, and no more."""
    sentence = tr(
        "The test failed, and what it found cannot be shown.",
        "Der Test ist fehlgeschlagen, und was er fand, lässt sich nicht zeigen.",
    )
    names = f"({type(error).__name__}; {type(failure).__name__})"
    return Feedback("test_error", sentence, details=(names,), file=file.shown, digest=file.digest)


def _flaky(error: BaseException, test: str, recorder: CallLog, facts: SourceFacts) -> Feedback:
    """What lies behind Hypothesis' complaint that a case did not fail again.

    That is the learner's doing only where one call really gave two results. Time that was up in the
    middle of a case looks the same to Hypothesis.
    """
    if found := recorder.contradiction():
        call, first, second = found
        sentence = tr(
            "The same call gave different results when it was made twice.",
            "Derselbe Aufruf lieferte beim zweiten Mal etwas anderes.",
        )
        results = tr(f"first {first}, then {second}", f"erst {first}, dann {second}")
        return Feedback("wrong", sentence, call=recorder.readable(call.texts()), details=(results,))
    known = (Mismatch, SolutionError, SolutionTimeout, TimeLimitExceeded)
    if (cause := next((e for e in _causes(error) if isinstance(e, known)), None)) is not None:
        return explained(cause, test, recorder, facts)
    sentence = tr(
        f"The random cases of {test} could not be repeated. Run it again.",
        f"Die zufälligen Fälle von {test} ließen sich nicht wiederholen. Starte den Test neu.",
    )
    return Feedback("test_error", sentence, call=recorder.last)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exceptions that an exception was made of, and those that it came after."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < MAX_CAUSES:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        inner = found.exceptions if isinstance(found, BaseExceptionGroup) else ()
        waiting += [e for e in (*inner, found.__cause__, found.__context__) if e is not None]


class _Mismatched:
    """Makes the feedback of a value that is not what was expected."""

    def __init__(self, error: Mismatch, recorder: CallLog, facts: SourceFacts) -> None:
        self._found = error.difference
        self._actual = error.actual
        self._log = recorder
        self._facts = facts
        raised = self._found.aspect == "exception"
        self._origin = None if raised else recorder.origin_of(error.actual)
        self._call = self._origin.call if self._origin else recorder.last_call

    def feedback(self) -> Feedback:
        found, log = self._found, self._log
        number = None if found.aspect == "exception" else log.argument_number(self._actual)
        if self._call is None:
            headline = _wrong(found.aspect, None, found.expected)
            shown_values = found.expected, found.actual, self._details()
            return Feedback("wrong", headline, "", (), *shown_values, grids=found.grids)
        place, details = self._place(), self._details()
        call = _with_earlier_calls(self._call, log, self._facts)
        if number is not None:
            place, headline = "", self._changed_argument(self._call, number)
        else:
            headline = _wrong(found.aspect, call, found.expected)
        room = CALL_LINES - sum(map(_height, (found.expected, found.actual, *details)))
        shown = call.texts(place, max(room, MIN_CALL_LINES))
        *lines, headline, expected, actual = log.readable(
            (*shown, headline, found.expected, found.actual)
        )
        parts = tuple(lines), expected, actual, details
        return Feedback(
            "wrong", headline, "", *parts, changed=number is not None, grids=found.grids
        )

    def _place(self) -> str:
        """Which part of the result is shown, as code behind the call."""
        return self._origin.place + self._found.place if self._origin else ""

    def _details(self) -> tuple[str, ...]:
        found, log = self._found, self._log
        if found.aspect == "exception":
            returned = tr("it returned ", "zurück kam ")
            return (_hanging(returned, log.latest),)
        details = list(found.details)
        if missing_return_hint() in details and not self._lacks_return():
            details.remove(missing_return_hint())
        if found.place and not self._origin:
            details.insert(0, tr(f"at {found.place}", f"an der Stelle {found.place}"))
        if swapped := self._swapped():
            details.append(swapped)
        return tuple(details)

    def _lacks_return(self) -> bool:
        line = self._call.line if self._call else None
        whole = not self._place()
        return whole and line is not None and line.direct and self._facts.lacks_return(line.called)

    def _swapped(self) -> str:
        """Whether another part of the result is what this one was to be."""
        origin, agrees = self._origin, self._found.agrees
        if origin is None or agrees is None or not isinstance(origin.result, tuple | list):
            return ""
        if len(origin.result) > MAX_PARTS or self._found.place:
            return ""
        for number, part in enumerate(origin.result):
            if origin.place in ("", f"[{number}]") or type(part) in (bool, int):
                continue
            if agrees(part):
                return tr(
                    f"What is expected here stands at [{number}]: are the two swapped?",
                    f"Das hier Erwartete steht an [{number}]: Sind die beiden vertauscht?",
                )
        return ""

    def _changed_argument(self, call: Call, number: int) -> str:
        name = self._facts.parameter(call.line.called, number) if call.line.direct else ""
        subject = f"`{call.line.called}`"
        if name:
            return tr(f"{subject} changed its argument `{name}`.",
                      f"{subject} hat das Argument `{name}` verändert.")  # fmt: skip
        return tr(f"{subject} changed its argument number {number + 1}.",
                  f"{subject} hat das {number + 1}. Argument verändert.")  # fmt: skip


def _with_earlier_calls(call: Call, log: CallLog, facts: SourceFacts) -> Call:
    """The call after earlier ones that it depends on without naming any object of theirs.

    A function may remember what it was called with, and something else may look at what it left.
    """
    line = call.line
    if call.others and facts.shares_state():
        call = call.with_others()
    earlier = [c for c in log.own_calls if c.line.number < line.number]
    if not call.learner:
        return call.after(earlier[-MAX_EARLIER:])
    if not line.direct or not line.is_call or not facts.keeps_state(line.called):
        return call
    return call.after(c for c in earlier if facts.keeps_state(c.line.called))


def _trouble(
    trouble: Diagnostic, recorder: CallLog, facts: SourceFacts, wanted: str = ""
) -> Feedback:
    kinds: dict[str, Kind] = {
        "not_written": "not_written",
        "too_slow": "time",
        "too_slow_again": "time",
        "file_too_slow": "time",
        "cell_too_slow": "time",
    }
    kind, sentence = kinds.get(trouble.kind, "trouble"), trouble.sentence()
    last = recorder.last_call
    if trouble.kind == "not_written" and facts.is_begun(trouble.subject):
        number = trouble.lines[-1].number if trouble.lines else 0
        kind, sentence = "trouble", tr(
            f"`{trouble.subject}` still has its `raise NotImplementedError`, in line {number}: "
            "delete it.",
            f"In `{trouble.subject}` steht noch `raise NotImplementedError`, in Zeile {number}: "
            "Lösche es.",
        )  # fmt: skip
    elif trouble.kind not in WITHOUT_CALL and last is not None:
        sentence = _with_yours(last, sentence)
    expected = actual = ""
    if wanted and trouble.kind == "raised":
        expected, actual = wanted, exception_text(trouble)
        sentence = tr(
            f"`{trouble.subject}` raised {trouble.types[0]} instead of {wanted}.",
            f"`{trouble.subject}` hat {trouble.types[0]} statt {wanted} ausgelöst.",
        )
    call: tuple[str, ...] = ()
    if trouble.kind not in WITHOUT_CALL and last is not None:
        call = _with_earlier_calls(last, recorder, facts).texts()
    *shown, sentence = recorder.readable((*call, sentence))
    return Feedback(kind, sentence, "", tuple(shown), expected, actual,
                    hints(trouble, facts), trouble.lines)  # fmt: skip


def _wrong(aspect: str, call: Call | None, wanted: str) -> str:
    en, de = {
        "type": ("the wrong kind of value", "einen Wert der falschen Art"),
        "length": ("the wrong number of entries", "die falsche Anzahl von Einträgen"),
        "shape": ("the wrong shape", "die falsche Form (shape)"),
        "dtype": ("the wrong dtype", "den falschen dtype"),
        "device": ("a tensor on the wrong device", "einen Tensor auf dem falschen Gerät"),
        "finite": ("numbers that are not finite", "Zahlen, die nicht endlich sind"),
        "values": ("the wrong value", "den falschen Wert"),
        "choice": ("a wrong answer", "eine falsche Antwort"),
        "exception": ("", ""),
    }[aspect]
    name = call.line.called if call else ""
    subject = f"`{name}`" if name else tr("The solution", "Die Lösung")
    if aspect == "exception":
        sentence = tr(
            f"{subject} should have raised {wanted}.", f"{subject} hätte {wanted} auslösen müssen."
        )
    elif call and not call.line.is_call:
        sentence = tr(f"{subject} has {en}.", f"{subject} hat {de}.")
    else:
        sentence = tr(f"{subject} returned {en}.", f"{subject} liefert {de}.")
    return _with_yours(call, sentence) if call else sentence


def _with_yours(call: Call, sentence: str) -> str:
    """The sentence after the name of what the learner wrote, where it is about something else."""
    learner = call.learner
    if call.line.direct or not learner or f"`{learner}`" in sentence:
        return sentence
    return tr(f"With your `{learner}`: {sentence}", f"Mit deinem `{learner}`: {sentence}")


def _name(call: str) -> str:
    """What a call calls: `layer.forward` of `layer.forward(x)`."""
    return call.split("(")[0].split("= ")[-1]


def _fitted(call: tuple[str, ...], room: int) -> list[str]:
    """The lines of Python behind prompts; of too many the first and those before the last call."""
    texts = [f"  >>> {line}".replace("\n", "\n  ... ") if line != "…" else "  …" for line in call]
    heights = [text.count("\n") + 1 for text in texts]
    while sum(heights) > room and len(texts) > 1:
        place = next((i for i, text in enumerate(texts) if text == "  …"), None)
        if place is None:
            place = min(1, len(texts) - 2)
            texts[place], heights[place] = "  …", 1
        elif len(texts) - place > 2:
            del texts[place + 1], heights[place + 1]
        elif place > 0:
            del texts[place - 1], heights[place - 1]
        else:
            break
    return texts


def _wrapped(text: str, width: int) -> str:
    """A sentence in lines of this width; of a long one the beginning."""
    lines = [
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(line, width, break_long_words=True, break_on_hyphens=False)
    ]
    return "\n".join(lines if len(lines) <= MAX_SENTENCE else [*lines[:MAX_SENTENCE], "…"])


def _indented(detail: str, width: int) -> str:
    if "\n" in detail:  # values below each other
        return textwrap.indent(detail, "  ")
    return textwrap.indent(_wrapped(detail, width - 2), "  ")


def _height(text: str) -> int:
    return text.count("\n") + 1


def _narrow(line: str) -> str:
    """A line that can be written in any encoding of Unicode, and ends within the columns."""
    line = line.encode("utf-8", "backslashreplace").decode()
    return line if len(line) <= HARD_MAX_WIDTH else line[: HARD_MAX_WIDTH - 1] + "…"


def _hanging(label: str, text: str) -> str:
    return label + text.replace("\n", "\n" + " " * len(label))


def _labelled(label: str, value: str) -> str:
    """A value behind its label, in more lines where it is a long sentence."""
    room = HARD_MAX_WIDTH - len(label) - 2
    lines = [
        piece
        for line in value.split("\n")
        for piece in ([line] if len(line) <= room else textwrap.wrap(line, MAX_WIDTH - len(label)))
    ]
    return _hanging(f"  {label}", "\n".join(lines))
