"""The prose of records, read: references, names, and what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType

from site_builder.diagnostics import Diagnostic, Source, error
from site_builder.mentions import Linked, Mention, link_mentions, same_spelling
from site_builder.model import Entity, Lecture, Prose, Record, Term, texts
from site_builder.prose import Parsed, Token, parse
from site_builder.read import did_you_mean
from site_builder.remembering import Memory
from site_builder.resolve.library import Link
from site_builder.resolve.names import Spellings

# Fields of one record that a reader meets together, so that a name is linked once in them.
_LEAD = frozenset(["definition", "summary", "body"])


@dataclass(frozen=True)
class Reader:
    """Reads the prose of records: references, names, and what is wrong with it.

    With `keeps` false it looks into the memory but keeps nothing new there: no new round begins while single
    records are edited, so the memory would grow with each edit.
    """

    records: Mapping[str, Record]
    lost: set[str]
    spellings: Spellings
    memory: Memory | None
    keeps: bool = True

    def read(self, record: Record) -> Iterator[tuple[Prose, Sequence[Token], list[Link], list[Diagnostic]]]:
        """Each prose of a record with its links as tokens, the same as links, and mistakes."""
        groups: dict[str, frozenset[str]] = {}
        for name, prose in texts(record):
            if isinstance(record, Lecture) and name.startswith("moments"):
                continue
            parsed = self._parsed(prose.text)
            group = "lead" if name in _LEAD else name
            linked = self._linked(prose.text, parsed, groups.get(group, frozenset([record.id.id])))
            groups[group] = linked.seen
            links = [
                _link(record.id.id, name, mention)
                for mention in linked.mentions
                if mention.id in self.records and mention.id != record.id.id
            ]
            yield prose, linked.tokens, links, [*self._mistakes(record, prose, parsed)]

    def _parsed(self, text: str) -> Parsed:
        if self.memory is None:
            return parse(text)
        known = self.memory.recall if self.keeps else self.memory.look_up
        return known(("parse", text), partial(parse, text))

    def _linked(self, text: str, parsed: Parsed, seen: frozenset[str]) -> Linked:
        spellings = self.spellings
        if self.memory is None or not self.keeps:
            return link_mentions(parsed.tokens, spellings.vocabulary, seen, self._called)

        def renewed(known: tuple[Spellings, Linked]) -> tuple[Spellings, Linked] | None:
            return (spellings, known[1]) if spellings.reads_alike(text, known[0]) else None

        def made() -> tuple[Spellings, Linked]:
            return spellings, link_mentions(parsed.tokens, spellings.vocabulary, seen, self._called)

        _, linked = self.memory.recall_renewed(("mentions", text, seen), renewed, made)
        return linked

    @cached_property
    def _owners(self) -> Mapping[str, Sequence[str]]:
        """The ids of all that have a spelling, by that spelling."""
        made: defaultdict[str, list[str]] = defaultdict(list)
        for record in self.records.values():
            if isinstance(record, Entity | Term):
                for spelling in {same_spelling(s.text) for s in (record.name, *record.aliases)}:
                    made[spelling].append(record.id.id)
        return made

    def _called(self, record_id: str) -> str:
        return self.spellings.called.get(record_id, "…")

    def _mistakes(self, record: Record, prose: Prose, parsed: Parsed) -> Iterator[Diagnostic]:
        for mistake in parsed.mistakes:
            yield error(prose.at(mistake.offset), mistake.code, mistake.message, mistake.hint)
        for ref in parsed.refs:
            if ref.id not in self.records and ref.id not in self.lost:
                yield unknown(ref.id, prose.at(ref.offset), self.records, owners=self._owners)
            elif ref.id == record.id.id:
                words = f"a reference of '{ref.id}' leads to '{ref.id}' itself"
                hint = "write the name without brackets"
                yield error(prose.at(ref.offset), "self-reference", words, hint, len(ref.id))


def _link(origin: str, field: str, mention: Mention) -> Link:
    how = "reference" if mention.marked else "mention"
    return Link(origin, mention.id, how, field, mention.sentence, mention.words, mention.place)


def unknown(
    name: str,
    source: Source,
    fitting: Iterable[str],
    field: str = "",
    owners: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Diagnostic:
    """Complain of an id that no record has.

    `fitting` are the ids that could be meant; `owners` says who has a spelling that may stand for an id.
    """
    meant = owners.get(same_spelling(name), ())
    if len(meant) > 1:
        words = f"'{name}' is a spelling of {' and '.join(meant)}, and the id of none"
        hint = f"write [[{meant[0]}|{name}]] or [[{meant[1]}|{name}]]"
        return error(source, "ambiguous-ref", words, hint, len(name))
    if meant:
        return error(source, "unknown-ref", f"no id is '{name}'", f"write [[{meant[0]}|{name}]]", len(name))
    hint = did_you_mean(name, list(fitting)) or "add a record of that id, or correct the spelling"
    if field in ("introduces", "see"):
        return error(source, "undefined-term", f"no term or entity '{name}' is defined", hint, len(name))
    return error(source, "unknown-ref", f"nothing is called '{name}'", hint, len(name))
