/** Files in HCL that are no configuration of Terraform. */
import assert from 'node:assert/strict';
import { lintFiles, report } from '../../../server/api/lint.ts';
import { nameOf } from '../../../server/model/uri.ts';
import { skippedFor } from '../../../server/app/statistics.ts';
import { type Folder, folder } from '../../workspace/folder.ts';

const BARE = 'resource "aws_efs_file_system" "bare" {\n  encrypted = false\n}\n';
const TERRAGRUNT =
  'of Terragrunt, which makes the configuration when it runs: lint the JSON of `terragrunt plan -out FILE` and `terragrunt show -json FILE`';

describe("terraform: others' files in HCL", () => {
  let home: Folder;
  afterEach(() => home.remove());

  it('are never linted; what to do with those of Terragrunt is said once', async () => {
    home = await folder({
      'main.tf': BARE,
      'a/terragrunt.hcl': BARE,
      'b/terragrunt.hcl': BARE,
      ...Object.fromEntries(
        ['tftest', 'tfmock', 'tfcomponent', 'tfdeploy', 'tfstack', 'tfquery'].map((kind) => [`c/x.${kind}.hcl`, BARE]),
      ),
      'c/.terraform.lock.hcl': BARE,
      'a/.terragrunt-cache/x/main.tf': BARE,
      '.terraform/modules/x/main.tf': BARE,
    });
    const linted = await lintFiles([home.path], { config: false });
    const told = report(linted, { root: home.path });
    assert.deepEqual(
      told.reported.map(({ finding }) => nameOf(finding.site.document.uri)),
      ['main.tf'],
    );
    assert.deepEqual(skippedFor(told), [{ reason: TERRAGRUNT, files: 2 }]);
  });

  it('are told when they are named', async () => {
    home = await folder({ 'terragrunt.hcl': BARE, 'x.tftest.hcl': BARE });
    const { skipped, analyses } = await lintFiles([`${home.path}/terragrunt.hcl`, `${home.path}/x.tftest.hcl`]);
    assert.deepEqual(analyses, []);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      [TERRAGRUNT, 'not a template, a Terraform file, a plan or an assembly'],
    );
  });
});
