"""What each code of a complaint means, how bad it is, and whether a library may do without the rule."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.diagnostics import Severity

# What a rule is about. All but the last three are found in the content alone.
FAMILIES = (
    *("form", "references", "glossary", "facts", "text", "decks", "shape"),
    *("site", "browser", "project"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with a passing and a failing example.

    `severity` is that of its complaints unless a library chooses another; one that `may_be_off` leaves the
    choice to `checks` in `content/library.yml`.
    """

    code: str
    family: str
    severity: Severity
    why: str
    accepted: str
    refused: str
    may_be_off: bool = False


@cache
def rules() -> dict[str, Rule]:
    """All rules by their codes, in the order of the file that describes them."""
    described = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
    return {
        code: Rule(code, **words | {"severity": Severity(words["severity"])})
        for code, words in described.items()
    }


def explained(rule: Rule) -> str:
    """A rule as text for a terminal."""
    return (
        f"{rule.code} ({rule.severity}, of the family '{rule.family}')\n\n{rule.why}\n\n"
        f"Accepted:\n\n{_indented(rule.accepted)}\n\nRefused:\n\n{_indented(rule.refused)}\n\n{_choice(rule)}"
    )


def _choice(rule: Rule) -> str:
    if not rule.may_be_off:
        return "This rule cannot be turned off."
    other = Severity.ERROR if rule.severity is Severity.WARNING else Severity.WARNING
    return (
        "To turn it off, write in content/library.yml:\n\n"
        f"{_indented(f'checks: {{{rule.code}: off}}')}\n\n"
        f"In place of 'off', '{other}' makes it count as such."
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
