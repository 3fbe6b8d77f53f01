"""Builds the desk's page: `nox -s desk-build`, or `-- --check` to compare with what is there.

What npm installs is fixed by package-lock.json, so the same sources give the same bytes anywhere.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "grader" / "desk" / "static"
COPIED = ("index.html", "icon.svg")
OPTIONS = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8",
           "--legal-comments=none", "--jsx=automatic", "--jsx-import-source=preact",
           "--log-level=warning")  # fmt: skip


def build(target: Path) -> None:
    """Write all files of the page into a folder."""
    if not (HERE / "node_modules" / ".package-lock.json").is_file():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("npm is not installed; it is needed to build the page, and for nothing else")
        command = [npm, "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True)
    esbuild = HERE / "node_modules" / "esbuild" / "bin" / "esbuild"
    for source, name in (("main.tsx", "desk.js"), ("desk.css", "desk.css")):
        command = [str(esbuild), f"src/{source}", f"--outfile={target / name}", *OPTIONS]
        subprocess.run(command, cwd=HERE, check=True)
    for name in COPIED:
        shutil.copyfile(HERE / "src" / name, target / name)


def differing(built: Path) -> list[str]:
    """The files of the repository that are not as they were just built."""
    names = {file.name for folder in (built, STATIC) for file in folder.iterdir()}
    return sorted(name for name in names if _content(built / name) != _content(STATIC / name))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def main() -> int:
    """Exit code 1 if --check finds a difference."""
    parser = argparse.ArgumentParser(prog="nox -s desk-build --")
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    options = parser.parse_args()
    if not options.check:
        STATIC.mkdir(exist_ok=True)
        build(STATIC)
        return 0
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        build(Path(folder))
        found = differing(Path(folder))
    for name in found:
        print(f"grader/desk/static/{name} is not what desk/ builds: run `nox -s desk-build`")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
