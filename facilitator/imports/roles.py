"""Roles as organizers write them in their lists, in Italian, English and French."""

from facilitator.models import ROLES, body_key

BEGINNINGS = {
    "mayor": ("sindac", "mayor", "maire", "vicesindac"),
    "assessor": ("assessor", "alderman", "adjoint"),
    "councillor": ("consiglier", "councillor", "councilor", "conseill", "presidente del consiglio"),
    "executive": ("dirigent", "direttor", "direttric", "segretari", "executive", "manager", "head of", "direct"),
    "officer": ("funzionari", "ufficio", "uff", "tecnic", "istruttor", "impiegat", "officer", "staff", "agent"),
    "third_sector": ("associazion", "terzo settore", "cooperativ", "volontari", "fondazion", "association", "ngo"),
    "citizen": ("cittadin", "citizen", "abitant", "citoyen"),
}


def role_of(written: str) -> str | None:
    """The role somebody meant; None where none is written, or one that is not known."""
    plain = body_key(written)
    if plain.replace(" ", "_") in ROLES:
        return plain.replace(" ", "_")
    found = (role for role, starts in BEGINNINGS.items() if plain.startswith(starts))
    return next(found, None)
