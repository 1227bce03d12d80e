"""Whether a build would change nothing: the site stands as it was written, and all that it was made from too.

What was written and what was read is kept in the project's cache folder. A note that came from elsewhere is
harmless: it is believed only where it names the very inodes and times that this system gave the site's files.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from site_builder import cache
from site_builder.diagnostics import Diagnostic, Severity, Source
from site_builder.inputs import Input, is_same, look, places_of, surroundings
from site_builder.snapshot import Kept, State, holding, snapshot


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a build read, looked at before it began. `more` are places that its configuration names."""

    surroundings: str
    files: Mapping[str, Input]
    more: Sequence[str] = ()

    def is_same(self, other: "MadeFrom") -> bool:
        """Whether a build would read the same bytes in the same surroundings."""
        return self.surroundings == other.surroundings and is_same(other.files, self.files)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A finished site: where, which files, and what it was made from.

    `made_from` is None when the build may have read what we do not know of. `complaints` are those that it
    told, which whoever leaves the site as it is must tell again. `is_crawled`: its links were followed, and
    lead somewhere. `mark` is that of notes which were kept beside it, "" where there are none.
    """

    place: str
    site_url: str = ""
    files: Mapping[str, Kept] = field(default_factory=dict)
    made_from: MadeFrom | None = None
    complaints: Sequence[Diagnostic] = ()
    is_crawled: bool = False
    mark: str = ""

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(path.endswith(".html") for path in self.files)


def made_from(root: Path, before: Stamp | None) -> MadeFrom | None:
    """Look at what a build is about to read. None where something cannot be read."""
    seen = before.made_from.files if before and before.made_from else {}
    try:
        return MadeFrom(surroundings(root), look(root, places_of(root), seen))
    except OSError:
        return None


def with_more(root: Path, seen: MadeFrom, more: Sequence[Path]) -> MadeFrom | None:
    """What a build reads besides, in places that are only known from its configuration."""
    try:
        files = {**seen.files, **look(root, more, {})}
    except OSError:
        return None
    return MadeFrom(seen.surroundings, files, [str(path) for path in more])


def seen_again(root: Path, seen: MadeFrom) -> MadeFrom | None:
    """What a build would read now. None where something cannot be read."""
    try:
        files = look(root, [*places_of(root), *map(Path, seen.more)], seen.files)
    except OSError:
        return None
    return MadeFrom(surroundings(root), files, seen.more)


def is_as_before(root: Path, seen: MadeFrom) -> bool:
    """Whether all that a build read is still as it was seen."""
    now = seen_again(root, seen)
    return now is not None and now.is_same(seen)


def unchanged(root: Path, site: Path | None) -> Stamp | None:
    """The stamp of a site that a build would leave as it is; None when a build must be made."""
    stamp = standing(root, site)
    return stamp if stamp and stamp.made_from and is_as_before(root, stamp.made_from) else None


def standing(root: Path, site: Path | None) -> Stamp | None:
    """The stamp of a site that stands as it was built, whatever of its sources has changed."""
    stamp = recall(root, site)
    is_known = stamp is not None and stamp.made_from is not None and stamp.files
    return stamp if stamp and is_known and _stands(stamp) else None


def _stands(stamp: Stamp) -> bool:
    """Whether the folder of the site holds just the files that were written, and nobody touched them."""
    if Path(stamp.place).is_symlink():
        return False
    try:
        return snapshot(Path(stamp.place)) == holding(stamp.files)
    except OSError:
        return False


def remember(root: Path, site: Path | None, stamp: Stamp) -> None:
    """Keep the stamp of a site just built. `site` is where it was asked to go, as in `recall`."""
    made = stamp.made_from
    value = {
        "place": stamp.place,
        "site_url": stamp.site_url,
        "files": {path: [*kept.state, kept.digest] for path, kept in stamp.files.items()},
        "made_from": made
        and {
            "surroundings": made.surroundings,
            "files": {path: [seen.state, seen.digest] for path, seen in made.files.items()},
            "more": list(made.more),
        },
        "complaints": [astuple(complaint) for complaint in stamp.complaints],
        "is_crawled": stamp.is_crawled,
        "mark": stamp.mark,
    }
    cache.note(root, _name(root, site), value)


def remember_beside(root: Path, site: Path | None, name: str, notes: Any, mark: str) -> None:
    """Keep notes on a site beside its stamp, which tells their `mark`."""
    cache.note(root, f"{name}-{_name(root, site)}", notes, mark)


def recall_beside(root: Path, site: Path | None, name: str, mark: str) -> Any:
    """The notes of that name and mark; None where they are not there, or damaged."""
    return cache.recall(root, f"{name}-{_name(root, site)}", mark)


def remember_crawled(root: Path, site: Path | None, stamp: Stamp) -> None:
    """Keep that a crawl found nothing wrong with a site."""
    remember(root, site, replace(stamp, is_crawled=True))


def recall(root: Path, site: Path | None) -> Stamp | None:
    """The stamp of the last build that was asked to go to `site`; None: where the configuration says."""
    try:
        return _stamp(cache.recall(root, _name(root, site)))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def files_left(root: Path, site: Path) -> Mapping[str, Kept]:
    """Returns the files of the folder `site` as the last build left them; none if no build went there."""
    stamps = (recall(root, site), recall(root, None))
    return next((stamp.files for stamp in stamps if stamp and stamp.place == str(site)), {})


def _stamp(value: Any) -> Stamp | None:
    if value is None:
        return None
    made = value["made_from"]
    return Stamp(
        str(value["place"]),
        str(value["site_url"]),
        {path: Kept(State(*state), digest) for path, (*state, digest) in value["files"].items()},
        made
        and MadeFrom(
            made["surroundings"],
            {path: Input(state and State(*state), digest) for path, (state, digest) in made["files"].items()},
            made["more"],
        ),
        [
            Diagnostic(Source(*source), Severity(severity), *words)
            for source, severity, *words in value["complaints"]
        ],
        value["is_crawled"] is True,
        str(value["mark"]),
    )


def _name(root: Path, site: Path | None) -> str:
    asked = os.path.abspath(root / site) if site else ""
    return f"site-{hashlib.sha256(asked.encode()).hexdigest()[:16]}.json"
