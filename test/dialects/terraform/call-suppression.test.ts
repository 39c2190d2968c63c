/** A suppression on a call of a module, in both notations, holds for what that call makes, and for no other call. */
import assert from 'node:assert/strict';
import { lintFiles } from '../../../server/api/lint.ts';
import { type Folder, folder } from '../../workspace/folder.ts';

const LOCAL = `variable "on" {
  type     = object({ disk = optional(bool, false) })
  nullable = false
  default  = {}
}
resource "aws_ebs_volume" "v" {
  availability_zone = "eu-west-1a"
  encrypted         = var.on.disk
}
`;
const rules = ['encrypted', 'declared', 'customer-key'];
const call = (more: string): string => `{\n  source = "./local"\n${more}}\n`;
const native = [
  `# atrest: ignore[${rules.join(', ')}] -- scratch\nmodule "quiet" ${call('')}`,
  `module "loud" ${call('  on     = null\n')}`,
  `module "good" ${call('  on     = { disk = "true" }\n')}`,
].join('\n');
const source = './local';
const json = JSON.stringify({
  module: {
    quiet: { '//': { atrest: { ignore: rules.map((rule) => ({ rule, reason: 'scratch' })) } }, source },
    loud: { source, on: null },
    good: { source, on: { disk: 'true' } },
  },
});

describe('terraform: suppressions on calls', () => {
  let home: Folder;
  afterEach(() => home.remove());

  for (const [name, text] of Object.entries({ 'main.tf': native, 'main.tf.json': json }))
    it(`in ${name} hold for the call`, async () => {
      home = await folder({ [name]: text, 'local/main.tf': LOCAL });
      const { analyses } = await lintFiles([home.path], { settings: { profile: 'recommended' }, config: false });
      const told = analyses.flatMap(({ findings }) =>
        findings
          .filter(({ rule }) => rule.id === 'ebs-volume-encrypted')
          .map(({ resource, suppressed }) => [resource.address, suppressed !== undefined]),
      );
      assert.deepEqual(told.toSorted(), [
        ['module.loud.aws_ebs_volume.v', false],
        ['module.quiet.aws_ebs_volume.v', true],
      ]);
    });
});
