import type { Random } from '../random.ts';

const steering = [
  '\u001b[31m',
  '\u009b2J',
  '\u202e',
  '\n::error::',
  '\r\n  ::add-mask::',
  '##[error]',
  '##vso[a]',
  '`',
  '``',
  '![x](http://evil)',
  '[x](http://evil)',
  '<img src=x>',
  '=cmd()',
  '$&',
];

/** Secrets begin with it; nothing else holds it. */
export const SECRET = 'HUNTER';
export const steers = (random: Random): string => random.of(steering);

/** A plan, a state and a template with so many canaries each: names that steer, and secrets, by the names of their files. */
export function filesOf(random: Random, many: number): Readonly<Record<string, object>> {
  const names = Array.from({ length: many }, (_, index) => `N${String(index)}${steers(random)}x${steers(random)}`);
  const secret = (index: number): string => `${SECRET}${String(index)}`;
  const resources = names.map((name, index) => ({
    address: `aws_db_instance.${name}`,
    mode: 'managed',
    type: 'aws_db_instance',
    name,
    values: { engine: 'mysql', [random.of(['password', 'a', 'storage'])]: secret(index), storage_encrypted: false },
    sensitive_values: {
      password: true,
      a: true,
      storage: true,
      ...(random.chance(0.5) && { storage_encrypted: true }),
    },
  }));
  const volume = (name: string): object => ({
    Type: 'AWS::EC2::Volume',
    Properties: { Encrypted: false, KmsKeyId: { Ref: `P${name}` } },
  });
  return {
    'plan.json': {
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: { resources } },
      resource_changes: [],
    },
    'changes.json': {
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: { root_module: {}, outputs: { o: { sensitive: true, value: secret(0) } } },
      resource_changes: resources.map(({ values, sensitive_values, ...rest }) => ({
        ...rest,
        change: {
          actions: ['update'],
          before: values,
          after: values,
          before_sensitive: sensitive_values,
          after_sensitive: sensitive_values,
          after_unknown: {},
        },
      })),
      prior_state: {
        format_version: '1.0',
        terraform_version: '1.9.0',
        values: { root_module: { resources }, outputs: { o: { sensitive: true, value: secret(0) } } },
      },
      variables: { v: { value: secret(0) } },
      configuration: { root_module: { variables: { v: { sensitive: true, default: secret(0) } } } },
    },
    'state.json': { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources } } },
    'a.json': {
      Parameters: Object.fromEntries(
        names.map((name, index) => [
          `P${name}`,
          {
            Type: 'String',
            NoEcho: true,
            Default: secret(index),
            ...(random.chance(0.5) && { AllowedValues: [secret(index), `${secret(index)}b`] }),
          },
        ]),
      ),
      Resources: Object.fromEntries(names.map((name) => [name, volume(name)])),
    },
  };
}
