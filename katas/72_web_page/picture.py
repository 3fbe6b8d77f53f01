"""The picture of kata 72: what the page answers to three photos, and to whatever else arrives."""

import base64
import io
import re

import numpy as np
from PIL import Image

from grader.i18n import tr
from grader.pictures import style
from grader.testing.forms import Upload
from grader.testing.live_server import LiveServer

SIZE = (96, 64)
BLOBS = (("mole.png", (60, 44, 48), 0.35), ("spot.png", (176, 36, 58), 0.65),
         ("freckle.png", (128, 84, 60), 0.5))  # fmt: skip
SOURCE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")


def draw(kata, figure):
    """Draw the answers to three photos, and a table of the statuses that other uploads get."""
    figure.set_size_inches(12, 6)
    photos, table = figure.subfigures(1, 2, width_ratios=[1.6, 1])
    app = kata.create_app(kata.support.classifier())
    with LiveServer(kata.support.dispatch, app) as site:
        rows = photos.subplots(len(BLOBS), 3, width_ratios=[1, 1, 1.5])
        for row, (name, colour, place) in zip(rows, BLOBS, strict=True):
            photo = _photo(colour, place)
            _answer(row, name, photo, site.post("/classify", image=Upload(name, _png(photo))))
        half = _png(_photo(*BLOBS[0][1:]))[:90]
        cases = (
            (tr("no file", "keine Datei"), 400, site.post("/classify")),
            (tr("an empty file", "leere Datei"), 400, _sent(site, b"")),
            (tr("a text", "ein Text"), 415, _sent(site, b"Dear doctor")),
            (tr("half a photo", "halbes Foto"), 415, _sent(site, half)),
            ("50 MB", 413, _sent(site, bytes(50_000_000))),
            ("GET /classify", 405, site.get("/classify")),
        )
    axes = table.subplots()
    style.hide_axes(axes)
    axes.set(title=tr("Everything else", "Alles andere"), xlim=(0, 1), ylim=(len(cases), -0.5))
    for k, (what, wanted, response) in enumerate(cases):
        right = response.status == wanted
        axes.text(0.02, k, what, va="center")
        colour = style.GREEN if right else style.RED
        shown = (
            str(response.status)
            if right
            else f"{response.status}, " + tr(f"not {wanted}", f"nicht {wanted}")
        )
        axes.text(0.55, k, shown, va="center", color=colour, weight="bold")
    return tr(
        "Your page was asked by HTTP. Red lies where the network looked: on the blob. Every other "
        "upload gets its own status.",
        "Deine Seite wurde über HTTP gefragt. Rot ist, wo das Netz hinschaut: auf dem Fleck. Jeder "
        "andere Upload bekommt seinen eigenen Status.",
    )


def _sent(site, content):
    return site.post("/classify", image=Upload("mole.png", content))


def _photo(colour, place):
    """A blob of a colour on skin."""
    rows, columns = np.mgrid[: SIZE[1], : SIZE[0]]
    blob = np.hypot(rows - SIZE[1] / 2, columns - place * SIZE[0])[..., None] < 20
    return Image.fromarray(np.where(blob, colour, (226, 188, 168)).astype(np.uint8))


def _png(photo):
    buffer = io.BytesIO()
    photo.save(buffer, format="PNG")
    return buffer.getvalue()


def _answer(row, name, photo, response):
    """One photo, the picture that came back, and the three lines."""
    style.picture(row[0], np.asarray(photo) / 255, name)
    style.hide_axes(row[1])
    if found := SOURCE.search(response.text):
        shown = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB")
        style.picture(row[1], np.asarray(shown) / 255)
    style.hide_axes(row[2])
    lines = re.findall(r"<li>(.*?)</li>", response.text, re.DOTALL) or [f"{response.status}"]
    text = "\n".join(re.sub(r"<[^>]*>|\s+", " ", line).replace("&#39;", "'") for line in lines)
    row[2].text(0, 0.5, text, va="center", fontsize=9)
