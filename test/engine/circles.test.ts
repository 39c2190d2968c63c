/** What leads in a circle is judged, and left open. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

const DATA = {
  aws_kms_key: { a: { key_id: '${data.aws_kms_key.b.arn}' }, b: { key_id: '${data.aws_kms_key.a.arn}' } },
};
const CIRCLES: readonly (readonly [what: string, kind: string, levels: string, file: string, resources: unknown])[] = [
  [
    'looked-up keys',
    'ebs-volume',
    'aws|customer',
    'main.tf.json',
    {
      aws_ebs_volume: { d: { encrypted: true, kms_key_id: '${data.aws_kms_key.a.arn}' } },
    },
  ],
  [
    'replicas',
    'rds-instance',
    'none|aws|customer',
    'main.tf.json',
    {
      aws_db_instance: {
        a: { engine: 'mysql', replicate_source_db: '${aws_db_instance.b.identifier}' },
        b: { engine: 'mysql', replicate_source_db: '${aws_db_instance.a.identifier}' },
      },
    },
  ],
];

describe('a circle of', () => {
  for (const [what, kind, levels, file, resource] of CIRCLES)
    it(`${what} ends, and settles nothing`, () => {
      const { analyses } = lintFiles({ [file]: JSON.stringify({ data: DATA, resource }) });
      const stores = analyses.flatMap((analysis) => analysis.stores).filter((one) => one.kind.id === kind);
      assert.ok(stores.length > 0);
      for (const { protection } of stores) assert.equal(protection.levels.join('|'), levels);
    });
});
