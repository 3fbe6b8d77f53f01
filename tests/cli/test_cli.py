"""What a person types: commands, names of katas, languages, exit codes."""

import re

import pytest

from grader import ROOT, UserError, catalogue, cli, i18n
from grader.command_line import ExitCode
from grader.learner import command as learner_commands
from grader.learner import course
from grader.reports import formats

STUB = "def double(value):\n    raise NotImplementedError\n"
WRONG = "def double(value):\n    return 4\n"


def run(capsys, *words):
    """The exit code of a command in this process, and what it wrote to stdout and stderr."""
    try:
        return cli.main(words), *capsys.readouterr()
    except SystemExit as ended:
        return ended.code, *capsys.readouterr()


@pytest.fixture(autouse=True)
def language_of_the_system():
    """A command fixes the language of its process."""
    yield
    i18n.set_language(None)


@pytest.fixture
def katas(workshop):
    """A workshop with two untouched katas, whose stubs are kept."""
    for name in ("10_double", "11_again"):
        workshop.add(name, STUB)
        kept = workshop.root / "grader" / "catalogue" / "original_stubs" / f"{name}.py.txt"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(STUB)
    return workshop


def test_the_help_is_in_the_language_that_was_chosen(capsys, monkeypatch):
    code, english, _ = run(capsys, "--help")
    assert code == 0
    assert "grade solutions" in english
    assert english.startswith("usage: kata ")
    for words in (("--lang", "de", "--help"), ("--help", "--lang=de")):
        code, german, _ = run(capsys, *words)
        assert code == 0
        assert german.startswith("Aufruf: kata ")
        assert "Lösungen bewerten" in german
        assert not re.search(r"usage|options:|arguments:|show this help", german)
    monkeypatch.setenv("KATA_LANG", "de")
    assert run(capsys, "--help")[1] == german


def test_without_a_command_the_help_says_which_there_are(capsys):
    code, text, error = run(capsys)
    assert (code, text) == (ExitCode.USAGE, "")
    assert error == run(capsys, "--help")[1]


@pytest.mark.parametrize("name", [command.name for command in cli.commands()])
def test_each_command_has_a_help_in_both_languages(capsys, name):
    english, german = (run(capsys, name, "--help", "--lang", lang) for lang in ("en", "de"))
    assert english[0] == german[0] == 0
    assert english[1].startswith(f"usage: kata {name} ")
    assert german[1].startswith(f"Aufruf: kata {name} ")
    assert english[1].splitlines()[1:] != german[1].splitlines()[1:]


def test_the_help_of_test_names_each_report(capsys):
    _, text, _ = run(capsys, "test", "--help")
    assert ",".join(formats.FORMATS) in "".join(text.split())


@pytest.mark.parametrize("words", [("next", "--lang", "de"), ("--lang", "de", "next")])
def test_the_language_may_stand_before_the_command_or_after_it(capsys, words):
    code, text, _ = run(capsys, *words)
    assert code == 0
    assert "Aufgabe: katas/" in text


def test_a_language_that_there_is_not_is_refused(capsys):
    code, _, error = run(capsys, "next", "--lang", "fr")
    assert code == ExitCode.USAGE
    assert "fr" in error


def test_an_unknown_command_gives_one_sentence_with_near_names(capsys):
    assert run(capsys, "tset") == (2, "", "There is no command 'tset'. Near it: test, reset.\n")
    _, _, error = run(capsys, "--lang=de", "tset")
    assert error == "Einen Befehl 'tset' gibt es nicht. Ähnlich heißen: test, reset.\n"


@pytest.mark.parametrize("command", ["test", "hint", "reset", "solution", "show", "watch"])
@pytest.mark.parametrize("word", ["99", "80-89", "thresold", "katas/98_nothing/", "qqqqqqqq"])
def test_an_unknown_kata_gives_one_sentence_with_three_near_names_at_most(capsys, command, word):
    code, text, error = run(capsys, command, word)
    assert (code, text) == (ExitCode.USAGE, "")
    assert error.startswith(f"There is no kata {word!r}.")
    assert error.count("\n") == 1
    assert len(re.findall(r"\d\d_\w+", error.replace(repr(word), ""))) <= 3


def test_near_names_are_those_that_somebody_may_have_meant(capsys):
    assert "Near it: 31_threshold.\n" in run(capsys, "hint", "thresold")[2]
    assert "Near it: 74_auc, 78_quiz, 79_case.\n" in run(capsys, "hint", "99")[2]
    assert "`kata list` shows all.\n" in run(capsys, "hint", "qqqqqqqq")[2]


@pytest.mark.parametrize(
    "word",
    ["31", "031", "threshold", "31_threshold", "threshold.py", "katas/31_threshold",
     "katas/31_threshold/", "katas/31_threshold/threshold.py", "./31_threshold/README.md",
     "katas/31_threshold/test_threshold.py", str(ROOT / "katas/31_threshold/threshold.py")],
)  # fmt: skip
def test_a_kata_is_named_in_many_ways(word):
    assert [kata.name for kata in catalogue.katas([word])] == ["31_threshold"]


def test_a_notebook_is_named_by_its_path():
    found = catalogue.katas(["katas/51_notebook/organs.ipynb"])
    assert [kata.name for kata in found] == ["51_notebook"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_reset_without_a_name_asks_for_one_and_changes_nothing(katas, language):
    file = katas.root / "katas/10_double/double.py"
    file.write_text(WRONG)
    done = katas.run("grader", "reset", "--lang", language)
    sentences = {
        "en": "Which kata? Name it, for instance: kata reset 10_double\n",
        "de": "Welche Kata? Nenne sie, zum Beispiel: kata reset 10_double\n",
    }
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentences[language])
    assert file.read_text() == WRONG


def test_a_reset_of_several_katas_resets_each(katas):
    files = [katas.root / "katas" / path for path in ("10_double/double.py", "11_again/again.py")]
    for file in files:
        file.write_text(WRONG)
    done = katas.run("grader", "reset", "10", "11")
    assert done.returncode == 0, done.stderr
    assert [file.read_text() for file in files] == [STUB, STUB]
    assert done.stdout.count("Your version is kept as ") == 2


def test_a_reset_with_an_unknown_name_among_others_changes_nothing(katas):
    file = katas.root / "katas/10_double/double.py"
    file.write_text(WRONG)
    assert katas.run("grader", "reset", "10", "77").returncode == 2
    assert file.read_text() == WRONG


def test_hints_of_several_katas_stand_below_their_names(katas):
    done = katas.run("grader", "hint", "10", "11")
    assert done.stdout == "10_double\nhint 1/3: a\n11_again\nhint 1/3: a\n"


def test_solutions_of_several_katas_stand_below_their_names(katas):
    for name in ("10_double", "11_again"):
        folder = katas.root / "reference" / name
        folder.mkdir()
        (folder / f"{name[3:]}.py").write_text(f"text = '{name}'\n")
    done = katas.run("grader", "solution", "10-11", "--give-up")
    assert done.stdout == "# 10_double\ntext = '10_double'\n# 11_again\ntext = '11_again'\n"


def test_watch_takes_one_kata(capsys):
    code, _, error = run(capsys, "watch", "31-32")
    assert code == ExitCode.USAGE
    assert error == (
        "kata watch begins with one kata: name one of 31_threshold, 32_weighted_inputs.\n"
    )


def test_the_first_open_kata_is_the_last_one_where_none_is_open(monkeypatch):
    monkeypatch.setattr("grader.learner.progress.is_open", lambda kata: kata.number == 2)
    katas = catalogue.katas(["01-03"])
    assert learner_commands.first_open(katas).name == "02_loops"
    assert learner_commands.first_open([katas[0], katas[2]]).name == "03_classes"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["course", "workshops"], "There is no course 'workshops'. There are: "),
        (["course", "workshop", "--none"], "Name a course or say --none, not both."),
        (["skip", "--undo"], "Which katas? For instance: kata skip --undo 01-23"),
        (["class", "there", "--katas", "31", "--course", "term"], "Name the katas or a course"),
        (["class", "there", "--course", "terms", "--unsafe"], "There is no course 'terms'."),
    ],
)
def test_a_course_or_a_skip_that_cannot_be_gives_one_sentence(capsys, words, sentence):
    code, text, error = run(capsys, *words)
    assert (code, text, error.count("\n")) == (ExitCode.USAGE, "", 1)
    assert error.startswith(sentence)


def test_a_watch_of_a_kata_that_is_none_of_the_course_goes_through_all(
    capsys, monkeypatch, tmp_path
):
    started = []

    class Session:
        def __init__(self, katas, start, _console):
            started.append(([kata.number for kata in katas], start.number))

        def run(self):
            return 0

    monkeypatch.setattr("grader.learner.watch.WatchSession", Session)
    monkeypatch.setattr("grader.learner.progress.FOLDER", tmp_path)
    course.choose("workshop")
    assert [run(capsys, "watch", *words)[0] for words in ([], ["32"], ["22"])] == [0, 0, 0]
    (first, at_first), (second, named), (third, other) = started
    assert first == second == [31, 32, 33, 35, 37, 41, 42, 44, 45, 51, 52, 53, 54]
    assert third == [kata.number for kata in catalogue.katas()]
    assert (at_first, named, other) == (31, 32, 22)


def test_open_katas_are_no_failure_of_the_session_but_mistakes_are(workshop):
    workshop.add("10_double", STUB)
    session = ("nox", "--no-venv", "-s", "katas", "--")
    assert workshop.run(*session, "10").returncode == 0
    assert workshop.run(*session, "77").returncode == 1
    assert workshop.run("grader", "test", "10").returncode == ExitCode.NOT_DONE


def test_the_run_of_all_katas_names_the_one_to_go_on_with(workshop):
    for name in ("10_double", "11_again", "12_more"):
        workshop.add(name, WRONG if name == "12_more" else STUB)
    position = workshop.root / ".kata" / "last"
    position.parent.mkdir()
    position.write_text("11_again\n")
    assert "Next: 11_again" in workshop.run("grader", "test").stdout


def test_a_quiz_that_is_passed_offers_to_skip_its_track(workshop):
    workshop.add("11_double", STUB)
    (workshop.add("12_quiz").parent / "quiz.toml").touch()
    done = workshop.run("grader", "test", "12")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("to leave out the rest of it: kata skip 11\n")


def test_what_cannot_be_done_ends_with_2(capsys, monkeypatch):
    def refuse(*_):
        raise UserError("no")

    monkeypatch.setattr(catalogue, "katas", refuse)
    assert run(capsys, "list") == (2, "", "no\n")


def test_being_stopped_ends_with_130(capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(catalogue, "katas", stop)
    assert run(capsys, "next", "--lang=de") == (130, "", "Abgebrochen.\n")


@pytest.mark.parametrize("name", ["random", "string", "numpy", "json", "argparse"])
def test_a_file_named_like_an_installed_module_is_named_in_one_sentence(workshop, name):
    workshop.add()
    (workshop.root / f"{name}.py").write_text("raise ImportError('not this one')\n")
    done = workshop.run("grader", "test", "10")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{name}.py has the name of a module that the grader imports: rename it.",
        f"{name}.py heißt wie ein Modul, das der Grader importiert: Benenne es um.",
    ]


def test_a_file_with_a_name_of_its_own_disturbs_nothing(workshop):
    workshop.add()
    (workshop.root / "my_notes.py").write_text("raise ImportError\n")
    (workshop.root / "pictures").mkdir()
    assert workshop.run("grader", "test", "10").returncode == 0
