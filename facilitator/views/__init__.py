"""The pages and the programs' door: a blueprint per noun."""

from flask import Flask

from facilitator.extensions import csrf
from facilitator.views import (
    account,
    api,
    archive,
    assets,
    bodies,
    chapters,
    cockpit,
    copies,
    downloads,
    editions,
    errors,
    facilitators,
    guesses,
    health,
    join,
    knocks,
    links,
    merges,
    own_account,
    own_data,
    pages,
    participants,
    people,
    plans,
    preparation,
    projector,
    published,
    restitution,
    seating,
    second_factor,
    second_step,
    signup,
    signup_period,
    staff,
    suggestions,
    table,
    workshops,
)

BLUEPRINTS = (
    pages.blueprint,
    account.blueprint,
    second_step.blueprint,
    own_account.blueprint,
    second_factor.blueprint,
    workshops.blueprint,
    copies.blueprint,
    archive.blueprint,
    join.blueprint,
    signup.blueprint,
    signup_period.blueprint,
    links.blueprint,
    knocks.blueprint,
    facilitators.blueprint,
    participants.blueprint,
    people.blueprint,
    preparation.blueprint,
    plans.blueprint,
    staff.blueprint,
    bodies.blueprint,
    suggestions.blueprint,
    merges.blueprint,
    table.blueprint,
    own_data.blueprint,
    cockpit.blueprint,
    seating.blueprint,
    projector.blueprint,
    restitution.blueprint,
    chapters.blueprint,
    downloads.blueprint,
    editions.blueprint,
    published.blueprint,
    api.blueprint,
    health.blueprint,
)


def register_views(app: Flask) -> None:
    """Give the app its routes."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    csrf.exempt(api.blueprint)
    errors.init_app(app)
    guesses.init_app(app)
    assets.init_app(app)
