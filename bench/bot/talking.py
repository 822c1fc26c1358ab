"""Update to reply, and replies a second: ours and bare echoes in turn, in the same minutes."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from bench.bot.figures import Figure, middle, pace
from bench.bot.people import Load
from bench.bot.stage import Measured, World, echo, ours

ROUNDS = 3
IN_FLIGHT = 40
WARMING = Load("mixed", 3.0, in_flight=IN_FLIGHT)
CALM = Load("mixed", 8.0, rate=50.0)
READING = Load("reading", 5.0, in_flight=IN_FLIGHT)
WRITING = Load("writing", 5.0, in_flight=IN_FLIGHT)
LOADS = {"calm": CALM, "reading": READING, "writing": WRITING}
BOTS = ("ours", "aiogram", "ptb")

Runs = dict[tuple[str, str], list[Measured]]


@asynccontextmanager
async def _bots() -> AsyncIterator[dict[str, World]]:
    """All of them at once, each idle while another is measured."""
    async with AsyncExitStack() as stack:
        worlds = {"ours": await stack.enter_async_context(ours())}
        for name in BOTS[1:]:
            worlds[name] = await stack.enter_async_context(echo(name))
        for each in worlds.values():
            await each.pour(WARMING)
            await each.ready()
        yield worlds


async def measured() -> Runs:
    """Every load on every bot, in turn, several times."""
    runs: Runs = defaultdict(list)
    async with _bots() as worlds:
        for _ in range(ROUNDS):
            for what, load in LOADS.items():
                for name, there in worlds.items():
                    runs[name, what].append(await there.pour(load))
                    await there.ready()
    return runs


async def polled() -> Measured:
    """The same reading, where the bot asks for its updates."""
    async with ours(polling=True) as there:
        await there.pour(WARMING)
        await there.ready()
        return await there.pour(READING)


async def figures() -> Sequence[Figure]:
    """What the bot takes for its people, beside what a bot takes that does nothing for them."""
    runs, by_polling = await measured(), await polled()
    calm, reading, writing = (runs["ours", what] for what in LOADS)
    told = {
        what: ", ".join(
            f"{name} {pace(runs[name, what]):.0f}/s {middle(runs[name, what], 0.5):.1f} · "
            f"{middle(runs[name, what], 0.99):.1f} ms"
            for name in BOTS[1:]
        )
        for what in LOADS
    }
    lost = sum(run.lost for each in LOADS for run in runs["ours", each]) + by_polling.lost
    bare = middle(runs["aiogram", "reading"], 0.99)
    return (
        Figure("update to reply at 50/s, p50", middle(calm, 0.5), 5, "ms", floor=told["calm"]),
        Figure("update to reply at 50/s, p99", middle(calm, 0.99), 20, "ms"),
        Figure("reading, sustained", pace(reading), 500, "/s", most=False, floor=told["reading"]),
        Figure(f"reading p99, {IN_FLIGHT} in flight", middle(reading, 0.99), bare, "ms"),
        Figure("writing, sustained", pace(writing), 300, "/s", most=False, floor=told["writing"]),
        Figure("reading by polling, sustained", by_polling.pace, 500, "/s", most=False),
        Figure("updates without a reply", float(lost), 0, ""),
    )
