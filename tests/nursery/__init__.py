"""Small libraries with one fault each, and right ones that look as if they had one. `tests/test_nursery.py` runs them.

A module per family of rules lists FAULTS and RIGHT. Each case changes some text of `tests/small_library.py`.
"""
