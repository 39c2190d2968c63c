/** Every rule whose findings have no fix says on its page why. */
import assert from 'node:assert/strict';
import { pageEnd } from '../../rules/page-sections.ts';
import { analyzer } from '../picture/lint-files.ts';

describe('pages of rules without a fix', () => {
  const rules = analyzer.catalogue.rules();
  it('say why there is none, and no others do', () => {
    for (const rule of rules) {
      const none = (rule.rung === undefined ? rule.noFix : rule.kind.store?.noFix?.[rule.rung]) !== undefined;
      const end = pageEnd([rule], new Map()).join('\n');
      assert.equal(/^## Why there is no fix\n\n- [^a-z].*\.$/m.test(end), none, `${rule.id}: ${end.slice(0, 200)}`);
      const fixless = rule.rung === undefined && !rule.makes && !rule.letsIn;
      assert.ok(!fixless || none, `${rule.id} has no fix and does not say why`);
    }
  });
});
