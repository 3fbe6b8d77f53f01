"""What learners' copies tell the room, and what it makes of it."""

import pytest

from grader.reports.signature import signature
from tests.room.conftest import AT_LEAST, RULE, golden, report, solved


def test_a_verdict_is_seen_by_its_learner(join):
    ada = join("Ada")
    assert ada.me().json()["kata"] is None
    assert ada.report(report()) == 204
    known = ada.me().json()
    assert (known["name"], known["kata"]) == ("Ada", "31_threshold")
    assert (known["passed"], known["total"], known["state"]) == (7, 11, "in_progress")


def test_the_failing_rule_is_known_in_both_languages(join):
    ada = join("Ada")
    ada.report(report())
    rule = ada.me().json()["rule"]
    assert rule["en"].startswith("The sum has to exceed the threshold")
    assert rule["de"].startswith("Die Summe muss den Schwellenwert")


def test_the_rule_of_an_unknown_test_is_its_name(join):
    ada = join("Ada")
    ada.report(report(failures=[["test_of_tomorrow", "0" * 32]]))
    assert ada.me().json()["rule"] == {"en": "test_of_tomorrow", "de": "test_of_tomorrow"}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_typical_mistake_is_recognised_by_the_fingerprint_of_its_message(join, lang):
    ada = join("Ada")
    text = golden("31_threshold", "at_least", lang)
    ada.report(report(failures=[[RULE, signature(text)]]))
    assert ada.me().json()["mistake"]["en"].startswith("Fires as soon as the sum reaches")


def test_the_learners_own_lines_are_not_part_of_the_fingerprint():
    text = golden("31_threshold", "at_least")
    assert signature(f"{text}\n  threshold.py:3  return 1 >= 0\n") == signature(text)


def test_what_is_repeated_or_comes_late_changes_nothing(join):
    ada = join("Ada")
    assert ada.report(solved(5)) == 204
    known = ada.me().json()
    for sequence in (5, 4, 0):
        assert ada.report(report(sequence)) == 204
    assert ada.me().json() == known


def test_the_kata_at_hand_is_that_of_the_latest_verdict(join, clock):
    ada = join("Ada")
    ada.report(report(1, kata="32_weighted_inputs", failures=[]))
    clock.now += 60
    ada.report(report(1))
    ada.report(report(2, kata="33_single_layer", failures=[], age=3000))  # kept since before
    assert ada.me().json()["kata"] == "31_threshold"


def test_a_failure_lasts_since_its_first_verdict(join, clock):
    ada = join("Ada")
    ada.report(report(1, age=0))
    began = clock.now
    clock.now += 300
    ada.report(report(2, age=0, passed=8))
    assert ada.me().json()["since"] == began
    ada.report(report(3, age=0, failures=[["test_another", "0" * 32]]))
    assert ada.me().json()["since"] == clock.now


def test_two_cannot_have_one_name(client, room, join):
    join("Ada")
    for name in ("Ada", " ada ", "ＡＤＡ"):
        answer = client.post("/api/join", json={"code": room.code, "name": name})
        assert answer.status_code == 409


def test_leaving_deletes_everything_also_on_the_disk(join, room, database):
    ada, bob = join("Ada-of-nowhere"), join("Bob")
    ada.report(report())
    ada.post("ask", {"kata": "31_threshold", "code": "secret_of_ada = 1"})
    assert ada.post("leave").status_code == 204
    assert ada.me().status_code == 401
    assert bob.me().status_code == 200
    content = b"".join(file.read_bytes() for file in database.parent.iterdir())
    assert b"Bob" in content
    for trace in (b"Ada-of-nowhere", b"ada-of-nowhere", b"secret_of_ada"):
        assert trace not in content


def test_code_is_shown_once_it_is_asked_for_and_deleted_when_the_kata_is_solved(
    join, client, teacher, database
):
    ada = join("Ada")
    ada.report(report(1))
    number = ada.me().json()["id"]
    assert client.get(f"/api/teacher/{number}/code", headers=teacher).status_code == 404
    code = "def activate(inputs, threshold):\n\treturn '<b>&'\n"
    assert ada.post("ask", {"kata": "31_threshold", "code": code}).status_code == 204
    assert client.get(f"/api/teacher/{number}/code", headers=teacher).json()["code"] == code
    assert ada.me().json()["help"]["kata"] == "31_threshold"
    ada.report(solved(2))
    assert ada.me().json()["help"] is None
    assert client.get(f"/api/teacher/{number}/code", headers=teacher).status_code == 404
    assert b"def activate" not in b"".join(f.read_bytes() for f in database.parent.iterdir())


def test_the_teacher_ends_a_question_and_removes_a_learner(join, client, teacher):
    ada = join("Ada")
    ada.post("ask", {"kata": "31_threshold", "code": "x = 1"})
    number = ada.me().json()["id"]
    done = client.post(f"/api/teacher/{number}/answered", json={}, headers=teacher)
    assert done.status_code == 204
    assert ada.me().json()["help"] is None
    client.post(f"/api/teacher/{number}/remove", json={}, headers=teacher)
    assert ada.report(report(9)) == 401
    assert client.post(f"/api/teacher/{number}/remove", json={}, headers=teacher).status_code == 404


def test_the_mistake_is_that_of_the_verdict_at_hand(join):
    ada = join("Ada")
    ada.report(report(1, failures=AT_LEAST))
    ada.report(report(2))
    assert ada.me().json()["mistake"] is None
