"""What each code of a complaint means: why the rule is there, what it accepts and what it refuses."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with a passing and a failing example."""

    code: str
    why: str
    accepted: str
    refused: str


@cache
def rules() -> dict[str, Rule]:
    """All rules by their codes, in the order of the file that describes them."""
    described = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
    return {code: Rule(code, **words) for code, words in described.items()}


def explained(rule: Rule) -> str:
    """A rule as text for a terminal."""
    return (
        f"{rule.code}\n\n{rule.why}\n\nAccepted:\n\n{_indented(rule.accepted)}\n\n"
        f"Refused:\n\n{_indented(rule.refused)}"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
