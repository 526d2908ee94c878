"""Push: who is subscribed, what waits to be sent again, every attempt; WebSub wishes not yet confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "subscriptions",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("partner", BIG, sa.ForeignKey("partners.key"), index=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False, server_default=""),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("kinds", sa.Text, nullable=False, server_default=""),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("lease", sa.Text),
        sa.Column("secret", sa.Integer, nullable=False, server_default="1"),
        sa.Column("rotated", sa.Text),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("after", BIG, nullable=False),
        sa.Column("urgent", BIG, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("failing", sa.Text),
        sa.Column("due", sa.Text),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("taken", sa.Text),
        sa.Column("until", sa.Text),
        sa.Column("served", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("subscriptions_place", "subscriptions", ["form", "url", "topic"])
    op.create_table(
        "waiting",
        sa.Column("subscription", BIG, sa.ForeignKey("subscriptions.key"), primary_key=True),
        sa.Column("number", BIG, sa.ForeignKey("changes.number"), primary_key=True),
        sa.Column("article", BIG, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
    )
    op.create_table(
        "followed",
        sa.Column("subscription", BIG, sa.ForeignKey("subscriptions.key"), primary_key=True),
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), primary_key=True),
    )
    op.create_table(
        "deliveries",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("subscription", BIG, sa.ForeignKey("subscriptions.key"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", BIG),
        sa.Column("article", sa.Text, nullable=False, server_default=""),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("ms", sa.Integer, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("answer", sa.Text, nullable=False, server_default=""),
        sa.Column("error", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("deliveries_subscription", "deliveries", ["subscription", "key"])
    op.create_index("deliveries_at", "deliveries", ["at"])
    op.create_table(
        "wishes",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("callback", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("lease", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("due", sa.Text, nullable=False),
    )
    op.create_index("wishes_due", "wishes", ["due"])
    op.create_index("changes_over", "changes", ["number"],
                    sqlite_where=sa.text("kind IN ('withdrawn', 'killed')"),
                    postgresql_where=sa.text("kind IN ('withdrawn', 'killed')"))  # fmt: skip
