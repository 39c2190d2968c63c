import assert from 'node:assert/strict';
import { lintText } from '../../../server/index.ts';

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const plan = (values: string): string =>
  `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[{"address":"aws_ebs_volume.v","mode":"managed","type":"aws_ebs_volume","name":"v","change":{"actions":["create"],"after":{"encrypted":false,"tags":${values}},"after_unknown":{}}}]}`;
const state = (values: string): string =>
  `{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[{"address":"aws_ebs_volume.v","mode":"managed","type":"aws_ebs_volume","name":"v","values":{"encrypted":false,"tags":${values}}}]}}}`;

describe('plans and states that nest deeply', () => {
  for (const [what, write] of [
    ['plan', plan],
    ['state', state],
  ] as const) {
    it(`are told and not read, at any depth: ${what}`, async () => {
      for (const levels of [300, 2000, 200_000]) {
        const text = write(nested(levels));
        const { analyses, broken, failed } = await lintText({ uri: 'file:///w/plan.json', text });
        assert.deepEqual(failed, []);
        assert.deepEqual(
          broken.flatMap(({ problems }) => problems.map(({ message }) => message)),
          ['nested deeper than 200 levels: this can not be read'],
        );
        assert.deepEqual(
          analyses.flatMap(({ findings }) => findings),
          [],
        );
      }
    });
    it(`are read up to the limit, and brackets in texts do not count: ${what}`, async () => {
      const text = write(`[${nested(150)},"${'['.repeat(500)}\\"${'{'.repeat(500)}"]`);
      const { analyses, broken } = await lintText({ uri: 'file:///w/plan.json', text });
      assert.deepEqual(broken, []);
      assert.equal(analyses.flatMap(({ findings }) => findings)[0]?.rule.id, 'ebs-volume-encrypted');
    });
  }
});
