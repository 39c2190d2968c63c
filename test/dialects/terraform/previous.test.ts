import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Project } from '../../../server/model/finding.ts';
import { locationOf } from '../../../server/model/source.ts';
import type { Document } from '../../../server/model/source.ts';
import type { Reader } from '../../../server/dialects/dialect.ts';
import { readModule } from '../../../server/dialects/terraform/read.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { json } from '../../../server/syntax/json/json.ts';
import { directoryOf } from '../../../server/model/uri.ts';
import { resourceAt, show } from './module.ts';

/** A workspace in which files are edited; unchanged pieces of a text keep their nodes, as in the editor. */
function editor(files: Readonly<Record<string, string>>): {
  readonly edit: (path: string, from: string, to: string) => void;
  readonly read: () => Project;
  readonly readAnew: () => Project;
} {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`file:///m/${path}`, text]));
  const documents = new Map<string, Document>();
  const open = (uri: string): void => {
    const text = texts.get(uri) ?? '';
    if (uri.endsWith('.tf.json'))
      documents.set(uri, parse({ uri, version: documents.size, text, syntax: json }, documents.get(uri)));
  };
  [...texts.keys()].forEach(open);
  const reader: Reader = {
    document: (uri) => documents.get(uri),
    text: (uri) => texts.get(uri),
    list: (directory) => [...texts.keys()].filter((uri) => directoryOf(uri) === directory),
  };
  let last: Project | undefined;
  return {
    edit: (path, from, to) => {
      const uri = `file:///m/${path}`;
      const text = texts.get(uri) ?? '';
      assert.ok(text.includes(from), from);
      texts.set(
        uri,
        text.replace(from, () => to),
      );
      open(uri);
    },
    read: () => (last = readModule('file:///m', { reader, previous: last })),
    readAnew: () => readModule('file:///m', { reader }),
  };
}

const filler = Array.from(
  { length: 300 },
  (_, index) => `    "tag${String(index)}": "a value that makes the text long"`,
).join(',\n');
const files = {
  'a.tf.json': `{\n  "resource": {\n    "a": { "one": { "v": "\${var.x}", "w": "\${b.r.engine}" }, "two": { "v": "\${c.r.arn}" } }\n  },\n  "locals": {\n${filler}\n  }\n}\n`,
  'b.tf.json':
    '{ "variable": { "x": { "default": 1 } }, "resource": { "b": { "r": { "engine": "old", "size": 1 } } } }',
  'c.tf.json': '{ "resource": { "c": { "r": { "size": 1 }, "n": { "count": 1 } } } }',
  'terraform.tfvars': 'x = 2\n',
};
const identities = (before: Project, after: Project): readonly string[] =>
  after.resources.filter((resource) => before.resources.includes(resource)).map(({ address }) => address);
const all = ['a.one', 'a.two', 'b.r', 'c.r', 'c.n'];

const shown = (project: Project): readonly string[] =>
  project.resources.map(({ address, properties, exists }) => `${address} ${show(exists)} ${show(properties)}`);

describe('terraform: reading again', () => {
  it('nothing changed: all resources stay', () => {
    const at = editor(files);
    assert.deepEqual(identities(at.read(), at.read()), all);
  });
  it('a resource changes that no value depends on: the others stay', () => {
    const at = editor(files);
    const before = at.read();
    before.resources.map(({ properties }) => show(properties));
    at.edit('a.tf.json', '${c.r.arn}', '${c.r.id}');
    const after = at.read();
    assert.deepEqual(identities(before, after), ['b.r', 'c.r', 'c.n']);
    assert.equal(show(resourceAt(after, 'a.two').properties), '{v: ->c.r.id}');
    assert.equal(show(resourceAt(after, 'a.one').properties), '{v: 2, w: "old"}');
  });
  it('a part of the same file changes: what stands in another part stays, and is found at its new place', () => {
    const at = editor(files);
    const before = at.read();
    at.edit('a.tf.json', '"tag7": "a value', '"tag7": "\${1 + 1} value');
    const after = at.read();
    assert.deepEqual(identities(before, after), []);
    at.edit('a.tf.json', '{\n  "resource"', '{\n\n\n  "resource"');
    const moved = at.read();
    assert.ok(identities(after, moved).includes('a.one'));
    const { header } = resourceAt(moved, 'a.one');
    const { span } = locationOf(header);
    assert.equal(header.document.text.slice(span.start, span.end), '"one"');
  });
  for (const [what, path, from, to] of [
    ['an attribute that another resource reads', 'b.tf.json', '"old"', '"new"'],
    ['an attribute that another resource could read', 'b.tf.json', '"engine": "old", ', ''],
    ['a variable', 'b.tf.json', '"default": 1', '"default": 5'],
    ['a value of a file', 'terraform.tfvars', 'x = 2', 'x = 3'],
    ['an instance', 'c.tf.json', '"count": 1', '"count": 2'],
    ['instances of a resource that was one', 'c.tf.json', '"size": 1', '"size": 1, "count": 2'],
    ['a name', 'c.tf.json', '"r"', '"s"'],
    ['a syntax error', 'c.tf.json', '"n": {', '"n": '],
  ] as const) {
    it(`${what} changes: the values are those of reading anew`, () => {
      const at = editor(files);
      at.read().resources.map(({ properties }) => show(properties));
      at.edit(path, from, to);
      assert.deepEqual(shown(at.read()), shown(at.readAnew()));
    });
  }

  it('after any edits the values are those of reading anew', () => {
    const edits = [
      ['a.tf.json', '"v": "${var.x}"', '"v": "${local.tag1}"'],
      ['a.tf.json', '${b.r.engine}', '${b.r.size}'],
      ['a.tf.json', '${c.r.arn}', '${c.n[0].arn}'],
      ['a.tf.json', '"tag1": "a value', '"tag1": "${b.r.engine} value'],
      ['b.tf.json', '"old"', '"new"'],
      ['b.tf.json', '"size": 1', '"size": "${var.x}"'],
      ['b.tf.json', '"default": 1', '"default": 7'],
      ['c.tf.json', '"count": 1', '"count": "${var.x}"'],
      ['c.tf.json', '"size": 1', '"size": "${a.one.v}"'],
      ['terraform.tfvars', 'x = 2', 'x = 0'],
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(edits.length - 1), fc.boolean()), { maxLength: 8 }), (picks) => {
        const at = editor(files);
        at.read();
        const made = new Set<number>();
        for (const [pick, look] of picks) {
          const [path, from, to] = edits[pick] ?? edits[0];
          if (made.has(pick)) at.edit(path, to, from);
          else at.edit(path, from, to);
          if (!made.delete(pick)) made.add(pick);
          const project = at.read();
          if (look) project.resources.forEach(({ properties }) => show(properties));
        }
        assert.deepEqual(shown(at.read()), shown(at.readAnew()));
      }),
      { numRuns: 150 },
    );
  });
});
