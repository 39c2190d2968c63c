import { any, documented, is, not, present, rule, severity } from '../dsl.ts';
import { fileSystem } from './kinds.ts';

export const fsxFileSystemTrafficEncrypted = rule('fsx-file-system-traffic-encrypted', fileSystem, () => ({
  title: "FSx for Lustre file system can't encrypt traffic",
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: is('type', 'LUSTRE'),
  require: not(any(is('deployment', 'SCRATCH_1'), not(present('deployment')))),
  blame: 'deployment',
  message:
    'Clients reach Lustre file system `{name}` in the clear: its deployment type, SCRATCH_1, which is the default, does not encrypt in transit. Use SCRATCH_2 or a persistent type; from suitable instances these encrypt by themselves.',
  noFix: 'another deployment type is another file system, with its own capacity and cost',
  fact: documented(
    'SCRATCH_1 does not encrypt in transit; later deployment types do, from instances that support it',
    'https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-in-transit-fsxl.html',
  ),
}));
