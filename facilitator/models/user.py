"""Staff: the people who have an account. Participants have none."""

from datetime import datetime

import sqlalchemy as sa
from flask_security import RoleMixin, UserMixin
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.extensions import Base
from facilitator.models.types import Id, Key, Moment, When, Words

user_role = sa.Table(
    "user_role",
    Base.metadata,
    sa.Column("user_id", sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role_id", sa.ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
)


class Role(Base, RoleMixin):
    """What an account may do beyond its own workshops: `admin`."""

    __tablename__ = "role"

    id: Mapped[Key]  # type: ignore[assignment]
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)


class User(Base, UserMixin):
    """An account: a facilitator or an administrator."""

    __tablename__ = "user"

    id: Mapped[Key]  # type: ignore[assignment]
    email: Mapped[str] = mapped_column(sa.String(255), unique=True)
    name: Mapped[Words]
    password: Mapped[str | None] = mapped_column(sa.String(255))
    active: Mapped[bool]
    fs_uniquifier: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[When]
    password_link_hash: Mapped[str | None] = mapped_column(sa.String(64))
    password_link_until: Mapped[datetime | None] = mapped_column(Moment)
    password_link_frees: Mapped[bool] = mapped_column(default=False)
    second_factor: Mapped[str | None] = mapped_column(sa.String(64))
    second_factor_step: Mapped[int | None]

    roles: Mapped[list[Role]] = relationship(secondary=user_role)  # type: ignore[assignment]

    @property
    def is_admin(self) -> bool:
        """Whether this account looks after the others."""
        return any(role.name == "admin" for role in self.roles)

    @property
    def has_second_factor(self) -> bool:
        """Whether signing in asks for a code after the password."""
        return self.second_factor is not None

    def has_link(self, moment: datetime) -> bool:
        """Whether a one-time link for a new password waits at `moment`."""
        return self.password_link_until is not None and self.password_link_until > moment


class RecoveryCode(Base):
    """A code for when the phone is gone, good once; only its mark is kept, and it goes when it is used."""

    __tablename__ = "recovery_code"

    mark: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    user_id: Mapped[Id] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)


class ApiToken(Base):
    """A bearer token of an account; only its hash is kept."""

    __tablename__ = "api_token"

    id: Mapped[Key]
    user_id: Mapped[Id] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(sa.String(64))
    created_at: Mapped[When]
