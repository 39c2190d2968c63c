import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planDocument } from '../../../server/dialects/terraform/plan/document.ts';
import { readPlan } from '../../../server/dialects/terraform/plan/read.ts';
import type { Json } from '../../../server/model/source.ts';
import { loadProjects } from '../../../server/workspace/load-projects.ts';
import { nodeFiles, uriOfPath } from '../../../server/workspace/node.ts';
import { at, find, short } from './plan.ts';

/** Made by Terraform 1.11.4 from the files beside it: `terraform plan -out p; terraform show -json p`. */
const path = join(import.meta.dirname, '../../fixtures/plan/tfplan.json');

/** By address: what `input` is from the plan alone, and with the source where that knows more. */
const rows: readonly (readonly [string, Json, Json?])[] = [
  ['terraform_data.k', 'key'],
  ['terraform_data.direct', '-> terraform_data.k.id'],
  ['terraform_data.conditional', 'absent'],
  ['terraform_data.viaLocal', 'unknown', '-> terraform_data.k.id'],
  ['terraform_data.nulled', 'absent'],
  ['terraform_data.each', { 'terraform_data.each["x"]': true, 'terraform_data.each["y"]': false }],
  ['terraform_data.link', '-> terraform_data.each', '-> terraform_data.each.id'],
  ['terraform_data.zero', 'a'],
  ['terraform_data.tozero', 'absent'],
  ['terraform_data.secret', 'present'],
  ['terraform_data.flag', true],
  [
    'terraform_data.nested',
    { a: { b: 'present', c: [true, 'present'] } },
    { a: { b: '-> terraform_data.k.id', c: [true, 'present'] } },
  ],
  ['terraform_data.fromModule', '-> module.m.terraform_data.in.id'],
  ['module.m.terraform_data.in', '-> terraform_data.k.id'],
  ['module.m.terraform_data.opt', 'absent'],
  [
    'module.n.terraform_data.in',
    { 'module.n["x"].terraform_data.in': 'fixed-x', 'module.n["y"].terraform_data.in': 'fixed-y' },
  ],
  ['module.n.terraform_data.opt', 'absent'],
];

describe('plan: a real one', () => {
  const alone = readPlan(planDocument({ uri: uriOfPath(path), version: 1, text: readFileSync(path, 'utf8') }));
  for (const [address, expected] of rows)
    it(`${address} from the plan alone`, () => {
      assert.deepEqual(short(at(find(alone, address), 'input')), expected);
    });

  it('knows which blocks have instances', () => {
    const exists = alone.resources.map((one) => [one.address, short(one.exists)] as const);
    assert.deepEqual(
      exists.filter(([, is]) => is !== true),
      [['terraform_data.zero', false]],
    );
    assert.deepEqual(find(alone, 'module.n.terraform_data.in').instances, [
      'module.n["x"].terraform_data.in',
      'module.n["y"].terraform_data.in',
    ]);
    assert.equal(alone.resources.length, 18);
  });

  describe('with its source', () => {
    it('knows what the source knows, and stands there', async () => {
      const loaded = await loadProjects([{ uri: uriOfPath(path), named: true }], nodeFiles);
      const project = loaded.projects[0]?.project;
      assert.ok(project);
      for (const [address, fromPlan, fromSource] of rows) {
        const resource = find(project, address);
        assert.deepEqual(short(at(resource, 'input')), fromSource ?? fromPlan, address);
        assert.match(resource.header.document.uri, /\/main\.tf\.json$/, address);
        assert.equal(resource.plan?.document.uri, uriOfPath(path));
      }
    });
  });

  it('holds no secret where it could be printed', () => {
    const seen = JSON.stringify(alone.resources.map((one) => short(one.properties)));
    assert.ok(!seen.includes('hush'));
  });
});
