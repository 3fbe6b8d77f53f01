"""Which solutions are probably copies: winnowing over normalised tokens, as MOSS does it.

After Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting",
SIGMOD 2003. Names, comments, annotations and layout do not count; each function is looked at by
itself, so their order does not either, and added lines change only the fingerprints around them.
What the kata's own files have, right and wrong ones, is left out: nobody has to copy that. The
result is a hint for a person to look at, and never costs points.
"""

import ast
import builtins
import io
import tokenize
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata
from grader.catalogue.stubs import original_stub
from grader.solution.bounded_parse import parse

MAX_SOURCE = 2**16
"""Bytes of a source that is compared."""
GRAM, WINDOW = 8, 4
"""Tokens of one fingerprint; of so many in a row at least one is kept. Eleven tokens in common are
always found, less than eight never."""
MIN_OWN = 6
"""Fingerprints that a solution must have for itself; what is shorter, many write alike."""
MAX_KEPT = 400
"""Fingerprints of one solution; of more, the smallest are kept."""
SHARED = 0.8
"""The part of the smaller solution's fingerprints that both have, from which on they are named."""
MAX_OWNERS = 30
"""Different solutions that share a fingerprint; more of them make it no sign. Bounds the time."""
BUILTINS = frozenset(dir(builtins))
Form = frozenset[str]
"""The fingerprints of a solution that the kata's own files do not have."""


def form(kata: Kata, content: bytes) -> str:
    """A solution's own fingerprints, parted by spaces; empty for what many write, or no Python."""
    if kata.is_quiz:
        return ""  # there is one right answer
    return _form(kata.name, original_stub(kata), content)


@lru_cache(maxsize=1024)  # many hand in the same, an untouched stub for instance
def _form(kata: str, stub: Path, content: bytes) -> str:
    own = _winnowed(content) - _common(kata, stub)
    return " ".join(sorted(own)[:MAX_KEPT]) if len(own) >= MIN_OWN else ""


def alike(forms: Iterable[str]) -> list[list[str]]:
    """Groups of different forms that are probably copies of each other; most are in none."""
    known = {form: frozenset(form.split()) for form in forms if form}
    group = {form: form for form in known}

    def root(form: str) -> str:
        while group[form] != form:
            form = group[form]
        return form

    for one, other in _candidates(known):
        if root(one) != root(other) and _is_alike(known[one], known[other]):
            group[root(other)] = root(one)
    members = defaultdict(list)
    for form in known:
        members[root(form)].append(form)
    return [found for found in members.values() if len(found) > 1]


def _candidates(known: dict[str, Form]) -> Iterator[tuple[str, str]]:
    """Pairs that share a fingerprint which only few have."""
    owners = defaultdict(list)
    for form, prints in known.items():
        for one in prints:
            owners[one].append(form)
    seen = set()
    for forms in owners.values():
        if len(forms) <= MAX_OWNERS:
            for pair in combinations(forms, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _is_alike(one: Form, other: Form) -> bool:
    return len(one & other) >= SHARED * min(len(one), len(other))


@cache
def _common(kata: str, stub: Path) -> Form:
    """All fingerprints of the kata's own files: stub, reference, other right ones, wrong ones."""
    reference = ROOT / "reference" / kata
    files = [stub, *(file for pattern in ("*.py", "accepted/*.py", "rejected/*.py")
                     for file in reference.glob(pattern))]  # fmt: skip
    return frozenset(
        one for file in files if file.is_file() for part in _parts(file.read_bytes())
        for one in _grams(part)
    )  # fmt: skip


def _winnowed(content: bytes) -> Form:
    """Of each window of fingerprints the smallest."""
    kept: set[str] = set()
    for part in _parts(content):
        grams = _grams(part)
        starts = range(max(len(grams) - WINDOW + 1, 1))
        kept.update(min(grams[start : start + WINDOW]) for start in starts if grams)
    return frozenset(kept)


def _grams(tokens: Sequence[str]) -> list[str]:
    """The hash of each run of tokens."""
    runs = (tokens[start : start + GRAM] for start in range(len(tokens) - GRAM + 1))
    return [f"{zlib.crc32(' '.join(run).encode('utf-8', 'backslashreplace')):08x}" for run in runs]


def _parts(content: bytes) -> list[list[str]]:
    """The normalised tokens of each function and each other statement; none for no Python."""
    if len(content) > MAX_SOURCE:
        return []
    try:
        tree = _Normaliser().visit(parse(content))
        return [_tokens(ast.unparse(part)) for part in _statements(tree)]
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return []


def _statements(node: ast.Module | ast.ClassDef) -> Iterator[ast.stmt]:
    for part in node.body:
        if isinstance(part, ast.ClassDef):
            yield from _statements(part)
        elif not isinstance(part, ast.Import | ast.ImportFrom):
            yield part


def _tokens(source: str) -> list[str]:
    skipped = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    read = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        "string" if token.type == tokenize.STRING else token.string
        for token in read
        if token.type not in skipped
    ]


class _Normaliser(ast.NodeTransformer):
    """Removes docstrings and annotations, and gives all the solution's own names one name."""

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(node.id if node.id in BUILTINS else "n", node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg("n")

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None:
            return None
        assigned = ast.Assign([node.target], node.value)
        return self.generic_visit(ast.fix_missing_locations(ast.copy_location(assigned, node)))

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if isinstance(node.value, ast.Constant):  # a docstring
            return None
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name, node.returns = "n", None
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node
