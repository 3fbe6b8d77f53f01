"""The file under test: read once, compiled once, run afresh for every test.

Whatever is wrong with it comes out as a SolutionError, never as a traceback through our code.
"""

import codecs
import copy
import hashlib
import io
import re
import sys
import tokenize
from collections import Counter
from pathlib import Path
from types import CodeType, ModuleType

from grader import ROOT
from grader.catalogue.kata import Ban
from grader.i18n import tr
from grader.solution.bans import BannedCall, enforce
from grader.solution.errors import Diagnostic, Frame, SolutionError, from_exception, learner_frames
from grader.solution.timeouts import TimeLimitExceeded

CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( .*)?$", re.MULTILINE)
"""The lines that git leaves where two versions of a file contradict each other."""


class SourceFile:
    """One solution file: a stub, a reference or a student's."""

    def __init__(self, path: Path, bans: tuple[Ban, ...] = ()) -> None:
        self.path = path
        self.bans = bans
        self.source = ""
        self.digest = ""
        """The content's SHA-256 in hexadecimal, so that a report shows what was graded."""
        self.stopped: Diagnostic | None = None
        """Of a notebook that has run: why it did not run to its end."""
        self.timeouts: Counter[str] = Counter()
        """How often each of its functions did not finish in time."""
        self._content = b""
        self._code: CodeType | None = None
        self._trouble: Diagnostic | None = None
        if path.is_symlink() or path.parent.is_symlink():  # to a reference, perhaps
            self._trouble = Diagnostic("a_link", self.shown)
            return
        try:
            self._content = path.read_bytes()
            self.digest = hashlib.sha256(self._content).hexdigest()
        except FileNotFoundError:
            self._trouble = Diagnostic("missing_file", self.shown)
        except OSError as error:
            self._trouble = Diagnostic("not_text", path.name, str(error.strerror))

    @property
    def content(self) -> bytes:
        """What was read."""
        return self._content

    def with_content(self, content: bytes) -> "SourceFile":
        """The same file, by path and name, as if it held something else."""
        other = copy.copy(self)
        other._content, other._code, other._trouble, other.stopped = content, None, None, None
        return other

    @property
    def shown(self) -> str:
        """The path as a person knows it: from the repository's root where it lies inside."""
        inside = self.path.is_relative_to(ROOT)
        return (self.path.relative_to(ROOT) if inside else self.path).as_posix()

    @property
    def text(self) -> str:
        """The Python in it; empty where it cannot be read."""
        try:
            return _decoded(self._content)
        except (UnicodeError, LookupError, ValueError):
            return ""

    def lines_of(self, error: BaseException) -> tuple[Frame, ...]:
        """The file's own lines that an exception went through."""
        return learner_frames(error.__traceback__, {str(self.path): (0, self.source)})

    def run(self) -> ModuleType:
        """The file as a new module.

        Raises:
            SolutionError: it cannot be read, compiled or run; a second try says the same at once.
        """
        if self._trouble is None:
            try:
                self._code = self._code or self._compiled()
                return self._executed(self._code)
            except SolutionError as error:
                self._trouble = error.trouble
        raise SolutionError(self._trouble)

    def imports(self, package: str) -> bool:
        """Whether a line of the file looks like an import of the package."""
        line = rb"^[ \t]*(import|from)\b.*\b" + package.encode() + rb"\b"
        return re.search(line, self._content, re.MULTILINE) is not None

    def _compiled(self) -> CodeType:
        name = self.path.name
        try:
            self.source = _decoded(self._content)
            return compile(self.source, str(self.path), "exec", dont_inherit=True)
        except SyntaxError as error:
            text = (error.text or "").strip()
            where = (Frame(error.lineno, text, ""),) if error.lineno else ()
            message = error.msg
            if mark := CONFLICT.search(self.source):
                number = self.source.count("\n", 0, mark.start()) + 1
                where, message = (Frame(number, mark[0], ""),), merge_conflict()
            raise SolutionError(Diagnostic("syntax", name, message, lines=where)) from None
        except (UnicodeError, LookupError, ValueError) as error:
            raise SolutionError(Diagnostic("not_text", name, str(error))) from None
        except (MemoryError, RecursionError) as error:
            message = str(error) or "nested too deeply"
            raise SolutionError(Diagnostic("syntax", name, message)) from None

    def _executed(self, code: CodeType) -> ModuleType:
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        # dataclasses and typing look their module up by name while the class is being made
        sys.modules.setdefault(module.__name__, module)
        try:
            with enforce(self.bans):
                exec(code, module.__dict__)
        except BannedCall as error:
            lines = self.lines_of(error)
            raise SolutionError(
                Diagnostic("banned", error.name, error.reason, lines=lines)
            ) from None
        except TimeLimitExceeded as error:
            lines, seconds = self.lines_of(error), f"{error.seconds:g}"
            trouble = Diagnostic("too_slow", self.path.name, seconds, lines=lines)
            raise SolutionError(trouble) from None
        except KeyboardInterrupt:
            raise  # the person at the keyboard
        except BaseException as error:
            lines = self.lines_of(error)
            raise SolutionError(
                from_exception(self.path.name, error, lines, on_import=True)
            ) from None
        finally:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]
        return module


def merge_conflict() -> str:
    """What is wrong with a file that holds both sides of a merge."""
    return tr(
        "it holds the marks of a merge conflict. Keep one of the two versions and delete the "
        "lines with <<<<<<<, ======= and >>>>>>>",
        "es enthält die Markierungen eines Merge-Konflikts. Behalte eine der beiden Fassungen und "
        "lösche die Zeilen mit <<<<<<<, ======= und >>>>>>>",
    )


def _decoded(content: bytes) -> str:
    """The text of a Python file, by its byte order mark or coding line, else UTF-8."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnicodeError("it is saved as UTF-16")
    if b"\0" in content:
        raise UnicodeError("it holds bytes that are no text")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
    except SyntaxError as error:  # that is how tokenize reports an unknown or wrong encoding
        raise UnicodeError(error.msg) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
