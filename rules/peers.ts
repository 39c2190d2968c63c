/**
 * The checks of other tools on our subject. `peers/subjects.json` says once what each asks for and which of our rules answers, or why
 * none does; `peers/<tool>.json` names the checks. Read when asked for, never at start.
 */
import { type Answer, type Peer, type PeerCheck, type PeerId, PEERS } from '../server/model/peer.ts';
import { own } from '../server/model/own.ts';

interface Subject {
  readonly types: readonly string[];
  readonly rules?: readonly string[];
  readonly because?: string;
  readonly note?: string;
}
interface Tool {
  readonly name: string;
  readonly read: string;
  readonly source: string;
  readonly checks: Readonly<Record<string, { readonly in: readonly string[]; readonly about: readonly string[] }>>;
}

const FILES: Readonly<Record<PeerId, () => Promise<{ readonly default: Tool }>>> = {
  checkov: () => import('./peers/checkov.json', { with: { type: 'json' } }),
  trivy: () => import('./peers/trivy.json', { with: { type: 'json' } }),
  kics: () => import('./peers/kics.json', { with: { type: 'json' } }),
  cfn_nag: () => import('./peers/cfn_nag.json', { with: { type: 'json' } }),
  guard: () => import('./peers/guard.json', { with: { type: 'json' } }),
  'cdk-nag': () => import('./peers/cdk-nag.json', { with: { type: 'json' } }),
  'aws-config': () => import('./peers/aws-config.json', { with: { type: 'json' } }),
};

/** Every check of the tool on our subject, in the order of its ids. */
export async function peerOf(id: PeerId): Promise<Peer> {
  const [{ default: tool }, { default: subjects }] = await Promise.all([
    FILES[id](),
    import('./peers/subjects.json', { with: { type: 'json' } }),
  ]);
  const { name, read, source, checks } = tool;
  return {
    id,
    name,
    read,
    source,
    checks: Object.entries(checks).map(([check, { in: forms, about }]): PeerCheck => ({
      id: check,
      forms,
      answers: about.map((subject) => answerOf(subject, subjects)),
    })),
  };
}

/** The subject `AWS::EC2::Volume enabled:attached`: a type and what is asked of it. */
function answerOf(name: string, subjects: Readonly<Record<string, Subject>>): Answer {
  const subject = own(subjects, name);
  if (!subject) throw new Error(`rules/peers: nothing is said of ${name}`);
  const { types, rules = [], because, note } = subject;
  return {
    types,
    concern: name.slice(name.indexOf(' ') + 1),
    rules,
    ...(because !== undefined && { because }),
    ...(note !== undefined && { note }),
  };
}

/** By rule: for each tool its checks that the rule answers. For pages and hover. */
export async function checksByRule(): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>> {
  const byRule = new Map<string, Map<string, string[]>>();
  for (const id of PEERS) {
    const { name, checks } = await peerOf(id);
    for (const check of checks) {
      for (const rule of new Set(check.answers.flatMap(({ rules }) => rules))) {
        const ofRule = byRule.get(rule) ?? new Map<string, string[]>();
        byRule.set(rule, ofRule.set(name, [...(ofRule.get(name) ?? []), check.id]));
      }
    }
  }
  return byRule;
}
