import assert from 'node:assert/strict';
import { createInputs } from '../../scripts/fuzz/inputs.ts';
import { DIALECTS } from '../../scripts/fuzz/input.ts';
import { INHERITED } from '../../scripts/fuzz/words.ts';

describe('inputs', () => {
  const inputs = createInputs();
  const many = Array.from({ length: 1500 }, (_, seed) => inputs(seed));

  it('are those of their seeds', () => {
    assert.deepEqual(createInputs()(17), many[17]);
    assert.notDeepEqual(many[17], many[18]);
  });
  it('are of every dialect', () => {
    assert.deepEqual(new Set(many.map(({ dialect }) => dialect)), new Set(DIALECTS));
  });
  it('are of one dialect where that is named', () => {
    const inputsOfHcl = createInputs('tf');
    const hcl = Array.from({ length: 40 }, (_, seed) => inputsOfHcl(seed));
    for (const { dialect, files } of hcl) {
      assert.equal(dialect, 'tf');
      assert.match(Object.keys(files)[0] ?? '', /^main\.(?:tf|tofu)$/);
    }
  });
  it('hold every name that objects inherit', () => {
    const all = many.map(({ files }) => Object.values(files).join('\n')).join('\n');
    for (const name of INHERITED) assert.ok(all.includes(name), name);
  });
  it('hold such names as types of resources', () => {
    const all = many.map(({ files }) => Object.values(files).join('\n')).join('\n');
    assert.match(all, /"?Type"?: ?"?constructor/);
    assert.match(all, /"type": ?"(?:toString|valueOf|constructor|__proto__)/);
  });
});
