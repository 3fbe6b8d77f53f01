"""Whatever a learner saves: one clear sentence per test, and the other katas are still graded."""

import pytest

BROKEN = {
    "empty": (b"", "`double` is missing: double.py defines nothing."),
    "only a comment": (b"# later\n", "`double` is missing: double.py defines nothing."),
    "binary": (bytes(range(256)) * 9, "double.py cannot be read as Python text"),
    "UTF-16": (
        "def double(value):\n    return value * 2\n".encode("utf-16"),
        "double.py cannot be read as Python text (it is saved as UTF-16). Save it as UTF-8.",
    ),
    "Latin-1": (
        "def double(value):\n    return value * 2  # verdoppelt, schön\n".encode("latin-1"),
        "double.py cannot be read as Python text",
    ),
    "tabs": (
        b"def double(value):\n        value *= 1\n\treturn value * 2\n",
        "double.py is not valid Python: inconsistent use of tabs and spaces in indentation.",
    ),
    "syntax": (
        b"def double(value)\n    return 4\n",
        "double.py is not valid Python: expected ':'.",
    ),
    "endless loop at import": (
        b"while True:\n    pass\n",
        "`double.py` did not finish within 1 s.",
    ),
    "endless loop": (
        b"def double(value):\n    while True:\n        value += 1\n",
        "`double` did not finish within 1 s.",
    ),
    "endless loop that catches all": (
        b"def double(v):\n    try:\n        while True:\n            v += 1\n    except:\n"
        b"        while True:\n            v += 1\n",
        "`double` did not finish within 1 s.",
    ),
    "sys.exit": (b"import sys\nsys.exit(0)\n", "`double.py` ends the program (SystemExit)."),
    "SystemExit": (
        b"def double(value):\n    raise SystemExit\n",
        "`double` ends the program (SystemExit).",
    ),
    "100 MB of print": (
        b"def double(value):\n    print('x' * 100_000_000)\n",
        "`double` returned the wrong kind of value.",
    ),
    "recursion": (
        b"def double(value):\n    return double(value)\n",
        "`double` calls itself too deep (RecursionError)",
    ),
    "not installed": (b"import panddas\n", "The package `panddas` is not there to import."),
    "exception at import": (
        b"LIMIT = 1 / 0\n",
        "double.py stops while it is being loaded: ZeroDivisionError: division by zero",
    ),
    "exception": (
        b"def double(value):\n    return value['x']\n",
        "`double` raised TypeError: 'int' object is not subscriptable",
    ),
    "misspelt": (
        b"def duoble(value):\n    return value * 2\n",
        "`double` is missing; there is a `duoble`: is that a typing error?",
    ),
    "not a function": (
        b"double = 4\n",
        "The test cannot use the value that `double` returned.",
    ),
    "waits for the keyboard": (
        b"def double(value):\n    return 2 * float(input())\n",
        "`double` waits for the keyboard (input())",
    ),
    "waits for the keyboard at import": (
        b"FACTOR = float(input())\n",
        "double.py waits for the keyboard (input()) while it is being loaded",
    ),
    "merge conflict": (
        b"def double(value):\n<<<<<<< HEAD\n    return 3\n=======\n    return 4\n>>>>>>> b\n",
        "double.py is not valid Python: it holds the marks of a merge conflict.",
    ),
    "misspelt variable": (
        b"def double(value):\n    return 2 * valeu\n",
        "`double` raised NameError: name 'valeu' is not defined. Did you mean: 'value'?",
    ),
    "left behind": (
        b"def double(value):\n    result = value * 2\n    raise NotImplementedError\n",
        "`double` still has its `raise NotImplementedError`, in line 3: delete it.",
    ),
    "an exception of many lines": (
        b"def double(value):\n    raise ValueError('line\\n' * 5000)\n",
        "`double` raised ValueError: line",
    ),
    "data that end too early": (
        b"def double(value):\n    raise EOFError('no more data')\n",
        "`double` raised EOFError: no more data",
    ),
    "not written": (
        b"def double(value):\n    raise NotImplementedError\n",
        "`double` is not written yet: replace `raise NotImplementedError`.",
    ),
}


@pytest.fixture(scope="module")
def broken(shared_workshop):
    """Each broken file as a kata of its own, and a solved kata behind them."""
    for number, (name, (content, _)) in enumerate(BROKEN.items(), start=10):
        limit = 1 if name.startswith("endless") else 60  # also on a busy machine
        shared_workshop.add(f"{number}_double", content, time_limit=limit)
    shared_workshop.add("99_other")
    return shared_workshop


@pytest.fixture(scope="module")
def said_by_pytest(broken):
    return broken.pytest().stdout


@pytest.fixture(scope="module")
def said_by_the_isolated_run(broken):
    return broken.run("grader", "test").stdout


@pytest.mark.parametrize("name", BROKEN)
def test_plain_pytest_says_it_in_one_sentence(said_by_pytest, name):
    _, sentence = BROKEN[name]
    alike = sum(other == sentence for _, other in BROKEN.values())
    assert said_by_pytest.count(f"\n{sentence}") >= 2 * alike, said_by_pytest


def test_plain_pytest_grades_the_rest_and_shows_no_code_of_ours(said_by_pytest):
    assert f"{2 * len(BROKEN)} failed, 2 passed" in said_by_pytest
    assert "ERROR" not in said_by_pytest
    assert "grader/" not in said_by_pytest
    assert len(said_by_pytest) < 40_000  # 100 MB were printed


@pytest.mark.parametrize("name", [n for n in BROKEN if n != "not written"])
def test_the_isolated_run_says_the_same_sentence(said_by_the_isolated_run, name):
    _, sentence = BROKEN[name]
    assert f"\n{sentence}" in said_by_the_isolated_run


def test_the_isolated_run_grades_the_rest(said_by_the_isolated_run):
    table = said_by_the_isolated_run.split("kata ")[-1]
    assert "10/10" in table.split("99_other")[1]
    assert len(said_by_the_isolated_run) < 40_000


def test_a_missing_file_is_named(workshop):
    workshop.add("10_double").unlink()
    workshop.add("11_other")
    done = workshop.pytest()
    assert done.stdout.count("There is no file katas/10_double/double.py.") == 2
    assert "2 failed, 2 passed" in done.stdout


def test_the_isolated_run_names_a_missing_file_too(workshop):
    workshop.add("10_double").unlink()
    workshop.add("11_other")
    said = workshop.run("grader", "test").stdout
    assert "There is no file katas/10_double/double.py." in said
    assert "10/10" in said.split("11_other")[1]


def test_a_folder_in_place_of_the_file_is_named(workshop):
    file = workshop.add("10_double")
    file.unlink()
    file.mkdir()
    done = workshop.pytest()
    assert "double.py cannot be read as Python text (Is a directory)" in done.stdout


def test_a_crash_costs_one_kata_and_is_named(workshop):
    workshop.add("10_double", "import os\ndef double(value):\n    os._exit(0)\n")
    workshop.add("11_double", "import faulthandler\ndef double(v):\n    faulthandler._sigsegv()\n")
    workshop.add("12_other")
    done = workshop.run("grader", "test")
    assert done.returncode == 1
    assert "`double` ended its own process with the exit code 0" in done.stdout
    assert "signal 11 (SIGSEGV, a segmentation fault)" in done.stdout
    table = {line.split()[0]: line for line in done.stdout.splitlines() if " kyu " in line}
    assert "0/10" in table["10_double"]
    assert "0/10" in table["11_double"]
    assert "10/10" in table["12_other"]
