"""English plurals of names, made so that "GPUs" leads to the GPU. An author's `plural` goes before them."""

import re

_PAIRS = """
child:children person:people man:men woman:women mouse:mice foot:feet tooth:teeth goose:geese
ox:oxen die:dice quiz:quizzes leaf:leaves loaf:loaves half:halves shelf:shelves self:selves
thief:thieves wolf:wolves calf:calves knife:knives life:lives wife:wives criterion:criteria
phenomenon:phenomena automaton:automata datum:data bacterium:bacteria medium:media spectrum:spectra
memorandum:memoranda vertebra:vertebrae larva:larvae alga:algae formula:formulae antenna:antennae
nucleus:nuclei stimulus:stimuli fungus:fungi radius:radii locus:loci focus:foci bacillus:bacilli
thrombus:thrombi embolus:emboli matrix:matrices vertex:vertices index:indices cortex:cortices
appendix:appendices axis:axes genus:genera corpus:corpora schema:schemata
"""
_IRREGULAR: dict[str, str] = dict(re.findall(r"(\w+):(\w+)", _PAIRS))
# The noun stands before these: "courts of appeal", "attorneys general".
_HEAD_FIRST = re.compile(r"^(.+?)([ -](?:of|in|at|for|to|by|on|with)[ -].+| general| martial| elect)$")


def plurals(name: str) -> list[str]:
    """The plurals that a name may have by rule; none for one that ends in a sign or a digit."""
    head = _HEAD_FIRST.match(name)
    if head:
        return [f"{form}{head[2]}" for form in plurals(head[1])] + _of_last_word(name)
    return _of_last_word(name)


def _of_last_word(name: str) -> list[str]:
    begin = max(name.rfind(" "), name.rfind("-")) + 1
    before, word = name[:begin], name[begin:]
    if not word or not word[-1].isalpha() or word.lower().endswith("'s"):
        return []
    irregular = _IRREGULAR.get(word.lower())
    made = [irregular] if irregular else []
    return [f"{before}{_as_written(word, form)}" for form in [*made, *_regular(word)]]


def _regular(word: str) -> list[str]:
    small = word.lower()
    if small.endswith("sis") and len(small) > 4:
        return [f"{word[:-2]}es"]
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return [f"{word}es"]
    if small.endswith("o") and len(small) > 2 and small[-2] not in "aeiou":
        return [f"{word}s", f"{word}es"]
    if small.endswith("y") and len(small) > 1 and small[-2] not in "aeiou" and not word.isupper():
        return [f"{word[:-1]}ies"]
    return [f"{word}s"]


def _as_written(word: str, form: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() and form[:1].islower() else form
