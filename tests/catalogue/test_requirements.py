"""What of a machine a test needs."""

import shutil

from grader.catalogue import requirements


def test_a_browser_is_found_under_any_of_its_names(monkeypatch):
    monkeypatch.setattr(shutil, "which", {"google-chrome": "/opt/chrome"}.get)
    assert requirements.find_browser() == "/opt/chrome"
    assert requirements.unavailable_reason(requirements.CHROMIUM) == ""
    monkeypatch.setattr(shutil, "which", {}.get)
    assert (
        requirements.unavailable_reason(requirements.CHROMIUM) == "needs chromium; not graded here"
    )
