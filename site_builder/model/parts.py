"""What all records are made of: the base classes, and the types of fields that are not prose."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from site_builder.diagnostics import Source
from site_builder.model.values import Ref, Scalar


def plain(value: object) -> object:
    """The bare text of a scalar, for fields that need no position."""
    return value.text if isinstance(value, Scalar) else value


def _whole(value: object) -> object:
    text = plain(value)
    if isinstance(text, str) and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise PydanticCustomError("bad-number", "'{text}' is no whole number", {"text": text[:40]})
    return text


def _yes_or_no(value: object) -> object:
    text = plain(value)
    known = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(text, str) and text not in known:
        raise PydanticCustomError("bad-value", "'{text}' is not yes or no", {"text": text[:40]})
    return known[text] if isinstance(text, str) else text


Whole = Annotated[int, BeforeValidator(_whole)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]


_NOT_NOTED: set[str] = set()


class Part(BaseModel):
    """A part of a record: frozen, and nothing may stand in it that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        # Pydantic notes of each part which fields were given. That takes more room than what is in them, and
        # nobody asks for it.
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_NOTED)


class Record(Part):
    """One thing an author wrote. `source` is where it begins."""

    KIND: ClassVar[str]

    id: Ref
    source: SkipJsonSchema[InstanceOf[Source]]


class LecturePart(Record):
    """A record that stands in a lecture's folder. `lecture` is that folder's name."""

    lecture: SkipJsonSchema[Ref]
