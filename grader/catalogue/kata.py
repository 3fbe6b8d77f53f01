"""What katas there are: each folder katas/NN_slug with its kata.toml, as a frozen data class."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from grader import ROOT, UserError
from grader.i18n import Text, tr

FOLDER = re.compile(r"(?P<number>\d\d)_(?P<module>[a-z][a-z0-9_]*)")
RANGE = re.compile(r"(\d\d?)-(\d\d?)")
FILE = re.compile(r"[a-z][a-z0-9_]*\.(ipynb|py)")
RANKS = range(1, 9)
MINUTES = range(5, 181)
EXTRAS = {"onnx": "export", "onnxruntime": "export", "onnxscript": "export"}
"""Packages that only some katas need, and which extra of pyproject.toml brings each."""
PACKAGES = ("torch", "torch.optim", "torchvision", "flask", *EXTRAS)


@dataclass(frozen=True)
class Ban:
    """Functions that a solution may not call, by their dotted names, and the reason."""

    names: tuple[str, ...]
    reason: Text
    operators: tuple[str, ...] = ()
    """Patterns for the names of PyTorch's operators, such as aten::conv2d, that must not run."""


@dataclass(frozen=True)
class Kata:
    """One kata as its kata.toml states it."""

    folder: Path
    title: Text
    rank: int
    """Kyu: 8 is the easiest, 1 the hardest."""
    learned: Text
    """What a learner can do after it."""
    hints: tuple[Text, ...]
    """From a nudge to nearly there."""
    imports: tuple[str, ...]
    """Packages the solution may import besides the standard library."""
    minutes: int
    """How long a beginner needs for it, roughly."""
    care_from: str = ""
    """The first test of care (edges, types, errors); the tests before it are the idea. A quiz has
    none."""
    builds_on: tuple[str, ...] = ()
    hands_on: int | None = None
    """The number of the workshop's hands-on task, where it is one."""
    points: int = 10
    time_limit: float = 5.0
    """Seconds that one test may take."""
    needs: tuple[str, ...] = ()
    """Of PACKAGES: what the graded tests or the solution import."""
    bans: tuple[Ban, ...] = ()
    file: str = ""
    """The learner's file, where it is not named after the folder: a notebook, a quiz's answers."""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def number(self) -> int:
        return int(self.name[:2])

    @property
    def module(self) -> str:
        """The name of the learner's module: the folder's name without its number."""
        return self.name[3:]

    @property
    def stub_file(self) -> Path:
        return self.folder / (self.file or f"{self.module}.py")

    @property
    def is_notebook(self) -> bool:
        return self.stub_file.suffix == ".ipynb"

    @property
    def test_file(self) -> Path:
        return self.folder / f"test_{self.module}.py"

    @property
    def extras(self) -> tuple[str, ...]:
        """What it needs that is not installed with the rest; without it nothing is graded."""
        return tuple(need for need in self.needs if need in EXTRAS)

    @property
    def support_file(self) -> Path | None:
        """What the kata gives to the learner's code besides data, where it has such a file."""
        file = self.folder / "support.py"
        return file if file.is_file() else None

    @property
    def picture_file(self) -> Path | None:
        """What draws the learner's solution for `kata show`, where the kata has such a file."""
        file = self.folder / "picture.py"
        return file if file.is_file() else None

    @property
    def quiz_file(self) -> Path | None:
        """The sealed questions, where the kata is a quiz."""
        file = self.folder / "quiz.toml"
        return file if file.is_file() else None

    @property
    def is_quiz(self) -> bool:
        return self.quiz_file is not None


def katas(wanted: Sequence[str] = (), folder: Path = ROOT / "katas") -> list[Kata]:
    """The katas named, all without names, in the order of their numbers.

    A folder without kata.toml, or a renamed copy of a kata, is none: somebody's scratch or backup.

    Args:
        wanted: names as a person types them: 31, 31-42, 31_threshold, threshold, a path to a
            kata's folder or to a file in it; several in one word by commas.
        folder: where the katas lie.

    Raises:
        UserError: a name fits no kata or several of the same number, or the kata.toml of one
            named is wrong.
    """
    found = sorted(f for f in folder.iterdir() if f.is_dir() and FOLDER.fullmatch(f.name))
    missing = {f.name: _missing_file(f) for f in found}
    words = [word for part in wanted for word in part.split(",") if word]
    chosen = {name for word in words for name in _named(word, missing)}
    names = [name for name in missing if not missing[name]]
    return [read_kata(folder / name) for name in names if name in chosen or not words]


def _missing_file(folder: Path) -> str:
    """The first file that keeps a folder from being a kata; empty where none does."""
    if not (folder / "kata.toml").is_file():
        return "kata.toml"
    # a copy of a kata under another name still has the test file of the first one; a new quiz has
    # none until `nox -s authors -- NN --accept` makes it
    own, tests = f"test_{folder.name[3:]}.py", {file.name for file in folder.glob("test_*.py")}
    return own if tests and own not in tests else ""


def _named(word: str, missing: Mapping[str, str]) -> list[str]:
    """The katas' names that one word means.

    Args:
        word: as a person typed it.
        missing: by the name of each folder, the file that keeps it from being a kata, or "".

    Raises:
        UserError: there is no such kata, or several have that number.
    """
    path = Path(word)
    asked = next((part for part in reversed(path.parts) if FOLDER.fullmatch(part)), path.name)
    fitting = [name for name in missing if _means(asked, name)]
    hits = [name for name in fitting if not missing[name]]
    if asked.isdecimal() and len(hits) > 1:
        several = ", ".join(hits)
        raise UserError(
            tr(
                f"Several katas have the number {asked}: {several}. Rename one of them.",
                f"Mehrere Katas haben die Nummer {asked}: {several}. Benenne eine davon um.",
            )
        )
    if not hits:
        names = [name for name in missing if not missing[name]]
        incomplete = {name: missing[name] for name in fitting}
        raise UserError(_why_not(word, _nearest(asked, names), incomplete))
    return hits


def _why_not(word: str, nearest: Sequence[str], incomplete: Mapping[str, str]) -> str:
    """Why a word names no kata: a folder of that name lacks a file, or there is none."""
    for name, file in incomplete.items():
        return tr(
            f"The folder {name} is no kata: it has no {file}.",
            f"Der Ordner {name} ist keine Kata: Ihm fehlt {file}.",
        )
    names = ", ".join(nearest)
    more = tr("`kata list` shows all.", "`kata list` zeigt alle.")
    if names:
        more = tr(f"Near it: {names}.", f"Ähnlich heißen: {names}.")
    return tr(f"There is no kata {word!r}. {more}", f"Eine Kata {word!r} gibt es nicht. {more}")


def _means(asked: str, name: str) -> bool:
    """Whether a number, a range of numbers or a name means the kata of that name."""
    number, module = int(name[:2]), name[3:]
    if span := RANGE.fullmatch(asked):
        return int(span[1]) <= number <= int(span[2])
    if asked.isdecimal():
        return int(asked) == number
    return asked in (name, module, f"{module}.py")


def _nearest(asked: str, names: Sequence[str]) -> list[str]:
    """Three names at most that somebody may have meant."""
    if number := re.match(r"\d+", asked):
        return sorted(sorted(names, key=lambda name: abs(int(name[:2]) - int(number[0])))[:3])
    near = difflib.get_close_matches(asked, [*names, *(n[3:] for n in names)], 3, 0.5)
    return [name for name in names if {name, name[3:]} & set(near)][:3]


def read_kata(folder: Path) -> Kata:
    """The kata in one folder.

    Raises:
        UserError: kata.toml is missing, is no TOML, or has a key missing, unknown or of the
            wrong type.
    """
    file = folder / "kata.toml"
    shown = display_path(file)
    if not FOLDER.fullmatch(folder.name):
        raise UserError(f"{folder.name}: a kata's folder is named like 31_threshold")
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{shown}: the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{shown}: not valid TOML: {error}") from None
    known = {f.name for f in fields(Kata)} - {"folder"}
    for key in content:
        if key not in known:
            raise UserError(f"{shown}: unknown key {key!r}{near_word(key, known)}")
    values = _Reader(shown, content)
    file_name = values.file_name("file")
    if file_name.endswith(".ipynb") and content.get("bans"):
        raise UserError(f"{shown}: bans are not supported in notebooks")
    return Kata(
        folder=folder,
        title=values.text("title"),
        rank=values.whole("rank", RANKS),
        learned=values.text("learned"),
        hints=values.texts("hints"),
        imports=values.names("imports"),
        minutes=values.whole("minutes", MINUTES),
        care_from=values.test_name("care_from", required=not (folder / "quiz.toml").is_file()),
        builds_on=values.names("builds_on", ()),
        hands_on=values.whole("hands_on", range(1, 100), None),
        points=values.whole("points", range(1, 1000), Kata.points),
        time_limit=values.seconds("time_limit", Kata.time_limit),
        needs=values.names("needs", (), PACKAGES),
        bans=values.bans("bans"),
        file=file_name,
    )


_REQUIRED: Any = object()


@dataclass(frozen=True)
class _Reader:
    """Takes typed values out of one kata.toml; each error message names file and key."""

    file: str
    content: dict[str, Any]

    def _get(self, key: str, kind: type | tuple[type, ...], wanted: str, default: Any) -> Any:
        if key not in self.content:
            if default is _REQUIRED:
                raise UserError(f"{self.file}: the key {key!r} is missing ({wanted})")
            return default
        value = self.content[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self._wrong(key, wanted)
        return value

    def _wrong(self, key: str, wanted: str) -> UserError:
        return UserError(f"{self.file}: {key!r} must be {wanted}, not {self.content[key]!r}")

    def whole(self, key: str, allowed: range, default: Any = _REQUIRED) -> Any:
        wanted = f"a whole number from {allowed[0]} to {allowed[-1]}"
        value = self._get(key, int, wanted, default)
        if value is not default and value not in allowed:
            raise self._wrong(key, wanted)
        return value

    def seconds(self, key: str, default: float) -> float:
        value = self._get(key, (int, float), "a number of seconds above 0", default)
        if not value > 0:
            raise self._wrong(key, "a number of seconds above 0")
        return float(value)

    def names(
        self, key: str, default: Any = _REQUIRED, allowed: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        wanted = "a list of strings" if allowed is None else f"a list out of {list(allowed)}"
        value = self._get(key, (list, tuple), wanted, default)
        if not all(isinstance(v, str) and (allowed is None or v in allowed) for v in value):
            raise self._wrong(key, wanted)
        return tuple(value)

    def text(self, key: str) -> Text:
        return self._text(key, self._get(key, dict, "a table with en and de", _REQUIRED))

    def texts(self, key: str) -> tuple[Text, ...]:
        tables = self._get(key, list, "tables with en and de", _REQUIRED)
        return tuple(self._text(key, table) for table in tables)

    def file_name(self, key: str) -> str:
        wanted = "the name of a notebook or module: organs.ipynb, answers.py"
        value: str = self._get(key, str, wanted, "")
        if value and not FILE.fullmatch(value):
            raise self._wrong(key, wanted)
        return value

    def test_name(self, key: str, *, required: bool) -> str:
        wanted = "the name of a test: the first that is about care"
        value: str = self._get(key, str, wanted, _REQUIRED if required else "")
        if not value.startswith("test_") and (value or required):
            raise self._wrong(key, wanted)
        return value

    def bans(self, key: str) -> tuple[Ban, ...]:
        wanted = "tables with names (a list of dotted names), en and de (the reason), and operators"
        found = []
        for table in self._get(key, list, wanted, []):
            names = table.get("names") if isinstance(table, dict) else None
            if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
                raise self._wrong(key, wanted)
            operators = table.get("operators", [])
            if not isinstance(operators, list) or not all(isinstance(o, str) for o in operators):
                raise self._wrong(key, wanted)
            rest = {k: v for k, v in table.items() if k not in ("names", "operators")}
            found.append(Ban(tuple(names), self._text(key, rest), tuple(operators)))
        return tuple(found)

    def _text(self, key: str, table: Any) -> Text:
        try:
            text = Text.from_table(table)
        except ValueError as error:
            raise self._wrong(key, str(error)) from None
        return Text(text.en.strip(), text.de.strip())


def near_word(word: str, words: Iterable[str]) -> str:
    """The question in parentheses whether another word was meant; empty where none is near."""
    near = difflib.get_close_matches(word, words, 1)
    return tr(f" (did you mean {near[0]!r}?)", f" (meinst du {near[0]!r}?)") if near else ""


def display_path(path: Path) -> str:
    """The path as a person knows it: from the repository's root where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
