"""A kept result must not outlive the harness that it came from."""

from grader import ROOT

PRINT = "from grader.catalogue.fingerprint import harness_hash; print(harness_hash().hex())"


def test_the_hash_changes_with_the_modules_of_every_package(workshop):
    (workshop.root / "show_hash.py").write_text(PRINT)
    folders = [file.parent.relative_to(ROOT) for file in (ROOT / "grader").glob("*/__init__.py")]
    hashes = [workshop.run("show_hash").stdout]
    assert workshop.run("show_hash").stdout == hashes[0] != ""
    for folder in folders:
        with (workshop.root / folder / "__init__.py").open("a", encoding="utf-8") as file:
            file.write("# a change\n")
        hashes.append(workshop.run("show_hash").stdout)
    assert len({*hashes}) == 1 + len(folders)
