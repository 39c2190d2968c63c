import type { Tried } from './tried.ts';

/** A property written in one way; what stands beside it is made along with it. */
export type Way =
  | 'absent'
  | 'null'
  | 'empty'
  | 'own'
  | 'alias'
  | 'arn'
  | 'on'
  | 'off'
  | 'onText'
  | 'imported'
  | 'parameter'
  | 'arnByDefault'
  | 'onByDefault'
  | 'offByDefault'
  | 'ownOrAbsent'
  | 'ownOrAlias'
  | 'ownAnyway'
  | 'onOrOff'
  | 'onOrAbsent'
  | 'onAnyway';

const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ALIAS = 'alias/aws/ebs';

/** How each dialect writes what is not a literal. */
interface Notation {
  readonly none: unknown;
  readonly own: unknown;
  readonly imported: unknown;
  readonly parameter: (name: string) => unknown;
  readonly either: (one: unknown, other: unknown) => unknown;
}
const CLOUDFORMATION: Notation = {
  none: { Ref: 'AWS::NoValue' },
  own: { 'Fn::GetAtt': ['Key', 'Arn'] },
  imported: { 'Fn::ImportValue': 'of-another-stack' },
  parameter: (name) => ({ Ref: name }),
  either: (one, other) => ({ 'Fn::If': ['Live', one, other] }),
};
const expression = (value: unknown): string =>
  typeof value === 'string' && value.startsWith('${') ? value.slice(2, -1) : JSON.stringify(value);
const TERRAFORM: Notation = {
  none: null,
  own: '${aws_kms_key.key.arn}',
  imported: '${data.terraform_remote_state.other.outputs.it}',
  parameter: (name) => `\${var.${name}}`,
  either: (one, other) => `\${var.live ? ${expression(one)} : ${expression(other)}}`,
};

/** All ways to write a property, by their names. */
export function waysOf({ type, as, on, off }: Tried): Readonly<Partial<Record<Way, unknown>>> {
  const { none, own, imported, parameter, either } = notation(type);
  const both = { absent: undefined, null: none, imported, parameter: parameter('open') };
  if (as === 'key')
    return {
      ...both,
      empty: '',
      own,
      alias: ALIAS,
      arn: ARN,
      arnByDefault: parameter('arn'),
      ownOrAbsent: either(own, none),
      ownOrAlias: either(own, ALIAS),
      ownAnyway: either(own, own),
    };
  return {
    ...both,
    on,
    ...(typeof on === 'boolean' && { onText: String(on) }),
    onByDefault: parameter('on'),
    onAnyway: either(on, on),
    onOrAbsent: either(on, none),
    ...(off !== undefined && { off, offByDefault: parameter('off'), onOrOff: either(on, off) }),
  };
}
const notation = (type: string): Notation => (type.includes('::') ? CLOUDFORMATION : TERRAFORM);

/** Resources of one type by name, with their key and parameters, as files. */
export function filesOf(
  { type, on, off }: Tried,
  bodies: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const { own } = notation(type);
  const write = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (one === 'KEY' ? own : one));
  const defaults: Readonly<Record<string, unknown>> = {
    arn: ARN,
    ...(on !== undefined && { on }),
    ...(off !== undefined && { off }),
  };
  if (type.includes('::')) {
    const Parameters = Object.fromEntries([
      ...['open', 'live'].map((name) => [name, { Type: 'String' }]),
      ...Object.entries(defaults).map(([name, value]) => [name, { Type: 'String', Default: String(value) }]),
    ]) as Record<string, unknown>;
    const Resources = Object.fromEntries(
      Object.entries(bodies).map(([name, Properties]) => [name, { Type: type, Properties }]),
    );
    const Conditions = { Live: { 'Fn::Equals': [{ Ref: 'live' }, 'yes'] } };
    return { 'a.json': write({ Parameters, Conditions, Resources: { Key: { Type: 'AWS::KMS::Key' }, ...Resources } }) };
  }
  const variable = Object.fromEntries([
    ...['open', 'live'].map((name) => [name, {}]),
    ...Object.entries(defaults).map(([name, value]) => [name, { default: value }]),
  ]) as Record<string, unknown>;
  return { 'main.tf.json': write({ variable, resource: { aws_kms_key: { key: {} }, [type]: bodies } }) };
}
