"""The fork servers: what they import, and the private parts of Python that they rely on."""

import inspect
import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing import forkserver as library
from pathlib import Path

import pytest

from grader import catalogue
from grader.grading.forkserver import CAN_FORK, ForkServer, preload_modules
from grader.grading.runner import Runner
from grader.sandbox.messages import Finished, Job

FORKS = pytest.mark.skipif(not CAN_FORK, reason="this system has no fork server")


@FORKS
def test_the_standard_library_still_has_the_private_parts_that_are_used():
    changed = "multiprocessing.forkserver has changed; grader/grading/forkserver.py relies on "
    server = library.ForkServer()
    for name in ("connect_to_new_process", "ensure_running", "set_forkserver_preload", "_stop"):
        assert callable(getattr(server, name, None)), f"{changed}ForkServer.{name}"
    connect = inspect.signature(library.ForkServer.connect_to_new_process)
    assert list(connect.parameters) == ["self", "fds"], f"{changed}connect_to_new_process(fds)"
    from multiprocessing import popen_forkserver

    source = inspect.getsource(popen_forkserver.Popen)
    assert "forkserver.connect_to_new_process(" in source, (
        f"{changed}Popen looking connect_to_new_process up in the module at each start"
    )


@pytest.mark.parametrize("compares", [True, False])
def test_what_tests_compare_with_is_imported_once_for_all(compares):
    assert ("monai" in preload_modules(catalogue.katas(["62"]), compares=compares)) is compares


def tell_whether_torch_is_there(_job, supervisor, _worker, _scratch):
    """The work of a judge."""
    supervisor.send("torch" in sys.modules)
    supervisor.send(Finished(""))


@FORKS
def test_what_needs_no_torch_comes_from_a_server_without_it():
    light, heavy = (Job(kata, kata.stub_file) for kata in catalogue.katas(["31", "41"]))
    with Runner([heavy.kata, light.kata]) as runner:
        judge = tell_whether_torch_is_there
        assert runner.run_in_child(light, judge) == ([False], "")
        assert runner.run_in_child(heavy, judge) == ([True], "")


def exits_if(expected, actual):
    """The work of a child: exit code 3 where it is as expected."""
    sys.exit(3 if actual in sys.modules and expected not in sys.modules else 4)


@FORKS
def test_two_servers_keep_their_modules_apart():
    one, other = ForkServer(["decimal"]), ForkServer(["fractions"])
    children = [
        one.start(exits_if, "fractions_", "decimal"),
        other.start(exits_if, "", "fractions"),
    ]
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [3, 3]
    one.close()
    other.close()


@FORKS
def test_a_closed_server_starts_no_more_children():
    server = ForkServer([])
    server.close()
    with pytest.raises(OSError, match="closed"):
        server.start(time.sleep, 60)


@FORKS
@pytest.mark.timeout(60)
def test_no_child_is_started_unseen_while_a_server_is_closed():
    # a child holds the server open, so closing would wait for one that nobody ends
    server, refused = ForkServer([]), []

    def start():
        try:
            server.start(time.sleep, 60)
        except OSError as error:
            refused.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    server.refuse()
    children = multiprocessing.active_children()
    for child in children:
        child.kill()
    server.close()
    for thread in threads:
        thread.join()
    assert len(refused) + len(children) == len(threads)


def exits_by_interrupt():
    """The work of a child: exit code 5 where an interrupt is ignored."""
    signal.raise_signal(signal.SIGINT)
    sys.exit(5)


def test_a_child_ignores_ctrl_c():
    server = ForkServer([])
    child = server.start(exits_by_interrupt)
    child.join(60)
    server.close()
    assert child.exitcode == 5


SECRET = "TOKEN_OF_A_TEACHER"


def exits_if_told():
    """The work of a child: exit code 3 where its processes never had the secret."""
    own = Path("/proc/self/environ")
    content = own.read_bytes() if own.exists() else b""
    sys.exit(4 if SECRET.encode() in content or SECRET in os.environ else 3)


@FORKS
def test_a_child_and_its_server_were_never_given_a_secret(monkeypatch):
    monkeypatch.setenv(SECRET, "1")
    server = ForkServer([])
    child = server.start(exits_if_told)
    child.join()
    server.close()
    assert child.exitcode == 3
    assert os.environ[SECRET] == "1"
