"""I kept the upload in a variable of the app, and everybody shares it.

Rejected by: test_two_people_at_once_get_their_own_answers
"""

import base64
import io
import math
from typing import Any, BinaryIO

import numpy as np
from flask import Flask, abort, render_template_string, request
from PIL import Image
from werkzeug.exceptions import HTTPException

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Skin lesions</title>
<h1>Which lesion is it?</h1>
{% if error %}<p role="alert">{{ error }}</p>{% endif %}
{% if found %}
  <h2>{{ file_name }}</h2>
  <ol>
    {% for name, probability in found %}
      <li>{{ name }}: {{ "%.1f" | format(100 * probability) }} %</li>
    {% endfor %}
  </ol>
  <img src="data:image/png;base64,{{ picture }}" alt="the photo; red is where the network looked">
{% endif %}
<form action="/classify" method="post" enctype="multipart/form-data">
  <label>A photo: <input type="file" name="image" accept="image/*" required></label>
  <button>Classify</button>
</form>
"""


def overlay(photo: np.ndarray, heat: np.ndarray) -> np.ndarray:
    below = Image.fromarray(photo)
    share = Image.fromarray(np.uint8(127.5 * heat))  # 255 would be all red
    return np.array(Image.composite(Image.new("RGB", below.size, "red"), below, share))


def create_app(classifier: Any) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES
    last: dict[str, Any] = {}

    @app.get("/")
    def start() -> str:
        return render_template_string(PAGE)

    @app.post("/classify")
    def classify() -> str:
        file = request.files.get("image")
        if file is None or not file.filename:
            abort(400, "Please choose a file.")
        last["name"], last["photo"] = file.filename, _read(file.stream)
        probabilities = classifier.probabilities(last["photo"])
        photo = last["photo"]
        likeliest = np.argsort(probabilities)[::-1][:3]
        picture = Image.fromarray(overlay(np.asarray(photo), classifier.heat(photo)))
        return render_template_string(
            PAGE,
            file_name=last["name"],
            found=[(classifier.names[k], probabilities[k]) for k in likeliest],
            picture=_base64(picture),
        )

    @app.errorhandler(HTTPException)
    def fail(error: HTTPException) -> Any:
        return render_template_string(PAGE, error=error.description), error.code

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
