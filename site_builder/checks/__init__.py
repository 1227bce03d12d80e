"""What the content of a library must keep to, beyond what `read` and `resolve` refuse.

A check is a function from the library to its complaints; all of them stand in one table.
"""

from collections.abc import Callable, Iterator

from site_builder.checks.addresses import check_addresses
from site_builder.checks.choices import as_chosen, check_choices
from site_builder.checks.copies import check_copies
from site_builder.checks.dates import check_dates
from site_builder.checks.decks import check_decks
from site_builder.checks.definitions import check_definitions
from site_builder.checks.folding import check_folding
from site_builder.checks.formulas import check_formulas
from site_builder.checks.markup import check_markup
from site_builder.checks.names import check_ids, check_names, check_plurals
from site_builder.checks.order import check_order
from site_builder.checks.relations import check_relations
from site_builder.checks.repeats import check_repeats
from site_builder.checks.sources import check_sources
from site_builder.checks.times import check_times
from site_builder.checks.undefined import check_undefined
from site_builder.checks.unused import check_unused
from site_builder.checks.words import check_words
from site_builder.diagnostics import Diagnostic
from site_builder.resolve import Library

__all__ = ["CHECKS", "as_chosen", "check"]

CHECKS: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    check_choices,
    check_relations,
    check_repeats,
    check_names,
    check_plurals,
    check_ids,
    check_addresses,
    check_sources,
    check_times,
    check_decks,
    check_order,
    check_undefined,
    check_unused,
    check_definitions,
    check_dates,
    check_words,
    check_markup,
    check_formulas,
    check_folding,
    check_copies,
)


def check(library: Library) -> list[Diagnostic]:
    """Run every check."""
    return [diagnostic for one in CHECKS for diagnostic in one(library)]
