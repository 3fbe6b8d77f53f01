"""What kata 72 gives: a network for photos of skin lesions with its preprocessing, and a start.

`python katas/72_web_page/support.py` starts the page on this computer.
"""

import contextlib
import inspect
import io
import secrets
import tempfile
import threading
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
import torch
from flask import Flask
from PIL import Image
from torch import nn
from werkzeug.datastructures import FileStorage

from grader.testing.forms import Upload, multipart

# how the tests ask the app, which can open no socket
from grader.testing.wsgi import dispatch as dispatch

SIDE, PATCH = 32, 4
COLOURS = {
    "actinic keratosis / Bowen's disease": (214, 130, 116),
    "basal cell carcinoma": (236, 140, 150),
    "benign keratosis": (168, 128, 88),
    "dermatofibroma": (190, 140, 130),
    "melanoma": (60, 44, 48),
    "melanocytic nevus": (128, 84, 60),
    "vascular lesion": (176, 36, 58),
}
"""A typical colour of each lesion, red, green and blue from 0 to 255."""


class ColourNet(nn.Module):
    """Logits from images of shape (N, 3, H, W): how much of an image has the colour of each class.

    It computes with distances, as the last layer of LeNet-5 did in 1998.
    """

    def __init__(self) -> None:
        """The colours are its weights."""
        super().__init__()
        self.colours = nn.Parameter(torch.tensor(list(COLOURS.values())) / 127.5 - 1)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """The shares of the image, as logits of shape (N, 7)."""
        distances = (images[:, None] - self.colours[..., None, None]).square().sum(dim=2)
        return 30 * torch.exp(-distances / 0.1).mean(dim=(2, 3))


class Classifier:
    """A very small network with its preprocessing. It knows only colours: do not believe a word.

    Args:
        together: so many threads meet in `probabilities` before it answers; for a test.
    """

    def __init__(self, together: int = 1) -> None:
        """The same network each time."""
        self._network = ColourNet().eval()
        self._meeting = threading.Barrier(together)
        self.names = list(COLOURS)
        """What the seven classes are called."""

    def probabilities(self, photo: Image.Image) -> list[float]:
        """The probability of each class, in the order of `names`.

        Args:
            photo: an RGB image of any size.
        """
        with contextlib.suppress(threading.BrokenBarrierError):
            self._meeting.wait(2.0)
        return [float(p) for p in self._answer(_tensor(photo))[0]]

    def heat(self, photo: Image.Image) -> np.ndarray:
        """Where the network looked: an occlusion map (kata 64).

        Args:
            photo: an RGB image of any size.

        Returns:
            Numbers from 0 to 1, float32, of shape (height, width): how much less likely the
            likeliest class gets where a grey patch lies, the largest drop being 1.
        """
        image = _tensor(photo)
        before = self._answer(image)[0]
        covered, places = [], range(0, SIDE, PATCH)
        for top in places:
            for left in places:
                covered.append(image[0].clone())
                covered[-1][:, top : top + PATCH, left : left + PATCH] = 0
        label = int(before.argmax())
        drops = before[label] - self._answer(torch.stack(covered))[:, label]
        map_ = drops.clamp(min=0).reshape(len(places), len(places)).numpy()
        map_ = map_ / max(float(map_.max()), 1e-9)
        return np.asarray(Image.fromarray(map_).resize(photo.size, Image.Resampling.BILINEAR))

    def _answer(self, images: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return torch.softmax(self._network(images), dim=1)


def _tensor(photo: Image.Image) -> torch.Tensor:
    """A photo as the network takes it: shape (1, 3, 32, 32), from -1 to 1."""
    pixels = np.array(photo.resize((SIDE, SIDE)), dtype=np.float32)
    return torch.from_numpy(pixels).permute(2, 0, 1)[None] / 127.5 - 1


def classifier(together: int = 1) -> Classifier:
    """The network that the page is for."""
    return Classifier(together)


def kept(app: Flask, content: bytes) -> list[str]:
    """Upload a photo, and name what the app still has of it afterwards.

    Args:
        app: the learner's.
        content: a PNG file of less than 500 kB; Flask holds a larger one in a temporary file.
    """
    name = f"{secrets.token_hex(8)}.png"
    before = _files()
    kind, body = multipart({"image": Upload(name, content)})
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    request = {"method": "POST", "path": "/classify", "headers": headers, "body": body}
    dispatch(app, [{**request, "length": len(body)}])
    files = [f"*{file.suffix}" for file in _files() - before if _has(file, name, content)]
    return files + _variables(app, name, content)


def _files() -> set[Path]:
    """The files in the working folder and in the folder for temporary files."""
    folders = {Path.cwd(), Path(tempfile.gettempdir())}
    patterns = ("*", "uploads/*", "static/*", "static/uploads/*", "images/*", "tmp/*")
    return {file for folder in folders for pattern in patterns for file in folder.glob(pattern)}


def _has(file: Path, name: str, content: bytes) -> bool:
    """Whether a file has the name or the content of the upload."""
    try:
        return name in file.name or content in file.read_bytes()
    except OSError:
        return False


def _variables(app: Flask, name: str, content: bytes) -> list[str]:
    """The variables that the views of an app can see and that have the photo or its name."""
    found = []
    places: dict[str, Any] = {"app.config": app.config, "app.extensions": app.extensions}
    for own, value in vars(app).items():
        places.setdefault(f"app.{own}", value)
    for view in app.view_functions.values():
        inside = inspect.unwrap(view)
        cells = zip(inside.__code__.co_freevars, inside.__closure__ or (), strict=True)
        for variable, cell in cells:
            with contextlib.suppress(ValueError):
                places.setdefault(variable, cell.cell_contents)
        if inside.__module__ != "flask.app":
            places |= {k: v for k, v in inside.__globals__.items() if not k.startswith("__")}
        places |= vars(inside)
    for place, value in places.items():
        if _is_of(value, name, content, depth=4):
            found.append(place)
    return sorted(found)


def _is_of(value: Any, name: str, content: bytes, depth: int) -> bool:
    """Whether a value, or one in it, is the name, the content, or any picture."""
    if isinstance(value, str):
        return name in value
    if isinstance(value, bytes | bytearray):
        return content in value
    if isinstance(value, io.BytesIO):
        return not value.closed and content in value.getvalue()
    if isinstance(value, Image.Image | FileStorage):
        return True
    if depth and isinstance(value, dict):
        value = [*value, *value.values()]
    if depth and isinstance(value, list | tuple | set | deque):
        return any(_is_of(entry, name, content, depth - 1) for entry in list(value))
    return False


if __name__ == "__main__":
    import web_page  # the learner's file beside this one

    web_page.create_app(classifier()).run(port=5072, debug=True)
