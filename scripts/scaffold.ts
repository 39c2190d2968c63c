/** What `npm run new` writes: a kind with its store, or a rule with its page, in the shape that the tests ask for. Nothing is overwritten. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindsIn } from './folder-kinds.ts';

export interface Scaffold {
  /** Path from the root → text. */
  readonly files: Readonly<Record<string, string>>;
  /** What to do next, in order. */
  readonly next: readonly string[];
}
/** Wrong usage, in words for whoever asked. */
export class Misuse extends Error {}

const SERVICE = /^[a-z][a-z0-9]*$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const words = (name: string): readonly string[] => name.split('-');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (name: string): string =>
  words(name)
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('');

export const USAGE = `usage: npm run new -- store <service> <name>   (npm run new -- store quicksight account)
       npm run new -- rule <service> <rule-id>  (npm run new -- rule rds rds-instance-tls-required)`;

/** `name` without its service: `account` of `quicksight-account`. */
export function newStore(service: string, name: string): Scaffold {
  checkNames(service, name);
  if (name.startsWith(`${service}-`))
    throw new Misuse(`say \`${name.slice(service.length + 1)}\`: the id is made of both`);
  const id = `${service}-${name}`;
  const type = `AWS::${capital(service)}::${words(name).map(capital).join('')}`;
  const terraform = `aws_${service}_${name.replaceAll('-', '_')}`;
  return {
    files: {
      [`rules/${service}/${name}.ts`]: `import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const ${camel(name)} = kind('${id}', () => ({
  noun: '${capital(service)} ${words(name).join(' ')}',
  facets: { key: key() },
  types: {
    '${type}': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    ${terraform}: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('service', serviceKey(documented, 'https://docs.aws.amazon.com/${service}/')),
  why: 'What it keeps, and why that matters.',
}));
`,
      [`test/rules/expectations/${service}.yaml`]: `${id}:
  by: []
  because: "Who says so beside the kind, and where that is to be read."
  rows:
    - [${type}, absent, service, {}]
    - [${type}, key, customer, { KmsKeyId: KEY }]
    - [${terraform}, absent, service, {}]
    - [${terraform}, key, customer, { kms_key_id: KEY }]
`,
    },
    next: [
      `say in rules/${service}/${name}.ts what is so: noun, types, where the key is written, impact, the level without a key, its page`,
      'a store that is off unless switched on: switchedStore; other shapes are in rules/shapes.ts, typed.ts and volumes.ts',
      `tell in test/rules/expectations/${service}.yaml what AWS says of it, from its pages and not from the kind`,
      'npm run generate',
      `npm run rules -- ${service}`,
    ],
  };
}

/** The kind that the id starts with decides where the rule stands and what it is about. */
export async function newRule(root: string, service: string, id: string): Promise<Scaffold> {
  checkNames(service, id);
  if (!existsSync(join(root, 'rules', service)))
    throw new Misuse(`there is no rules/${service}: \`npm run new -- store ${service} <name>\` makes it`);
  const found = (await kindsIn(root, service))
    .filter(({ kind }) => id.startsWith(`${kind.id}-`))
    .sort((a, b) => b.kind.id.length - a.kind.id.length)[0];
  if (!found)
    throw new Misuse(
      `\`${id}\` starts with no kind of rules/${service}: ids are \`<kind>-<what holds>\`, and \`npm run new -- store\` makes a kind`,
    );
  const { kind, name, file } = found;
  const facet = Object.keys(kind.facets)[0] ?? 'key';
  const types = Object.keys(kind.types);
  const title = `${kind.noun} ${words(id.slice(kind.id.length + 1)).join(' ')}`;
  const examples = [
    types.find((type) => type.includes('::')),
    types.find((type) => !type.includes('::') && !type.startsWith('data.')),
  ].flatMap((type) => (type === undefined ? [] : [exampleOf(type)]));
  return {
    files: {
      [`rules/${service}/${id}.ts`]: `import { documented, present, rule, severity } from '../dsl.ts';
import { ${name} } from './${file}';

export const ${camel(id)} = rule('${id}', ${name}, () => ({
  title: '${title}',
  concern: 'encrypt',
  severity: severity('warning', 'warning', 'error'),
  require: present('${facet}'),
  blame: '${facet}',
  message: '${kind.noun} \`{name}\` ... What is so, why it matters here, what to do.',
  noFix: 'why there is none',
  fact: documented('what AWS says', 'https://docs.aws.amazon.com/'),
}));
`,
      [`rules/${service}/${id}.md`]: `# ${title}

What is at stake, and when it is fine.

${examples.join('\n')}`,
    },
    next: [
      `say in rules/${service}/${id}.ts what must hold, and of what fact`,
      `write in rules/${service}/${id}.md an example that has the finding and one that is clean, in plain source`,
      'npm run generate',
      `UPDATE=1 npm run rules -- ${service}   (draws the page; read what it drew)`,
      `npm run rules -- ${service}`,
    ],
  };
}

const exampleOf = (type: string): string =>
  type.includes('::')
    ? `## CloudFormation

\`\`\`diff template.yaml
  Resources:
    It:
      Type: ${type}
\`\`\`
`
    : `## Terraform

\`\`\`diff main.tf.json
  {
    "resource": {
      "${type}": { "it": {} }
    }
  }
\`\`\`
`;

function checkNames(service: string, name: string): void {
  if (!SERVICE.test(service))
    throw new Misuse(`\`${service}\` is no name of a service: small letters and digits, as in rules/`);
  if (!NAME.test(name)) throw new Misuse(`\`${name}\` is no name: small letters, digits and hyphens between words`);
}

/** Expectations of one service share a file: a new table is added to it. Everything else must not be there yet. */
export function write(root: string, { files }: Scaffold): void {
  const shared = (file: string): boolean => file.startsWith('test/rules/expectations/');
  for (const file of Object.keys(files))
    if (!shared(file) && existsSync(join(root, file))) throw new Misuse(`${file} is there already, and stays as it is`);
  for (const [file, text] of Object.entries(files)) {
    const target = join(root, file);
    const before = shared(file) && existsSync(target) ? `${readFileSync(target, 'utf8').trimEnd()}\n\n` : '';
    if (before.split('\n').includes(text.split('\n')[0] ?? '')) continue;
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, before + text);
  }
}
