"""The hostile project has its payloads in each field of text that the model has."""

from pathlib import Path

from site_builder.build import load
from site_builder.model import KINDS, Deck, Part, Settings
from site_builder.read import read
from tests.hostile.payloads import PAYLOADS, PICTURES, Payload
from tests.hostile.project import fields_of_text, fields_with, write_project

# What a slide of no kind has: a source says that its kind is text, and the checks of a library name rules.
NOT_FREE = {"checks.code"}


def test_there_are_enough_payloads_and_each_has_a_number_of_its_own() -> None:
    numbers = [payload.number for payload in (*PAYLOADS, *PICTURES)]
    assert len(PAYLOADS) >= 80
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)


def test_every_field_of_text_of_every_kind_of_record_is_filled(tmp_path: Path) -> None:
    write_project(tmp_path, [Payload(1, "harmless")])
    content, found = read(tmp_path)
    assert found == []
    assert content.settings
    kinds: dict[str, type[Part]] = {**KINDS, "library": Settings}
    filled: dict[str, set[str]] = {kind: set() for kind in kinds}
    for record in (*load(tmp_path).library.records.values(), content.settings):
        filled[getattr(record, "KIND", "library")] |= {*fields_with("harmless", record)}
    expected = {name: fields_of_text(kind) - NOT_FREE for name, kind in kinds.items()}
    assert filled == expected
    assert "slides.markdown" in expected[Deck.KIND]
