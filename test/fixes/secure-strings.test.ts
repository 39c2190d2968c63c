/** Which SSM parameters become secure strings, and on what demand: readers of a setting would get a text that they can't use. */
import assert from 'node:assert/strict';
import { chooseFix } from '../../server/app/fix/choice.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

/** What becomes of a parameter with these arguments when its rule is named, in JSON and in HCL. */
function outcomes(own: Readonly<Record<string, string>>, rule: readonly string[]): readonly string[] {
  const json = {
    variable: { given: {}, hidden: { sensitive: true }, known: { sensitive: true, default: 'x' } },
    locals: { passed: '${var.hidden}' },
    resource: {
      random_password: { made: { length: 20 } },
      aws_ssm_parameter: { it: { type: 'String', ...own } },
    },
    data: { aws_secretsmanager_secret_version: { kept: { secret_id: 's' } } },
  };
  const hcl = [
    'variable "given" {}\nvariable "hidden" {\n  sensitive = true\n}\nvariable "known" {\n  sensitive = true\n  default   = "x"\n}',
    'locals {\n  passed = var.hidden\n}\nresource "random_password" "made" {\n  length = 20\n}',
    'data "aws_secretsmanager_secret_version" "kept" {\n  secret_id = "s"\n}',
    `resource "aws_ssm_parameter" "it" {\n  type = "String"\n${Object.entries(own)
      .map(([name, value]) => `  ${name} = "${value}"\n`)
      .join('')}}\n`,
  ].join('\n');
  return [
    lintFiles({ 'main.tf.json': JSON.stringify(json) }, { profile: 'strict' }),
    lintFiles({ 'main.tf': hcl }, { profile: 'strict' }),
  ].map(({ analyses: [analysis] }) => {
    const finding = analysis?.findings.find((one) => one.rule.id === 'ssm-parameter-encrypted');
    assert.ok(analysis && finding);
    const choice = chooseFix(finding, analysis, analyzer, { impact: 'in-place', access: 'denies-clients', rule });
    return 'fix' in choice ? 'mended' : choice.refused ? 'refused' : 'left';
  });
}
const NAMED = ['ssm-parameter-encrypted'];
const SETTING = '/app/log-level';

describe('an SSM parameter that is no secure string', () => {
  for (const own of [
    { name: '/app/db/password', value: 'x' },
    { name: '/app/DB_PASSWORD', value: '${var.given}' },
    { name: '/app/dbPassword', value: 'x' },
    { name: '/app/github-token', value: 'x' },
    { name: '/app/stripe_api_key', value: 'x' },
    { name: '/app/credentials', value: 'x' },
    { name: SETTING, description: 'Password of the database', value: 'x' },
    { name: SETTING, description: 'the API key for mails', value: 'x' },
    { name: SETTING, value: '${var.hidden}' },
    { name: SETTING, value: '${var.known}' },
    { name: SETTING, value: '${local.passed}' },
    { name: SETTING, value: 'postgres://${var.given}:${var.hidden}@host' },
    { name: SETTING, value: '${sensitive(var.given)}' },
    { name: SETTING, value: '${random_password.made.result}' },
    { name: SETTING, value: 'postgres://u:${random_password.made.result}@host' },
    { name: SETTING, value: '${data.aws_secretsmanager_secret_version.kept.secret_string}' },
  ])
    it(`holds a secret, and becomes one where its rule is named: ${Object.values(own).join(', ')}`, () => {
      assert.deepEqual(outcomes(own, NAMED), ['mended', 'mended']);
      assert.deepEqual(outcomes(own, []), ['left', 'left']);
      assert.deepEqual(outcomes(own, ['encrypted']), ['left', 'left']);
    });
  for (const own of [
    { name: SETTING, value: 'x' },
    { name: SETTING, value: '${var.given}' },
    { name: '/app/password_policy', value: 'x' },
    { name: '/app/token-url', value: 'x' },
    { name: '/app/secret-arn', value: 'x' },
    { name: '/app/compass', value: 'x' },
    { name: SETTING, description: 'ARN of the secret', value: 'x' },
    { name: SETTING, description: 'how verbose', value: 'x' },
  ])
    it(`is a setting, and stays one: ${Object.values(own).join(', ')}`, () => {
      for (const rule of [NAMED, []]) assert.deepEqual(outcomes(own, rule), ['refused', 'refused']);
    });
  it('says why it stays one', () => {
    const resource = { aws_ssm_parameter: { it: { name: SETTING, type: 'String', value: 'x' } } };
    const [analysis] = lintFiles({ 'main.tf.json': JSON.stringify({ resource }) }, { profile: 'strict' }).analyses;
    const finding = analysis?.findings.find((one) => one.rule.id === 'ssm-parameter-encrypted');
    assert.match(finding?.noFix ?? '', /^Nothing says that it holds a secret .* write the type `SecureString`\.$/);
  });
});
