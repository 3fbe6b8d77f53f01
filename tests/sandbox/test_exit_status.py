"""How a process ended, in words."""

import signal

import pytest

from grader import i18n
from grader.sandbox import exit_status
from grader.sandbox.exit_status import OVER_MEMORY, describe_exit
from grader.sandbox.limits import MEMORY_LIMIT


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0, "ended its own process with the exit code 0"),
        (3, "ended its own process with the exit code 3"),
        (None, "stopped responding and was ended"),
        (-9, "ended by signal 9 (SIGKILL)"),
        (-11, "ended by signal 11 (SIGSEGV, a segmentation fault)"),
        (-200, "ended by signal 200 (?)"),
    ],
)
def test_an_exit_code_in_words(code, text):
    assert describe_exit(code) == text


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="POSIX signals")
def test_used_up_processor_time_is_called_so():
    assert describe_exit(-signal.SIGXCPU) == "used up its time on the processor"


def test_the_memory_in_the_sentence_is_that_of_the_limit(monkeypatch):
    assert describe_exit(OVER_MEMORY) == f"used more memory than {MEMORY_LIMIT // 2**30} GB"
    monkeypatch.setattr(exit_status, "MEMORY_LIMIT", 7 * 2**30)
    assert "than 7 GB" in describe_exit(OVER_MEMORY)


def test_it_is_said_in_german_too():
    i18n.set_language("de")
    try:
        assert describe_exit(None) == "antwortete nicht mehr und wurde beendet"
        assert "Speicherzugriffsfehler" in describe_exit(-11)
    finally:
        i18n.set_language("en")
