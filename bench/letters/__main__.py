"""``make bench-letters``: prints each figure beside its goal; ends with 1 where one is missed."""

import asyncio
import os
import sys

from bench.bot.figures import Figure
from bench.letters import printing, sending


async def _all() -> list[Figure]:
    return [*printing.figures(), *await sending.figures()]


def main() -> int:
    """Measure everything and tell whether all goals were reached."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'':44}{'got':>9} {'':5}{'goal':>10}")
    found = asyncio.run(_all())
    print(*found, sep="\n")
    missed = [each.name for each in found if not each.reached]
    if missed:
        print(f"\nmissed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
