"""The proofs: a kata that owes nothing passes, and each thing it owes is named."""

import pytest

from grader.figures.files import write as draw_figures

README = """# Kata 10 · {title}

{text}

```python
>>> double(2)
4
```

## {task}

`double(value)` gives twice the value.

```console
nox -s katas -- 10
pytest katas/10_double
```
"""
STUB = 'def double(value):\n    """Twice the value."""\n    raise NotImplementedError\n'
WRONG = '''"""Squares the value.

Rejected by: test_three
"""


def double(value):
    return value**2
'''
GOLDEN = """`double` returned the wrong value.
Twice three is six.
  >>> double(3)
  expected  6
  actual    9

`double` liefert den falschen Wert.
Zweimal drei ist sechs.
  >>> double(3)
  erwartet  6
  erhalten  9
"""


FIGURE = """
from grader.figures.figure import Figure

def draw(tr):
    return Figure("one", 100, 50, tr("Nothing", "Nichts"))
"""


@pytest.fixture
def proved(workshop):
    """A workshop with one kata that owes nothing."""
    folder = workshop.add("10_double", STUB).parent
    for name, title, task in (("README.md", "Twice", "Task"), ("README.de.md", "Mal", "Aufgabe")):
        text = "\n".join("Line." for _ in range(25))
        image = "one.svg" if name == "README.md" else "one.de.svg"
        text += f"\n\n![A picture with nothing in it at all](figures/{image})"
        (folder / name).write_text(README.format(title=title, task=task, text=text))
    (workshop.root / "grader" / "catalogue" / "original_stubs" / "10_double.py.txt").write_text(
        STUB
    )
    reference = workshop.root / "reference" / "10_double"
    reference.mkdir(parents=True)
    (reference / "figure.py").write_text(FIGURE)
    draw_figures(folder, reference / "figure.py")
    for kind in ("accepted", "rejected"):
        (reference / kind).mkdir(parents=True)
    (reference / "double.py").write_text("def double(value):\n    return value * 2\n")
    (reference / "accepted" / "from_page.py").write_text("def double(x):\n    return x + x\n")
    (reference / "accepted" / "shift.py").write_text("def double(x):\n    return sum([x, x])\n")
    for number in range(4):
        (reference / "rejected" / f"square{number}.py").write_text(WRONG)
        (reference / "rejected" / f"square{number}.txt").write_text(GOLDEN)
    return workshop


def prove(workshop, *arguments):
    return workshop.run("grader.authoring", *arguments)


def change(workshop, name, old, new):
    """Change one file of the proved kata."""
    file = workshop.root / name
    if not old and not new:
        file.unlink()
        return
    text = file.read_text() if file.exists() else ""
    assert old in text
    file.parent.mkdir(exist_ok=True)
    file.write_text(text.replace(old, new) if old else new)


def test_a_kata_that_owes_nothing_passes(proved):
    done = prove(proved)
    assert done.returncode == 0, done.stdout + done.stderr
    row = next(line for line in done.stdout.splitlines() if line.startswith("10_double"))
    counts = row.split()
    assert counts[:5] == ["10_double", "ok", "ok", "2", "4"]
    killed, mutants = counts[5].split("/")
    assert killed == mutants
    assert int(mutants) > 5


K, R = "katas/10_double/", "reference/10_double/"


@pytest.mark.parametrize(
    ("file", "old", "new", "gap"),
    [
        (R + "double.py", "* 2", "* 3", "proof 1 (reference): reference/10_double/double.py fails"),
        (K + "double.py", "raise NotImplementedError", "return 4", "proof 2 (stub): test_two does"),
        (
            R + "accepted/from_page.py",
            "x + x",
            "x",
            "proof 3 (accepted): reference/10_double/accepted",
        ),
        (R + "accepted/from_page.py", "", "", "accepted/from_page.py is missing"),
        (R + "rejected/square0.py", "value**2", "value * 2", "square0.py passes test_three"),
        (R + "rejected/square0.py", "test_three", "test_four", "which test_double.py does not"),
        (R + "rejected/square0.py", "test_three", "test_two", "square0.py passes test_two; it"),
        (R + "rejected/square0.py", "Rejected by:", "By:", "needs a docstring: the mistake"),
        (R + "rejected/square0.txt", "actual    9", "actual    8", "is no longer that of square0"),
        (
            R + "double.py",
            "return value * 2",
            "return value * 2 if value < 99 else value * 2",
            "proof 5 (mutants): survived: `return value * 2 if value < 99 else value * 2` -> ",
        ),
        (
            R + "equivalent.toml",
            "",
            '[[mutant]]\nline = "a"\nbecomes = "b"\nreason = "c"\n',
            "equivalent.toml lists `a` -> `b`, which does not survive",
        ),
        (K + "README.md", "## Task", "### Task", "proof 6 (texts): the headings differ"),
        (K + "README.md", "double(2)", "double(3)", "proof 6 (texts): the fenced blocks"),
        (K + "README.md", "\n4\n", "\n5\n", "README.md: an example is not true"),
        (K + "README.md", "Line.\nLine.\nLine.\n", "", "README.md has 19 lines; 40 to 120"),
        (K + "README.md", "Line.", "TODO.", "README.md still has a TODO"),
        (K + "notes.txt", "", "later", "notes.txt does not belong into the kata's folder"),
        (K + "kata.toml", ', {en = "c", de = "c"}', "", "kata.toml has 2 hints; 3 are right"),
        (
            K + "test_double.py",
            "    de: Zweimal zwei ist vier.\n",
            "",
            "test_two lacks a docstring",
        ),
        (
            K + "kata.toml",
            'care_from = "test_three"',
            'care_from = "test_two"',
            "care_from in kata.toml names test_two, which is no test after the first one",
        ),
        (K + "test_double.py", "kata.double(2)", "kata.triple(2)", "the tests use triple, which"),
        (K + "double.py", "double(value)", "double(value, times)", "the stub has double(value, ti"),
    ],
)
def test_what_it_owes_is_named(proved, file, old, new, gap):
    change(proved, file, old, new)
    done = prove(proved)
    assert done.returncode == 1, done.stdout
    assert gap in done.stdout


def test_a_survivor_that_is_listed_with_its_reason_is_no_gap(proved):
    line = "return value * 2 if value < 99 else value * 2"
    change(proved, R + "double.py", "return value * 2", line)
    done = prove(proved)
    survived = [
        text.split("survived: ")[1] for text in done.stdout.splitlines() if "survived" in text
    ]
    assert survived
    entries = []
    for mutant in survived:
        before, after = mutant.strip("`").split("` -> `")
        entries.append(f"[[mutant]]\nline = '{before}'\nbecomes = '{after}'\nreason = 'same'\n")
    change(proved, R + "equivalent.toml", "", "\n".join(entries))
    assert prove(proved).returncode == 0


def test_golden_feedback_is_written_when_accepted(proved):
    golden = proved.root / R / "rejected" / "square0.txt"
    golden.unlink()
    assert "has no golden feedback square0.txt" in prove(proved).stdout
    assert prove(proved, "--accept").returncode == 0
    assert golden.read_text() == GOLDEN
