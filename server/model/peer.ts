/** Other tools that check encryption at rest, and which of our rules answer which of their checks. */
export const PEERS = ['checkov', 'trivy', 'kics', 'cfn_nag', 'guard', 'cdk-nag', 'aws-config'] as const;
/** The name of another tool that checks encryption at rest. */
export type PeerId = (typeof PEERS)[number];

/** One thing that a check asks of a resource, and what answers it here. */
export interface Answer {
  /** Resource types, and what is asked of them: `enabled`, `cmk`, `rotation`. */
  readonly types: readonly string[];
  readonly concern: string;
  /** Empty when no rule answers; `because` says why then. */
  readonly rules: readonly string[];
  readonly because?: string;
  /** Where our verdict is about another place, or differs. */
  readonly note?: string;
}
/** A check of another tool. */
export interface PeerCheck {
  readonly id: string;
  /** What it reads: `cfn`, `tf`, `cdk`, or `config` for what is deployed. */
  readonly forms: readonly string[];
  readonly answers: readonly Answer[];
}
/** Another tool that checks encryption at rest, with its checks. */
export interface Peer {
  readonly id: PeerId;
  readonly name: string;
  /** The day, or month, of the version that was read. */
  readonly read: string;
  readonly source: string;
  readonly checks: readonly PeerCheck[];
}
