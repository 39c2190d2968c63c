/** What spelled paths mean, on values as dialects read them. */
import assert from 'node:assert/strict';
import { isNamed, ITEMS, stepsOf } from '../../server/engine/read/path.ts';
import { lintFiles } from '../picture/lint-files.ts';

describe('spelled paths', () => {
  const meanings: readonly (readonly [string, readonly unknown[]])[] = [
    ['', []],
    ['Ebs.Encrypted', ['Ebs', 'Encrypted']],
    ['Rules[].Algorithm', ['Rules', ITEMS, 'Algorithm']],
    ['A[].B[]', ['A', ITEMS, 'B', ITEMS]],
    ['Parameters."rds.force_ssl"', ['Parameters', 'rds.force_ssl']],
    ['parameter[name=rds.force_ssl].value', ['parameter', { key: 'name', is: 'rds.force_ssl' }, 'value']],
  ];
  for (const [path, steps] of meanings)
    it(`reads ${path === '' ? 'an empty path' : path}`, () => {
      assert.deepEqual(
        stepsOf(path).map((step) => (isNamed(step) ? { ...step } : step)),
        steps,
      );
    });
});

describe('an item that a key names', () => {
  const group = (parameter: unknown): string =>
    JSON.stringify({ resource: { aws_db_parameter_group: { g: { family: 'postgres14', parameter } } } });
  const verdict = (parameter: unknown, more: Record<string, unknown> = {}): readonly string[] =>
    lintFiles({ 'main.tf.json': JSON.stringify({ ...(JSON.parse(group(parameter)) as object), ...more }) })
      .analyses.flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule.id === 'rds-parameter-group-ssl-forced')
      .map((finding) => finding.verdict);

  const on = { name: 'rds.force_ssl', value: '1' };
  const other = { name: 'log_statement', value: 'ddl' };
  it('is found wherever it stands, and as a single block', () => {
    assert.deepEqual(verdict([other, on]), []);
    assert.deepEqual(verdict([on, other]), []);
    assert.deepEqual(verdict(on), []);
  });
  it('is not there when no item has the name', () => {
    assert.deepEqual(verdict([other, { name: 'rds.force_ssl_x', value: '1' }]), ['fail']);
    assert.deepEqual(verdict([]), ['fail']);
  });
  it('does not take the value of another item', () => {
    assert.deepEqual(
      verdict([
        { ...other, value: '1' },
        { name: 'rds.force_ssl', value: '0' },
      ]),
      ['fail'],
    );
  });
  it('is not known when a name is not, unless another item has it', () => {
    const variable = { variable: { name: { type: 'string' } } };
    assert.deepEqual(verdict([{ name: '${var.name}', value: '0' }, other], variable), ['unknown']);
    assert.deepEqual(verdict([{ name: '${var.name}', value: '0' }, on], variable), []);
  });
});
