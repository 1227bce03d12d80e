"""Which attributes hold addresses, and what for, by the standards of HTML and SVG and the slide engine."""

from collections.abc import Mapping

from site_builder.crawl.page import FILE, FORM, FRAME, LINK, OWN, SAID, SPRITE

# What holds no single address, but is read all the same.
ID, NAME, SET, STYLE, REFERENCE, CITED = "#id", "#name", "#srcset", "#style", "#reference", "#cited"
_ARIA = (
    "labelledby",
    "describedby",
    "details",
    "errormessage",
    "controls",
    "owns",
    "flowto",
    "activedescendant",
)
ANY_TAG = {
    "id": ID,
    "srcset": SET,
    "imagesrcset": SET,
    "style": STYLE,
    "popovertarget": REFERENCE,
    "usemap": REFERENCE,
    **{f"aria-{name}": REFERENCE for name in _ARIA},
}
_LINKED = {"href": LINK, "xlink:href": LINK}
# What the slide engine and scripts that load late read; on other tags the same names may mean anything.
_LATE = {"data-src": FILE}
_PAINTED = {"background": FILE}
_QUOTED = {"cite": CITED}
TAGS: Mapping[str, Mapping[str, str]] = {
    tag: ANY_TAG | own
    for tag, own in {
        "a": {**_LINKED, "name": NAME},
        "area": _LINKED,
        "map": {"name": NAME},
        "iframe": {"src": FRAME, "data-src": FRAME},
        "frame": {"src": FRAME},
        "form": {"action": FORM},
        "button": {"formaction": FORM},
        "img": {"src": FILE, "longdesc": LINK, **_LATE},
        "image": {"href": FILE, "xlink:href": FILE, "src": FILE},
        "feimage": {"href": FILE, "xlink:href": FILE},
        "use": {"href": SPRITE, "xlink:href": SPRITE},
        "script": {"src": FILE, "href": FILE, "xlink:href": FILE},
        "source": {"src": FILE, **_LATE},
        "video": {"src": FILE, "poster": FILE, **_LATE},
        "audio": {"src": FILE, **_LATE},
        "track": {"src": FILE, **_LATE},
        "embed": {"src": FILE, **_LATE},
        "input": {"src": FILE, "list": REFERENCE},
        "object": {"data": FILE},
        "section": {
            "data-background-image": FILE,
            "data-background-video": FILE,
            "data-background-iframe": FRAME,
        },
        **dict.fromkeys(["body", "table", "tr"], _PAINTED),
        **dict.fromkeys(["blockquote", "q", "ins", "del"], _QUOTED),
        "label": {"for": REFERENCE},
        "output": {"for": REFERENCE},
        "td": {"headers": REFERENCE, **_PAINTED},
        "th": {"headers": REFERENCE, **_PAINTED},
    }.items()
}  # fmt: skip
RELATIONS = {
    "canonical": OWN,
    **dict.fromkeys(["stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload"], FILE),
    **dict.fromkeys(["modulepreload", "prefetch", "image_src", "apple-touch-startup-image"], FILE),
    **dict.fromkeys(["alternate", "next", "prev", "author", "license", "help", "search", "up"], LINK),
    **dict.fromkeys(["contents", "first", "last", "index", "glossary", "copyright", "bookmark"], LINK),
    **dict.fromkeys(["start", "top", "chapter", "section", "appendix", "prerender", "me", "payment"], LINK),
}
META = {
    "og:url": OWN,
    **dict.fromkeys(["og:image", "og:image:url", "og:image:secure_url", "og:audio", "og:video"], SAID),
    **dict.fromkeys(["twitter:image", "twitter:image:src", "twitter:player", "thumbnail"], SAID),
    "msapplication-tileimage": FILE,
}
