// Follows the log of changes and keeps the documents in a folder. Run it again whenever you like.
// Node 22.18 or newer runs it as it stands; there are no dependencies.
//
//     node follow.ts http://127.0.0.1:8000 articles/

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";

interface Change {
  number: number;
  kind: "published" | "updated" | "corrected" | "withdrawn" | "killed";
  article: string;
  revision: number;
  digest: string;
}

interface Page {
  items: Change[];
  next_cursor: string;
  more: boolean;
}

const [service = "", folder = ""] = process.argv.slice(2);
await mkdir(folder, { recursive: true });

async function get(path: string): Promise<Buffer | null> {
  const answer = await fetch(service + path);
  if (answer.status === 410) return null; // withdrawn since; that change comes, too
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function keep(change: Change): Promise<void> {
  const copy = `${folder}/${change.article}.jsonld`;
  if (change.kind === "withdrawn" || change.kind === "killed") return rm(copy, { force: true });
  const document = await get(`/v1/articles/${change.article}/revisions/${change.revision}`);
  if (document === null) return;
  if (createHash("sha256").update(document).digest("hex") !== change.digest)
    throw new Error(`${change.article}: not the bytes that were published`);
  await writeFile(copy, document);
}

for (let more = true; more; ) {
  const cursor = await readFile(`${folder}/cursor`, "utf8").catch(() => "");
  const page = await get("/v1/changes" + (cursor && `?cursor=${encodeURIComponent(cursor)}`));
  const { items, next_cursor, more: rest } = JSON.parse(String(page)) as Page;
  for (const change of items) {
    await keep(change);
    console.log(change.number, change.kind, change.article);
  }
  await writeFile(`${folder}/cursor`, next_cursor); // only now: what was cut off is done again
  more = rest;
}
