"""``make bench-web``: prints each figure beside its goal; ends with 1 where one is missed."""

import asyncio
import os
import sys
import time

from bench.bot.figures import Figure
from bench.web import living, timing, viewing
from bench.web.orders import ORDERS
from bench.web.stage import site

ASKED = {"timing": timing.figures, "viewing": viewing.figures, "living": living.figures}


async def _all(wanted: frozenset[str]) -> list[Figure]:
    found: list[Figure] = []
    begun = time.perf_counter()
    async with site() as there:
        print(f"{ORDERS} orders filled in within {time.perf_counter() - begun:.0f} s")
        print(f"{'':44}{'got':>9} {'':5}{'goal':>10}   floor: a bare page, p50 · p99")
        for name, figures in ASKED.items():
            if name in wanted:
                some = await figures(there)
                print(*some, sep="\n", flush=True)
                found += some
    return found


def main() -> int:
    """Measure everything, or what is named, and tell whether all goals were reached."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    found = asyncio.run(_all(frozenset(sys.argv[1:]) or frozenset(ASKED)))
    missed = [each.name for each in found if not each.reached]
    if missed:
        print(f"\nmissed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
