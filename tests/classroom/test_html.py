"""The class as a page."""

import re
import shutil
import subprocess

import pytest

from grader.classroom.submission_name import short_name, sort_key
from tests.classroom.conftest import COUNT, kata_class


def test_the_page_shows_what_went_wrong_in_both_languages(course, done):
    page = (course.root / "whole/class.html").read_text()
    assert "Adds two." in page
    assert "Tests that cost most points" in page
    assert "is a symbolic link" in page
    assert page.count("<details") == COUNT
    german = kata_class(course, "class", "--katas", "10", into="german", lang="de", work="w-de")
    assert german.returncode == 0, german.stderr
    page = (course.root / "german/class.html").read_text()
    for text in ('<html lang="de">', "Typische Fehler", "Adds two.", "Zweimal drei ist sechs.",
                 "ist ein symbolischer Link", "erwartet  6"):  # fmt: skip
        assert text in page


def test_a_page_needs_no_other_file_and_runs_no_foreign_script(course, done, tmp_path):
    page = (course.root / "whole/class.html").read_text()
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    assert " src=" not in page
    assert page.count("<script") == 1
    name = "<script>alert(1)</script>"
    file = tmp_path / "class" / name.replace("/", "") / "katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text("def double(value):\n    raise ValueError('</pre><script>alert(2)</script>')\n")
    kata_class(course, tmp_path / "class", "--katas", "10", into="scripts", work="work-scripts")
    page = (course.root / "scripts/class.html").read_text()
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(2)" in page


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                None)  # fmt: skip


PROBE = """<!doctype html><meta charset="utf-8"><iframe src="class.html" width="{width}"
 height="900"></iframe><script>
onload = () => {{
  const page = frames[0].document, root = page.documentElement, said = [];
  said.push("overflow " + (root.scrollWidth - root.clientWidth));
  const table = page.querySelector(".glance"), names = () =>
    [...table.tBodies[0].rows].map((row) => row.children[0].textContent);
  said.push("first " + names()[0]);
  const points = table.tHead.rows[0].children[1];
  points.querySelector("[role=button]").click();
  said.push("most " + names()[0] + " " + points.getAttribute("aria-sort"));
  points.querySelector("[role=button]").click();
  said.push("least " + names()[0] + " " + points.getAttribute("aria-sort"));
  const search = page.querySelector("input");
  const first = table.tBodies[0].rows[0];
  first.dataset.student = "Jürgen Grün".normalize("NFD");
  for (const wanted of ["grün", "GRUN"]) {{
    search.value = wanted; search.dispatchEvent(new Event("input"));
    said.push("found " + !first.hidden);
  }}
  first.dataset.student = first.children[0].textContent;
  search.value = "SOLVED"; search.dispatchEvent(new Event("input"));
  said.push("shown " + [...table.tBodies[0].rows].filter((row) => !row.hidden).length);
  frames[0].dispatchEvent(new Event("beforeprint"));
  said.push("open " + page.querySelectorAll("details[open]").length);
  document.body.textContent = "SAID " + said.join("; ");
}};
</script>"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
@pytest.mark.parametrize("width", [360, 1280])
def test_in_a_browser_it_sorts_searches_opens_for_print_and_fits_a_phone(course, done, width):
    (course.root / "whole" / f"probe{width}.html").write_text(PROBE.format(width=width))
    try:
        shown = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000",
             "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
             f"file://{course.root}/whole/probe{width}.html"],
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
    finally:
        (course.root / "whole" / f"probe{width}.html").unlink()
    said = shown.stdout.partition("SAID ")[2].partition("<")[0].split("; ")
    assert said[0] == "overflow 0"
    assert said[1] == "first katas-broken-0006"
    assert said[2].startswith("most katas-")
    assert said[2].endswith("descending")
    assert said[3].startswith("least katas-")
    assert said[3].endswith("ascending")
    assert said[4:6] == ["found true", "found true"]
    assert said[6] == f"shown {sum('solved' in name for name in done.students)}"
    assert said[7] == f"open {COUNT}"


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
def test_on_paper_it_has_two_pages_at_most(course, done, tmp_path):
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={tmp_path}/class.pdf", f"file://{course.root}/whole/class.html"],
        capture_output=True, timeout=100, check=True,
    )  # fmt: skip
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "class.pdf").read_bytes())
    assert 1 <= len(pages) <= 2


def test_a_name_is_found_and_sorted_as_a_person_looks_for_it():
    assert sorted(["Zoe", "Östlund", "Otto", "anna", "Šimek", "Sven"], key=sort_key) == [
        "anna", "Östlund", "Otto", "Šimek", "Sven", "Zoe",
    ]  # fmt: skip
    assert short_name("Anna Müller_13110_assignsubmission_file_") == "Anna Müller (13110)"
    assert short_name("anna") == "anna"
