"""`kata desk`: starts the server on this machine alone, and the browser."""

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from types import FrameType

import uvicorn

from grader import ROOT, UserError, catalogue, i18n
from grader.desk import memory
from grader.desk.access import Access
from grader.desk.app import make_app
from grader.desk.session import Session
from grader.i18n import tr
from grader.learner import progress

ADDRESS = "127.0.0.1"
MEMORY = progress.FOLDER / "desk.json"


def serve(port: int | None, hosts: Sequence[str], *, open_browser: bool = True) -> int:
    """Serve until somebody presses Ctrl-C; returns the exit code.

    Args:
        port: where to listen; None for the port of the last time, or any free one.
        hosts: more names under which a proxy shows the desk.
        open_browser: whether to show the page at once.

    Raises:
        UserError: the port that was asked for is taken.
    """
    remembered = memory.load(MEMORY)
    i18n.set_language(i18n.chosen_language() or remembered.lang or None)
    listening = _listen(port, remembered.port)
    remembered.port = listening.getsockname()[1]
    memory.store(remembered, MEMORY)
    access = Access(remembered.token, remembered.port, [*hosts, *_codespace(remembered.port)])
    session = Session(catalogue.katas(folder=ROOT / "katas"), remembered, MEMORY)
    config = uvicorn.Config(
        make_app(session, access),
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    page = f"http://{ADDRESS}:{remembered.port}/"
    print(tr("The desk is open; Ctrl-C closes it.", "Der Arbeitsplatz ist offen; Strg-C beendet."))
    print(f"{page}?token={access.token}", flush=True)
    if open_browser:
        opened = f"{page}?key={access.new_key()}"
        threading.Thread(target=webbrowser.open, args=(opened,), daemon=True).start()
    _Server(config, session).run(sockets=[listening])
    return 0


class _Server(uvicorn.Server):
    """Ends the streams of events first, for which it would wait otherwise."""

    def __init__(self, config: uvicorn.Config, session: Session) -> None:
        super().__init__(config)
        self._session = session

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._session.hub.end()
        super().handle_exit(sig, frame)


def _listen(port: int | None, last: int) -> socket.socket:
    """A socket on the port asked for, else the last one, else any."""
    for wanted in (port,) if port is not None else (last, 0):
        listening = socket.socket()
        if sys.platform != "win32":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((ADDRESS, wanted))
            listening.listen(128)
        except OSError:
            listening.close()
            continue
        return listening
    raise UserError(
        tr(
            f"Port {port} is taken; perhaps the desk is open already.",
            f"Port {port} ist belegt; vielleicht ist der Arbeitsplatz schon offen.",
        )
    )


def _codespace(port: int) -> list[str]:
    """The name under which GitHub Codespaces shows the port."""
    name = os.environ.get("CODESPACE_NAME")
    domain = os.environ.get("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN")
    return [f"{name}-{port}.{domain}"] if name and domain else []
