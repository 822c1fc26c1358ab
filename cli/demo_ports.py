"""Where a demo listened, so that a restarted one listens there again and its links stay good."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of the page, of the service's own pages and of its mail; 0 for none yet."""

    page: int = 0
    http: int = 0
    smtp: int = 0

    @classmethod
    def of(cls, folder: Path) -> "Ports":
        """The ports of the last demo in this folder."""
        try:
            kept = json.loads((folder / "ports.json").read_text())
            return cls(int(kept["page"]), int(kept["http"]), int(kept["smtp"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def keep(self, folder: Path) -> None:
        """Remember them for the next one."""
        (folder / "ports.json").write_text(json.dumps(asdict(self)))
