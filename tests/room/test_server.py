"""`kata room` as a teacher starts it."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from grader.learner import room_client

BAD = {
    "an unknown kata": (["--katas", "99"], "There is no kata '99'"),
    "a host of somebody else": (["--host", "192.0.2.77"], "cannot listen on 192.0.2.77"),
    "no host": (["--host", "nonsense."], "cannot listen on nonsense."),
    "an impossible port": (["--port", "99999"], "--port"),
}


def start(server, *options):
    return subprocess.run(
        [sys.executable, "-m", "grader", "room", *options],
        cwd=server.root,
        env={**os.environ, "PYTHONPATH": str(server.root), "KATA_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize(("options", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_one_sentence_and_the_room_is_kept(server, options, sentence):
    code = server.code
    server.kill()
    done = start(server, *options)
    assert done.returncode == 2, done.stderr
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    server.start()
    assert server.code == code


def test_a_port_that_is_taken_is_named(server):
    server.kill()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = start(server, "--host", "127.0.0.1", "--port", str(port))
    assert (done.returncode, f"port {port}" in done.stderr) == (2, True), done.stderr


def test_a_name_is_shown_and_known(server):
    server.kill()
    server.start("--name", "room.example")
    assert server.address.startswith("http://room.example:")
    port = server.base.rpartition(":")[2]
    answer = room_client.ask(f"http://127.0.0.1:{port}", "GET", "/")
    assert answer.status == 200


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_ctrl_c_ends_it_although_a_page_is_open(server):
    page = socket.create_connection(("127.0.0.1", int(server.base.rpartition(":")[2])))
    token = server.teacher.rpartition("=")[2]
    port = server.base.rpartition(":")[2]
    page.sendall(
        f"GET /api/teacher/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Cookie: room-{port}={token}\r\n\r\n".encode()
    )
    assert b"200 OK" in page.recv(1000)
    server.send(signal.SIGINT)
    assert server.ended(within=20)
    page.close()
