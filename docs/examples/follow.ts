// Follows the log of changes and prints each headline. Node 22 runs it as it stands; there are no dependencies.
//
//     node follow.ts http://127.0.0.1:8000

interface Change {
  number: number;
  kind: "published" | "updated" | "corrected" | "withdrawn" | "killed";
  article: string;
  revision: number;
}

interface Page {
  items: Change[];
  next_cursor: string;
  more: boolean;
}

const service: string = process.argv[2] ?? "http://127.0.0.1:8000";

async function fetchJson<T>(path: string): Promise<T | null> {
  const answer = await fetch(service + path);
  if (answer.status === 410) return null; // withdrawn since; that change comes, too
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

let cursor = "";
for (let more = true; more; ) {
  const page = await fetchJson<Page>("/v1/changes" + (cursor && `?cursor=${encodeURIComponent(cursor)}`));
  if (page === null) throw new Error("the log of changes is never withdrawn");
  for (const change of page.items) {
    const path = `/v1/articles/${change.article}/revisions/${change.revision}`;
    const document = await fetchJson<{ "@graph": { headline?: string }[] }>(path);
    console.log(change.number, change.kind, document?.["@graph"][0]?.headline ?? "(withdrawn)");
  }
  cursor = page.next_cursor; // keep it: it never expires
  more = page.more;
}
