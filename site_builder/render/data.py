"""Data for the scripts of pages and decks: one file each, that hands over its value when it is asked for."""

import json
from collections.abc import Sequence
from typing import Any

from site_builder.output import Output

DATA = "data/"
_ESCAPED = b'"\\' + bytes(range(32))


def data_file(name: str, value: Any) -> Output:
    """The file `data/<name>.js`. `siteBuilder.load(name)` of assets/data.js gives its value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Output(data_path(name), f"siteBuilder.data({json.dumps(name)},{text});\n".encode())


def texts_file(name: str, texts: Sequence[str]) -> Output:
    """The same file for a list of texts, in a fifth of the time: few have a sign that must be escaped."""
    lines = "\n".join(texts).encode()
    if not texts or len(lines.translate(None, _ESCAPED)) != len(lines) - len(texts) + 1:
        return data_file(name, texts)
    listed = lines.replace(b"\n", b'","')
    return Output(data_path(name), b'siteBuilder.data("%b",["%b"]);\n' % (name.encode(), listed))


def data_path(name: str) -> str:
    """Where that file is in the site."""
    return f"{DATA}{name}.js"


def value_in(data: bytes) -> Any:
    """What a file of `data_file` hands over."""
    return json.loads(data[data.index(b",") + 1 : data.rindex(b")")])
