"""What looks at each mail before anything is made of it: who sent it, and whether it is sound."""

from dataclasses import dataclass, field

from intake.trust.clamav import Scanner
from intake.trust.verifying import NobodyVerifies, Verifier


@dataclass(frozen=True, slots=True)
class Guard:
    """``scanner`` is None where none was named: then nothing is looked at for viruses."""

    verifier: Verifier = field(default_factory=NobodyVerifies)
    scanner: Scanner | None = None
