"""What is counted over the room."""

from grader.catalogue.course_file import read_course
from grader.room import overview
from grader.room.timetable import timetable
from tests.room.conftest import AT_LEAST, report, solved


def test_what_half_of_those_at_a_kata_have_is_said_even_after_they_mended_it(join, room):
    everybody = [join(f"learner {number}") for number in range(4)]
    for one in everybody[:2]:
        one.report(report(1, failures=AT_LEAST))
    for one in everybody[2:]:
        one.report(solved(1))
    everybody[0].report(solved(2))
    (failure,) = overview.summary(room)["failures"]
    assert (failure["having"], failure["ever"], failure["of"], failure["half"]) == (1, 2, 4, True)
    assert failure["mistake"]["en"].startswith("Fires as soon as")
    assert failure["rule"]["de"].startswith("Die Summe muss")


def test_a_failure_of_fewer_than_half_is_not_on_the_wall(join, room):
    everybody = [join(f"learner {number}") for number in range(5)]
    for one in everybody[:2]:
        one.report(report(1, failures=AT_LEAST))
    for one in everybody[2:]:
        one.report(solved(1))
    assert [one["half"] for one in overview.summary(room)["failures"]] == [False]


def test_an_untouched_stub_is_no_failure_that_is_shared(join, room):
    for number in range(4):
        join(f"learner {number}").report(report(1, state="not_started", passed=0))
    assert overview.summary(room)["failures"] == []


def test_the_timetable_tells_when_half_of_the_room_had_solved_a_step(join, room, clock):
    room.start()
    everybody = [join(f"learner {number}") for number in range(4)]
    for one in everybody:
        clock.now += 60
        one.report(solved(1, age=0))
    planned = overview.summary(room)["timetable"]
    first, second = planned["steps"][:2]
    assert (first["kata"], first["through"], second["through"]) == ("31_threshold", 4, 0)
    assert first["median"] == planned["started"] + 120
    assert second["median"] is None
    assert (planned["done"], planned["working"]) == (1, 4)


def test_the_timetable_asks_for_the_idea_where_a_kata_tells_it_apart(join, room, clock):
    ada = join("Ada")
    ada.report(report(1, idea=False))
    assert overview.summary(room)["timetable"]["steps"][0]["through"] == 0
    ada.report(report(2, idea=True, age=0))
    first = overview.summary(room)["timetable"]["steps"][0]
    assert (first["through"], first["median"]) == (1, clock.now)
    assert overview.summary(room)["katas"][0]["solved"] == 0


def test_a_solved_kata_stays_solved_in_the_timetable(join, room):
    ada = join("Ada")
    ada.report(solved(1))
    ada.report(report(2))
    assert overview.summary(room)["timetable"]["steps"][0]["through"] == 1


def test_the_wall_knows_no_names(join, room):
    ada = join("Ada-of-nowhere")
    ada.report(report(1, failures=AT_LEAST))
    ada.post("ask", {"kata": "31_threshold", "code": "secret_of_ada = 1"})
    text = repr(overview.wall_hello(room))
    assert "Ada" not in text
    assert "secret" not in text


def test_katas_are_counted_that_are_planned_or_worked_on(join, room):
    join("Ada").report(report(1, kata="41_convolution", failures=[]))
    counted = {one["kata"]: one["working"] for one in overview.summary(room)["katas"]}
    assert counted["41_convolution"] == 1
    assert counted["36_loss_functions"] == 0
    assert "42_max_pooling" not in counted


def test_the_timetable_of_a_course_counts_its_breaks():
    sections = read_course("workshop").sections
    steps = timetable(part for section in sections for part in section.parts)
    assert [step.kata.number for step in steps][:3] == [31, 32, 33]
    after_the_break = steps[3]
    assert after_the_break.end > sum(step.minutes for step in steps[:4])
