"""The encoding of a page's bytes, if it is one of the web's."""

import codecs
import re

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMED = re.compile(rb"charset\s*+=\s*+[\"']?([\w-]++)")
_HEAD = 2048  # bytes in which a page names its encoding
# Of the encodings that browsers know (WHATWG Encoding standard) those in which "<", ">" and quotes are the
# bytes of ASCII. Other names are ignored: some, such as UTF-7, hide tags, and punycode takes very long.
_OF_THE_WEB = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?\d\d?|latin-?\d|windows-?\d{3,4}|cp(?:125\d|866|932|949)|koi8-[ru]"
    r"|macintosh|gbk|gb2312|gb18030|big5(?:-hkscs)?|euc-?(?:jp|kr)|shift[-_]jis",
    re.IGNORECASE,
)


def named_encoding(data: bytes) -> str:
    """The encoding that a page names, in small letters; "" if it names none that is known."""
    found = _NAMED.search(data[:_HEAD])
    name = found[1].decode("ascii", "replace").lower() if found else ""
    return name if _OF_THE_WEB.fullmatch(name) else ""


def decoded(data: bytes) -> str:
    """The text of a file, so that each of its places can be found; signs that cannot be read are replaced."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "surrogateescape")
    if not re.search(r"[\udc80-\udcff]", text):
        return text
    try:
        codec = codecs.lookup(named_encoding(data) or "cp1252")
    except LookupError:
        codec = codecs.lookup("cp1252")
    return data.decode(codec.name, "replace")
