"""Written from the page and the stub alone."""

import base64
import io

import numpy as np
from flask import Flask, render_template_string, request
from PIL import Image, UnidentifiedImageError

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000

FORM = """
<form method="post" action="/classify" enctype="multipart/form-data">
<input type="file" name="image">
<input type="submit" value="Upload">
</form>
"""

RESULT = """
<html><body>
<h1>{{ name }}</h1>
<ol>
{% for label, percent in best %}<li>{{ label }} {{ percent }}%</li>{% endfor %}
</ol>
<img src="{{ url }}">
<a href="/">once more</a>
</body></html>
"""


def overlay(photo, heat):
    result = photo.astype(float)
    red = np.zeros_like(result)
    red[..., 0] = 255
    h = heat[..., np.newaxis]
    return np.round((1 - h / 2) * result + h / 2 * red).astype(np.uint8)


def problem(text, status):
    html = render_template_string('<p role="alert">{{ text }}</p>' + FORM, text=text)
    return html, status


def create_app(classifier):
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES

    @app.route("/")
    def index():
        return "<h1>Skin lesions</h1>" + FORM

    @app.route("/classify", methods=["POST"])
    def classify():
        if "image" not in request.files or request.files["image"].filename == "":
            return problem("There is no file.", 400)
        upload = request.files["image"]
        data = upload.read()
        if len(data) == 0:
            return problem("That file is empty.", 400)
        try:
            image = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError:
            return problem("That image has too many pixels.", 413)
        except UnidentifiedImageError:
            return problem("That is not an image.", 415)
        if image.size[0] * image.size[1] > MAX_PIXELS:
            return problem("That image has too many pixels.", 413)
        try:
            image = image.convert("RGB")
        except Exception:
            return problem("That image is broken.", 415)
        probabilities = classifier.probabilities(image)
        order = np.argsort(probabilities)[::-1][:3]
        best = [(classifier.names[i], f"{probabilities[i] * 100:.1f}") for i in order]
        picture = Image.fromarray(overlay(np.array(image), classifier.heat(image)))
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        url = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
        return render_template_string(RESULT, name=upload.filename, best=best, url=url)

    @app.errorhandler(413)
    def too_large(error):
        return problem("The file is too large.", 413)

    return app
