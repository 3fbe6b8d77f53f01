"""Graded tests of kata 72: a network behind a web page, asked by HTTP and with a browser."""

import base64
import io
import re
import struct
import zlib
from contextlib import contextmanager
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from grader.i18n import tr
from grader.testing import check, close, equal, unchanged
from grader.testing.forms import Upload
from grader.testing.live_server import LiveServer


@contextmanager
def site(kata, together=1):
    """The learner's app under an address of its own."""
    app = kata.create_app(kata.support.classifier(together))
    with LiveServer(kata.support.dispatch, app) as found:
        yield found


def photo_of(rng, *, size=(48, 32), mode="RGB"):
    """A photo: a blob of one colour on skin."""
    rows, columns = np.mgrid[: size[1], : size[0]]
    middle = rng.uniform(0.3, 0.7, 2) * (size[1], size[0])
    blob = np.hypot(rows - middle[0], columns - middle[1])[..., None] < min(size) / 3
    colour = rng.choice([(60, 44, 48), (176, 36, 58), (128, 84, 60)]) + rng.integers(-9, 9, 3)
    pixels = np.where(blob, colour, (226, 188, 168)).astype(np.uint8)
    return Image.fromarray(pixels).convert(mode)


def png(image):
    """An image as a PNG file."""
    buffer = io.BytesIO()
    image.save(buffer, format="PNG")
    return buffer.getvalue()


def png_head(side):
    """A PNG file that says that it has so many pixels in width and height, and has hardly any."""
    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(99)))


def chunk(kind, data):
    """A piece of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class Reader(HTMLParser):
    """What stands in a page: the tags with their attributes and the text in each, and all text."""

    def __init__(self, page):
        """Read it."""
        super().__init__()
        self.tags, self.open, self.texts, self.text = [], [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in ("img", "input", "meta", "br", "link", "hr"):
            self.open.append((tag, len(self.tags) - 1))

    def handle_endtag(self, tag):
        """Note the end of a tag, and of those that were left open in it."""
        while tag in [name for name, _ in self.open] and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Note a text, for all tags that are open."""
        self.text += data
        for _, place in self.open:
            self.texts[place] += data

    def all(self, tag, **wanted):
        """The tags of this name with these attributes, each with the text in it."""
        return [
            (attributes, " ".join(text.split()))
            for (name, attributes), text in zip(self.tags, self.texts, strict=True)
            if name == tag and wanted.items() <= attributes.items()
        ]


def refused(response, status, what):
    """Demand a status and a page that says what is wrong."""
    check(response.status == status, response.status, en=f"{status} {what}", de=f"{status} {what}")
    alerts = re.findall(r'role=["\']?alert["\']?[^>]*>\s*[^<\s][^<]*', response.text)
    check(
        alerts,
        response.text[:300],
        en='a page with a sentence in an element with role="alert"',
        de='eine Seite mit einem Satz in einem Element mit role="alert"',
    )


def three_likeliest(support, photo):
    """The names and probabilities that the page has to show."""
    model = support.classifier()
    found = model.probabilities(photo)
    order = np.argsort(found)[::-1][:3]
    return [(model.names[k], f"{100 * found[k]:.1f}") for k in order]


def lists_them(page, wanted):
    """Demand that the page's numbered list names these classes with these probabilities."""
    items = [text for _, text in Reader(page).all("li")]
    right = len(items) == 3 and all(
        name in item and re.search(rf"(?<![\d.]){share}\s*%", item)
        for item, (name, share) in zip(items, wanted, strict=True)
    )
    lines = [f"{name}: {share} %" for name, share in wanted]
    check(right, items, en=f"three <li>: {lines}", de=f"drei <li>: {lines}")


def test_the_hotter_the_redder(kata):
    """Where the heat is 0 a pixel stays as it is; at 1 it is half red: (100, 60, 20) becomes
    (177, 30, 10). At 0.5 it is red by a quarter: (138, 45, 15).

    de: Bei Wärme 0 bleibt ein Pixel, wie es ist; bei 1 ist es zur Hälfte rot: Aus (100, 60, 20)
    wird (177, 30, 10). Bei 0,5 ist es zu einem Viertel rot: (138, 45, 15).
    """
    photo = np.full((1, 3, 3), (100, 60, 20), dtype=np.uint8)
    heat = np.array([[0.0, 1.0, 0.5]], dtype=np.float32)
    expected = np.array([[[100, 60, 20], [177, 30, 10], [138, 45, 15]]])
    close(kata.overlay(photo, heat), expected, atol=1.51, dtype="uint8")


def test_the_photo_itself_stays(kata):
    """The map is laid over a copy.

    de: Die Karte wird über eine Kopie gelegt.
    """
    photo = np.full((2, 3, 3), (100, 60, 20), dtype=np.uint8)
    unchanged(kata.overlay, photo, np.full((2, 3), 0.5, dtype=np.float32))


def test_the_start_page_has_a_form(kata):
    """A form that sends a file by POST to /classify needs enctype="multipart/form-data"; else the
    browser sends only the file's name.

    de: Ein Formular, das eine Datei mit POST an /classify schickt, braucht
    enctype="multipart/form-data"; sonst schickt der Browser nur den Namen der Datei.
    """
    with site(kata) as page:
        start = page.get("/")
    equal(start.status, 200)
    equal(start.headers.get("content-type", "").split(";")[0], "text/html")
    reader = Reader(start.text)
    forms = [form for form, _ in reader.all("form")]
    right = [
        form
        for form in forms
        if form.get("action") == "/classify"
        and (form.get("method") or "").lower() == "post"
        and form.get("enctype") == "multipart/form-data"
    ]
    wanted = 'action="/classify" method="post" enctype="multipart/form-data"'
    check(right, forms, en=f"<form {wanted}>", de=f"<form {wanted}>")
    inputs = [found for found, _ in reader.all("input")]
    named = [i for i in inputs if (i.get("type"), i.get("name")) == ("file", "image")]
    wanted = '<input type="file" name="image">'
    check(named, inputs, en=wanted, de=wanted)


def test_an_upload_gives_the_three_likeliest(kata, support, rng):
    """The likeliest first, each with its probability in percent and one digit after the point. A
    grey picture with transparency is a photo too.

    de: Die wahrscheinlichste zuerst, jede mit ihrer Wahrscheinlichkeit in Prozent und einer Stelle
    nach dem Punkt. Auch ein graues Bild mit Transparenz ist ein Foto.
    """
    with site(kata) as page:
        for mode in ("RGB", "LA"):
            photo = photo_of(rng, mode=mode)
            result = page.post("/classify", image=Upload("mole.png", png(photo)))
            equal(result.status, 200)
            lists_them(result.text, three_likeliest(support, photo.convert("RGB")))


def test_the_map_lies_over_the_photo(kata, support, rng):
    """The page has the picture in it, as a data URL: a PNG as large as the photo, red where the
    network looked.

    de: Die Seite trägt das Bild in sich, als Data-URL: ein PNG, so groß wie das Foto, rot, wo das
    Netz hingeschaut hat.
    """
    photo = photo_of(rng)
    with site(kata) as page:
        result = page.post("/classify", image=Upload("mole.png", png(photo)))
    start = "data:image/png;base64,"
    sources = [image.get("src") or "" for image, _ in Reader(result.text).all("img")]
    found = [source for source in sources if source.startswith(start)]
    check(found, [s[:60] for s in sources], en=f'<img src="{start}…">', de=f'<img src="{start}…">')
    shown = Image.open(io.BytesIO(base64.b64decode(found[0].removeprefix(start))))
    share = support.classifier().heat(photo)[..., None] / 2
    expected = (1 - share) * np.asarray(photo) + share * np.array([255, 0, 0])
    close(np.asarray(shown.convert("RGB")), expected, atol=2.01)


def test_any_picture_is_a_photo(kata, support, rng):
    """What Pillow reads is a photo, whatever its format is and however its name ends.

    de: Was Pillow liest, ist ein Foto, in welchem Format es auch ist und wie sein Name auch endet.
    """
    photo = photo_of(rng)
    with site(kata) as page:
        for name, kind in (("mole.bmp", "BMP"), ("mole", "TIFF")):
            buffer = io.BytesIO()
            photo.save(buffer, format=kind)
            result = page.post("/classify", image=Upload(name, buffer.getvalue(), kind))
            equal(result.status, 200)
            lists_them(result.text, three_likeliest(support, photo))


def test_the_picture_has_the_size_in_its_file(kata, rng):
    """A camera may note in the file that it was turned. The picture on the page is not turned: it
    is as wide and as high as the photo in its file.

    de: Eine Kamera kann in der Datei vermerken, dass sie gedreht war. Das Bild auf der Seite wird
    nicht gedreht: Es ist so breit und so hoch wie das Foto in der Datei.
    """
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    photo_of(rng).save(buffer, format="PNG", exif=exif)
    with site(kata) as page:
        result = page.post("/classify", image=Upload("mole.png", buffer.getvalue()))
    sources = [image.get("src") or "" for image, _ in Reader(result.text).all("img")]
    start = "data:image/png;base64,"
    found = [source for source in sources if source.startswith(start)]
    check(found, [s[:60] for s in sources], en=f'<img src="{start}…">', de=f'<img src="{start}…">')
    shown = Image.open(io.BytesIO(base64.b64decode(found[0].removeprefix(start))))
    equal(shown.size, (48, 32))


def test_a_file_name_is_text(kata, rng):
    """The name of a file is chosen by the person who uploads it, and it may look like HTML, like a
    path or like a part of a template. The page shows it letter by letter.

    de: Wer eine Datei hochlädt, wählt ihren Namen, und der kann wie HTML, wie ein Pfad oder wie ein
    Stück eines Templates aussehen. Die Seite zeigt ihn Buchstabe für Buchstabe.
    """
    name = "../../<b id=evil>mole & 'co' {{ 7 * 7 }}</b>.png"
    with site(kata) as page:
        result = page.post("/classify", image=Upload(name, png(photo_of(rng))))
    equal(result.status, 200)
    reader = Reader(result.text)
    evil = reader.all("b", id="evil")
    check(not evil, "<b id=evil>", en="the name as text", de="den Namen als Text")
    check(name in reader.text, reader.text, en=f"the text {name}", de=f"den Text {name}")


def test_without_a_file_there_is_nothing_to_do(kata):
    """The form came without a file, with the file field left empty, or with a file of 0 bytes: 400,
    and a sentence that says so.

    de: Das Formular kam ohne Datei, mit leer gelassenem Dateifeld oder mit einer Datei von 0 Byte:
    400 und ein Satz, der es sagt.
    """
    with site(kata) as page:
        refused(page.post("/classify"), 400, "Bad Request")
        nothing = Upload("", b"", "nothing")
        refused(page.post("/classify", image=nothing), 400, "Bad Request")
        empty = Upload("mole.png", b"", "0 bytes")
        refused(page.post("/classify", image=empty), 400, "Bad Request")


def test_what_is_no_photo_is_refused(kata, rng):
    """A text, or a photo of which only the first half arrived, is no photo, whatever its name is:
    415.

    de: Ein Text oder ein Foto, von dem nur die erste Hälfte angekommen ist, ist kein Foto, wie auch
    immer es heißt: 415.
    """
    half = png(photo_of(rng))
    with site(kata) as page:
        text = Upload("mole.png", b"Dear doctor, the mole is round.", "a text")
        refused(page.post("/classify", image=text), 415, "Unsupported Media Type")
        half = Upload("mole.png", half[: len(half) // 2], "half a photo")
        refused(page.post("/classify", image=half), 415, "Unsupported Media Type")


def test_what_is_too_large_is_refused(kata):
    """50 MB are too much, and so are a few bytes that say "I am a photo of 6,000 x 6,000 pixels" or
    of 50,000 x 50,000: unpacked they fill the memory. 413, before anything is unpacked.

    de: 50 MB sind zu viel, und ebenso ein paar Bytes, die sagen: „Ich bin ein Foto mit 6000 x 6000
    Pixeln“ oder mit 50.000 x 50.000: Entpackt füllen sie den Speicher. 413, bevor etwas entpackt
    wird.
    """
    with site(kata) as page:
        for shown, content in (
            ("50 MB", bytes(50_000_000)),
            ("6,000 x 6,000 pixels", png_head(6_000)),
            ("50,000 x 50,000 pixels", png_head(50_000)),
        ):
            upload = Upload("mole.png", content, shown)
            refused(page.post("/classify", image=upload), 413, "Content Too Large")


def test_another_method_or_page_is_refused(kata):
    """/classify only takes POST: 405 for GET. A page that does not exist: 404.

    de: /classify nimmt nur POST: 405 für GET. Eine Seite, die es nicht gibt: 404.
    """
    with site(kata) as page:
        equal(page.get("/classify").status, 405)
        equal(page.send("DELETE", "/classify").status, 405)
        equal(page.get("/passwords.txt").status, 404)


def test_two_people_at_once_get_their_own_answers(kata, support, rng):
    """Both uploads are in the network at the same time. Each answer belongs to its own photo.

    de: Beide Fotos sind zur gleichen Zeit im Netz. Jede Antwort gehört zum eigenen Foto.
    """
    photos = [photo_of(rng, size=size) for size in ((40, 30), (30, 40))]
    forms = [{"image": Upload(f"{k}.png", png(photo))} for k, photo in enumerate(photos)]
    with site(kata, together=2) as page:
        results = page.post_at_once("/classify", *forms)
    for photo, result in zip(photos, results, strict=True):
        equal(result.status, 200)
        lists_them(result.text, three_likeliest(support, photo))
    own = sum(f"{k}.png" in result.text for k, result in enumerate(results))
    check(
        own == 2,
        tr(f"{own} of 2 answers", f"{own} von 2 Antworten"),
        en="the name of the own file in each answer",
        de="in jeder Antwort der Name der eigenen Datei",
    )


@pytest.mark.guessable
def test_nothing_of_an_upload_is_kept(kata, rng):
    """When the answer is sent, the photo and its name are gone: no file holds them, and no variable
    of the app does.

    de: Ist die Antwort verschickt, sind Foto und Name weg: Keine Datei enthält sie und keine
    Variable der App.
    """
    app = kata.create_app(kata.support.classifier())
    found = kata.support.kept(app, png(photo_of(rng)))
    check(not found, found, en="nothing that is kept", de="nichts, was aufbewahrt wird")


@pytest.mark.needs("chromium")
def test_a_browser_shows_it(kata, support, rng):
    """Chromium opens the page, chooses a photo, presses the button, and sees three lines and the
    picture. A name that looks like a script runs none.

    de: Chromium öffnet die Seite, wählt ein Foto, drückt den Knopf und sieht drei Zeilen und das
    Bild. Ein Name, der wie ein Skript aussieht, führt keines aus.
    """
    from grader.testing.browser import submit_upload

    photo = photo_of(rng)
    name = "<img src=x onerror='window.ran = true'>.png"
    with site(kata) as page:
        seen = submit_upload(page, "image", Upload(name, png(photo)))
    check("error" not in seen, seen.get("error"), en="a result page", de="eine Ergebnisseite")
    wanted = three_likeliest(support, photo)
    check(
        len(seen["items"]) == 3
        and all(name in item for item, (name, _) in zip(seen["items"], wanted, strict=True)),
        seen["items"],
        en=f"three lines: {[name for name, _ in wanted]}",
        de=f"drei Zeilen: {[name for name, _ in wanted]}",
    )
    equal(seen["script"], False)
    check(list(photo.size) in seen["images"], seen["images"], en="the picture", de="das Bild")
