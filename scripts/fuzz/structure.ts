import type { Random } from './random.ts';
import { INHERITED, TYPES, WORDS } from './words.ts';

type Tree = null | boolean | number | string | Tree[] | Map<string, Tree>;

const NAMES = [
  ...INHERITED,
  ...['Ref', 'Fn::If', 'Fn::Sub', 'Fn::GetAtt', 'Fn::Join', 'Fn::FindInMap', 'Type', 'Properties', 'Statement'],
  ...[
    'Principal',
    'Action',
    'Resource',
    'Effect',
    'Encrypted',
    'KmsKeyId',
    'encrypted',
    'kms_key_id',
    'count',
    'for_each',
  ],
];

/** Data of no meaning, made of names that have one. */
function randomTree(random: Random, depth: number): Tree {
  const kind = depth <= 0 ? 0 : random.below(10);
  if (kind < 4)
    return random.of<Tree>([
      null,
      true,
      false,
      0,
      -1,
      1e308,
      1e-7,
      '',
      random.of(WORDS),
      random.of(WORDS),
      random.of(TYPES),
    ]);
  if (kind < 6) return Array.from({ length: random.below(4) }, () => randomTree(random, depth - 1));
  const entries = Array.from(
    { length: random.below(5) },
    () => [random.of(NAMES), randomTree(random, depth - 1)] as const,
  );
  return new Map(entries);
}

/** Keys stay where they are and keys that are no members stay keys: a plain object would lose `__proto__`. */
function treeOf(json: unknown): Tree {
  if (Array.isArray(json)) return json.map(treeOf);
  if (typeof json === 'object' && json !== null)
    return new Map(Object.entries(json).map(([key, value]) => [key, treeOf(value)]));
  return json as Tree;
}
function print(tree: Tree, indent: string, margin = ''): string {
  if (typeof tree !== 'object' || tree === null) return JSON.stringify(tree);
  const inner = margin + indent;
  const space = indent === '' ? '' : ' ';
  const parts = Array.isArray(tree)
    ? tree.map((item) => print(item, indent, inner))
    : [...tree].map(([key, value]) => `${JSON.stringify(key)}:${space}${print(value, indent, inner)}`);
  const [open, close] = Array.isArray(tree) ? '[]' : '{}';
  if (parts.length === 0) return `${open!}${close!}`;
  const line = indent === '' ? '' : '\n';
  return `${open!}${line}${parts.map((part) => (line === '' ? part : inner + part)).join(`,${line}`)}${line}${line === '' ? '' : margin}${close!}`;
}
const INDENTS = ['', '', '  ', '    ', '\t'];

/** One place of the tree, found by going down at random, is replaced, removed, renamed, or gets a neighbour. */
function changeOne(root: Tree, random: Random): void {
  let here = root;
  for (let depth = 0; depth < 14; depth++) {
    if (typeof here !== 'object' || here === null) return;
    const keys = [...here.keys()];
    if (keys.length === 0) return;
    const key = random.of<string | number>(keys);
    const child: Tree = Array.isArray(here) ? here[key as number]! : (here.get(key as string) ?? null);
    if (typeof child === 'object' && child !== null && !random.chance(0.25)) {
      here = child;
      continue;
    }
    const fresh = randomTree(random, 4);
    const way = random.below(10);
    if (Array.isArray(here)) {
      if (way < 6) here[key as number] = fresh;
      else if (way < 8) here.splice(key as number, 1);
      else here.push(fresh);
    } else if (way < 4) here.set(key as string, fresh);
    else if (way < 6) here.delete(key as string);
    else if (way < 8) here.set(random.of(NAMES), child);
    else here.set(random.of(NAMES), fresh);
    return;
  }
}

/** JSON with so many of its places changed, printed in one of several layouts; undefined for a text that is no JSON. */
export function restructure(text: string, changes: number, random: Random): string | undefined {
  let root: Tree;
  try {
    root = treeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  for (let count = 0; count < changes; count++) changeOne(root, random);
  return print(root, random.of(INDENTS));
}

/** A document of a dialect's outline that holds nothing sensible. */
export function nonsense(random: Random): { readonly name: string; readonly text: string } {
  const tree = (depth: number): Tree => randomTree(random, depth);
  const one = (entries: readonly (readonly [string, Tree])[]): Tree => new Map(entries);
  const body = tree(5);
  switch (random.below(5)) {
    case 0:
    case 1: {
      const resource = one([
        ['Type', random.of([...TYPES, ...INHERITED])],
        ['Properties', body],
      ]);
      const sections = ['Conditions', 'Parameters', 'Mappings', 'Globals', 'Transform', 'Outputs'];
      const others = sections.filter(() => random.chance(0.4)).map((name) => [name, tree(4)] as const);
      const root = one([
        [
          'Resources',
          one([
            ['A', resource],
            [random.of(NAMES), tree(5)],
          ]),
        ],
        ...others,
      ]);
      return { name: random.of(['a.json', 'a.yaml', 'a.template']), text: print(root, random.of(INDENTS)) };
    }
    case 2: {
      const named = one([
        ['a', body],
        [random.of(NAMES), tree(4)],
      ]);
      const sections = ['variable', 'locals', 'data', 'module', 'provider', 'terraform'];
      const others = sections.filter(() => random.chance(0.4)).map((name) => [name, tree(4)] as const);
      const root = one([['resource', one([[random.of([...TYPES, ...INHERITED]), named]])], ...others]);
      return { name: 'main.tf.json', text: print(root, random.of(INDENTS)) };
    }
    case 3: {
      const resource = one([
        ['address', 'aws_ebs_volume.a'],
        ['mode', 'managed'],
        ['type', random.of([...TYPES, ...INHERITED])],
        ['name', 'a'],
        ['values', body],
        ['sensitive_values', tree(3)],
      ]);
      const module = one([
        ['resources', [resource, tree(4)]],
        ['child_modules', tree(4)],
      ]);
      const root = one([
        ['format_version', '1.2'],
        ['terraform_version', '1.9.0'],
        ['planned_values', one([['root_module', module]])],
        ['resource_changes', tree(4)],
        ['configuration', tree(4)],
        ['variables', tree(3)],
      ]);
      return { name: 'plan.json', text: print(root, '') };
    }
    default: {
      const artifact = one([
        ['type', random.of(['aws:cloudformation:stack', 'cdk:cloud-assembly', 'constructor'])],
        ['properties', body],
        ['metadata', tree(4)],
      ]);
      const root = one([
        ['version', '36.0.0'],
        [
          'artifacts',
          one([
            ['A', artifact],
            [random.of(NAMES), tree(4)],
          ]),
        ],
      ]);
      return { name: 'manifest.json', text: print(root, random.of(INDENTS)) };
    }
  }
}
