"""How alike two reports are: by the words that tell what they are about."""

from core.matching.wording import Wording, stem

SHORTEST = 3
_COMMON = """
hej hejsan hallo hello hi dear god morgon tack thanks thank you mvh med vanlig vanliga halsning
halsningar regards best kind och and men but att that som the this det den detta dessa har have
has had hade inte not nu now vi we ni jag min mitt mina our vara var er ert era till from fran
for pa at in av of om en ett a an is ar was blir bli been kan could would please garna kommer
come snart soon igen again sedan since nar when vad what ja nej yes no ska skall behover need
problem fel fault error felanmalan arende order anmalan fwd vb re sv vill will
trasig trasigt trasiga sonder broken fungerar fungera funkar funka works working does doesn't
"""
_ROOT = 5
"""Of a word that is inflected this much stays: *stänger*, *stängas*, *stängt*."""
_SAYS_NOTHING = frozenset(stem(word)[:_ROOT] for word in _COMMON.split())


def alike(one: Wording, other: Wording) -> int:
    """Of the telling words of both, how many both have, in percent."""
    here, there = _telling(one), _telling(other)
    if not here or not there:
        return 0
    return round(200 * len(here & there) / (len(here) + len(there)))


def _telling(wording: Wording) -> frozenset[str]:
    stems = (stem(word.plain)[:_ROOT] for word in wording.words if len(word.plain) >= SHORTEST)
    return frozenset(stems) - _SAYS_NOTHING
