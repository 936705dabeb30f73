"""The libraries' objects, created here and bound in `create_app`."""

from flask_babel import Babel
from flask_compress import Compress
from flask_security.core import Security
from flask_socketio import SocketIO
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import orm

from facilitator.plain_mail import PlainMail


class Base(orm.DeclarativeBase):
    """Base of all models; its metadata names every constraint, so that migrations can."""


NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Base.metadata.naming_convention = NAMING

db = SQLAlchemy(model_class=Base)
socketio = SocketIO()
babel = Babel()
csrf = CSRFProtect()
security = Security(mail_util_cls=PlainMail)
compress = Compress()
