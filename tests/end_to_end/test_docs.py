"""The pages for people name files and things that are there."""

import re

import pytest

from grader import ROOT, testing
from grader.authoring.findings import PROOFS
from grader.catalogue.kata import PACKAGES, Kata

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob(".github/**/*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
FOLDERS = "|".join(f.name for f in (ROOT / "grader").iterdir() if (f / "__init__.py").is_file())
MODULE = re.compile(rf"(?<![\w/])((?:grader/)?(?:{FOLDERS})/\w+\.(?:py|json|css|js))\b")

EXAMPLE = "tests/reports/test_html.py"
"""Where the test of a module belongs, whether that one is written or not."""


def read(page):
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(".github")])
def test_a_link_leads_to_a_file(name):
    folder = (ROOT / name).parent
    broken = [link for link in LINK.findall(read(name)) if not (folder / link).exists()]
    assert broken == []


@pytest.mark.parametrize("name", NAMES)
def test_a_test_that_a_page_names_is_there(name):
    named = set(re.findall(r"`(tests/[\w/]+(?:\.py)?)`", read(name))) - {EXAMPLE}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_module_that_a_page_names_is_there(name):
    named = [path.removeprefix("grader/") for path in MODULE.findall(read(name))]
    assert [path for path in named if not (ROOT / "grader" / path).exists()] == []


def test_the_architecture_names_each_package():
    page = read("docs/architecture.md")
    packages = FOLDERS.split("|")
    assert [name for name in packages if f"{name}/" not in page] == []


def test_the_page_for_authors_names_what_tests_may_import():
    page = read("docs/authoring.md")
    assert [name for name in testing.__all__ if f"`{name}" not in page] == []


def test_the_page_for_authors_explains_each_key_of_kata_toml_and_each_package():
    page = read("docs/authoring.md")
    keys = set(Kata.__dataclass_fields__) - {"folder"}
    assert [
        key for key in sorted({*keys, *PACKAGES}) if not re.search(rf"`(\[\[)?{key}\b", page)
    ] == []


def test_the_page_for_authors_explains_each_proof():
    section = read("docs/authoring.md").split("## What is proved")[1].split("##")[0]
    numbers = re.findall(r"^(\d)\. ", section, re.MULTILINE)
    assert [number for number in PROOFS if str(number) not in numbers] == []


def test_both_readmes_have_the_same_sections_and_blocks():
    english, german = read("README.md"), read("README.de.md")
    for part in (r"^#+ ", r"^\s*```\w+"):
        counts = [len(re.findall(part, page, re.MULTILINE)) for page in (english, german)]
        assert counts[0] == counts[1]


def test_the_glossary_has_one_row_for_each_english_term():
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| [^|]+ \| [^|]*\|$", read("docs/glossary.md"), re.MULTILINE
    )
    terms = [row for row in rows if row not in ("English",) and not row.startswith("---")]
    assert len(terms) == len(set(terms)) > 50
