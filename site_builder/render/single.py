"""A deck as one single file, to be mailed or carried: styles, scripts, fonts, cards and codes inside it."""

import base64
import hashlib
import html
import json
import mimetypes
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from site_builder.routes import DECK_ASSETS, IMAGES, SITE_ASSETS

_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?deck\.first\.css">')
_PICTURES = re.compile(r'<link rel="stylesheet" href="[^"]*?pictures\.css">\n?')
_SCRIPT = re.compile(r'<script src="[^"]*?deck\.bundle\.js"[^>]*></script>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_URL = re.compile(r'url\("([^"]+)"\)')
_IMAGE = re.compile(rf'src="(?:\.\./)*({IMAGES}[^"]+)"')
_LINK = re.compile(r'href="((?:\.\./)+)([^"]*)"')
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
_NOSCRIPT = re.compile(r"<noscript><link [^>]*></noscript>\n?")

_VALUES = "window.siteBuilderInline = "


def is_single_file(html: bytes) -> bool:
    """Whether some HTML is a deck that was written as one file."""
    return _VALUES.encode() in html


def single_file(deck: str, files: Mapping[str, bytes], data: Mapping[str, object], site_url: str) -> str:
    """The deck whose page is `deck` as one file.

    `files` are the outputs of a build by their paths; `data` what the scripts would load. Links to pages
    of the site lead to `site_url`, and where there is none they are text.
    """
    pictures = files[f"{SITE_ASSETS}pictures.css"].decode() if _PICTURES.search(files[deck].decode()) else ""
    styles = "\n".join(_text(files, f"deck.{part}.css") for part in ("first", "bundle"))
    style = pictures + _URL.sub(lambda found: f'url("{_inline(files, found[1])}")', styles)
    # "<!--" and "<script" would keep a browser from seeing the end of the script.
    values = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    script = "\n".join(
        [
            *(_text(files, f"reveal/plugin/{name}.js") for name in ("notes", "search", "zoom")),
            f"{_VALUES}{values};",
            *(_text(files, f"deck.{part}.js") for part in ("bundle", "later")),
        ]
    ).replace("</script", "<\\/script")
    page = _PRELOAD.sub("", _PICTURES.sub("", _NOSCRIPT.sub("", files[deck].decode())))
    # The body first: a script with `defer` would run behind it, and an inline one has no `defer`.
    page = _SCRIPT.sub("", _STYLE.sub(lambda _: f"<style>{style}</style>", page))
    page = _IMAGE.sub(lambda found: _held(found, files), page)
    page = _LINK.sub(lambda found: _outward(found, site_url), page)
    page = page.replace("</body>", f"<script>{script}</script>\n</body>")
    return _POLICY.sub(lambda found: f"{found[1]}{_allowing(found[2], script, style)}{found[3]}", page)


def _text(files: Mapping[str, bytes], name: str) -> str:
    return files[f"{DECK_ASSETS}{name}"].decode()


def _inline(files: Mapping[str, bytes], url: str) -> str:
    """A file that a style asks for, as an address that holds it."""
    parts = [*PurePosixPath(DECK_ASSETS).parts]
    for part in PurePosixPath(url).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    path = "/".join(parts)
    return _data(path, files[path]) if path in files else url


def _held(found: re.Match[str], files: Mapping[str, bytes]) -> str:
    """The address of an image as one that holds it. A file that is missing is reported by `check`."""
    return f'src="{_data(found[1], files[found[1]])}"' if found[1] in files else found[0]


def _data(path: str, data: bytes) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _outward(found: re.Match[str], site_url: str) -> str:
    return f'href="{html.escape(site_url.rstrip("/"))}/{found[2]}"' if site_url else 'data-href=""'


def _allowing(policy: str, script: str, style: str) -> str:
    """A policy that allows just this script and this style inline, and what they hold."""
    hashes = [
        f"&#39;sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}&#39;"
        for text in (script, style)
    ]
    rules = policy.replace("script-src 'self'", f"script-src {hashes[0]}")
    rules = rules.replace("style-src 'self'", f"style-src {hashes[1]}")
    return rules.replace("font-src 'self'", "font-src data:")
