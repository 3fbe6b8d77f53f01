"""Forged, hostile and excessive requests."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route

from grader.room import model
from grader.room.access import LEARNERS
from grader.room.app import make_app
from grader.room.incoming import MAX_CODE, MAX_QUESTION, MAX_REPORT
from grader.room.limits import MAX_KEYS, RateLimit
from grader.web.protection import json_object, limited
from tests.room.conftest import BASE, Learner, report, solved

TEACHERS = [
    "/teacher", "/wall", "/qr.svg", "/static/room.js", "/static/live.js", "/api/teacher/events",
    "/api/wall/events", "/api/teacher/1/code", "/docs", "/room.db", "/static/../room.db",
]  # fmt: skip


@pytest.mark.parametrize("path", TEACHERS)
def test_the_teachers_addresses_need_the_token(client, join, path):
    ada = join("Ada")
    for headers in ({}, {"Cookie": "room-8311=a-guess"}, ada.headers):
        assert client.get(path, headers=headers).status_code == 403
    assert client.get(f"{path}?token=a-guess").status_code == 403


@pytest.mark.parametrize("path", ["start", "1/answered", "1/remove"])
def test_nobody_but_the_teacher_changes_the_room(client, join, path):
    ada = join("Ada")
    assert client.post(f"/api/teacher/{path}", json={}, headers=ada.headers).status_code == 403
    assert ada.me().status_code == 200


def test_every_route_is_the_teachers_unless_it_is_listed(room):
    app = make_app(room, None, None, "")
    paths = [route.path for route in app.routes if isinstance(route, Route)]
    public = {*filter(LEARNERS.fullmatch, paths)}
    api = {"/api/join", "/api/report", "/api/ask", "/api/leave", "/api/me"}
    assert public == {"/", *api, "/static/room.css", "/static/icon.svg"}


def test_the_token_becomes_a_cookie_that_scripts_cannot_read(client, room):
    answer = client.get(f"/teacher?token={room.secret}")
    assert (answer.status_code, answer.headers["location"]) == (303, "teacher")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = client.get("/teacher")
    assert page.status_code == 200
    assert "<script>" not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/api/teacher/start", "/api/teacher/1/remove"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8311"},
        {"Host": "127.0.0.1.evil.example:8311"},
        {"Host": ""},
    ],
)
def test_other_pages_in_the_teachers_browser_are_refused(client, teacher, join, path, headers):
    ada = join("Ada")
    answer = client.post(path, json={}, headers={**teacher, **headers})
    assert answer.status_code == 403
    assert ada.me().status_code == 200


def test_forms_of_other_pages_have_the_wrong_type(client, teacher):
    answer = client.post("/api/teacher/start", data={"a": "b"}, headers=teacher)
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "host", ["192.168.1.5:8311", "10.0.0.7", "[fd00::1]:8311", "localhost:8311", "Teacher.local"]
)
def test_the_room_answers_under_its_own_addresses(client, host):
    assert client.get("/ABC234", headers={"Host": host}).status_code == 200
    named = client.get("/ABC234", headers={"Host": "room.example"})
    assert named.status_code == 403


def test_the_page_for_learners_tells_the_command_and_whether_a_code_is_right_to_nobody(
    client, room
):
    pages = [client.get(f"/{code}") for code in (room.code, "XXXXXX")]
    assert [page.status_code for page in pages] == [200, 200]
    assert f"kata join {BASE}/XXXXXX" in pages[1].text
    assert client.get("/<script>").status_code == 403
    assert client.get("/XXXXXX?<script>alert(1)</script>").text == pages[1].text


@pytest.mark.parametrize("code", ["XXXXXX", "", None, 5, ["ABC234"], "ABC23", "Ä" * 6, "\ud800"])
def test_a_wrong_code_lets_nobody_in(client, room, code):
    body = json.dumps({"code": code, "name": "Eve"})
    headers = {"Content-Type": "application/json"}
    assert client.post("/api/join", content=body, headers=headers).status_code == 403
    assert not room.learners


def test_codes_cannot_be_tried_out(client, room):
    answers = {client.post("/api/join", json={"code": f"BBB{n:03}", "name": "Eve"}).status_code
               for n in range(40)}  # fmt: skip
    assert answers == {403, 429}
    right = client.post("/api/join", json={"code": room.code, "name": "Eve"})
    assert right.status_code == 429


def test_a_whole_class_behind_one_router_can_join(client, room):
    for number in range(60):
        body = {"code": room.code.lower(), "name": f"learner {number}"}
        assert client.post("/api/join", json=body).status_code == 200


def test_a_room_has_a_size(client, room, join, monkeypatch):
    monkeypatch.setattr(model, "MAX_LEARNERS", 1)
    join("Ada")
    answer = client.post("/api/join", json={"code": room.code, "name": "Bob"})
    assert answer.status_code == 507


@pytest.mark.parametrize(
    "name", ["", "   ", None, 7, ["Ada"], "x" * 31, "x" * 100_000, "\x1b\x07", "\u202e", "\u200b"]
)
def test_a_name_that_cannot_be_read_is_refused(client, room, name):
    answer = client.post("/api/join", json={"code": room.code, "name": name})
    assert answer.status_code in (413, 422)
    assert not room.learners


def test_a_name_cannot_steer_what_it_is_shown_in(client, room):
    hostile = "\u202e<b>\x1b[2J\r\nAda"
    answer = client.post("/api/join", json={"code": room.code, "name": hostile})
    assert answer.json()["name"] == "<b>[2JAda"  # the pages set it as text


BAD = {
    "an unknown kata": {"kata": "99_nowhere"},
    "a path": {"kata": "../31_threshold"},
    "no kata": {"kata": None},
    "a list": {"kata": ["31_threshold"]},
    "more passed than there are": {"passed": 12},
    "negative": {"passed": -1},
    "a fraction": {"passed": 1.5},
    "true as a number": {"passed": True},
    "huge": {"total": 10**6},
    "infinite": {"sequence": 10**400},
    "an old age": {"age": "yesterday"},
    "an unknown state": {"state": "perfect"},
    "solved with failures": {"state": "solved", "passed": 11},
    "all passed and not solved": {"passed": 11, "failures": []},
    "too many failures": {"failures": [["test_a", "0" * 32]] * 21},
    "a failure with text": {"failures": [["<script>alert(1)</script>", "0" * 32]]},
    "a long name of a test": {"failures": [["test_" + "x" * 300, "0" * 32]]},
    "no signature": {"failures": [["test_a", "zz"]]},
    "no list": {"failures": {"test_a": "0" * 32}},
    "an idea in words": {"idea": "yes"},
    "a number too large to read": {"age": 1e300},
}


@pytest.mark.parametrize("changed", BAD.values(), ids=BAD.keys())
def test_a_report_that_no_copy_sends_changes_nothing(join, changed):
    ada = join("Ada")
    before = ada.me().json()
    assert ada.report(report(**changed)) == 422
    assert ada.me().json() == before


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nonsense", b'{"age": NaN}', b"[" * 7000, b'{"kata": "\xff"}']
)
def test_what_is_no_json_object_is_refused(join, client, body):
    ada = join("Ada")
    headers = {**ada.headers, "Content-Type": "application/json"}
    answer = client.post("/api/report", content=body, headers=headers)
    assert answer.status_code in (400, 422)


def test_an_age_beyond_reason_is_cut(join, clock):
    ada = join("Ada")
    ada.report(report(age=10**9))
    assert ada.me().json()["since"] > clock.now - 24 * 3600


def test_bodies_have_a_size(join, client):
    ada = join("Ada")
    assert ada.report(report(more="x" * MAX_REPORT)) == 413
    assert ada.post("ask", {"kata": "31_threshold", "code": "x" * MAX_QUESTION}).status_code == 413

    def parts():
        for _ in range(100):
            yield b"x" * 1000

    headers = {**ada.headers, "Content-Type": "application/json"}
    assert client.post("/api/report", content=parts(), headers=headers).status_code == 413


def test_shown_code_is_cut_and_cleaned(join, client, teacher):
    ada = join("Ada")
    ada.post("ask", {"kata": "31_threshold", "code": "\x1b[2J\u202ex\n" + "y" * 100_000})
    number = ada.me().json()["id"]
    code = client.get(f"/api/teacher/{number}/code", headers=teacher).json()["code"]
    assert code.startswith("[2Jx\nyyy")
    assert len(code) <= MAX_CODE


def test_a_learner_reads_and_changes_only_what_is_theirs(join, client):
    ada, bob = join("Ada"), join("Bob")
    ada.report(solved(1))
    bob.report({**report(1), "id": 1, "name": "Ada", "learner": 1})
    assert "Ada" not in bob.me().text
    assert ada.me().json()["state"] == "solved"


@pytest.mark.parametrize("token", ["", "a-guess", "Bearer", "\xe9" * 5])
def test_without_their_secret_nobody_is_a_learner(client, join, token):
    join("Ada")
    headers = {"Authorization": f"Bearer {token}".encode("latin-1")}
    for path in ("report", "ask", "leave"):
        assert client.post(f"/api/{path}", json=report(), headers=headers).status_code == 401


def test_secrets_cannot_be_tried_out(client):
    eve = Learner(client, "a-guess")
    assert {eve.report(report()) for _ in range(100)} == {401, 429}


def test_one_who_reports_too_often_slows_down_nobody_else(join):
    ada, eve = join("Ada"), join("Eve")
    assert {eve.report(report(n)) for n in range(100)} == {204, 429}
    assert ada.report(report()) == 204


def test_questions_are_few(join):
    ada = join("Ada")
    question = {"kata": "31_threshold", "code": "x = 1"}
    assert {ada.post("ask", question).status_code for _ in range(20)} == {204, 429}


def test_limits_recover_and_forget(clock):
    limit = RateLimit(2, 1, clock)
    assert [limit.allows("a") for _ in range(4)] == [True, True, False, False]
    assert limit.is_exhausted("a")
    assert limit.allows("b")
    clock.now += 1
    assert [limit.allows("a") for _ in range(2)] == [True, False]
    for key in range(2 * MAX_KEYS):
        limit.allows(key)
    assert len(limit) == MAX_KEYS


def run_in_thread(work):
    """Run a coroutine; in this thread the browser of other tests has a loop of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def test_one_who_hangs_up_in_the_middle_is_no_error_of_the_server():
    async def hung_up():
        return {"type": "http.disconnect"}

    headers = [(b"content-type", b"application/json")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, hung_up)
    with pytest.raises(HTTPException) as refused:
        run_in_thread(json_object(request))
    assert refused.value.status_code == 400


def test_a_body_that_never_comes_is_not_waited_for():
    async def never():
        await asyncio.Event().wait()

    with pytest.raises(HTTPException) as refused:
        run_in_thread(limited(never, 100, seconds=0.01)())
    assert refused.value.status_code == 408
