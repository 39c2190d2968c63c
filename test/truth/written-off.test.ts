/** Encryption that is written off is never weaker than silence, and no message says that nothing is stated where something is. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { PROFILES, SEVERITIES, type Profile } from '../../server/model/settings.ts';
import { lintFiles } from '../picture/lint-files.ts';
import { said } from './said.ts';
import { filesWith, readExpectations, type Row } from '../rules/expectations.ts';

const expectations = readExpectations();

/** The rungs of the store that are told of the resource of a row. */
function told(kind: string, row: Row, profile: Profile) {
  const { analyses } = lintFiles(filesWith(row), { profile, unknown: 'hint' });
  const ids = new Set(catalogue.rules().flatMap((rule) => (rule.kind.id === kind && 'rung' in rule ? [rule.id] : [])));
  return analyses
    .flatMap(({ findings }) => findings)
    .filter(({ rule, resource }) => ids.has(rule.id) && resource.type === row.type);
}
/** How severe the worst is; below all where nothing is told. */
const worst = (found: ReturnType<typeof told>): number =>
  Math.max(-1, ...found.map(({ severity }) => SEVERITIES.indexOf(severity)));

describe('encryption that is written off', () => {
  const pairs = [...expectations].flatMap(([kind, { rows }]) =>
    rows
      .filter(({ state }) => state === 'off')
      .flatMap((off) => {
        const absent = rows.find(({ type, state }) => state === 'absent' && type === off.type);
        return absent ? [{ kind, off, absent }] : [];
      }),
  );
  it('is written for many stores', () => {
    assert.ok(pairs.length > 100, String(pairs.length));
  });

  for (const profile of PROFILES)
    it(`is told no less than nothing at all, in the profile ${profile}`, () => {
      const weaker = pairs.flatMap(({ kind, off, absent }) => {
        const [ofOff, ofAbsent] = [worst(told(kind, off, profile)), worst(told(kind, absent, profile))];
        return ofOff < ofAbsent ? [`${kind} ${off.type}: ${String(ofOff)} < ${String(ofAbsent)}`] : [];
      });
      assert.deepEqual(weaker, []);
    });

  it('is not called unstated', () => {
    const wrong = pairs.flatMap(({ kind, off }) =>
      told(kind, off, 'strict')
        .filter(({ message }) => message.includes('does not state'))
        .map(({ message }) => `${off.type} ${JSON.stringify(off.properties)}: ${message}`),
    );
    assert.deepEqual(wrong, []);
  });

  describe('beside a source that is not in sight', () => {
    const of = (type: string, source: string, written: string): readonly string[] =>
      said({ 'main.tf': `resource "${type}" "it" {\n  ${source}\n  ${written}\n}\n` }, '').filter((line) =>
        /-(?:encrypted|encryption-declared) /.test(line),
      );
    for (const [type, source, off] of [
      ['aws_ami_copy', 'source_ami_id = "ami-0123"', 'encrypted = false'],
      ['aws_ebs_snapshot_copy', 'source_snapshot_id = "snap-0123"', 'encrypted = false'],
      ['aws_ebs_volume', 'snapshot_id = "snap-0123"', 'encrypted = false'],
      ['aws_db_instance', 'snapshot_identifier = "s"', 'storage_encrypted = false'],
      ['aws_rds_cluster', 'snapshot_identifier = "s"', 'storage_encrypted = false'],
      ['aws_neptune_cluster', 'snapshot_identifier = "s"', 'storage_encrypted = false'],
      ['aws_docdb_cluster', 'snapshot_identifier = "s"', 'storage_encrypted = false'],
    ] as const)
      it(`is told of ${type} as its absence is`, () => {
        const absent = of(type, source, '');
        assert.equal(absent.length, 1);
        assert.deepEqual(of(type, source, off), absent);
      });
  });

  it('of an imported disk is off, as its absence is', () => {
    const disk = 'disk_container {\n    format = "VHD"\n    url    = "s3://a/b"\n  }';
    for (const written of ['', 'encrypted = false'])
      assert.deepEqual(
        said({ 'main.tf': `resource "aws_ebs_snapshot_import" "it" {\n  ${disk}\n  ${written}\n}\n` }, 'ebs-'),
        ['aws_ebs_snapshot_import.it ebs-snapshot-copy-encrypted fail'],
      );
  });
});
