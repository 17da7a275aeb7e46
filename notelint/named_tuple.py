"""Named tuples that cost little to make: ``typing.NamedTuple`` for a type checker, and nearly the same when it runs.

A run makes some 130 such types. typing's take 0.7 million instructions each, because they compile the text of each
annotation and of a constructor; these take 0.1 million, because constructors differ in the names of their arguments
alone. That is 80 of the 1,180 million that one short post takes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

_IS_KNOWN = sys.implementation.name == "cpython" and sys.version_info < (3, 14)
"""Whether classes and code are made as here; a later Python keeps annotations otherwise."""

if TYPE_CHECKING or not _IS_KNOWN:
    from typing import NamedTuple as NamedTuple
else:
    import collections
    from functools import cache
    from types import FunctionType

    class _Fields(tuple):
        """What all named tuples have."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values: Any) -> Any:
            return cls(*values)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **changes: Any) -> Any:
            return type(self)(**self._asdict() | changes)

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    class _Maker(type):
        """Makes the types: a tuple's class with the fields that the body annotates, in their order."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body["__annotations__"])
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: collections._tuplegetter(place, None) for place, field in enumerate(fields)}
            body |= {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            body["__new__"] = _constructor(name, fields, tuple(defaults.values()))
            return type(name, (_Fields,), body)

    def _constructor(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> Any:
        code = _constructor_of(len(fields))
        named = code.replace(co_varnames=("_cls", *fields), co_qualname=f"{name}.__new__")
        return FunctionType(named, {"_new": tuple.__new__}, "__new__", defaults)

    @cache
    def _constructor_of(count: int) -> Any:
        """The code of a constructor that takes so many fields."""
        names = "".join(f"_{place}, " for place in range(count))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names}))").__code__

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
