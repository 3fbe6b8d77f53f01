"""A template with blocks, Pillow's own limit of pixels made an error, and every error a page."""

import base64
import io
import warnings

import numpy as np
from flask import Flask, make_response, render_template, request
from jinja2 import DictLoader
from PIL import Image
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000
TEMPLATES = {
    "base.html": "<!doctype html><title>Lesions</title><main>{% block main %}{% endblock %}</main>",
    "form.html": """{% extends "base.html" %}{% block main %}
        {% if alert %}<strong class="bad" role="alert">{{ alert }}</strong>{% endif %}
        <form enctype="multipart/form-data" method="POST" action="/classify">
          <input type="file" id="photo" name="image" required> <button>?</button>
        </form>{% endblock %}""",
    "result.html": """{% extends "base.html" %}{% block main %}<h1>{{ name }}</h1><ol>
        {%- for label, share in rows %}<li>{{ label }} ({{ "{:.1%}".format(share) }})
        {%- endfor %}</ol><p><img src="{{ url }}"></p>{% endblock %}""",
}


def overlay(photo, heat):
    out = photo * (1 - heat[:, :, None] / 2)
    out[:, :, 0] += heat * 127.5
    return out.clip(0, 255).astype("uint8")


def photo_in(upload):
    if upload is None or upload.filename == "":
        raise BadRequest("No file was chosen.")
    if upload.stream.read(1) == b"":
        raise BadRequest("The file has no content.")
    upload.stream.seek(0)
    try:
        image = Image.open(upload.stream)
        if image.width * image.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        return Image.merge("RGB", image.convert("RGBA").split()[:3])
    except Image.DecompressionBombError as error:
        raise RequestEntityTooLarge("Too many pixels.") from error
    except Exception as error:
        raise UnsupportedMediaType("That cannot be read as a photo.") from error


def create_app(classifier):
    app = Flask("page")
    app.jinja_loader = DictLoader(TEMPLATES)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BYTES)
    app.add_url_rule("/", view_func=lambda: render_template("form.html"))

    def classify():
        upload = request.files.get("image")
        photo = photo_in(upload)
        shares = np.array(classifier.probabilities(photo))
        rows = [(classifier.names[k], shares[k]) for k in shares.argsort()[:-4:-1]]
        file = io.BytesIO()
        Image.fromarray(overlay(np.asarray(photo), classifier.heat(photo))).save(file, "PNG")
        url = b"data:image/png;base64," + base64.b64encode(file.getvalue())
        return render_template("result.html", name=upload.filename, rows=rows, url=url.decode())

    app.add_url_rule("/classify", view_func=classify, methods=["POST"])

    @app.errorhandler(Exception)
    def refuse(error):
        if not isinstance(error, HTTPException):
            raise error
        return make_response(render_template("form.html", alert=error.description), error.code)

    return app
