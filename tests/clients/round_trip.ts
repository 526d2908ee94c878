// What a partner does with a client made from the contract by openapi-typescript: SERVICE KEY NEWSROOM_KEY DOCUMENT
import createClient from "openapi-fetch";
import type { paths, components } from "./api.d.ts";

declare const process: { argv: string[] };
type Json = "application/json" | "application/problem+json";
type Document = components["schemas"]["Document"];
type Answer = { data?: unknown; error?: unknown; response: Response };

const [, , baseUrl, key, newsroomKey, given] = process.argv as [string, string, string, string, string, string];
const story = JSON.parse(given) as Document & { "@graph": Record<string, unknown>[] };
const anybody = createClient<paths, Json>({ baseUrl });
const partner = createClient<paths, Json>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
const newsroom = createClient<paths, Json>({ baseUrl, headers: { Authorization: `Bearer ${newsroomKey}` } });

function version(id: string, headline: string): Document {
  const [article, ...others] = story["@graph"];
  return { ...story, "@graph": [{ ...article, identifier: id, headline }, ...others] };
}

function got<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

function refused<T extends Answer>(answer: T): NonNullable<T["error"]> {
  if (answer.error === undefined) throw new Error(`${answer.response.status} where an error was expected`);
  return answer.error as NonNullable<T["error"]>;
}

const path = { id: "storm" };
const first = await newsroom.PUT("/v1/articles/{id}", {
  params: { path, header: { "If-None-Match": "*" } },
  body: version("storm", "Harbour closes"),
});
const tag = first.response.headers.get("ETag") ?? "";
const next = { params: { path, header: { "If-Match": tag } }, body: version("storm", "Harbour reopens") };
const second = got(await newsroom.PUT("/v1/articles/{id}", next));
next.body = version("storm", "Harbour closes again");
const late = refused(await newsroom.PUT("/v1/articles/{id}", next));

const listed = got(await anybody.GET("/v1/articles", { params: { query: { section: ["Europe", "World"] } } }));
const fetched = got(await anybody.GET("/v1/articles/{id}", { params: { path } })) as typeof story;
const patch = got(await anybody.GET("/v1/articles/{id}/diff", { params: { path, query: { from: 1, to: 2 } } }));

const kinds: string[] = [];
for (let cursor: string | undefined, more = true; more; ) {
  const page = got(await anybody.GET("/v1/changes", { params: { query: { limit: 1, ...(cursor && { cursor }) } } }));
  kinds.push(...page.items.map((change) => change.kind));
  [cursor, more] = [page.next_cursor, page.more];
}

const header = { "Idempotency-Key": "client-of-typescript" };
const body = version("pilots", "Pilots go on strike");
const handed = got(await partner.POST("/v1/submissions", { params: { header }, body }));
const again = got(await partner.POST("/v1/submissions", { params: { header }, body }));
await newsroom.POST("/v1/submissions/{id}/accept", { params: { path: { id: handed.id } } });
const taken = got(await partner.GET("/v1/submissions/{id}", { params: { path: { id: handed.id } } }));

const judged = got(await anybody.POST("/v1/validate", { body: { ...story, "@graph": [{ "@type": "Artikle" }] } }));
const url = "http://127.0.0.1:9/";
const made = got(await partner.POST("/v1/subscriptions", { body: { url, filter: { section: ["Europe"] }, kinds: ["published"] } }));
const mine = got(await partner.GET("/v1/subscriptions"));
const removed = await partner.DELETE("/v1/subscriptions/{id}", { params: { path: { id: made.id } } });
const forbidden = refused(await partner.PUT("/v1/products/{name}", { params: { path: { name: "europe" } }, body: { title: "Europe", open: true } }));

const withdrawn = got(
  await newsroom.DELETE("/v1/articles/{id}", { params: { path, query: { reason: "It was not so" }, header: { "If-Match": "*" } } }),
);
const gone = refused(await anybody.GET("/v1/articles/{id}", { params: { path } }));
const receipt = got(
  await partner.POST("/v1/changes/{number}/receipt", { params: { path: { number: withdrawn.number } }, body: { note: "taken down" } }),
);

console.log(
  JSON.stringify({
    created: first.response.status,
    revision: second.article.revision,
    late: [late.status, late.title],
    listed: listed.items.map((item) => [item.id, item.headline]),
    fetched: fetched["@graph"][0]?.["headline"],
    patched: patch.map((step) => step.path),
    kinds,
    submission: [handed.state, handed.id === again.id, taken.state, taken.article],
    judged: [judged.valid, judged.findings.map((finding) => finding.code)],
    subscription: [made.state, made.secret?.slice(0, 6), mine.items.length, removed.response.status],
    forbidden: forbidden.status,
    withdrawn: withdrawn.kind,
    gone: [gone.status, gone.kind, gone.reason],
    receipt: [receipt.change === withdrawn.number, receipt.note],
  }),
);
