"""What an author still has to do: one sentence per gap, under the number of the proof."""

from dataclasses import dataclass
from pathlib import Path

from grader import ROOT
from grader.catalogue.kata import Kata

PROOFS = {
    1: "reference",
    2: "stub",
    3: "accepted",
    4: "rejected",
    5: "mutants",
    6: "texts",
    7: "told",
    8: "demands",
}


@dataclass(frozen=True)
class Gap:
    """One thing that a proof found missing or wrong."""

    proof: int
    sentence: str


@dataclass(frozen=True)
class Solutions:
    """The files of reference/NN_slug."""

    folder: Path
    reference: Path
    accepted: tuple[Path, ...]
    rejected: tuple[Path, ...]
    equivalent: Path

    @classmethod
    def of(cls, kata: Kata) -> "Solutions":
        """Where the kata's solutions lie; they need not exist."""
        folder = ROOT / "reference" / kata.name
        return cls(
            folder,
            folder / kata.stub_file.name,
            tuple(sorted((folder / "accepted").glob(f"*{kata.stub_file.suffix}"))),
            tuple(sorted((folder / "rejected").glob(f"*{kata.stub_file.suffix}"))),
            folder / "equivalent.toml",
        )
