"""What a learner reads when a test fails: rule, call, expected beside actual, their own line."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from grader.catalogue.test_specs import TestSpec
from grader.i18n import language, tr
from grader.solution.errors import Diagnostic, Frame, SolutionError
from grader.solution.local import SolutionTimeout
from grader.solution.source_file import SourceFile
from grader.solution.timeouts import TimeLimitExceeded
from grader.testing.assertions import Mismatch
from grader.testing.call_log import CallLog
from grader.testing.difference import Rows

Kind = Literal["wrong", "not_written", "trouble", "time", "test_error"]

WITHOUT_CALL = (
    "missing_file", "not_text", "syntax", "import_failed", "not_installed", "exits_on_import",
    "missing_name", "not_written", "not_a_notebook", "cell_failed", "cell_too_slow",
    "cell_crashed", "defined_later",
)  # fmt: skip
"""Troubles that have nothing to do with the call in which they came up."""


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
    file: str = ""
    digest: str = ""
    lang: str = field(default_factory=language)
    """The language that its texts are in."""
    grids: tuple[Rows, Rows] | None = None
    """Expected and actual as numbers, for a picture; no report keeps them."""

    def text(self) -> str:
        """All of it as plain text, without the file under test."""
        parts = [self.headline]
        if self.why:
            parts.append(self.why)
        if self.call:
            parts.append("\n".join(f"  >>> {line}" for line in _continued(self.call)))
        if self.expected:
            expected, actual = (
                ("erwartet", "erhalten") if self.lang == "de" else ("expected", "actual")
            )
            width = max(len(expected), len(actual)) + 2
            pairs = ((expected, self.expected), (actual, self.actual))
            parts.append("\n".join(_labelled(label.ljust(width), v) for label, v in pairs))
        parts.extend("  " + detail for detail in self.details)
        if self.lines:
            parts.append("\n".join(f"  {self._at(line)}  {line.text}" for line in self.lines))
        return "\n".join(parts)

    def _at(self, line: Frame) -> str:
        """Where a line stands; in a notebook each cell counts its own."""
        name = self.file.rsplit("/", 1)[-1]
        if not line.cell:
            return f"{name}:{line.number}"
        cell, number = ("Zelle", "Zeile") if self.lang == "de" else ("cell", "line")
        return f"{name}, {cell} {line.cell}, {number} {line.number}:"

    def signed(self) -> str:
        """The text with the file under test and the beginning of the hash of its content."""
        label = "geprüfte Datei" if self.lang == "de" else "file under test"
        digest = f" ({self.digest[:8]})" if self.digest else ""
        return f"{self.text()}\n{label}: {self.file}{digest}"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Feedback":
        """The feedback that `as_dict` wrote, lists standing for tuples."""
        fields: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in data.items()
        }
        fields["lines"] = tuple(Frame(**line) for line in data["lines"])
        return cls(**fields)


def explain(error: BaseException, spec: TestSpec, recorder: CallLog, file: SourceFile) -> Feedback:
    """The feedback that the exception of a failed test means."""
    feedback = explained(error, spec.name, recorder)
    why = str(spec.why) if feedback.call else ""
    return replace(feedback, why=why, file=file.shown, digest=file.digest)


def explained(error: BaseException, test: str, recorder: CallLog) -> Feedback:
    """The same without the rule and the file."""
    if isinstance(error, Mismatch):
        return _mismatch(error, recorder)
    if isinstance(error, SolutionError | SolutionTimeout):
        return _trouble(error.trouble, recorder)
    if isinstance(error, TimeLimitExceeded):
        sentence = Diagnostic("too_slow", test, f"{error.seconds:g}").sentence()
        return Feedback("time", sentence, call=recorder.last)
    if type(error).__module__.startswith("hypothesis") and "Flaky" in type(error).__name__:
        sentence = tr(
            "The same call gave different results when it was made twice.",
            "Derselbe Aufruf lieferte beim zweiten Mal etwas anderes.",
        )
        return Feedback("wrong", sentence, call=recorder.last)
    call = recorder.last
    name = f"`{_name(call[-1])}`" if call else tr("the solution", "die Lösung")
    sentence = tr(
        f"The test cannot use what {name} gives.",
        f"Der Test kann nicht nutzen, was {name} liefert.",
    )
    last = tr("the last result was ", "das letzte Ergebnis war ")
    why = str(error).replace("'ObjectProxy' object", "an object")
    details = (last + recorder.latest, f"({type(error).__name__}: {why})")
    return Feedback("test_error", sentence, call=call, details=details if call else details[1:])


def _mismatch(error: Mismatch, recorder: CallLog) -> Feedback:
    found = error.difference
    if found.aspect == "exception":
        call = recorder.last
        returned = tr("it returned", "zurück kam")
        details: tuple[str, ...] = (f"{returned} {recorder.latest}",)
    else:
        call, details = recorder.call_of(error.actual), found.details
    headline = _wrong(found.aspect, call[-1] if call else "")
    if found.aspect != "exception" and recorder.is_argument(error.actual):
        headline = tr(
            "An argument was changed by the call.", "Der Aufruf hat ein Argument verändert."
        )
    return Feedback(
        "wrong", headline, "", call, found.expected, found.actual, details, grids=found.grids
    )


def _trouble(trouble: Diagnostic, recorder: CallLog) -> Feedback:
    kinds: dict[str, Kind] = {
        "not_written": "not_written",
        "too_slow": "time",
        "cell_too_slow": "time",
    }
    return Feedback(
        kinds.get(trouble.kind, "trouble"),
        trouble.sentence(),
        call=() if trouble.kind in WITHOUT_CALL else recorder.last,
        lines=trouble.lines,
    )


def _wrong(aspect: str, call: str) -> str:
    name = _name(call)
    what = {
        "type": tr("the wrong kind of value", "einen Wert der falschen Art"),
        "shape": tr("the wrong shape", "die falsche Form"),
        "dtype": tr("the wrong dtype", "den falschen dtype"),
        "device": tr("a tensor on the wrong device", "einen Tensor auf dem falschen Gerät"),
        "finite": tr("numbers that are not finite", "Zahlen, die nicht endlich sind"),
        "values": tr("the wrong value", "den falschen Wert"),
        "choice": tr("a wrong answer", "eine falsche Antwort"),
        "exception": tr("a result where none exists", "ein Ergebnis, wo es keines gibt"),
    }[aspect]
    subject = f"`{name}`" if name else tr("The solution", "Die Lösung")
    return tr(f"{subject} gives {what}.", f"{subject} liefert {what}.")


def _name(call: str) -> str:
    """What a call calls: `layer.forward` of `layer.forward(x)`."""
    return call.split("(")[0].split("= ")[-1]


def _continued(call: tuple[str, ...]) -> list[str]:
    """Lines of Python as they look behind the prompt."""
    return [line.replace("\n", "\n  ... ") for line in call]


def _labelled(label: str, value: str) -> str:
    gap = "\n" + " " * (len(label) + 2)
    return f"  {label}{value.replace(chr(10), gap)}"
