/** Each example of Terraform on a rule's page says in HCL what it says in JSON, and is fixed to the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inHcl, twinsOf } from '../../scripts/hcl-twins.ts';
import type { Finding } from '../../server/model/finding.ts';
import { happen, type Happened, shownUnder } from '../picture/happen.ts';

const root = join(import.meta.dirname, '../../rules');
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
/** Examples whose twin has no fix, and why. */
const UNFIXED: ReadonlyMap<string, string> = new Map([
  [
    'JSON in a text',
    'a quoted template is an expression: who puts into a part of it would write HCL inside of JSON inside of HCL',
  ],
]);
const told = ({ findings }: Happened): readonly string[] =>
  findings.map(({ verdict, severity, message }: Finding) => `${verdict} ${severity} ${message}`).sort();

describe('an example of Terraform in HCL', () => {
  let shown = 0;
  for (const page of pages) {
    const ruleId = basename(page).replace(/(?:\.cases)?\.md$/, '');
    it(`is judged and fixed as in JSON: ${page}`, () => {
      for (const { heading, file, json, hcl } of twinsOf(
        readFileSync(join(root, page), 'utf8'),
        ruleId,
        shownUnder(ruleId),
      )) {
        shown++;
        assert.deepEqual(told(hcl), told(json), heading);
        const [before = ''] = Object.values(json.files).map((drawn) => drawn.before);
        const [after = ''] = Object.values(json.fixed);
        if (after === before || UNFIXED.has(heading)) assert.equal(hcl.fixed[file], hcl.files[file]?.before, heading);
        else
          assert.deepEqual(
            told(happen(hcl.fixed, ruleId, shownUnder(ruleId))),
            told(happen({ [`${file}.json`]: after }, ruleId, shownUnder(ruleId))),
            heading,
          );
      }
    });
  }
  after(() => {
    assert.ok(shown > 150, String(shown));
  });

  it('has no word for what is only in JSON', () => {
    assert.throws(() => inHcl('{"resource":{"aws_x":{"y":{"//":"a comment"}}}}'), /name of an argument/);
  });
});
