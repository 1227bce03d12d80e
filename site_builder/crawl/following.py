"""What one file says → complaints at once, and what can be judged only when all files are read."""

import base64
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.crawl.addresses import Bearings, Folder, Resolver
from site_builder.crawl.complaints import FAULTS, Complaint, Complaints, note
from site_builder.crawl.files import Files
from site_builder.crawl.judge import Places, Verdict, has_places, judge_address, judge_path, judge_place
from site_builder.crawl.page import (
    DRAFT,
    FORWARD,
    FORWARDS,
    LISTED,
    OWN,
    SCRIPTED,
    TO_PAGES,
    UNLISTED,
    WAITS,
    WHOLE,
    WITH_FRAGMENT,
    Page,
)
from site_builder.diagnostics import Severity


@dataclass(frozen=True)
class Site:
    """What all files are judged against. `is_own` says that we made it: then no fault is a mere manner."""

    files: Files
    bearings: Bearings
    resolver: Resolver
    own_resolver: Resolver
    is_own: bool = False


@dataclass(slots=True)
class Found:
    """What is known after some files. `asked` are the places that links lead to: file, fragment → who asks first.

    `linked` are the pages to which another page leads, by the first that does; `used` those that a page
    outside their own part of the site leads to.
    """

    complaints: Complaints = field(default_factory=dict)
    asked: Complaints = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)
    linked: dict[str, tuple[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    forwards: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)

    def take_in(self, other: "Found") -> None:
        """Add what was found in later files."""
        for key, complaint in other.complaints.items():
            note(self.complaints, key, complaint)
        for place, complaint in other.asked.items():
            note(self.asked, place, complaint)
        self.places |= other.places
        self.linked = other.linked | self.linked
        self.used |= other.used
        self.forwards |= other.forwards
        self.terms |= other.terms
        self.drafts |= other.drafts
        self.pages += other.pages
        self.unlisted |= other.unlisted


def follow(path: str, page: Page, site: Site, found: Found) -> None:
    """Judge what the file at `path` says by itself, and note what it asks of others."""
    marks = frozenset(page.marks)
    folder = site.resolver.folder(path, page.base)
    places = Places(
        frozenset(page.anchors),
        tuple(page.slides) if page.slides is not None else None,
        bool(marks & {FORWARDS, WAITS}),
        SCRIPTED in marks,
    )
    if path.endswith((".html", ".htm", ".xhtml", ".svg")):
        found.places[path] = places
    if WHOLE in marks and not marks & {FORWARDS, WAITS}:
        found.pages.append(path)
    if UNLISTED in marks:
        found.unlisted.add(path)
    if DRAFT in marks:
        found.drafts.add(path)
    if page.terms and "glossary" in path:
        found.terms[path] = page.terms
    for fault in page.faults:
        if fault.is_sure or site.is_own:
            severity, message, hint = FAULTS[fault.code]
            said = Complaint(
                severity, fault.code, message.format(fault.about), hint, path, line=fault.line, tag=fault.tag
            )
            note(found.complaints, (fault.code, fault.about), said)
    for use, some in page.addresses.items():
        for written in some:
            _follow(use, written, path, folder, places, site, found, DRAFT in marks)
    for written, seal in page.sealed:
        _check_seal(written, seal, path, folder, site, found)


def _follow(
    use: str, written: str, path: str, folder: Folder, places: Places, site: Site, found: Found, is_draft: bool
) -> None:
    if not written or written.isspace():
        return
    # Only what begins like a scheme, or holds what no address holds, can be wrong in its form.
    if (":" in written or "{" in written or "%" in written) and (
        verdict := judge_address(use, written, site.bearings, site.is_own)
    ):
        _note(found.complaints, (verdict[1], written), verdict, path, written)
        return
    resolver = site.own_resolver if use == OWN else site.resolver
    target = resolver.resolve(written, folder)
    if target is None:
        return
    file = None if target.leaves else site.files.answer(target.path)
    if file is None:
        if verdict := judge_path(use, written, target, site.files):
            # Each list of pages is a place of its own.
            key = (verdict[1], target.path or written, use, path if use == LISTED else "")
            _note(found.complaints, key, verdict, path, written)
        return
    if file != path:
        if use in TO_PAGES and not is_draft and not use == OWN:
            found.linked.setdefault(file, (path, written))
            if "glossary" in file and file.partition("/")[0] != path.partition("/")[0]:
                found.used.add(file)
        if use == FORWARD:
            found.forwards[path] = file
    elif use == FORWARD and not places.is_scripted:
        found.forwards[path] = file
    if not target.fragment or use not in WITH_FRAGMENT or not has_places(use, file):
        return
    if file != path:
        asked = Complaint(Severity.ERROR, "", "", "", path, written)
        note(found.asked, (file, target.fragment), asked)
    elif target.fragment not in places.anchors and (
        verdict := judge_place(file, written, target.fragment, places)
    ):
        _note(found.complaints, ("missing-anchor", file, target.fragment), verdict, path, written)


def _note(known: Complaints, key: tuple[str, ...], verdict: Verdict, path: str, written: str) -> None:
    note(known, key, Complaint(*verdict, path, written))


_STRENGTH = ("sha512", "sha384", "sha256")


def _check_seal(written: str, seal: str, path: str, folder: Folder, site: Site, found: Found) -> None:
    """Compare a file with the hash that a page demands of it; only the strongest kind of hash counts."""
    target = site.resolver.resolve(written, folder)
    file = site.files.answer(target.path) if target and not target.leaves else None
    hashes = [one.partition("?")[0].partition("-")[::2] for one in seal.split()]
    strongest = next((kind for kind in _STRENGTH if any(kind == k for k, _ in hashes)), None)
    if file is None or strongest is None:
        return
    made = hashlib.new(strongest, Path(site.files.folder / file).read_bytes()).digest()
    if base64.b64encode(made).decode() not in [value for kind, value in hashes if kind == strongest]:
        message = f"browsers refuse '{written}', since its hash is another than the page says"
        verdict = (Severity.ERROR, "wrong-integrity", message, "write the hash of the file as it is now")
        _note(found.complaints, ("wrong-integrity", file), verdict, path, written)
