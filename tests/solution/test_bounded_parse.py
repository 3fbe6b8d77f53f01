"""What would keep Python's parser busy for minutes is refused at once."""

import ast
import contextlib
import time

import pytest

from grader import ROOT
from grader.solution.bounded_parse import MAX_SIZE, TooComplexError, parse

REFUSED = {
    "an import of many names": "import " + "a." * 90_000 + "a",
    "an import over many lines": "import " + "a.\\\n" * 40_000 + "a",
    "an import of names of other letters": "import " + "ä ." * 30_000 + "a",
    "a formatted text of many fields": "f'" + "{a}" * 30_000 + "'",
    "a formatted text over many lines": "f'''" + "{a}\n" * 20_000 + "'''",
    "many brackets around a list": "[" * 150 + "1," * 9000 + "]" * 150,
    "many lines of brackets": ("[" * 190 + "]" * 190 + "\n") * 500,
    "dictionaries within dictionaries": ("{1:" * 190 + "1" + "}" * 190 + "\n") * 20,
    "a large file": "x = 1\n" * 50_000,
}
WEIRD = {
    "many attributes": "x" + ".a(1)" * 20_000,
    "many operators": "x = 1" + " + 1" * 50_000,
    "many minus signs": "x = " + "-" * 100_000 + "1",
    "many comparisons": "a" + " < a" * 40_000,
    "many texts": "'a' " * 40_000,
    "many lambdas": "lambda: " * 20_000 + "1",
    "many conditions": "a if a else " * 15_000 + "1",
    "many short statements": "x=1;" * 40_000,
    "open brackets": "(" * 80,
    "nothing but brackets": ("[" * 80 + "]" * 80 + "\n") * 1200,
    "braces within braces": "{" * 80 + "a" + "}" * 80,
    "dots up to the limit": ("import " + "a." * 190 + "a\n") * 500,
    "names up to the small size": "import " + "a." * 4900 + "a",
    "fields up to the small size": "f'" + "{a}" * 3300 + "'",
    "no text at all": "\0" * 1000,
}
SECONDS = 3.0
"""Of processor time, where Python alone takes minutes."""


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED)
def test_what_takes_minutes_is_refused(source):
    begin = time.process_time()
    for given in (source, source.encode()):
        with pytest.raises(TooComplexError):
            parse(given)
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("source", WEIRD.values(), ids=WEIRD)
def test_what_is_parsed_takes_no_time(source):
    begin = time.process_time()
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        parse(source[:MAX_SIZE])
    assert time.process_time() - begin < SECONDS


def test_every_solution_of_ours_is_parsed():
    files = [*ROOT.glob("katas/*/*.py"), *ROOT.glob("reference/*/**/*.py")]
    assert len(files) > 100
    for file in files:
        assert isinstance(parse(file.read_bytes()), ast.Module), file
