import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { chosenBy } from '../../server/model/rule.ts';

describe('the catalogue', () => {
  it('knows every name by which a rule is chosen, without building them all', () => {
    for (const name of new Set(catalogue.rules().flatMap(chosenBy))) assert.ok(catalogue.isChosenBy(name), name);
    for (const name of ['ebs-volume-encryptd', 'ebs', 'encryption', '', 'constructor', '__proto__', 'ebs-volume-'])
      assert.ok(!catalogue.isChosenBy(name), name);
  });
});
