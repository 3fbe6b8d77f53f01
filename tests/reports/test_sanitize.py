"""Text of a learner's code does nothing in a terminal or in a log of GitHub Actions."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.sanitize import sanitize
from tests.reports.conftest import commands


@pytest.mark.parametrize(
    "command",
    [
        "::error::x",
        "::notice file=a,line=1::x",
        "::add-mask::x",
        "::set-output name=result::x",
        "::stop-commands::x",
        ":::error::x",
        "##[error]x",
        "###[add-mask]x",
        "::::x",
    ],
)
def test_no_text_is_a_command(command):
    ends = ("", "\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x85", "\u2028")
    spaces = ("", "  ", "\t", "\xa0", "\u2003", "\u3000", "\ufeff", "\x1b[0m")
    for end, space in product(ends, spaces):
        for shown in (sanitize(f"{space}{command}"), sanitize(f"said{end}{space}{command}")):
            assert commands(shown) == []
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)


def test_harmless_text_stays_as_it_is():
    text = "a: 1\n  b::c :: d\n\t# [x] ## y\nx[::2] µ → 🧠\n"
    assert sanitize(text) == text


@given(st.text(st.sampled_from(":#[]\r\n\t \x1b\x85ab") | st.characters()))
def test_what_is_harmless_stays_so(text):
    once = sanitize(text)
    assert sanitize(once) == once
    assert commands(once) == []
