"""The entry point for Classroom 50: grades the checkout it is started in with the tests beside it.

Put this whole copy into the assignment's bundle. It installs what it needs, which takes a minute or
two, so the assignment's own time limit is the one that counts. The exit code says whether the
grader ran; the score is in result.json, and what the student reads in release-body.md.
"""

import os
import subprocess
import sys
from pathlib import Path

BUNDLE, CHECKOUT = Path(__file__).resolve().parent, Path.cwd()


def main() -> int:
    """Write result.json; exit code 1 if the grader could not do its work."""
    environment = {"UV_TORCH_BACKEND": "cpu", **os.environ}
    environment.pop("PYTHONPATH", None)
    # -P and the folder: what lies in the checkout must not be taken for a module of ours
    python = [sys.executable, "-P", "-m"]
    install = [*python, "pip", "install", "--quiet", "nox", "uv"]
    subprocess.run(install, cwd=BUNDLE, env=environment, check=True)
    report = ["--report=classroom50", "--report=release-body"]
    report += [f"--against={CHECKOUT}", f"--into={CHECKOUT}"]
    result = CHECKOUT / "result.json"
    for file in (result, CHECKOUT / "release-body.md"):
        file.unlink(missing_ok=True)
    session = [*python, "nox", "-f", str(BUNDLE / "noxfile.py"), "-s"]
    if list(BUNDLE.glob("katas/57_*/kata.toml")):
        subprocess.run([*session, "extras"], cwd=BUNDLE, env=environment, check=False)
    # the exit code is 1 if any is unsolved
    subprocess.run([*session, "katas", "--", *report], cwd=BUNDLE, env=environment, check=False)
    return 0 if result.is_file() else 1


if __name__ == "__main__":
    sys.exit(main())
