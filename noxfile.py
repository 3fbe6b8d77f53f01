"""The project's sessions; `nox --list` says what each is for.

All of them share one environment, made on first use. With `nox --no-venv` they use the packages of
the Python that runs nox. What follows `--` is passed on: `nox -s katas -- 31`.
"""

import contextlib
import hashlib
import shutil
from pathlib import Path

import nox
from nox.sessions import SessionRunner

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["katas"]

EXTRAS = "export"
ROOT = Path(__file__).parent
EVERY_TEST = ("tests", "-n=logical", "--dist=loadfile")
PROJECT = ROOT / "pyproject.toml"

# nox makes an environment per session; torch is too large for that, and editors look for .venv
SessionRunner.envdir = property(  # type: ignore[method-assign, assignment]
    lambda _runner: str(ROOT / ".venv")
)


def install(session: nox.Session, *groups: str) -> None:
    """Install the project and groups of tools, unless this very pyproject.toml was installed."""
    if session.virtualenv.is_sandboxed:
        known = "\n".join([PROJECT.read_text(encoding="utf-8"), *groups])
        done = Path(session.virtualenv.location) / f"installed-{'-'.join(groups) or 'katas'}"
        digest = hashlib.sha256(known.encode()).hexdigest()
        if not done.is_file() or done.read_text() != digest:
            tools = [tool for group in groups for tool in nox.project.dependency_groups(
                nox.project.load_toml(PROJECT), group)]  # fmt: skip
            # an author proves the katas that need more as well
            session.install("-e", f".[{EXTRAS}]" if groups else ".", *tools)
            done.write_text(digest)


def run_until_stopped(session: nox.Session, command: str) -> None:
    """Run a command of the grader until its user ends it, which is no failure of the session."""
    with contextlib.suppress(KeyboardInterrupt):
        session.run(
            *("python", "-m", "grader", command, *session.posargs),
            success_codes=[0, 1, 130],
            interrupt_timeout=10,  # seconds: the processes of a run are ended first
        )


@nox.session
def katas(session: nox.Session) -> None:
    """Grade the learner's solutions; katas that are still open are no failure of the session."""
    install(session)
    session.run("python", "-m", "grader", "test", *session.posargs, success_codes=[0, 1])


@nox.session
def grade(session: nox.Session) -> None:
    """Grade in GitHub Actions: result, step summary and annotations; elsewhere the exit code."""
    install(session)
    for cache in [*(ROOT / "grader").rglob("__pycache__"), *(ROOT / "data").rglob("__pycache__")]:
        shutil.rmtree(cache)  # what is committed there could stand in for the harness
    session.run("python", "-m", "grader", "grade", *session.posargs)


@nox.session
def watch(session: nox.Session) -> None:
    """Grade a kata after every save: `nox -s watch -- 31`, or the one at hand."""
    install(session)
    run_until_stopped(session, "watch")


@nox.session
def desk(session: nox.Session) -> None:
    """Open the katas in the browser: read, write, see red and green and the picture."""
    install(session)
    run_until_stopped(session, "desk")


@nox.session
def join(session: nox.Session) -> None:
    """Let your teacher's room see how far you are: `nox -s join -- ADDRESS`."""
    install(session)
    session.run("python", "-m", "grader", "join", *session.posargs)


@nox.session
def ask(session: nox.Session) -> None:
    """Ask for help in the room: show your teacher the file of one kata, `nox -s ask -- 31`."""
    install(session)
    session.run("python", "-m", "grader", "ask", *session.posargs)


@nox.session
def leave(session: nox.Session) -> None:
    """Leave the room; what it knows of you is deleted."""
    install(session)
    session.run("python", "-m", "grader", "leave", *session.posargs)


@nox.session
def show(session: nox.Session) -> None:
    """Draw what a solution does: `nox -s show -- 31` prints where the picture is."""
    install(session)
    session.run("python", "-m", "grader", "show", *session.posargs)


@nox.session
def extras(session: nox.Session) -> None:
    """Install what only some katas need, such as ONNX Runtime for kata 57."""
    install(session)
    session.install("-e", f".[{EXTRAS}]")


@nox.session
def update(session: nox.Session) -> None:
    """Bring new tests, tasks and katas into a student's copy: `nox -s update -- SOURCE`."""
    install(session)
    session.run("python", "-m", "grader", "update", *session.posargs)


# --- for teachers and authors


@nox.session(name="class")
def a_class(session: nox.Session) -> None:
    """Grade the submissions of a class: `nox -s class -- SUBMISSIONS/ --report html`."""
    install(session)
    session.run("python", "-m", "grader", "class", *session.posargs)


@nox.session
def room(session: nox.Session) -> None:
    """Open the live page of a workshop: `nox -s room -- --katas 31-36`."""
    install(session)
    session.run("python", "-m", "grader", "room", *session.posargs)


@nox.session
def template(session: nox.Session) -> None:
    """Make or update the students' copy: `nox -s template -- ../copy --course workshop`."""
    install(session)
    session.run("python", "-m", "grader.distribution.template", *session.posargs)


@nox.session
def reference(session: nox.Session) -> None:
    """Run the same tests on the reference solutions."""
    install(session)
    session.run("python", "-m", "grader", "test", "--against", "reference", *session.posargs)


@nox.session
def medical(session: nox.Session) -> None:
    """Install MONAI and captum, and compare the medical references with them."""
    install(session)
    session.install("-e", ".[medical]")
    compared = session.posargs or ["62", "63", "64", "73"]
    session.run("python", "-m", "grader", "test", "--against", "reference", *compared)


@nox.session
def authors(session: nox.Session) -> None:
    """Prove of every kata that its tests, texts and solutions fit together."""
    install(session, "authors")
    session.run("python", "-m", "grader.authoring", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Test the harness itself."""
    install(session, "authors")
    session.run("pytest", *(session.posargs or EVERY_TEST))


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests and say which share of the lines they reach, judges and workers included."""
    install(session, "authors")
    session.env["PYTHONPATH"] = str(ROOT / "tests" / "measuring")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *(session.posargs or EVERY_TEST))
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Check format, style, types and who imports whom."""
    install(session, "authors")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports", env={"NO_COLOR": "1"})


@nox.session(name="desk-build")
def desk_build(session: nox.Session) -> None:
    """Build the desk's page from desk/ with npm; `-- --check` only compares with what is there."""
    install(session, "authors")
    session.run("python", "desk/build.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what has to be fast, as ratios within one run."""
    install(session, "authors")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def new(session: nox.Session) -> None:
    """Begin a kata: `nox -s new -- 47_name "Title"`."""
    install(session, "authors")
    session.run("python", "-m", "grader.authoring.scaffold", *session.posargs)
