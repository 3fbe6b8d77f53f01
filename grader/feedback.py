"""What a learner reads when a test fails: the rule, the call, expected beside actual, their own line."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from grader.inventory import TestSpec
from grader.language import say
from grader.learner_file import LearnerFile
from grader.solution import Recorder, Stopped
from grader.expect import Mismatch
from grader.time_limit import DidNotFinish
from grader.trouble import LearnerTrouble, Line, Trouble
from grader.values import written

Kind = Literal["wrong", "not_written", "trouble", "time", "test_error"]


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
    lines: tuple[Line, ...] = ()
    """The learner's own lines that it went through."""
    file: str = ""
    digest: str = ""

    def text(self) -> str:
        """All of it as plain text, without the file under test."""
        parts = [self.headline]
        if self.why:
            parts.append(self.why)
        if self.call and self.kind != "not_written":
            parts.append("\n".join(f"  >>> {line}" for line in _indented(self.call)))
        if self.expected:
            expected, actual = say("expected", "erwartet"), say("actual", "erhalten")
            width = max(len(expected), len(actual)) + 2
            pairs = ((expected, self.expected), (actual, self.actual))
            parts.append("\n".join(_labelled(label.ljust(width), v) for label, v in pairs))
        parts.extend("  " + detail for detail in self.details)
        if self.lines:
            name = self.file.rsplit("/", 1)[-1]
            parts.append("\n".join(f"  {name}:{line.number}  {line.text}" for line in self.lines))
        return "\n".join(parts)

    def signed(self) -> str:
        """The text with the file under test and the hash of its content."""
        label = say("file under test", "geprüfte Datei")
        return f"{self.text()}\n{label}: {self.file}" + (f" ({self.digest})" if self.digest else "")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Feedback":
        """The feedback that `as_dict` wrote, lists standing for tuples."""
        fields = {k: tuple(v) if isinstance(v, list | tuple) else v for k, v in data.items()}
        lines = tuple(Line(**line) for line in data["lines"])
        return cls(**{**fields, "lines": lines})


def explain(
    error: BaseException, spec: TestSpec | None, recorder: Recorder, file: LearnerFile
) -> Feedback:
    """The feedback that the exception of a failed test means."""
    why = str(spec.why) if spec else ""
    where = {"file": file.shown, "digest": file.digest}
    if isinstance(error, Mismatch):
        found = error.difference
        call = recorder.call_of(error.actual)
        headline = _wrong(found.aspect, call[-1] if call else "")
        return Feedback(
            "wrong", headline, why, call, found.expected, found.actual, found.details, **where
        )
    if isinstance(error, LearnerTrouble | Stopped):
        trouble = error.trouble
        on_load = trouble.kind in _ON_LOAD
        kind: Kind = "trouble"
        if trouble.kind in ("not_written", "too_slow"):
            kind = "not_written" if trouble.kind == "not_written" else "time"
        return Feedback(
            kind,
            trouble.sentence(),
            "" if on_load or kind == "not_written" else why,
            () if on_load else recorder.last,
            lines=trouble.lines,
            **where,
        )
    if isinstance(error, DidNotFinish):
        seconds = f"{error.seconds:g}"
        sentence = Trouble("too_slow", spec.name if spec else file.shown, seconds).sentence()
        return Feedback("time", sentence, why, recorder.last, **where)
    if type(error).__module__.startswith("hypothesis") and "Flaky" in type(error).__name__:
        sentence = say(
            "The same call gave different results when it was made twice.",
            "Derselbe Aufruf lieferte beim zweiten Mal etwas anderes.",
        )
        return Feedback("wrong", sentence, why, recorder.last, **where)
    sentence = say(
        f"The test cannot go on with what it got ({type(error).__name__}: {error}).",
        f"Der Test kann mit dem Erhaltenen nicht weitermachen ({type(error).__name__}: {error}).",
    )
    returned = f"  {written(recorder.latest)}" if recorder.last else ""
    details = (say("the last result was", "das letzte Ergebnis war") + returned,) if returned else ()
    return Feedback("test_error", sentence, why, recorder.last, details=details, **where)


_ON_LOAD = (
    "missing_file", "not_text", "syntax", "import_failed", "not_installed", "exits", "missing_name",
)  # fmt: skip


def _wrong(aspect: str, call: str) -> str:
    name = call.split("(")[0].split("= ")[-1] if call else ""
    what = {
        "type": say("the wrong kind of value", "einen Wert der falschen Art"),
        "shape": say("the wrong shape", "die falsche Form"),
        "dtype": say("the wrong dtype", "den falschen dtype"),
        "device": say("a tensor on the wrong device", "einen Tensor auf dem falschen Gerät"),
        "finite": say("numbers that are not finite", "Zahlen, die nicht endlich sind"),
        "values": say("the wrong value", "den falschen Wert"),
    }[aspect]
    subject = f"`{name}`" if name else say("The solution", "Die Lösung")
    return say(f"{subject} gives {what}.", f"{subject} liefert {what}.")


def _indented(call: tuple[str, ...]) -> list[str]:
    return [line.replace("\n", "\n      ") for line in call]


def _labelled(label: str, value: str) -> str:
    gap = "\n" + " " * (len(label) + 2)
    return f"  {label}{value.replace(chr(10), gap)}"
