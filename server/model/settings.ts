/** Least first. */
export const SEVERITIES = ['hint', 'info', 'warning', 'error'] as const;
/** How loudly a finding is told. */
export type Severity = (typeof SEVERITIES)[number];
/** Least strict first. */
export const PROFILES = ['recommended', 'hipaa', 'strict'] as const;
/** A set of severities to choose from, each stricter than the one before it. */
export type Profile = (typeof PROFILES)[number];
/** How what is not known is shown. */
export type UnknownPolicy = 'hint' | 'warning' | 'off';

/** What `.atrest.yaml`, the editor's settings and the command line decide for one file. */
export interface Settings {
  readonly profile: Profile;
  readonly unknown: UnknownPolicy;
  /** Whether the account encrypts new EBS volumes by default, by Region; `*` for all. Absent: not known. */
  readonly ebsEncryptionByDefault: Readonly<Record<string, boolean>>;
  /** False: nothing of this file is live yet, so no fix can lose data. */
  readonly deployed: boolean;
  /** By rule id or family. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}
export const DEFAULTS: Settings = {
  profile: 'recommended',
  unknown: 'hint',
  ebsEncryptionByDefault: {},
  deployed: true,
  rules: {},
};
