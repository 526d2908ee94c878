"""The mark of the secret that keys, cursors and signatures of this database are made with."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the table."""
    op.create_table("installation", sa.Column("mark", sa.Text, primary_key=True))
