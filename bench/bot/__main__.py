"""``make bench-bot``: prints each figure beside its goal and floor; ends with 1 where one is missed."""

import asyncio
import os
import sys

from bench.bot import sending, talking
from bench.bot.figures import Figure

SHORT = 30.0


async def _all() -> list[Figure]:
    return [*await talking.figures(), *await sending.figures(SHORT)]


def main() -> int:
    """Measure everything and tell whether all goals were reached."""
    load = os.getloadavg()[0]
    print(
        f"{os.cpu_count()} processors, load {load:.1f}; medians of {talking.ROUNDS} rounds in turn"
    )
    print(f"{'':44}{'got':>9} {'':5}{'goal':>10}   floors: replies a second, p50 · p99")
    found = asyncio.run(_all())
    print(*found, sep="\n")
    missed = [each.name for each in found if not each.reached]
    if missed:
        print(f"\nmissed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
