/**
 * A module in HCL is judged as its JSON twin is: for every `.tf` of the sample whose `.tf.json` is there, the same findings, and each
 * stands in the block that it is about. ATREST_CORPUS names a folder with `hcl/tf` and `tf` to take instead.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../server/model/finding.ts';
import { locationOf } from '../../../server/model/source.ts';
import { repository } from '../../repository.ts';
import { lintFiles } from '../../picture/lint-files.ts';

const corpus = process.env['ATREST_CORPUS'];
const [native, twins] =
  corpus === undefined
    ? [path.join(repository, 'test/corpus/hcl'), path.join(repository, 'test/corpus/tf')]
    : [path.join(corpus, 'hcl/tf'), path.join(corpus, 'tf')];

function findings(file: string, name: string): readonly Finding[] {
  const { analyses } = lintFiles({ [name]: readFileSync(file, 'utf8') }, { unknown: 'hint' });
  return analyses.flatMap((analysis) => analysis.findings);
}
const told = (all: readonly Finding[]): readonly string[] =>
  all
    .map(({ resource, rule, verdict, protection }) =>
      [resource.address, rule.id, verdict, ...(protection?.levels ?? [])].join(' '),
    )
    .sort();

describe('terraform: HCL and its JSON twin', () => {
  const files = readdirSync(native, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'));
  for (const name of files) {
    it(`${name} is judged alike`, () => {
      const own = findings(path.join(native, name), 'main.tf');
      assert.deepEqual(told(own), told(findings(path.join(twins, `${name}.json`), 'main.tf.json')));
      const text = readFileSync(path.join(native, name), 'utf8');
      for (const {
        site,
        rule,
        place: { resource },
      } of own) {
        const { start, end } = locationOf(site).span;
        const block = resource.body && {
          start: text.lastIndexOf('\n', resource.body.origin.start + resource.body.from) + 1,
          end: resource.body.origin.start + resource.body.to,
        };
        assert.ok(!block || (start >= block.start && end <= block.end), `${rule.id} stands outside of its block`);
        assert.match(text.slice(start, end), /^[^\s].*[^\s]$/s, rule.id);
      }
    });
  }
  it('finds something', () => {
    assert.ok(files.length >= 20, String(files.length));
  });
});
