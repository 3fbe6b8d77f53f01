"""What the processes of a job tell each other."""

import os
import pickle
from multiprocessing import Pipe

import pytest

from grader import catalogue
from grader.sandbox.messages import Job, Request, receive_connection, send_connection


@pytest.mark.parametrize("job", [Job(catalogue.katas(["31"])[0], __file__, seed=3, isolated=True)])
def test_a_job_and_a_request_travel_as_they_are(job):
    for message in (job, Request("end_worker", 0.5)):
        assert pickle.loads(pickle.dumps(message)) == message


def test_a_connection_can_be_sent_between_two_messages():
    ours, theirs = Pipe()
    with ours, theirs:
        judge_end, worker_end = Pipe()
        ours.send("before")
        with judge_end:
            send_connection(ours, judge_end, os.getpid())
        ours.send("after")
        assert theirs.recv() == "before"
        with receive_connection(theirs) as received, worker_end:
            assert theirs.recv() == "after"
            received.send_bytes(b"hello")
            assert worker_end.recv_bytes() == b"hello"
