/** `peer-checks.json` is a list of the checks that other tools have on our subject, read from their sources; none may be left out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../rules/index.ts';
import { checksLine, pageEnd } from '../../rules/page-sections.ts';
import { checksByRule, peerOf } from '../../rules/peers.ts';
import { type Peer, type PeerId, PEERS } from '../../server/model/peer.ts';

interface Row {
  /** A type and what is asked of it. */
  readonly subject: string;
  readonly types: readonly string[];
  readonly checks: Readonly<Partial<Record<PeerId, readonly string[]>>>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const rows = read('peer-checks.json') as readonly Row[];
const subjects = read('../../rules/peers/subjects.json') as Readonly<
  Record<string, { rules?: readonly string[]; because?: string; note?: string }>
>;

describe('checks of other tools', () => {
  const peers = new Map<PeerId, Peer>();
  before(async () => {
    for (const id of PEERS) peers.set(id, await peerOf(id));
  });
  const ids = new Set(catalogue.rules().map(({ id }) => id));
  const isSentence = (text: string): boolean => /^[A-Z].{20,}\.$/s.test(text);

  it('are all there, about what they are about', () => {
    for (const { subject, types, checks } of rows) {
      const concern = subject.slice(subject.indexOf(' ') + 1);
      assert.ok(Object.hasOwn(subjects, subject), subject);
      for (const id of PEERS) {
        for (const wanted of checks[id] ?? []) {
          const check = peers.get(id)?.checks.find((one) => one.id === wanted);
          assert.ok(check, `${id} ${wanted} is missing`);
          assert.ok(
            check.answers.some(
              (answer) => answer.concern === concern && types.every((type) => answer.types.includes(type)),
            ),
            `${id} ${wanted} says nothing of ${subject}`,
          );
        }
      }
    }
  });
  it('are answered by rules that exist, or by a sentence that says why not', () => {
    for (const [subject, { rules, because, note }] of Object.entries(subjects)) {
      assert.ok((rules === undefined) !== (because === undefined), `${subject}: rules or a reason`);
      for (const rule of rules ?? []) assert.ok(ids.has(rule), `${subject}: there is no rule ${rule}`);
      for (const text of [because, note]) if (text !== undefined) assert.ok(isSentence(text), `${subject}: ${text}`);
    }
  });
  it('name no rule that judges none of the types, unless a note says why', () => {
    for (const [subject, { rules = [], note }] of Object.entries(subjects)) {
      const types = rows.find((row) => row.subject === subject)?.types ?? [];
      for (const id of rules) {
        const rule = catalogue.rules().find((one) => one.id === id);
        const judged = types.flatMap(catalogue.kindsOf).some((kind) => kind.id === rule?.kind.id);
        if (!judged && note === undefined && types.length > 0)
          assert.ok(elsewhere.has(subject), `${subject}: ${id} is about other types, and no note says why`);
      }
    }
  });
  it('know no subject that nobody asks of', () => {
    const asked = new Set([...peers.values()].flatMap(({ checks }) => checks.flatMap(({ answers }) => answers)));
    const others = new Set(rows.map(({ subject }) => subject));
    const named = new Set([...asked].map(({ types, concern }) => `${types[0] ?? ''} ${concern}`));
    for (const subject of Object.keys(subjects)) assert.ok(named.has(subject) || others.has(subject), subject);
  });
  it('of AWS Config are all there that rules name as controls', () => {
    const known = new Set(peers.get('aws-config')?.checks.map(({ id }) => id));
    for (const { id, controls } of catalogue.rules())
      for (const control of controls)
        if (control.framework === 'AWS Config') assert.ok(known.has(control.id), `${id}: ${control.id}`);
  });
  it('stand on the pages and in one line for hover', async () => {
    const checks = await checksByRule();
    assert.match(checksLine('ebs-volume-encrypted', checks), /Checkov CKV2_AWS_2, CKV_AWS_3.*; Trivy AWS-0026/);
    const rule = catalogue.rules().find(({ id }) => id === 'kms-key-rotated');
    assert.ok(rule);
    const end = pageEnd([rule], checks).join('\n\n');
    assert.match(end, /^- Checkov: `CKV_AWS_7`$/m);
    assert.match(end, /^- AWS Config: `CMK_BACKING_KEY_ROTATION_ENABLED`$/m);
  });
});

/** The check is about a resource that only leads to the one that is judged. */
const elsewhere: ReadonlySet<string> = new Set([
  'aws_s3_bucket_server_side_encryption_configuration enabled',
  'aws_s3_bucket_server_side_encryption_configuration kms',
  'AWS::Glue::Job enabled:bookmarks',
  'AWS::Glue::Job enabled:logs',
  'AWS::Glue::Crawler enabled:logs',
]);
