"""`kata room`: starts the server and prints the addresses."""

import io
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import segno
import uvicorn

from grader import ROOT, UserError, catalogue
from grader.i18n import tr
from grader.learner import progress
from grader.room import store
from grader.room.access import Access
from grader.room.app import make_app
from grader.room.live import Live
from grader.room.model import Room
from grader.room.store import Store
from grader.room.timetable import Part, timetable

EVERYWHERE = "0.0.0.0"
DEFAULT_PORT = 8311
NOT_ROUTED = "192.0.2.1"
"""An address that is reserved for examples; asking for the way to it sends nothing."""


def serve(parts: Iterable[Part], host: str, port: int | None, name: str, *, new: bool) -> int:
    """Serve until somebody presses Ctrl-C; returns the exit code.

    Args:
        parts: of the course, in their order: katas, or steps and breaks.
        host: the IP address to listen on.
        port: None for the port of the last time.
        name: under which learners reach this machine; empty for its IP address.
        new: forget what the last room knew.

    Raises:
        UserError: the port is taken, the room is open already, or its file cannot be used.
    """
    file = progress.FOLDER / "room.db"
    opened = _open(file, new=new)
    try:
        room = Room(opened, catalogue.katas(folder=ROOT / "katas"), timetable(parts))
        wanted = int(opened.setting("port") or DEFAULT_PORT) if port is None else port
        listening = _listen(host, wanted)
        port = listening.getsockname()[1]
        opened.set("port", str(port))
        address = f"http://{name or _own_address(host)}:{port}/{room.code}"
        _show(address, f"http://{_teachers(host)}:{port}", room)
        access = Access(room.secret, port, [socket.gethostname(), name])
        live = Live(room)
        config = uvicorn.Config(
            make_app(room, live, access, address),
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        _Server(config, live).run(sockets=[listening])
    finally:
        opened.close()
    return 0


def _open(file: Path, *, new: bool) -> Store:
    if not new:
        return Store(file)
    if file.is_file():
        _refuse_open_room(file)
    store.delete(file)
    return Store(file)


def _refuse_open_room(file: Path) -> None:
    """Whatever is wrong with the old room may be forgotten, but not one that is in use."""
    try:
        Store(file).close()
    except store.OpenElsewhereError:
        raise
    except UserError:
        return


class _Server(uvicorn.Server):
    """Ends the streams of events first, for which it would wait otherwise."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._live.end()
        super().handle_exit(sig, frame)


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    if sys.platform != "win32":  # there it would let two servers share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(512)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UserError(
            tr(
                f"The room cannot listen on {host}, port {port} ({error}). Name another port with "
                "--port; learners then join again under the new address.",
                f"Der Raum kann auf {host}, Port {port}, nicht lauschen ({error}). Nenne mit "
                "--port einen anderen; Lernende treten dann unter der neuen Adresse neu bei.",
            )
        ) from None
    return listening


def _own_address(host: str) -> str:
    """The IP address under which others in the network reach this machine."""
    if host != EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((NOT_ROUTED, 9))
            return str(probe.getsockname()[0])
        except OSError:  # no network at all
            return "127.0.0.1"


def _teachers(host: str) -> str:
    return "127.0.0.1" if host == EVERYWHERE else host


def _show(address: str, own: str, room: Room) -> None:
    """Print the addresses, and a QR code where the terminal can show one."""
    if sys.stdout.isatty() and (sys.stdout.encoding or "").lower().startswith("utf"):
        picture = io.StringIO()
        segno.make(address, error="m").terminal(picture, compact=True)
        print(picture.getvalue())
    waiting = len(room.learners)
    if waiting:
        print(tr(f"The room goes on where it was: {waiting} learners.",
                 f"Der Raum geht weiter, wo er war: {waiting} Lernende."))  # fmt: skip
    print(tr("Learners join with", "Lernende treten bei mit"))
    print(f"  kata join {address}")
    print(tr("You open, and show to nobody:", "Du öffnest, ohne es jemandem zu zeigen:"))
    print(f"  {own}/teacher?token={room.secret}")
    print(tr("For the projector, without names:", "Für den Beamer, ohne Namen:"))
    print(f"  {own}/wall?token={room.secret}")
    print(tr("Ctrl-C closes the room.", "Strg-C schließt den Raum."), flush=True)
