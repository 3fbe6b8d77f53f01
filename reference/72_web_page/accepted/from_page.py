"""Written from the page alone: everything in memory, sizes checked before decoding.

Kata 72: a network behind a web page.
"""

import base64
import io
from typing import Any

import numpy as np
from flask import Flask, render_template_string, request
from PIL import Image
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge
from werkzeug.exceptions import UnsupportedMediaType

MAX_BYTES = 5_000_000
"""A larger request is refused."""
MAX_PIXELS = 20_000_000
"""A photo with more pixels is refused before it is decoded."""

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Skin lesions</title></head>
<body>
<h1>Skin lesions</h1>
{% if alert %}<p role="alert">{{ alert }}</p>{% endif %}
{% if classes %}
<h2>{{ name }}</h2>
<ol>
{% for label, percent in classes %}<li>{{ label }}: {{ percent }}</li>
{% endfor %}</ol>
<img src="{{ url }}" alt="The photo; the redder, the more the network looked there.">
{% endif %}
<form action="/classify" method="post" enctype="multipart/form-data">
<label>Photo <input type="file" name="image"></label>
<button>Classify</button>
</form>
</body>
</html>
"""


def overlay(photo: np.ndarray, heat: np.ndarray) -> np.ndarray:
    """Lay a map over a photo: the hotter, the redder.

    Args:
        photo: shape (height, width, 3), uint8; it is left as it is.
        heat: numbers from 0 to 1, shape (height, width).

    Returns:
        Shape (height, width, 3), uint8: (1 - heat / 2) * photo + heat / 2 * (255, 0, 0) for each
        pixel, rounded or cut off to whole numbers.
    """
    half = np.asarray(heat, dtype=np.float32)[..., None] / 2
    mixed = (1 - half) * photo + half * np.array([255, 0, 0], dtype=np.float32)
    return np.rint(mixed).astype(np.uint8)


def _decode(data: bytes) -> Image.Image:
    """The photo as RGB, or an HTTP error."""
    too_many = RequestEntityTooLarge(f"The photo has more than {MAX_PIXELS:,} pixels.")
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise too_many
            image.load()
            return _rgb(image)
    except HTTPException:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many from None
    except Exception:  # Pillow's plugins raise nearly anything for broken files
        raise UnsupportedMediaType("The file is no photo, or only a part of one.") from None


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    if image.mode == "LAB":
        from PIL import ImageCms

        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
    return image.convert("RGB")


def create_app(classifier: Any) -> Flask:
    """A web app around a classifier; nothing that is uploaded outlives its request.

    GET / gives a page with a form. POST /classify takes the form's file "image" and gives a page
    with its name, the three likeliest classes and the map over the photo. The README says more.

    Args:
        classifier: has `names` (a list of texts), `probabilities(photo)` (a list of floats in the
            same order) and `heat(photo)` (an array of shape (height, width), from 0 to 1), where
            `photo` is a PIL image in mode RGB.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BYTES

    @app.get("/")
    def index() -> str:
        return render_template_string(PAGE)

    @app.post("/classify")
    def classify() -> str:
        file = request.files.get("image")
        if file is None or not file.filename:
            raise BadRequest("No file was chosen.")
        with file.stream:
            data = file.read()
        if not data:
            raise BadRequest("The file is empty.")
        photo = _decode(data)
        probabilities = [float(p) for p in classifier.probabilities(photo)]
        best = sorted(range(len(probabilities)), key=lambda k: -probabilities[k])[:3]
        picture = io.BytesIO()
        mixed = overlay(np.asarray(photo), classifier.heat(photo))
        Image.fromarray(mixed).save(picture, "PNG")
        return render_template_string(
            PAGE,
            name=file.filename,
            classes=[(classifier.names[k], f"{100 * probabilities[k]:.1f} %") for k in best],
            url="data:image/png;base64," + base64.b64encode(picture.getvalue()).decode(),
        )

    def refuse(error: HTTPException) -> tuple[str, int]:
        text = error.description
        if error.code == 413 and "pixels" not in (text or ""):
            text = f"The request has more than {MAX_BYTES:,} bytes."
        return render_template_string(PAGE, alert=text), error.code or 500

    for status in (400, 413, 415):
        app.register_error_handler(status, refuse)
    return app
