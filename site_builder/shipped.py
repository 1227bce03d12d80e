"""Where the shipped themes, slide templates and engines are: in the wheel, or in the checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(sort: str) -> Path:
    """The shipped folder `sort`: "themes/site", "slides".

    The wheel carries them inside the package, as `site_builder/shipped_files/`; an editable install has the
    checkout around it.
    """
    inside = _PACKAGE / "shipped_files" / sort
    return inside if inside.is_dir() else _PACKAGE.parent / sort
