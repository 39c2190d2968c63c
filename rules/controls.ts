/**
 * Controls of compliance frameworks, each with what the mapping rests on. Those that speak of a whole subject stand here once, by the
 * concern of a rule; a kind or rule names only what speaks of its own resource.
 */
import type { Concern, Control } from '../server/model/kind.ts';
import type { Rung } from '../server/model/level.ts';

const PACK = "AWS's HIPAA conformance pack lists the AWS Config rule";
const TEXT = 'by its own text';

const of =
  (framework: Control['framework'], basis: string) =>
  (id: string): Control => ({ framework, id, basis });
/** The same control, mapped for another reason. */
export const because = (basis: string, control: Control): Control => ({ ...control, basis });

export const fsbp = of('FSBP', 'the Security Hub control of this id');
/** What Security Hub checks, but the standard does not list. */
export const outsideFsbp = of('FSBP', 'a Security Hub control of this id, though not in the FSBP standard');
export const hipaa = of('HIPAA', TEXT);
export const nist = of('NIST 800-53 r5', 'Security Hub files checks of encryption here');
export const pci = of('PCI DSS 4.0', 'Prowler files checks of encryption here');
export const iso = of('ISO 27001', TEXT);
export const config = of('AWS Config', 'the managed rule that judges this on what is deployed');

/** Numbers of the benchmark move from one version to the next: 2.2.1 is EBS in 3.0.0 and RDS in 4.0.1. */
const CIS_VERSIONS = ['3.0.0', '4.0.1', '5.0.0', '6.0.0', '7.0.0'] as const;
/** One item of the CIS AWS Foundations Benchmark: its number in each of the versions 3.0.0, 4.0.1, 5.0.0, 6.0.0, 7.0.0. */
export const cis = (numbers: readonly string[], basis = 'the item is about this resource'): readonly Control[] =>
  numbers.map((number, index) => ({ framework: 'CIS AWS', id: `${CIS_VERSIONS[index] ?? ''} ${number}`, basis }));

const EPHI = because(
  'by its own text: a mechanism to encrypt and decrypt ePHI; addressable, so do it or write down why not',
  hipaa('164.312(a)(2)(iv)'),
);
const CRYPTOGRAPHY = because(
  'by its own text: one control for encryption at rest, in transit and for keys',
  iso('A.8.24'),
);
const SC_12 = because('by its own text: cryptographic keys are established and managed', nist('SC-12'));

const AT_REST: readonly Control[] = [
  EPHI,
  because('by its own text: information at rest is protected', nist('SC-28')),
  because('by its own text: by cryptography', nist('SC-28(1)')),
  because('by its own text: approved cryptography is used', nist('SC-13')),
  ...['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SI-7(6)'].map(nist),
  because(
    'tools file checks of encryption at rest here; alone it is not enough for card numbers, see 3.5.1.2',
    pci('3.5.1'),
  ),
  CRYPTOGRAPHY,
];
const PASSWORDS = because('Prowler files it here; a weak fit, for it speaks of authentication factors', pci('8.3.2'));
const YOUR_KEY: readonly Control[] = [
  because('by its own text: the organisation controls the keys, not the provider', nist('SA-9(6)')),
  SC_12,
];
const IN_TRANSIT: readonly Control[] = [
  because(
    'by its own text: ePHI that is transmitted is guarded; a rule on transmission, not on data at rest',
    hipaa('164.312(e)(1)'),
  ),
  because('by its own text: ePHI is encrypted in transit; addressable', hipaa('164.312(e)(2)(ii)')),
  because('by its own text: information in transit is protected', nist('SC-8')),
  because('by its own text: by cryptography', nist('SC-8(1)')),
  because('by its own text: approved cryptography is used', nist('SC-13')),
  because('by its own text: card numbers are encrypted on open networks', pci('4.2.1')),
  CRYPTOGRAPHY,
];
const KEYS: readonly Control[] = [SC_12, CRYPTOGRAPHY];

const BY_CONCERN: Readonly<Record<Concern, readonly Control[]>> = {
  encrypt: AT_REST,
  cmk: AT_REST,
  override: AT_REST,
  enforcement: AT_REST,
  rotation: KEYS,
  'key-policy': KEYS,
  'key-state': KEYS,
  consistency: KEYS,
  'in-transit': IN_TRANSIT,
  other: [],
};

/** At-rest checks among the rules of AWS's conformance pack "Operational Best Practices for HIPAA Security". */
const IN_PACK: ReadonlySet<string> = new Set([
  'BACKUP_RECOVERY_POINT_ENCRYPTED',
  'CLOUD_TRAIL_ENCRYPTION_ENABLED',
  'EC2_EBS_ENCRYPTION_BY_DEFAULT',
  'EFS_ENCRYPTED_CHECK',
  'ELASTICSEARCH_ENCRYPTED_AT_REST',
  'ENCRYPTED_VOLUMES',
  'KINESIS_STREAM_ENCRYPTED',
  'OPENSEARCH_ENCRYPTED_AT_REST',
  'RDS_SNAPSHOT_ENCRYPTED',
  'RDS_STORAGE_ENCRYPTED',
  'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
  'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
  'S3_DEFAULT_ENCRYPTION_KMS',
  'SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED',
  'SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED',
  'SECRETSMANAGER_USING_CMK',
  'SNS_ENCRYPTED_KMS',
]);
/** The pack maps these to the mechanism only. */
const KEYS_IN_PACK: ReadonlySet<string> = new Set(['KMS_CMK_NOT_SCHEDULED_FOR_DELETION']);

function ofPack({ framework, id }: Control): readonly Control[] {
  if (framework !== 'AWS Config') return [];
  if (KEYS_IN_PACK.has(id)) return [because(PACK, hipaa('164.312(a)(2)(iv)'))];
  if (!IN_PACK.has(id)) return [];
  return [
    because(`by its own text; ${PACK}; addressable`, hipaa('164.312(a)(2)(iv)')),
    because(`${PACK}; the paragraph is about transmission, a weak fit for data at rest`, hipaa('164.312(e)(2)(ii)')),
  ];
}

/** All controls of a rule: its own first, then those that its concern and rung bring with them. */
export function controlsOf(own: readonly Control[], concern: Concern, rung?: Rung): readonly Control[] {
  const logs = own.some(({ framework, id }) => framework === 'PCI DSS 4.0' && id.startsWith('10.'));
  const atRest = BY_CONCERN[concern] === AT_REST;
  const all = [
    ...own,
    ...own.flatMap(ofPack),
    ...BY_CONCERN[concern],
    ...(atRest && !logs ? [PASSWORDS] : []),
    ...(rung === 'customer-key' ? YOUR_KEY : []),
  ];
  const first = new Map<string, Control>();
  for (const control of all) {
    const key = `${control.framework} ${control.id}`;
    if (!first.has(key)) first.set(key, control);
  }
  return [...first.values()];
}
