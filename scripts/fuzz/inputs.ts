import YAML from 'yaml';
import type { Dialect, Input, InputFiles } from './input.ts';
import { halfTyped } from './half-typed.ts';
import { mutate } from './mutate.ts';
import { randomFrom, type Random } from './random.ts';
import { readSpecimens, type Specimens } from './specimens.ts';
import { nonsense, restructure } from './structure.ts';

/** How often a dialect is drawn, in percent. */
const SHARES: readonly (readonly [Dialect, number])[] = [
  ['cfn-yaml', 28],
  ['cfn-json', 18],
  ['tf-json', 16],
  ['tf', 14],
  ['plan', 10],
  ['state', 4],
  ['assembly', 5],
  ['configuration', 5],
];
const JSON_DIALECTS: readonly Dialect[] = ['cfn-json', 'tf-json', 'plan', 'state', 'assembly'];
const VOLUME = '{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false}}}}';
const ASSEMBLY =
  '{"version":"36.0.0","artifacts":{"S":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/us-east-1","properties":{"templateFile":"s.template.json"},"metadata":{"/S/V":[{"type":"aws:cdk:logicalId","data":"V"}]}}}}';

/** The input of a seed: the same one for ever, as long as the specimens are the same. Of one dialect alone where that is named. */
export function createInputs(only?: Dialect, specimens: Specimens = readSpecimens()): (seed: number) => Input {
  return (seed) => {
    const random = randomFrom(seed);
    if (only) return { dialect: only, files: filesOf(only, random, specimens) };
    if (random.chance(0.05)) {
      const { name, text } = nonsense(random);
      return { dialect: dialectNamed(name), files: { [name]: text } };
    }
    const dialect = drawDialect(random);
    return { dialect, files: filesOf(dialect, random, specimens) };
  };
}

function drawDialect(random: Random): Dialect {
  let left = random.below(100);
  for (const [dialect, share] of SHARES) if ((left -= share) < 0) return dialect;
  return 'cfn-yaml';
}
const dialectNamed = (name: string): Dialect =>
  name === 'main.tf.json'
    ? 'tf-json'
    : name === 'plan.json'
      ? 'plan'
      : name === 'manifest.json'
        ? 'assembly'
        : 'cfn-json';

function filesOf(dialect: Dialect, random: Random, specimens: Specimens): InputFiles {
  const text = changed(dialect, random, specimens);
  switch (dialect) {
    case 'cfn-yaml':
      return { [random.of(['a.yaml', 'a.yml', 'a.template'])]: text };
    case 'cfn-json':
      return { [random.of(['a.json', 'a.template'])]: text };
    case 'tf-json':
      return { 'main.tf.json': text };
    case 'tf':
      return { [random.chance(0.9) ? 'main.tf' : 'main.tofu']: text, ...beside(random, specimens) };
    case 'plan':
      return random.chance(0.8)
        ? { 'plan.json': text }
        : { 'plan.json': text, 'main.tf': changed('tf', random, specimens) };
    case 'state':
      return { 'state.json': text };
    case 'assembly': {
      const template = random.chance(0.5) ? VOLUME : changed('cfn-json', random, specimens);
      return { 'manifest.json': text, 's.template.json': template };
    }
    case 'configuration':
      return { '.atrest.yaml': text, 'a.yaml': specimen('cfn-yaml', random, specimens) };
  }
}

/** What a module in HCL has besides, in either notation. Mostly nothing. */
function beside(random: Random, specimens: Specimens): InputFiles {
  if (random.chance(0.7)) return {};
  const dialect = random.of(['tf', 'tf-json'] as const);
  const name = random.of(
    dialect === 'tf' ? ['more.tf', 'a_override.tf', 'main.tf'] : ['more.tf.json', 'override.tf.json'],
  );
  return { [name]: specimen(dialect, random, specimens) };
}

/** Short texts more often than long ones. */
function specimen(dialect: Dialect, random: Random, specimens: Specimens): string {
  const all = specimens[dialect];
  if (all.length === 0) return ASSEMBLY;
  return all[random.below(random.chance(0.9) ? Math.ceil(all.length / 2) : all.length)]!;
}

function changed(dialect: Dialect, random: Random, specimens: Specimens): string {
  const real = specimen(dialect, random, specimens);
  const other = (): string => specimen(random.chance(0.8) ? dialect : random.of(SHARES)[0], random, specimens);
  const changes = 1 + random.below(1 + random.below(8));
  if (JSON_DIALECTS.includes(dialect) && random.chance(0.45)) {
    const restructured = restructure(real, 1 + random.below(3), random);
    if (restructured !== undefined) return random.chance(0.7) ? restructured : mutate(restructured, 1, random, other);
  }
  if (dialect === 'cfn-yaml' && random.chance(0.05))
    return mutate(rewritten(real, random), random.below(3), random, other);
  if (dialect === 'tf' && random.chance(0.5)) return halfTyped(mutate(real, changes - 1, random, other), random);
  return mutate(real, changes, random, other);
}

/** The same data as another hand would write it. */
function rewritten(text: string, random: Random): string {
  const collectionStyle = random.of(['flow', 'block', 'any'] as const);
  const defaultStringType = random.of(['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL'] as const);
  try {
    const document = YAML.parseDocument(text, { logLevel: 'silent' });
    return document.errors.length > 0 ? text : YAML.stringify(document.toJS(), { collectionStyle, defaultStringType });
  } catch {
    return text;
  }
}
