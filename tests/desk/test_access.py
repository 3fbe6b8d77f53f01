"""A page of somebody else can neither read nor run anything."""

import os

import pytest
from starlette.testclient import TestClient

from grader.desk import memory
from grader.desk.access import MAX_BODY, Access

ADDRESSES = ["/", "/static/desk.js", "/api/map", "/api/kata/31", "/api/events"]
FILE = "/api/kata/31/file"


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_token_nothing_is_answered(desk, address):
    assert desk.get(address).status_code == 403
    assert desk.get(f"{address}?token=a-guess").status_code == 403
    desk.cookies.set("desk-8000", "a-guess")
    assert desk.get(address).status_code == 403


def test_the_token_opens_the_page_and_stays_in_a_cookie_that_scripts_cannot_read(desk):
    answer = desk.get("/?token=the-token")
    assert (answer.status_code, answer.headers["location"]) == (303, "./")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path" not in cookie  # so that it holds below a proxy's prefix
    assert desk.get("/").status_code == 200
    assert desk.get("/api/map").status_code == 200


def test_the_address_that_the_browser_is_started_with_works_once():
    access = Access("the-token", 8000)
    key = access.new_key()

    def admits(query):
        from starlette.datastructures import QueryParams

        return access.admits(QueryParams(query))

    assert not admits("key=")
    assert admits(f"key={key}")
    assert not admits(f"key={key}")
    assert not admits("key=&token=")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "localhost", "", "evil:8000"])
def test_another_host_is_refused(learner, host):
    assert learner.get("/api/map", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1", "x"]
)
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_another_origin_is_refused(learner, katas, origin, method):
    before = (katas / "31_threshold/threshold.py").read_bytes()
    body = {"text": "evil", "version": "x"} if method == "PUT" else None
    answer = learner.request(method, FILE, headers={"Origin": origin}, json=body)
    assert answer.status_code == 403
    assert (katas / "31_threshold/threshold.py").read_bytes() == before


def test_a_proxy_can_show_the_desk_under_a_name_that_it_was_told(learner):
    access = Access("the-token", 8000, ["hub.example"])
    learner.app.user_middleware[0].kwargs["access"] = access
    learner.app.middleware_stack = None
    headers = {"Host": "hub.example", "Origin": "https://hub.example"}
    assert learner.get("/api/map", headers=headers).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_asks_for_is_refused(learner, site):
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
    assert learner.get("/static/desk.js", headers=headers).status_code == 403
    followed = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
    assert learner.get("/", headers=followed).status_code == 200
    assert learner.get("/api/map", headers=followed).status_code == 403


def test_a_form_of_another_page_cannot_send_what_is_understood(learner):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = learner.put(FILE, content=b'{"text": "", "version": ""}',
                             headers={"Content-Type": kind})  # fmt: skip
        assert answer.status_code == 415


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/api/kata/../../etc/passwd",
        "/api/kata/31/image/..%2f..%2fpyproject.toml",
        "/api/kata/31_threshold",
        "/api/kata/-1",
        "/api/kata/99",
        "/api/kata/31/image/99",
        "/api/kata/31/picture/..%2fmine.png",
        "/api/kata/9999999999999999999999999999",
    ],
)
def test_no_path_of_a_request_reaches_the_disk(learner, path):
    assert learner.get(path).status_code == 404


def test_only_files_of_the_catalogue_can_be_written(learner, katas):
    for path in (
        "/api/kata/77/file",
        "/api/kata/31/../32/file",
        "/api/kata/31/file/../conftest.py",
    ):
        assert learner.put(path, json={"text": "", "version": "missing"}).status_code in (404, 405)
    assert sorted(f.name for f in katas.iterdir()) == ["09_quiz", "31_threshold"]


def test_a_hundred_megabytes_are_refused_before_they_are_read(learner):
    headers = {"Content-Type": "application/json"}
    assert learner.put(FILE, content=b"x" * (MAX_BODY + 1), headers=headers).status_code == 413
    stated = {**headers, "Content-Length": str(100_000_000)}
    assert learner.put(FILE, content=b"{}", headers=stated).status_code == 413
    assert (
        learner.put(FILE, content=b"{}", headers={**headers, "Content-Length": "x"}).status_code
        == 413
    )


def test_a_body_of_unknown_length_is_counted(learner):
    sent = 0

    def chunks():
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b"x" * 1_000_000

    answer = learner.put(FILE, content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"text": 1, "version": "x"}', b'{"text": "x"}', b"[" * 100_000]
)
def test_what_is_no_save_is_refused(learner, body):
    headers = {"Content-Type": "application/json"}
    assert learner.put(FILE, content=body, headers=headers).status_code == 400


def test_the_page_may_load_nothing_but_its_own_files(learner):
    policy = learner.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    nonces = {learner.get("/").headers["content-security-policy"] for _ in range(3)}
    assert len(nonces) == 3


def test_a_refusal_has_the_same_protection(desk: TestClient):
    headers = desk.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_token_is_kept_where_only_the_learner_reads_it(tmp_path):
    file = tmp_path / ".kata" / "desk.json"
    kept = memory.Memory(port=8123, lang="de", last=31)
    memory.store(kept, file)
    assert memory.load(file) == kept
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    file.write_text("broken")
    fresh = memory.load(file)
    assert len(fresh.token) > 40
    assert fresh != kept
