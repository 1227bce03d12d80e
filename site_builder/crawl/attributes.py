"""Which attributes hold addresses, and what for, by the standards of HTML and SVG and the slide engine."""

from collections.abc import Mapping

from site_builder.crawl.page import FILE, FORM, FRAME, LINK, OWN, SAID, SPRITE

# What holds no single address, but is read all the same.
ID, NAME, SET, STYLE, REFERENCE = "#id", "#name", "#srcset", "#style", "#reference"
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
    # What the slide engine reads.
    "data-src": FILE,
    "data-background-image": FILE,
    "data-background-video": FILE,
    "data-background-iframe": FRAME,
    "background": FILE,
    "popovertarget": REFERENCE,
    "usemap": REFERENCE,
    **{f"aria-{name}": REFERENCE for name in _ARIA},
}
_LINKED = {"href": LINK, "xlink:href": LINK}
TAGS: Mapping[str, Mapping[str, str]] = {
    tag: ANY_TAG | own
    for tag, own in {
        "a": {**_LINKED, "name": NAME},
        "area": _LINKED,
        "map": {"name": NAME},
        "iframe": {"src": FRAME},
        "frame": {"src": FRAME},
        "form": {"action": FORM},
        "button": {"formaction": FORM},
        "img": {"src": FILE, "longdesc": LINK},
        "image": {"href": FILE, "xlink:href": FILE, "src": FILE},
        "feimage": {"href": FILE, "xlink:href": FILE},
        "use": {"href": SPRITE, "xlink:href": SPRITE},
        "script": {"src": FILE, "href": FILE, "xlink:href": FILE},
        "source": {"src": FILE},
        "video": {"src": FILE, "poster": FILE},
        "audio": {"src": FILE},
        "track": {"src": FILE},
        "embed": {"src": FILE},
        "input": {"src": FILE, "list": REFERENCE},
        "object": {"data": FILE},
        "blockquote": {"cite": LINK},
        "q": {"cite": LINK},
        "ins": {"cite": LINK},
        "del": {"cite": LINK},
        "label": {"for": REFERENCE},
        "output": {"for": REFERENCE},
        "td": {"headers": REFERENCE},
        "th": {"headers": REFERENCE},
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
    **dict.fromkeys(["msapplication-tileimage", "msapplication-config"], FILE),
}
