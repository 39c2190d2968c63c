import { PROFILES, SEVERITIES, type Profile, type Severity, type UnknownPolicy } from '../model/settings.ts';
import { linesOf } from '../syntax/lines.ts';
import schema from './config-schema.json' with { type: 'json' };
import { type Complaint, type Item, type Member, readConfigText } from './config-text.ts';
import { globTest, isBearable } from './glob.ts';
import { complaintsOf, suggestion } from './schema-check.ts';

/** A mistake in a configuration file. Line and column count from 1. */
export interface ConfigError {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What one `.atrest.yaml` says; paths are tested relative to its directory. */
export interface ConfigFile {
  readonly uri: string;
  readonly root: boolean;
  readonly profile?: Profile;
  readonly unknown?: UnknownPolicy;
  readonly ebsEncryptionByDefault?: Readonly<Record<string, boolean>>;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** In the order written. */
  readonly deployed: readonly { readonly fits: (path: string) => boolean; readonly deployed: boolean }[];
  readonly excludes: (path: string) => boolean;
  readonly errors: readonly ConfigError[];
}

/** Ids and families that `rules` may name; none are checked when not given. */
export type RuleNames = () => Iterable<string>;

/** Reads a configuration. What is wrong in it is an error in the result and counts as not written. */
export function readConfigFile(uri: string, text: string, ruleNames?: RuleNames): ConfigFile {
  const read = readConfigText(text);
  const complaints: Complaint[] = [];
  let top: ReadonlyMap<string, Member> = new Map();
  if ('complaint' in read) complaints.push(read.complaint);
  else if (read.root) {
    for (const one of complaintsOf(read.root, schema)) complaints.push(one);
    top = membersOf(read.root);
  }
  const item = (name: string): Item | undefined => top.get(name)?.item;
  complaints.push(...globComplaints(item('exclude'), item('deployed')), ...ruleComplaints(item('rules'), ruleNames));
  const profile = oneOf(item('profile'), PROFILES);
  const unknown = oneOf(item('unknown'), ['hint', 'warning', 'off'] as const);
  const account = membersOf(item('account')).get('ebsEncryptionByDefault')?.item;
  const ebs = account && flags(account, '*');
  const excludes = textsOf(item('exclude')).map(globTest);
  const rules = [...membersOf(item('rules'))].flatMap(([name, member]) => {
    const severity = oneOf(member.item, [...SEVERITIES, 'off'] as const);
    return severity ? [[name, severity] as const] : [];
  });
  return {
    uri,
    root: item('root')?.is === true,
    ...(profile && { profile }),
    ...(unknown && { unknown }),
    ...(ebs && { ebsEncryptionByDefault: Object.fromEntries(ebs) }),
    rules: Object.fromEntries(rules),
    deployed: flags(item('deployed'), '**').map(([glob, deployed]) => ({ fits: globTest(glob), deployed })),
    excludes: (path) => excludes.some((fits) => fits(path)),
    errors: complaints.map((complaint) => errorOf(uri, text, complaint)),
  };
}

const membersOf = (item: Item | undefined): ReadonlyMap<string, Member> =>
  item?.is instanceof Map ? (item.is as ReadonlyMap<string, Member>) : new Map();
const textsOf = (item: Item | undefined): readonly string[] =>
  Array.isArray(item?.is)
    ? (item.is as readonly Item[]).flatMap(({ is }) => (typeof is === 'string' && is !== '' ? [is] : []))
    : [];
const oneOf = <T extends string>(item: Item | undefined, allowed: readonly T[]): T | undefined =>
  allowed.find((value) => value === item?.is);

/** One flag for everything, or one for each name. */
function flags(item: Item | undefined, everything: string): readonly (readonly [string, boolean])[] {
  if (typeof item?.is === 'boolean') return [[everything, item.is]];
  return [...membersOf(item)].flatMap(
    ([
      name,
      {
        item: { is },
      },
    ]) => (typeof is === 'boolean' ? [[name, is] as const] : []),
  );
}

function globComplaints(exclude: Item | undefined, deployed: Item | undefined): readonly Complaint[] {
  const excluded = Array.isArray(exclude?.is)
    ? (exclude.is as readonly Item[]).map(({ is, span }) => ({ glob: is, span }))
    : [];
  const marked = [...membersOf(deployed)].map(([glob, { keySpan }]) => ({ glob, span: keySpan }));
  return [...excluded, ...marked].flatMap(({ glob, span }) =>
    typeof glob === 'string' && !isBearable(glob)
      ? [{ span, message: 'a glob must not have more than 10 wildcards' }]
      : [],
  );
}

function ruleComplaints(rules: Item | undefined, ruleNames: RuleNames | undefined): readonly Complaint[] {
  const written = membersOf(rules);
  if (!ruleNames || written.size === 0) return [];
  const names = new Set(ruleNames());
  return [...written].flatMap(([name, { keySpan }]) =>
    names.has(name) ? [] : [{ span: keySpan, message: `unknown rule or family \`${name}\`${suggestion(name, names)}` }],
  );
}

function errorOf(uri: string, text: string, { span, message }: Complaint): ConfigError {
  const { line, character } = linesOf(text).position(span.start);
  return { uri, line: line + 1, column: character + 1, message };
}
