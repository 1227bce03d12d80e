"""`site-builder explain`."""

import sys

import click

from site_builder.cli.printing import show
from site_builder.cli.telling import COULD_NOT_RUN
from site_builder.rules import explained, rules


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a rule is for, with a passing and a failing example; without CODE list all rules."""
    from site_builder.read import did_you_mean

    known = rules()
    if code is None:
        for rule in known.values():
            first = rule.why.split(". ")[0].rstrip(".")
            show(f"{rule.code:<24}{rule.family:<12}{rule.severity:<9}{first}.")
    elif code in known:
        show(explained(known[code]))
    else:
        hint = did_you_mean(code, list(known)) or "'site-builder explain' lists all"
        show(f"There is no rule '{code}': {hint}")
        sys.exit(COULD_NOT_RUN)
