"""The desk tells a joined room of each verdict."""

from grader.learner import membership
from grader.learner.membership import Membership
from tests.desk.conftest import eventually

NOBODY = "http://127.0.0.1:9"


def test_a_verdict_waits_for_a_room_that_does_not_answer(learner):
    membership.keep(Membership(NOBODY, "Ada", "token"))
    learner.post("/api/kata/31/run", json={})
    eventually(lambda: membership.message("31_threshold") is not None, "the verdict is kept")
    message = membership.message("31_threshold")
    assert (message.report["passed"], message.sent) == (0, False)


def test_without_a_room_nothing_is_kept(learner):
    learner.post("/api/kata/31/run", json={})
    eventually(lambda: learner.get("/api/kata/31").json()["result"], "the verdict is there")
    assert membership.messages() == []
