"""Where the names of known things occur in text."""

from site_builder.mentions.candidates import Candidate, candidates, may_be_unknown, unknown_in
from site_builder.mentions.folding import same_spelling
from site_builder.mentions.linking import Linked, Mention, link_mentions
from site_builder.mentions.plurals import plurals
from site_builder.mentions.vocabulary import Name, Vocabulary, looked_through

__all__ = [
    "Candidate",
    "Linked",
    "Mention",
    "Name",
    "Vocabulary",
    "candidates",
    "link_mentions",
    "looked_through",
    "may_be_unknown",
    "plurals",
    "same_spelling",
    "unknown_in",
]
