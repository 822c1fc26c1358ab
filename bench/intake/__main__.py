"""``make bench-intake``: prints each figure beside its goal; ends with 1 where a goal is missed."""

import sys
import time
from collections import Counter

from bench.intake.flow import FLOW
from bench.intake.kinds import KINDS
from bench.intake.replies import REPLIES
from bench.intake.rows import MAILS, Case, Row
from bench.intake.states import STATES

ROWS = (*REPLIES, *KINDS, *STATES, *FLOW)
_TELLING = 12


def _reached(row: Row) -> bool:
    if row.missing:
        print(f"{row.name:46}   left out: there is no {MAILS / row.folder}")
        return True
    start = time.perf_counter()
    cases = list(row.cases(MAILS / row.folder))
    seconds = time.perf_counter() - start
    right, goal = sum(case.right for case in cases), row.goal(len(cases))
    failed = "" if right >= goal else "   MISSED"
    print(f"{row.name:46}{right:7}{len(cases):7}{goal:7}{seconds:8.1f}{failed}")
    _explain(row, cases)
    return not failed


def _explain(row: Row, cases: list[Case]) -> None:
    """Print every miss with its reason, or, where all went well, what is worth knowing."""
    misses = [case for case in cases if not case.right]
    for case in misses[:_TELLING]:
        print(f"      - {case.name}: {case.said}")
    if len(misses) > _TELLING:
        print(f"      … and {len(misses) - _TELLING} more")
    if row in (*STATES, *FLOW):
        counted = Counter(case.said for case in cases)
        few = len(counted) <= _TELLING and len(cases) > _TELLING
        named = [f"{case.name}: {case.said}" for case in cases[:_TELLING]]
        print(*(f"        {line}" for line in ([dict(counted)] if few else named)), sep="\n")


def main() -> int:
    """Run all rows (or those whose name holds a word given) and tell whether all reached."""
    words = [word.casefold() for word in sys.argv[1:]]
    print(f"{'':46}{'got':>7}{'of':>7}{'goal':>7}{'seconds':>8}")
    rows = [row for row in ROWS if not words or any(w in row.name.casefold() for w in words)]
    reached = [_reached(row) for row in rows]
    if not all(reached):
        print(f"\n{reached.count(False)} of {len(reached)} goals missed", file=sys.stderr)
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
