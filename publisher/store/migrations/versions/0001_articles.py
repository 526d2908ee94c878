"""Articles, their revisions, the log of changes; filters and search; partners and keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "articles",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("change", BIG),
        sa.Column("position", BIG, nullable=False, unique=True),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("embargo", sa.Text),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("earliest", sa.Text),
        sa.Column("latest", sa.Text),
        sa.Column("card", sa.Text, nullable=False),
    )
    op.create_index("articles_embargo", "articles", ["embargo"], sqlite_where=sa.text("embargo IS NOT NULL"),
                    postgresql_where=sa.text("embargo IS NOT NULL"))  # fmt: skip
    op.create_index("articles_at", "articles", ["at"])
    op.create_table(
        "revisions",
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("change", BIG),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("number", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), nullable=False, index=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("note", sa.Text),
    )
    op.create_table(
        "terms",
        sa.Column("article", BIG, sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("facet", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
    )
    op.create_index("terms_value", "terms", ["facet", "value", "article"])
    op.create_table(
        "partners",
        sa.Column("key", BIG, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("trusted", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("profiles", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("partner", BIG, sa.ForeignKey("partners.key"), nullable=False, index=True),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("expires", sa.Text),
        sa.Column("revoked", sa.Text),
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(words, tokenize='unicode61')")
    else:
        op.execute(
            "CREATE TABLE search (rowid bigint PRIMARY KEY REFERENCES articles(key), words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX search_words ON search USING gin (words)")
