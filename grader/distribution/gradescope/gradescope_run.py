"""Grades what lies in `submission` beside this folder, and writes `results/results.json`.

Students may hand in a repository, a zip of `katas`, or only the files: stubs are found by name.
Nothing else of a submission is read.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
SUBMISSION, RESULTS = SOURCE.parent / "submission", SOURCE.parent / "results"
sys.path.insert(0, str(SOURCE))

from grader import catalogue  # noqa: E402
from grader.classroom import readers, search  # noqa: E402


def main() -> int:
    """Exit code 1 where the grader could not do its work: Gradescope then says so."""
    results = RESULTS / "results.json"
    results.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        notes = lay_out(Path(folder))
        report = ["--report=gradescope", f"--into={RESULTS}"]
        command = [sys.executable, "-P", "-m", "grader", "test", f"--against={folder}", *report]
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        # the exit code is 1 if any is unsolved
        subprocess.run(command, cwd=SOURCE, env=environment, check=False)
    if not results.is_file():
        return 1
    content = json.loads(results.read_text(encoding="utf-8"))
    if notes:
        content["output"] = "\n".join(notes)
    results.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def lay_out(folder: Path) -> list[str]:
    """Copy the stubs of the submission to where they belong; returns what is odd about them."""
    (folder / "katas").mkdir()
    notes, found = [], False
    with readers.open_submission(SUBMISSION) as source:
        for kata in catalogue.katas():
            stub = source.read_stub(kata)
            notes += [f"{stub.file}: {stub.note}"] if stub.note else []
            if stub.content is not None:
                file = folder / "katas" / kata.name / kata.stub_file.name
                file.parent.mkdir()
                file.write_bytes(stub.content)
                found = True
        notes += source.notes
        if not found and not notes:
            notes.append(search.nothing_found(source.paths()))
    return notes


if __name__ == "__main__":
    sys.exit(main())
