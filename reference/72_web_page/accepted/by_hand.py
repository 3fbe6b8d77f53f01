"""Markup by hand with escape, a blueprint, and a view class that is a small object."""

import warnings
from base64 import b64encode
from heapq import nlargest
from io import BytesIO

import numpy as np
from flask import Blueprint, Flask, current_app, request
from flask.views import MethodView
from markupsafe import Markup
from PIL import Image, ImageFile

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000
pages = Blueprint("pages", __name__)
FORM = Markup(
    "<form action=/classify method=POST enctype=multipart/form-data>"
    "<input name=image type=file><button type=submit>Go</button></form>"
)
ROW = Markup("<li><b>{}</b> <i>{:.1f} %</i></li>")
RESULT = Markup("<h2>{}</h2><ol>{}</ol><img alt=map src='data:image/png;base64,{}'>")
ALERT = Markup("<div role='alert'>{}</div>")


class Refused(Exception):
    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status


def overlay(photo, heat):
    red = np.broadcast_to(np.uint8([255, 0, 0]), photo.shape)
    heat = np.float32(heat)[..., None]
    return np.uint8(np.rint(photo + (red - photo.astype(np.float32)) * heat / 2))


@pages.get("/")
def start():
    return FORM


class Classify(MethodView):
    def __init__(self, classifier):
        self.classifier = classifier

    def post(self):
        if (request.content_length or 0) > MAX_BYTES:
            raise Refused(413, f"At most {MAX_BYTES} bytes, please.")
        upload = request.files.get("image")
        if not upload or not (content := upload.read()):
            raise Refused(400, "Nothing was sent.")
        photo = self.decoded(content)
        pairs = zip(self.classifier.names, self.classifier.probabilities(photo), strict=True)
        best = nlargest(3, pairs, key=lambda pair: pair[1])
        rows = Markup("").join(ROW.format(name, 100 * share) for name, share in best)
        buffer = BytesIO()
        Image.fromarray(overlay(np.array(photo), self.classifier.heat(photo))).save(buffer, "png")
        return FORM + RESULT.format(upload.filename, rows, b64encode(buffer.getbuffer()).decode())

    @staticmethod
    def decoded(content):
        parser = ImageFile.Parser()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                with Image.open(BytesIO(content)) as image:
                    too_many = np.prod(image.size, dtype=float) > MAX_PIXELS
            except Image.DecompressionBombError:
                too_many = True
            except Exception as error:
                raise Refused(415, "No photo.") from error
        if too_many:
            raise Refused(413, "Too many pixels.")
        try:
            parser.feed(content)
            return parser.close().convert("RGB")
        except Exception as error:
            raise Refused(415, "A broken photo.") from error


def create_app(classifier):
    app = Flask("lesions")
    app.register_blueprint(pages)
    app.add_url_rule("/classify", view_func=Classify.as_view("classify", classifier))
    app.register_error_handler(Refused, lambda e: (ALERT.format(e) + FORM, e.status))
    return app
