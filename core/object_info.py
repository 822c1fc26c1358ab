"""What an object's info templates ask for, with what is known of it (OB-09, SE-47)."""

from collections.abc import Iterable

from core.registers import InfoTemplate, Pairs, ServiceObject


def info_of(thing: ServiceObject, templates: Iterable[InfoTemplate]) -> Pairs:
    """Every piece that the object's templates name, empty where nothing is known; then the rest."""
    known = dict(thing.info)
    model = (thing.model or "").casefold()
    asked = (
        piece
        for template in templates
        if template.model is None or template.model.casefold() == model
        for piece in template.fields
    )
    return tuple((dict.fromkeys(asked, "") | known).items())
