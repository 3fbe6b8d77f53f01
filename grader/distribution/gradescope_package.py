"""Packs katas as an autograder of Gradescope: one zip, which an assignment takes as it is."""

import zipfile
from pathlib import Path

from grader import ROOT, UserError
from grader.distribution.manifest import NAME, Snapshot, as_json
from grader.i18n import tr

SCRIPTS = Path(__file__).parent / "gradescope"
READERS = "grader/classroom"
"""The package that finds stubs in whatever somebody hands in; no student's copy has it."""


def pack(snapshot: Snapshot, target: Path) -> Path:
    """Write the zip: the students' copy, `setup.sh` and `run_autograder`.

    Args:
        snapshot: the students' copy.
        target: the zip; `.zip` is added where it is missing.

    Raises:
        UserError: the zip cannot be written.
    """
    file = target if target.suffix == ".zip" else target.with_name(f"{target.name}.zip")
    content = {**snapshot.files, **snapshot.stubs, NAME: as_json(snapshot.manifest()).encode()}
    for module in sorted((ROOT / READERS).glob("*.py")):
        content[f"{READERS}/{module.name}"] = module.read_bytes()
    for script in sorted(SCRIPTS.iterdir()):
        if script.is_file():
            content[script.name] = script.read_bytes()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in sorted(content.items()):
                info = zipfile.ZipInfo(name)
                info.external_attr = (0o755 if "/" not in name else 0o644) << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
    except OSError as error:
        raise UserError(
            tr(f"{file} cannot be written: {error}", f"{file} lässt sich nicht schreiben: {error}")
        ) from None
    return file
