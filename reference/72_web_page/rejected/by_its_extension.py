"""Takes only names that end in .png, .jpg or .jpeg, as in the documentation of Flask.

Rejected by: test_any_picture_is_a_photo
"""

import base64
import io
import math
from typing import Any, BinaryIO
import numpy as np
from flask import Flask, abort, render_template_string, request
from PIL import Image
from werkzeug.exceptions import HTTPException

MAX_BYTES = 5000000
"A larger request is refused."
MAX_PIXELS = 20000000
"A photo with more pixels is refused before it is decoded."
PAGE = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Skin lesions</title>\n<h1>Which lesion is it?</h1>\n{% if error %}<p role="alert">{{ error }}</p>{% endif %}\n{% if found %}\n  <h2>{{ file_name }}</h2>\n  <ol>\n    {% for name, probability in found %}\n      <li>{{ name }}: {{ "%.1f" | format(100 * probability) }} %</li>\n    {% endfor %}\n  </ol>\n  <img src="data:image/png;base64,{{ picture }}" alt="the photo; red is where the network looked">\n{% endif %}\n<form action="/classify" method="post" enctype="multipart/form-data">\n  <label>A photo: <input type="file" name="image" accept="image/*" required></label>\n  <button>Classify</button>\n</form>\n'


def overlay(photo: np.ndarray, heat: np.ndarray) -> np.ndarray:
    below = Image.fromarray(photo)
    share = Image.fromarray(np.uint8(127.5 * heat))
    return np.array(Image.composite(Image.new("RGB", below.size, "red"), below, share))


def create_app(classifier: Any) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES

    @app.get("/")
    def start() -> str:
        return render_template_string(PAGE)

    @app.post("/classify")
    def classify() -> str:
        file = request.files.get("image")
        if file is None or not file.filename:
            abort(400, "Please choose a file.")
        if not file.filename.lower().endswith((".png", ".jpg", ".jpeg")):
            abort(415, "The file is not a photo that can be read.")
        photo = _read(file.stream)
        probabilities = classifier.probabilities(photo)
        likeliest = np.argsort(probabilities)[::-1][:3]
        picture = Image.fromarray(overlay(np.asarray(photo), classifier.heat(photo)))
        return render_template_string(
            PAGE,
            file_name=file.filename,
            found=[(classifier.names[k], probabilities[k]) for k in likeliest],
            picture=_base64(picture),
        )

    @app.errorhandler(HTTPException)
    def fail(error: HTTPException) -> Any:
        return (render_template_string(PAGE, error=error.description), error.code)

    return app


def _read(stream: BinaryIO) -> Image.Image:
    content = stream.read()
    if not content:
        abort(400, "The file is empty.")
    try:
        image = Image.open(io.BytesIO(content))
        if math.prod(image.size) > MAX_PIXELS:
            abort(413, "The photo has too many pixels.")
        return image.convert("RGB")
    except Image.DecompressionBombError:
        abort(413, "The photo has too many pixels.")
    except (OSError, SyntaxError, ValueError):
        abort(415, "The file is not a photo that can be read.")


def _base64(picture: Image.Image) -> str:
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return base64.b64encode(buffer.getvalue()).decode()
