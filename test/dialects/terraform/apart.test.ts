/** A directory is one module, unless two of its files declare the same resource. */
import assert from 'node:assert/strict';
import { countProjects, readDirectory } from '../../../server/dialects/terraform/apart.ts';
import type { Reader } from '../../../server/dialects/dialect.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { json } from '../../../server/syntax/json/json.ts';

const directory = 'file:///m';
function readerOf(files: Readonly<Record<string, unknown>>): Reader {
  const documents = new Map(
    Object.entries(files).map(([name, content]) => {
      const uri = `${directory}/${name}`;
      return [uri, parse({ uri, version: 1, text: JSON.stringify(content), syntax: json })];
    }),
  );
  return {
    document: (uri) => documents.get(uri),
    text: (uri) => documents.get(uri)?.text,
    list: (at) => (at === directory ? [...documents.keys()] : []),
  };
}
const volume = (name: string): object => ({ resource: { aws_ebs_volume: { [name]: { size: 1 } } } });
const read = (
  files: Readonly<Record<string, unknown>>,
): readonly (readonly [uri: string, addresses: readonly string[], notes: number])[] => {
  const reader = readerOf(files);
  const projects = readDirectory(directory, { reader });
  assert.equal(countProjects(directory, reader), projects.length);
  return projects.map(({ uri, resources, notes }) => [uri, resources.map(({ address }) => address), notes.length]);
};

describe('terraform: files that do not belong together', () => {
  it('are one module as long as they declare different things', () => {
    assert.deepEqual(read({ 'a.tf.json': volume('a'), 'b.tf.json': volume('b') }), [
      [directory, ['aws_ebs_volume.a', 'aws_ebs_volume.b'], 0],
    ]);
    assert.deepEqual(read({ 'a.tf.json': volume('a') }), [[directory, ['aws_ebs_volume.a'], 0]]);
  });
  it('are read one by one when two declare the same, which is told once', () => {
    assert.deepEqual(read({ 'a.tf.json': volume('a'), 'b.tf.json': volume('a'), 'c.tf.json': volume('c') }), [
      [`${directory}/a.tf.json`, ['aws_ebs_volume.a'], 1],
      [`${directory}/b.tf.json`, ['aws_ebs_volume.a'], 0],
      [`${directory}/c.tf.json`, ['aws_ebs_volume.c'], 0],
    ]);
  });
  it('are one module with their overrides', () => {
    const override = { resource: { aws_ebs_volume: { a: { encrypted: true } } } };
    assert.deepEqual(read({ 'a.tf.json': volume('a'), 'a_override.tf.json': override }), [
      [directory, ['aws_ebs_volume.a'], 0],
    ]);
  });
});
