"""What a library chooses of the rules that leave it a choice, under `checks` in `content/library.yml`.

Accepted:

    checks: {used-before-introduced: off, insight-not-shown: error}

Refused:

    checks: {used-before-introducd: off}    # there is no such rule
    checks: {unknown-ref: off}              # without it, something broken would be published
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.diagnostics import Diagnostic, Severity, error
from site_builder.model import Settings
from site_builder.read import did_you_mean
from site_builder.resolve import Library
from site_builder.rules import rules


def check_choices(library: Library) -> Iterator[Diagnostic]:
    """Complain of choices about a rule that there is not, or that leaves none."""
    for choice in library.settings.checks:
        rule = rules().get(choice.code.text)
        if rule is None:
            optional = [code for code, other in rules().items() if other.may_be_off]
            hint = did_you_mean(choice.code.text, optional) or "'site-builder explain' lists all rules"
            words = f"there is no rule '{choice.code}'"
            yield error(choice.code.source, "unknown-check", words, hint, len(choice.code.text))
        elif not rule.may_be_off:
            words = f"the rule '{choice.code}' cannot be changed"
            hint = f"'site-builder explain {choice.code}' says why it is there"
            yield error(choice.code.source, "check-stays-on", words, hint, len(choice.code.text))


def as_chosen(found: Iterable[Diagnostic], settings: Settings) -> list[Diagnostic]:
    """Complaints as a library wants them: without those turned off, others as bad as it says."""
    levels = {choice.code.text: choice.level for choice in settings.checks}
    if not levels:
        return [*found]
    kept = []
    for diagnostic in found:
        level = levels.get(diagnostic.code) if rules()[diagnostic.code].may_be_off else None
        if level is None:
            kept.append(diagnostic)
        elif level != "off":
            kept.append(replace(diagnostic, severity=Severity(level)))
    return kept
