"""The whole way of a learner through the page, in a real browser."""

from functools import partial

import pytest

from tests.desk.conftest import eventually

WRONG = "def activate(inputs, threshold):\n    return int(sum(inputs) >= threshold)\n"
RIGHT = "def activate(inputs, threshold):\n    return int(sum(inputs) > threshold)\n"
COMPARES = "return int(sum(inputs) {} threshold)"
SAID = {
    "en": ("A neuron with a threshold", "tests passed", "expected", "actual", "Show hint 1 of 3",
           "Two steps: first the sum", "Solved: 10 points", "Draw again", "The reference",
           "being equal is not enough"),
    "de": ("Ein Neuron mit Schwellenwert", "Tests bestanden", "erwartet", "erhalten",
           "Hinweis 1 von 3 zeigen", "Zwei Schritte: erst die Summe", "Gelöst: 10 Punkte",
           "Neu zeichnen", "Die Musterlösung", "Gleichheit genügt nicht"),
}  # fmt: skip


def is_wide(picture):
    return picture.evaluate("image => image.complete && image.naturalWidth") > 500


@pytest.mark.parametrize("lang", ["en", "de"])
def test_read_write_fail_hint_solve_picture_solutions_next(browse, server, lang):
    title, passed, expected, actual, ask, hint, solved, again, reference, rule = SAID[lang]
    tab = browse()
    tab.enter()
    if lang == "de":
        tab.page.get_by_role("button", name="Deutsch").click()
        tab.page.wait_for_selector("html[lang=de]")
    tab.shoot(f"map-{lang}")
    tab.page.get_by_role("searchbox").fill("31")
    tab.page.get_by_role("link", name=title).first.click()
    tab.page.wait_for_selector(".tests li")
    assert title in tab.page.title()
    stub = server.stub("31_threshold")
    unwritten = stub.read_text(encoding="utf-8")
    wrong = unwritten.replace("raise NotImplementedError", COMPARES.format(">="))
    tab.write(wrong)
    tab.save()
    tab.sees(passed)
    tab.sees(rule)
    values = tab.page.locator(".values").inner_text()
    assert values.split() == [expected, "0", actual, "1"]
    assert "activate([0.25, 0.75], 1.0)" in tab.page.locator(".call pre").inner_text()
    assert stub.read_text(encoding="utf-8") == wrong
    tab.shoot(f"31-failure-{lang}")
    tab.page.get_by_role("button", name=ask).click()
    tab.sees(hint)
    tab.write(unwritten.replace("raise NotImplementedError", COMPARES.format(">")))
    tab.save()
    tab.sees(solved)
    tab.shoot(f"31-solved-{lang}")
    tab.page.locator("#tab-picture").click()
    eventually(lambda: tab.page.locator(".pictures img").count() == 2, "both pictures")
    tab.sees(again)
    for picture in tab.page.locator(".pictures img").all():
        eventually(partial(is_wide, picture), "a picture has loaded")
    tab.shoot(f"31-picture-{lang}")
    tab.page.locator("#tab-solutions").click()
    tab.sees(reference)
    assert tab.page.locator(".solution").count() == 4
    tab.page.locator(".solution input").first.check()
    tab.shoot(f"31-solutions-{lang}")
    tab.page.keyboard.press("Alt+PageDown")
    eventually(lambda: tab.page.title().startswith("32"), "the next kata is shown")


def test_a_right_idea_is_said_and_the_tests_are_listed_by_circle(browse):
    tab = browse()
    tab.enter()
    tab.open(31)
    tab.write(
        "def activate(inputs, threshold):\n    return int(round(sum(inputs), 3) > threshold)\n"
    )
    tab.save()
    tab.sees("The idea is right. Tests left for full points: ")
    headings = tab.page.locator(".tests h4").all_inner_texts()
    assert headings[0] == "Idea: 5 of 5"
    assert headings[1].startswith("Care: ")


def test_a_failure_marks_the_line_in_the_editor(browse):
    tab = browse()
    tab.enter()
    tab.open(31)
    tab.write("def activate(inputs, threshold):\n    total = summe(inputs)\n    return total\n")
    tab.save()
    tab.page.wait_for_selector(".cm-lintRange-error")
    assert tab.page.locator(".cm-lintRange-error").inner_text() == "total = summe(inputs)"
    tab.page.get_by_role("button", name="line 2").click()
    assert tab.page.locator(".cm-content").evaluate("e => e === document.activeElement")


def test_a_pause_saves_and_prints_are_shown_as_text(browse, server):
    tab = browse()
    tab.enter()
    tab.open(31)
    attack = "<img src=x onerror=document.title='attacked'><script>alert(1)</script>"
    tab.write(f'def activate(inputs, threshold):\n    print("{attack}")\n    return "{attack}"\n')
    stub = server.stub("31_threshold")
    eventually(lambda: attack in stub.read_text(), "the text is saved")
    tab.page.wait_for_selector(".verdict.in_progress")
    tab.page.locator("summary").click()
    assert tab.page.locator(".output").inner_text().startswith(attack)
    assert attack in tab.page.locator(".values .actual").inner_text()
    assert tab.page.locator(".result img, .result script").count() == 0


def test_large_arrays_are_shown_as_heat_maps(browse):
    tab = browse()
    tab.enter()
    tab.open(40)
    maps = tab.page.locator(".heat canvas")
    assert maps.count() == 3
    assert maps.first.get_attribute("aria-label") == "expected, 24 × 32: 0 … 1120"
    maps.first.hover(position={"x": 1, "y": 1})
    tab.sees("[0, 0] 0")
    tab.shoot("40-heat")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_quiz_is_a_form_that_explains_wrong_answers(browse, server, lang):
    tab = browse()
    tab.enter()
    if lang == "de":
        tab.page.get_by_role("button", name="Deutsch").click()
        tab.page.wait_for_selector("html[lang=de]")
    tab.open(9)
    tab.page.locator("input[name=end_of_a_range][value=b]").check()
    tab.page.wait_for_selector("fieldset.wrong .explanation p:nth-child(2)")
    assert 'return "b"' in server.stub("09_quiz").read_text()
    tab.shoot(f"09-wrong-{lang}")
    tab.page.locator("input[name=end_of_a_range][value=c]").check()
    tab.page.wait_for_selector("fieldset.right")
    answers = {"overlapping_conditions": "b", "two_names": "c", "name_in_a_method": "d",
               "return_in_a_loop": "b"}  # fmt: skip
    for name, letter in answers.items():
        tab.page.locator(f"input[name={name}][value={letter}]").click()
        tab.page.wait_for_selector(f"input[name={name}][value={letter}]:checked")
    tab.page.wait_for_selector(".verdict.solved")
    assert tab.page.locator("fieldset.right").count() == 5


def test_a_notebook_is_followed_and_marks_its_cell(browse, server):
    server.fetch_data()
    tab = browse()
    tab.enter()
    tab.open(51)
    tab.sees("jupyter lab katas/51_notebook/organs.ipynb")
    assert tab.page.locator(".cell.wrong").count() == 1
    tab.shoot("51-open")
    server.stub("51_notebook").write_text(server.solution("51_notebook"), encoding="utf-8")
    tab.sees("Solved: 10 points")
    assert tab.page.locator(".cell.wrong").count() == 0
