import { accountEncryptsVolumes, any, exists } from '../dsl.ts';

/** The account encrypts new volumes by default: the configuration says so, or the same project turns it on. */
export const accountEncrypts = any(
  accountEncryptsVolumes,
  // `enabled` defaults to true in the provider; only a written false turns it off.
  exists(['aws_ebs_encryption_by_default'], { path: 'enabled', is: true }),
  exists(['aws_ebs_encryption_by_default'], { path: 'enabled', present: false }),
);
