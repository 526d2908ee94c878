"""Clearances of embargoes, receipts of withdrawals, submissions, products, events and entities."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "clearances",
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("partner", sa.Text, sa.ForeignKey("partners.id"), primary_key=True),
    )
    op.create_table(
        "receipts",
        sa.Column("change", BIG, sa.ForeignKey("changes.number"), primary_key=True),
        sa.Column("partner", sa.Text, sa.ForeignKey("partners.id"), primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_table(
        "submissions",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("partner", sa.Text, sa.ForeignKey("partners.id"), nullable=False),
        sa.Column("idempotency", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("received", sa.Text, nullable=False),
        sa.Column("decided", sa.Text),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("article", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("partner", "idempotency"),
    )
    op.create_index("submissions_state", "submissions", ["state", "key"])
    op.create_index("submissions_article", "submissions", ["article"])
    op.create_table(
        "products",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("filter", sa.Text, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
    )
    op.create_table(
        "entitlements",
        sa.Column("product", sa.Text, sa.ForeignKey("products.name"), primary_key=True),
        sa.Column("partner", sa.Text, sa.ForeignKey("partners.id"), primary_key=True),
    )
    op.create_table(
        "things",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("types", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("starts", sa.Text),
        sa.Column("ends", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("things_starts", "things", ["starts"])
    op.create_table(
        "coverage",
        sa.Column("thing", BIG, sa.ForeignKey("things.key"), primary_key=True),
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("node", sa.Text, nullable=False),
    )
    op.create_index("coverage_article", "coverage", ["article"])
    op.create_table(
        "thing_terms",
        sa.Column("thing", BIG, sa.ForeignKey("things.key"), primary_key=True),
        sa.Column("facet", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
    )
    op.create_index("thing_terms_value", "thing_terms", ["facet", "value", "thing"])
