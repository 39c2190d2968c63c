/**
 * HCL, held against what HashiCorp's own parser reads (hcl/v2 by way of hcl2json): blocks, labels, names of arguments and literal values, at
 * every level, and of every other expression its source. The sample is in test/fixtures/hcl-parsed; ATREST_CORPUS names a folder with `hcl/real` and
 * `hcl/hcl2json` to take instead.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Entry, Json, MapNode, Node, ScalarNode } from '../../server/model/source.ts';
import { hcl } from '../../server/syntax/hcl/hcl.ts';
import { parse } from '../../server/syntax/parse.ts';
import { parseExpression } from '../../server/syntax/hcl-grammar/parse.ts';
import { constant } from '../../server/dialects/terraform/hcl/constant.ts';
import { repository } from '../repository.ts';

const corpus = process.env['ATREST_CORPUS'];
const [native, theirs] =
  corpus === undefined
    ? [path.join(repository, 'test/fixtures/hcl-parsed'), path.join(repository, 'test/fixtures/hcl-parsed')]
    : [path.join(corpus, 'hcl/real'), path.join(corpus, 'hcl/hcl2json')];

const counts = { names: 0, literals: 0, sources: 0 };

const isMap = (json: Json): json is Readonly<Record<string, Json>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** What is not as the other parser has it, in words. */
function* differences(node: Node | undefined, json: Json, at: string): Generator<string> {
  if (!node) yield `${at} is not there`;
  else if (node.kind === 'scalar') yield* ofScalar(node, json, at);
  else if (node.kind === 'map' && isMap(json)) yield* ofMap(node, json, at);
  else if (Array.isArray(json)) {
    // A block is a list of one there.
    const items = node.kind === 'list' ? node.items : [node];
    if (items.length !== json.length) yield `${at} has ${String(items.length)} items, not ${String(json.length)}`;
    for (const [index, item] of json.entries())
      yield* differences(items[index], item as Json, `${at}[${String(index)}]`);
  } else yield `${at} is a ${node.kind}, not ${JSON.stringify(json)}`;
}

function* ofMap(node: MapNode, json: Readonly<Record<string, Json>>, at: string): Generator<string> {
  const own = new Map(node.entries.map((entry): [string, Entry] => [entry.key, entry]));
  counts.names += own.size;
  for (const name of own.keys()) if (!(name in json)) yield `${at}.${name} is not in the other`;
  for (const [name, inner] of Object.entries(json)) yield* differences(own.get(name)?.value, inner, `${at}.${name}`);
}

function* ofScalar({ style, value, raw }: ScalarNode, json: Json, at: string): Generator<string> {
  const found = style === 'expression' ? literalOf(raw) : value;
  if (found !== undefined && (json === null || typeof json !== 'object')) {
    counts.literals++;
    // Text is a template there.
    const text = typeof json === 'string' ? json.replaceAll('$${', '${').replaceAll('%%{', '%{') : json;
    if (found !== text) yield `${at} is ${JSON.stringify(found)}, not ${JSON.stringify(json)}`;
  } else if (typeof json === 'string') {
    counts.sources++;
    // A template is its text there, and every other expression its source in a sign of a template.
    if (json !== `\${${raw}}` && !/^(?:"|<<)/.test(raw)) yield `${at} is ${raw}, not ${json}`;
  } else if (isMap(json)) counts.sources++;
  else yield `${at} is ${raw}, not ${JSON.stringify(json)}`;
}

/** The value of what has no part that is worked out. */
function literalOf(raw: string): string | undefined {
  if (!/^(?:"|<<)/.test(raw) || /(?<!\$)\$\{|(?<!%)%\{/.test(raw)) return undefined;
  const value = constant(parseExpression(raw));
  return value.is === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

describe("HCL and HashiCorp's parser", () => {
  const files = readdirSync(native, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tf') && existsSync(path.join(theirs, `${name}.json`)))
    .sort();
  it(`read the same in each of ${String(files.length)} files`, function () {
    this.timeout(300_000);
    assert.ok(files.length >= 20);
    const wrong = files.flatMap((name) => {
      const text = readFileSync(path.join(native, name), 'utf8');
      const document = parse({ uri: `file:///${name}`, version: 1, text, syntax: hcl });
      const json = JSON.parse(readFileSync(path.join(theirs, `${name}.json`), 'utf8')) as Json;
      const problems = document.problems.map((problem) => `${name} ${problem.message}`);
      return [...problems, ...differences(document.roots[0], json, name)];
    });
    assert.deepEqual(wrong.slice(0, 20), [], `${String(wrong.length)} differ`);
    console.log(`      ${JSON.stringify(counts)}`);
    assert.ok(counts.names >= 380 && counts.literals >= 98 && counts.sources >= 110, JSON.stringify(counts));
  });
});
