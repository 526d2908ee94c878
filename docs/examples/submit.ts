// Hands in a document. Run it again to see what became of it. Node 22.18 or newer; there are no dependencies.
//
//     node submit.ts http://127.0.0.1:8000 KEY document.jsonld

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

interface Submission {
  state: "received" | "accepted" | "rejected";
  url: string;
  article?: string;
  reason?: string;
}

interface Problem {
  status: number;
  detail: string;
  report?: { findings: { severity: string; pointer: string; message: string }[] };
}

const [service = "", key = "", file = ""] = process.argv.slice(2);
const body = await readFile(file);
const answer = await fetch(`${service}/v1/submissions`, {
  method: "POST",
  headers: {
    Authorization: `Bearer ${key}`,
    "Content-Type": "application/ld+json",
    "Idempotency-Key": createHash("sha256").update(body).digest("hex"), // the same document makes one submission
  },
  body,
});
if (!answer.ok) {
  const problem = (await answer.json()) as Problem;
  for (const finding of problem.report?.findings ?? []) console.log(finding.severity, finding.pointer, finding.message);
  throw new Error(`${problem.status} ${problem.detail}`);
}
const said = (await answer.json()) as Submission;
console.log(said.state, said.article ?? said.reason ?? said.url);
