"""What servers said in earlier runs, so that they are not asked again too soon.

The file may be deleted at any time. What is wrong with it is as if it were not there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

# An address that was alive is asked again after a day; a server that asked for patience has an hour.
ALIVE_SECONDS = 86_400
REST_SECONDS = 3_600


@dataclass(frozen=True)
class Remembered:
    """Addresses that were alive, and hosts that asked for patience, each with its time in seconds."""

    alive: Mapping[str, float] = field(default_factory=dict)
    tired: Mapping[str, float] = field(default_factory=dict)


def recall(data: bytes | None, now: float) -> Remembered:
    """What is still true of what was remembered; nothing where there is none, or none to trust."""
    try:
        value = json.loads(data or b"")
        alive = {str(k): float(v) for k, v in value["alive"].items() if 0 <= now - v < ALIVE_SECONDS}
        tired = {str(k): float(v) for k, v in value["tired"].items() if 0 <= now - v < REST_SECONDS}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Remembered()
    return Remembered(alive, tired)


def as_text(remembered: Remembered) -> str:
    """What is to be remembered, as the text of a file."""
    return json.dumps({"alive": remembered.alive, "tired": remembered.tired}, indent=1, sort_keys=True)
