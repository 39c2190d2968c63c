/** A store that is made from another one of the project is as that is. */
import assert from 'node:assert/strict';
import { inEach, json, said } from './said.ts';

describe('a volume from a snapshot of a volume of the project', () => {
  const plain = (encrypted: boolean): string => `resource "aws_ebs_volume" "p" {
  availability_zone = "eu-central-1a"
  size              = 8
  encrypted         = ${String(encrypted)}
}
resource "aws_ebs_snapshot" "s" {
  volume_id = aws_ebs_volume.p.id
}
resource "aws_ebs_snapshot_copy" "c" {
  source_snapshot_id = aws_ebs_snapshot.s.id
  source_region      = "eu-central-1"
}
resource "aws_ebs_volume" "v" {
  availability_zone = "eu-central-1a"
  snapshot_id       = aws_ebs_snapshot_copy.c.id
}
`;
  const twin = {
    resource: {
      aws_ebs_volume: { p: { encrypted: false }, v: { snapshot_id: '${aws_ebs_snapshot_copy.c.id}' } },
      aws_ebs_snapshot: { s: { volume_id: '${aws_ebs_volume.p.id}' } },
      aws_ebs_snapshot_copy: { c: { source_snapshot_id: '${aws_ebs_snapshot.s.id}' } },
    },
  };
  inEach({ HCL: { 'main.tf': plain(false) }, 'Terraform JSON': { 'main.tf.json': json(twin) } }, 'ebs-', [
    'aws_ebs_snapshot_copy.c ebs-snapshot-copy-encrypted fail',
    'aws_ebs_volume.p ebs-volume-encrypted fail',
    'aws_ebs_volume.v ebs-volume-encrypted fail',
  ]);

  it('is fine where that one is, and says what it follows where not', () => {
    const rules = 'ebs-volume-encrypted';
    assert.deepEqual(said({ 'main.tf': plain(true) }, rules), []);
    const [, followed = ''] = said({ 'main.tf': plain(false) }, rules, true);
    assert.match(followed, /^aws_ebs_volume\.v .*follows the snapshot/);
  });

  it('is not known where the snapshot is not in the project', () => {
    const alone = 'resource "aws_ebs_volume" "v" {\n  snapshot_id = "snap-0123"\n}\n';
    assert.deepEqual(said({ 'main.tf': alone }, 'ebs-'), ['aws_ebs_volume.v ebs-volume-encrypted unknown']);
  });
});

describe('a database restored from a snapshot of one of the project', () => {
  const restored = (encrypted: boolean): string => `resource "aws_db_instance" "a" {
  engine            = "postgres"
  storage_encrypted = ${String(encrypted)}
}
resource "aws_db_snapshot" "s" {
  db_instance_identifier = aws_db_instance.a.identifier
  db_snapshot_identifier = "s"
}
resource "aws_db_instance" "b" {
  engine              = "postgres"
  snapshot_identifier = aws_db_snapshot.s.id
}
`;
  it('is the finding of that one, for it can choose nothing', () => {
    assert.deepEqual(said({ 'main.tf': restored(false) }, 'rds-instance-encrypted'), [
      'aws_db_instance.a rds-instance-encrypted fail',
    ]);
    assert.deepEqual(said({ 'main.tf': restored(true) }, 'rds-instance-encrypted'), []);
  });
});
