"""What a learner types about the way through the katas: course and skip."""

import argparse

from grader import UserError, catalogue
from grader.catalogue.course import number_ranges
from grader.catalogue.course_file import course_names, read_course
from grader.command_line import Command, ExitCode, argument
from grader.command_line.arguments import KATAS
from grader.i18n import Text, tr


def course(options: argparse.Namespace) -> int:
    """List the courses, or follow one and show its timetable, or none."""
    from grader.learner import course as courses
    from grader.learner import overview
    from grader.reports import terminal

    if options.name and options.none:
        raise UserError(
            tr(
                "Name a course or say --none, not both.",
                "Nenne einen Kurs oder sag --none, nicht beides.",
            )
        )
    if options.name:
        chosen = read_course(options.name)
        courses.choose(options.name)
        overview.show_course(terminal.console(), chosen)
    elif options.none:
        courses.choose("")
        print(
            tr(
                "No course is followed: the katas come in the order of their numbers.",
                "Kein Kurs mehr: Die Katas kommen in der Reihenfolge ihrer Nummern.",
            )
        )
    else:
        _list_courses(courses.chosen_name())
    return ExitCode.DONE


def _list_courses(followed: str) -> None:
    names = course_names()
    if not names:
        print(tr("This copy has no courses.", "Diese Kopie hat keine Kurse."))
        return
    width = max(map(len, names)) + 2
    for name in names:
        mark = ">" if name == followed else ""
        try:
            one = read_course(name)
        except UserError as error:
            print(error)
            continue
        hours, minutes = divmod(one.minutes, 60)
        katas = tr("katas", "Katas")
        print(f"{mark:<2}{name:<{width}}{one.title}")
        print(f"  {'':{width}}{len(one.steps)} {katas} · {hours} h {minutes:02} min")
    print(
        tr(
            "kata course NAME follows one, kata course --none goes back to all katas.",
            "kata course NAME folgt einem, kata course --none geht zurück zu allen Katas.",
        )
    )


def skip(options: argparse.Namespace) -> int:
    """Leave the katas named out, or take them in again; without names say which are left out."""
    from grader.learner import skipped

    if options.katas:
        chosen = catalogue.katas(options.katas)
        (skipped.remove if options.undo else skipped.add)(chosen)
    elif options.undo:
        raise UserError(
            tr(
                "Which katas? For instance: kata skip --undo 01-23",
                "Welche Katas? Zum Beispiel: kata skip --undo 01-23",
            )
        )
    names = skipped.names()
    numbers = number_ranges(kata.number for kata in catalogue.katas() if kata.name in names)
    if numbers:
        print(
            tr(
                f"Skipped: {numbers}. Back in with: kata skip --undo {numbers}",
                f"Übersprungen: {numbers}. Zurück mit: kata skip --undo {numbers}",
            )
        )
    else:
        print(tr("No kata is skipped.", "Keine Kata wird übersprungen."))
    return ExitCode.DONE


COMMANDS = (
    Command(
        "course",
        Text("list the courses, or follow one", "die Kurse zeigen oder einem folgen"),
        course,
        (
            argument(
                "name",
                nargs="?",
                metavar=Text("COURSE", "KURS"),
                help=Text(
                    "follow this course: list, next, watch, hint and show keep to it",
                    "diesem Kurs folgen: list, next, watch, hint und show halten sich daran",
                ),
            ),
            argument(
                "--none",
                action="store_true",
                help=Text(
                    "follow none: all katas by their numbers",
                    "keinem folgen: alle Katas nach ihren Nummern",
                ),
            ),
        ),
    ),
    Command(
        "skip",
        Text(
            "leave katas out; they count neither as solved nor as next",
            "Katas auslassen; sie gelten nicht als gelöst und kommen nicht mehr dran",
        ),
        skip,
        (
            KATAS,
            argument(
                "--undo",
                action="store_true",
                help=Text("take them in again", "sie wieder hereinnehmen"),
            ),
        ),
    ),
)
