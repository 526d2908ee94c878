"""The words of a mapping file, typed: `schema/mapping.schema.json` is generated from these classes."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, JsonValue, Tag, model_validator

from publisher import vocabulary

Expression: TypeAlias = Annotated[
    str,
    Field(
        min_length=1,
        max_length=1_000,
        description="A JMESPath expression, such as `title.rendered`.",
    ),
]


class Value(BaseModel):
    """A value made by rule: exactly one of `from`, `const` and `template`, and what is then done with it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, title="Value")

    source: Annotated[Expression | None, Field(alias="from")] = None
    const: Annotated[JsonValue, Field(description="This value, whatever the source says.")] = None
    template: Annotated[
        str | None, Field(max_length=1_000, description="Text with expressions in braces: `{first} {last}`.")
    ] = None
    split: Annotated[
        str | None, Field(min_length=1, description="Cuts a text into a list at these characters.")
    ] = None
    lookup: Annotated[
        dict[str, JsonValue] | None,
        Field(description="Source value -> value; what is not listed is left out."),
    ] = None
    date: Annotated[
        str | None, Field(description="How the source writes dates, in strptime's letters: `%d/%m/%Y %H:%M`.")
    ] = None
    zone: Annotated[
        str | None, Field(description="The zone of times without one: `Europe/Lisbon` or `+01:00`.")
    ] = None
    plain: Annotated[bool, Field(description="Takes the words out of HTML.")] = False
    default: Annotated[JsonValue, Field(description="The value when the source has none.")] = None

    @model_validator(mode="after")
    def _one(self) -> Value:
        given = [name for name in ("source", "const", "template") if name in self.model_fields_set]
        if len(given) != 1:
            raise ValueError("needs exactly one of `from`, `const` and `template`")
        return self


class Node(BaseModel):
    """A node, or one for each member of a list: its `@type`, and a rule for each of its properties."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True, title="Node")
    __pydantic_extra__: dict[str, Rule] = Field(init=False)

    type: Annotated[str, Field(alias="@type", description="A type of schema.org.")]
    each: Annotated[Expression | None, Field(description="The list of which each member becomes a node.")] = (
        None
    )


def _kind(rule: object) -> str | None:
    if isinstance(rule, str):
        return "expression"
    if isinstance(rule, Value) or (isinstance(rule, dict) and "@type" not in rule and "each" not in rule):
        return "value"
    return "node" if isinstance(rule, dict | Node) else None


Rule: TypeAlias = Annotated[
    Annotated[Expression, Tag("expression")] | Annotated[Value, Tag("value")] | Annotated[Node, Tag("node")],
    Discriminator(
        _kind,
        custom_error_type="rule",
        custom_error_message="a rule is an expression, a value rule or a node",
    ),
]
TAGS = frozenset({"expression", "value", "node"})
"""What pydantic puts into the place of an error and no mapping holds."""


class Mapping(BaseModel):
    """A mapping file: where the articles are, and for each property the rule that makes it."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, title="Mapping of a newsroom's export to schema.org"
    )

    version: Annotated[Literal[1], Field(description="The version of this format.")] = 1
    items: Annotated[
        Expression | None, Field(description="Where the list of articles is; a list, or lines, need none.")
    ] = None
    article: Annotated[
        dict[str, Rule],
        Field(
            min_length=1,
            description="Property of schema.org -> rule. `author[]` makes a list even of one value; "
            "`@type` names the article's type.",
        ),
    ]


Node.model_rebuild()


def schema() -> dict[str, Any]:
    """The JSON Schema of mapping files, with the properties of an article, for editors that complete them."""
    made = Mapping.model_json_schema(by_alias=True)
    article = made["properties"]["article"]
    rule = article["additionalProperties"]
    made["$defs"]["Rule"] = rule
    names = sorted(vocabulary.properties("NewsArticle"))
    article["properties"] = {
        "@type": {
            "enum": sorted(vocabulary.descendants("CreativeWork")),
            "description": "The article's type.",
        },
        **{one: {"$ref": "#/$defs/Rule"} for name in names for one in (name, f"{name}[]")},
    }
    article["additionalProperties"] = {"$ref": "#/$defs/Rule"}
    made["$defs"]["Node"]["additionalProperties"] = {"$ref": "#/$defs/Rule"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:publisher:schema:mapping",
        **made,
    }
