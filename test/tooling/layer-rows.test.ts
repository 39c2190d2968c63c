/** The code map of ARCHITECTURE.md says what the rows of `.dependency-cruiser.cjs` allow. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { layerRows, unusedOf, withImports } from '../../scripts/layer-rows.ts';
import { repository } from '../repository.ts';

describe('rows of layers', () => {
  const rows = layerRows(repository);
  it('are what the code map says', () => {
    const architecture = readFileSync(path.join(repository, 'ARCHITECTURE.md'), 'utf8');
    assert.equal(architecture, withImports(architecture, rows), 'npm run layers writes it');
  });
  it('write the last column of their folder, and no other line', () => {
    const before =
      '| `server/policy` | not a map | stays |\n\n| folder | what it is | may import |\n| --- | --- | --- |\n| `server/policy` | policies | everything |\n\n`docs/graph.md`\n';
    assert.equal(withImports(before, rows), before.replace('| everything |', '| model |'));
  });
  it('that allow what nobody imports are noted', () => {
    const [model, policy] = ['model', 'policy'].map((name) => rows.find((row) => row.name === name));
    assert.ok(model && policy);
    assert.deepEqual(unusedOf([model, policy], [{ from: 'server/policy/a.ts', to: 'server/policy/b.ts' }]), [
      'policy may import model, and does not: it could go from its row',
    ]);
    assert.deepEqual(unusedOf([policy], [{ from: 'server/policy/a.ts', to: 'server/model/b.ts' }]), []);
  });
});
