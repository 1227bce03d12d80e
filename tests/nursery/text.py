"""Faults of the family *text*, and what looks like them and is right."""

from tests.nursery.cases import DECK, SECTIONS, SOURCES, fault, right

FAULTS = [
    fault("an address can run code", "unsafe-address", (SOURCES, "url: https://books.example.org/bread", "url: «javascript:alert(1)")),
    fault("a link in prose can run code", "unsafe-address", (SECTIONS, "The oven sets the crumb.", "The oven [sets](«javascript:alert(1)) the crumb.")),
    fault("an image comes from another host", "unsafe-address", (SECTIONS, "The oven sets the crumb.", "The oven «![an oven](https://example.org/oven.png) sets the crumb.")),
    fault("an image has no words", "image-without-alt", (SECTIONS, "The oven sets the crumb.", "The oven «![](/images/oven.png) sets the crumb.")),
    fault("a slide's image without words", "image-without-alt", (DECK, "notes: yes\n", "notes: yes\nslides: [«{image: /images/loaf.png}, section: rising, section: baking]\n")),
]  # fmt: skip

RIGHT = [
    right("an address that can run code, in code", "unsafe-address", (SECTIONS, "The oven sets the crumb.", "The oven `[sets](javascript:alert(1))` the crumb.")),
    right("an image with words", "image-without-alt", (SECTIONS, "The oven sets the crumb.", "The oven ![an iron box](/images/oven.png) sets the crumb.")),
]  # fmt: skip
