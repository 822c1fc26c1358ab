"""A figure: its name, what was measured, what is asked of it, and the floor of the same run."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.bot.stage import Measured


@dataclass(frozen=True, slots=True)
class Figure:
    """``most``: it is to be at most the goal, else at least; ``floor`` is what a bare bot takes."""

    name: str
    got: float
    goal: float
    unit: str
    most: bool = True
    floor: str = ""

    @property
    def reached(self) -> bool:
        """Whether it is as good as is asked."""
        return self.got <= self.goal if self.most else self.got >= self.goal

    def __str__(self) -> str:
        """One row of the table."""
        asked = f"{'≤' if self.most else '≥'} {self.goal:.1f}"
        missed = "" if self.reached else "   MISSED"
        return f"{self.name:44}{self.got:9.1f} {self.unit:5}{asked:>10}   {self.floor}{missed}"


def middle(runs: Sequence[Measured], share: float) -> float:
    """The median of a percentile over several runs, in milliseconds."""
    return median(run.percentile(share) for run in runs)


def pace(runs: Sequence[Measured]) -> float:
    """The median of the replies a second."""
    return median(run.pace for run in runs)
