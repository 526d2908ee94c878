// Judges documents with validators from npm and prints [[name, given, CPU seconds of the best round], ...].
// Standard input: {rounds: [[document, ...], ...], vocabulary: {"@graph": [...]}}; run where the packages are.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const { rounds, vocabulary } = JSON.parse(readFileSync(0, 'utf8'));
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;

function page(document) {
  const text = JSON.stringify(document).replaceAll('<', '\\u003c');
  return `<html><head><script type="application/ld+json">${text}</script></head></html>`;
}

function extracted(document) {
  const jsonld = {};
  for (const node of document['@graph'] ?? [document]) {
    (jsonld[node['@type']] ??= []).push({ '@context': 'https://schema.org', ...node });
  }
  return { jsonld, microdata: {}, rdfa: {}, metatags: {}, errors: [] };
}

async function best(ready, judge) {
  let least = Infinity;
  for (const documents of rounds) {
    const given = documents.map(ready);
    const began = process.cpuUsage();
    for (const one of given) await judge(one);
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

const Validator = await load('@adobe/structured-data-validator');
const Extractor = await load('@marbec/web-auto-extractor');
const { structuredDataTest } = require('structured-data-testing-tool');
const validator = new Validator(vocabulary);

async function tested(given) {
  try {
    await structuredDataTest(given);
  } catch (error) {
    if (error.type !== 'VALIDATION_FAILED') throw error;
  }
}

const extracting = (given) => validator.validate(new Extractor({ addLocation: true }).parse(given));
const found = [
  ['@adobe/structured-data-validator', 'parsed', await best(extracted, (given) => validator.validate(given))],
  ['@adobe/structured-data-validator', 'page', await best(page, extracting)],
  ['structured-data-testing-tool', 'page', await best(page, tested)],
];
console.log(JSON.stringify(found));
