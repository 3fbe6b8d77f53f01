"""A learner's web app by HTTP and in a browser: the judge's server carries each request to it."""

import pytest
from flask import Flask, request
from markupsafe import escape

from grader.catalogue import requirements
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import SolutionTimeout
from grader.testing.browser import submit_upload
from grader.testing.call_log import CallLog
from grader.testing.forms import Upload
from grader.testing.live_server import MAX_BODY, LiveServer
from grader.testing.wsgi import dispatch

FORM = "<form action=/send method=post enctype=multipart/form-data><input type=file name=image>"


class Asks:
    """Stands for the handle of `support.dispatch`."""

    def __init__(self):
        self._recorder = CallLog()
        self.together = []

    def __call__(self, app, requests):
        self.together.append(len(requests))
        return dispatch(app, requests)


def page_of(show):
    """An app whose form shows what `show` makes of the name and content of a file."""
    app = Flask("page")
    app.add_url_rule("/", view_func=lambda: FORM + "<button>Send</button></form>")

    @app.post("/send")
    def send():
        file = request.files.get("image")
        return show(file.filename, file.read()) if file else ("nothing", 400)

    return app


def size(name, content):
    return f"{escape(name)}: {len(content)}"


def test_forms_are_sent_as_a_browser_sends_them():
    asks = Asks()
    with LiveServer(asks, page_of(size)) as site:
        assert "<form" in site.get("/?language=en").text
        sent = site.post("/send", image=Upload("a & 'b'.png", b"\r\n--\x00"))
        assert (sent.status, sent.text) == (200, "a &amp; &#39;b&#39;.png: 5")
        assert (site.post("/send").status, site.send("DELETE", "/send").status) == (400, 405)
    assert asks._recorder.last[-1] == "client.delete('/send')"


def test_of_a_long_body_only_the_beginning_is_carried():
    asks, content = Asks(), bytes([1]) * (MAX_BODY + 100_000)
    with LiveServer(asks, page_of(lambda name, content: str(len(content)))) as site:
        limited = page_of(size)
        limited.config["MAX_CONTENT_LENGTH"] = MAX_BODY
        assert site.post("/send", image=Upload("a", content)).status == 400  # its end is zeros
    with LiveServer(asks, limited) as site:
        assert site.post("/send", image=Upload("a", content)).status == 413


def test_several_requests_arrive_together():
    asks = Asks()
    forms = [{"image": Upload(f"{k}.png", bytes(k))} for k in range(3)]
    with LiveServer(asks, page_of(size)) as site:
        found = site.post_at_once("/send", *forms)
    assert [answer.text for answer in found] == ["0.png: 0", "1.png: 1", "2.png: 2"]
    assert asks.together == [3]


def test_a_mistake_comes_out_where_the_test_is():
    def broken(_name, _content):
        raise ZeroDivisionError("here")

    with (
        LiveServer(Asks(), page_of(broken)) as site,
        pytest.raises(ZeroDivisionError, match="here"),
    ):
        site.post("/send", image=Upload("a", b""))


@pytest.mark.parametrize("kind", [SolutionError, SolutionTimeout])
def test_trouble_is_named_after_the_request(kind):
    class Fails(Asks):
        def __call__(self, app, requests):
            raise kind(Diagnostic("raised", "support.dispatch", "no"))

    with LiveServer(Fails(), page_of(size)) as site, pytest.raises(kind) as caught:
        site.get("/")
    assert caught.value.trouble.subject == "client.get"


def test_headers_that_are_the_servers_are_left_out():
    app = page_of(size)

    @app.after_request
    def add(response):
        response.headers.update({"X-Frame-Options": "DENY", "X-Own": "kept"})
        return response

    with LiveServer(Asks(), app) as site:
        headers = site.get("/").headers
    assert headers["x-own"] == "kept"
    assert "x-frame-options" not in headers


needs_browser = pytest.mark.skipif(not requirements.find_browser(), reason="needs Chromium")


@needs_browser
def test_a_browser_fills_the_form_in_and_looks():
    def shown(name, content):
        picture = f"<img src='data:image/svg+xml,{content.decode()}'><img src=nowhere.png>"
        return f"<ol><li>one<li>{escape(name)}</ol><ol></ol>{picture}"

    svg = b"<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%228%22 height=%224%22/>"
    with LiveServer(Asks(), page_of(shown)) as site:
        seen = submit_upload(site, "image", Upload("<script>window.ran = true</script>", svg))
    assert seen["items"] == ["one", "<script>window.ran = true</script>"]
    assert seen["images"] == [[8, 4], [0, 0]]
    assert seen["script"] is False
    assert "error" not in seen


@needs_browser
def test_a_browser_notices_a_script_and_a_form_that_is_missing():
    with LiveServer(Asks(), page_of(lambda name, _content: f"<p>{name}")) as site:
        assert (
            submit_upload(site, "image", Upload("<script>ran = true</script>", b""))["script"]
            is True
        )
        assert "error" in submit_upload(site, "other", Upload("a", b""))


def test_without_a_browser_that_starts_the_test_is_skipped(monkeypatch):
    monkeypatch.setattr("grader.testing.browser.find_browser", lambda: "/nowhere/chromium")
    with (
        LiveServer(Asks(), page_of(size)) as site,
        pytest.raises(pytest.skip.Exception, match="start"),
    ):
        submit_upload(site, "image", Upload("a", b""))


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ([(100, [], b"")], "the status 100"),
        ([("200", [], b"")], "the status '200'"),
        ([(200, [], "text")], "a body that is not bytes"),
        ([(200, [("X", "a\r\nSet-Cookie: b")], b"")], "the header 'X'"),
        ([(200, [("X", "\u0142")], b"")], "the header 'X'"),
        ([(200, [("X", 1)], b"")], "expected string"),
        ([(200, [], b"")] * 2, "not one answer per request"),
        ([200], "must be an iterable"),
        (None, "not iterable"),
    ],
)
def test_what_is_no_answer_is_the_trouble_of_the_solution(answered, said):
    odd = type("Odd", (Asks,), {"__call__": lambda *_: answered})()
    with LiveServer(odd, None) as site, pytest.raises(SolutionError) as error:
        site.get("/")
    assert error.value.trouble.kind == "unreadable_value"
    assert said in error.value.trouble.message
