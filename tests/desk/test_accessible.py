"""Everybody can use the page: axe finds nothing serious, and the keyboard is enough."""

import pytest

from tests.desk.conftest import AXE, eventually
from tests.desk.test_journey import RIGHT, WRONG

needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="needs `npm ci` in desk/")


@needs_axe
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_in_any_view(browse, server, width):
    server.fetch_data()
    tab = browse()
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.enter()
    found = tab.audit()
    tab.open(31)
    tab.write(WRONG + "print('x')\n")
    tab.save()
    tab.page.wait_for_selector(".values")
    found += tab.audit()
    tab.write(RIGHT)
    tab.save()
    tab.page.wait_for_selector(".verdict.solved")
    found += tab.audit()
    tab.page.locator("#tab-solutions").click()
    tab.page.wait_for_selector(".solution")
    tab.page.locator(".solution input").first.check()
    found += tab.audit()
    tab.page.get_by_role("button", name="Keys").click()
    found += tab.audit()
    tab.page.keyboard.press("Escape")
    tab.open(9)
    tab.page.locator("input[name=end_of_a_range][value=b]").check()
    tab.page.wait_for_selector("fieldset.wrong")
    found += tab.audit()
    tab.open(51)
    found += tab.audit()
    assert "\n".join(found) == ""


def test_the_keyboard_alone_leads_from_the_map_to_a_solved_kata(browse, server):
    tab = browse()
    tab.enter()
    press = tab.page.keyboard.press

    def focused(what):
        return tab.page.evaluate("document.activeElement.cloneNode().outerHTML").count(what) > 0

    def tab_to(what, most=40):
        for _ in range(most):
            if focused(what):
                return
            press("Tab")
        pytest.fail(f"no Tab leads to {what}")

    tab_to('type="search"')
    tab.page.keyboard.type("31")
    tab_to('href="#/31"')
    press("Enter")
    tab.page.wait_for_selector(".tests li")
    press("F6")
    press("F6")
    eventually(lambda: focused("cm-content"), "F6 leads to the editor")
    press("Control+a")
    press("Delete")
    tab.page.keyboard.insert_text(WRONG)
    press("Control+s")
    tab.page.wait_for_selector(".values")
    press("F6")
    tab_to("next-hint")
    press("Enter")
    tab.sees("Two steps: first the sum")
    press("F6")
    press("F6")
    press("Control+a")
    press("Delete")
    tab.page.keyboard.insert_text(RIGHT)
    press("Control+s")
    tab.page.wait_for_selector(".verdict.solved")
    press("Escape")
    press("Tab")
    assert not focused("cm-content")
    assert focused('role="separator"')
    before = tab.page.locator("#pane-code").bounding_box()["width"]
    press("ArrowLeft")
    eventually(lambda: tab.page.locator("#pane-code").bounding_box()["width"] < before, "narrower")
    press("Alt+PageDown")
    eventually(lambda: tab.page.title().startswith("32"), "the next kata is shown")
    assert server.stub("31_threshold").read_text() == RIGHT
