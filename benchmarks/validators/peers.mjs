// Judges documents with validators from npm and prints CPU seconds a pass: {"name": seconds | "why not"}.
// Standard input: {documents: [...], vocabulary: {"@graph": [...]}, passes: n}; run where the packages are.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const { documents, vocabulary, passes } = JSON.parse(readFileSync(0, 'utf8'));
const nodes = (document) => document['@graph'] ?? [document];

async function timed(judge) {
  for (const document of documents) await judge(document);
  const began = process.cpuUsage();
  for (let pass = 0; pass < passes; pass++) for (const document of documents) await judge(document);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6 / passes;
}

async function adobe() {
  const file = require.resolve('@adobe/structured-data-validator');
  const { default: Validator } = await import(pathToFileURL(file).href);
  const validator = new Validator(vocabulary);
  return timed(async (document) => {
    const jsonld = {};
    for (const node of nodes(document)) (jsonld[node['@type']] ??= []).push({ '@context': 'https://schema.org', ...node });
    await validator.validate({ jsonld, microdata: {}, rdfa: {}, metatags: {}, errors: [] });
  });
}

async function adobeFromPage() {
  const { default: Validator } = await import(pathToFileURL(require.resolve('@adobe/structured-data-validator')).href);
  const { default: Extractor } = await import(pathToFileURL(require.resolve('@marbec/web-auto-extractor')).href);
  const validator = new Validator(vocabulary);
  return timed(async (document) => {
    const page = `<html><script type="application/ld+json">${JSON.stringify(document)}</script></html>`;
    await validator.validate(new Extractor({ addLocation: true }).parse(page));
  });
}

async function testingTool() {
  const { structuredDataTest } = require('structured-data-testing-tool');
  return timed(async (document) => {
    const page = `<html><script type="application/ld+json">${JSON.stringify(document)}</script></html>`;
    try {
      await structuredDataTest(page);
    } catch (error) {
      if (error.type !== 'VALIDATION_FAILED') throw error;
    }
  });
}

const found = {};
const peers = [
  ['@adobe/structured-data-validator, parsed', adobe],
  ['@adobe/structured-data-validator, page', adobeFromPage],
  ['structured-data-testing-tool, page', testingTool],
];
for (const [name, run] of peers) {
  try {
    found[name] = await run();
  } catch (error) {
    found[name] = String(error.message ?? error);
  }
}
console.log(JSON.stringify(found));
