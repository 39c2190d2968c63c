import { type Bomb, items, members, text } from './bomb.ts';

const HEAD = '"format_version":"1.2","terraform_version":"1.9.0"';
const deep = (depth: number, inside = ''): string => '['.repeat(depth) + inside + ']'.repeat(depth);
const resource = (values: string, index = 0): string =>
  `{"address":"aws_ebs_volume.v${index}","mode":"managed","type":"aws_ebs_volume","name":"v${index}","provider_name":"registry.terraform.io/hashicorp/aws","values":${values}}`;
const planned = (resources: string, more = ''): string =>
  `{${HEAD},"planned_values":{"root_module":{"resources":[${resources}]}}${more}}`;
const plan = (name: string, written: string): Bomb => ({
  name: `plan: ${name}`,
  files: () => ({ 'plan.json': written }),
});
const modules = (depth: number): string =>
  `${items(depth, (i) => `{"address":"module.m${i}","resources":[${resource('{"encrypted":false}', i)}],"child_modules":[`).join('')}${']}'.repeat(depth)}`;

/** Plans and states, which are read by another reader than templates. */
export const PLAN_BOMBS: readonly Bomb[] = [
  plan('a value 2,000 deep', planned(resource(`{"encrypted":${deep(2000)}}`))),
  plan('a value 100,000 deep', planned(resource(`{"encrypted":${deep(100_000)}}`))),
  plan('a map 50,000 deep', planned(resource(`{"encrypted":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`))),
  plan(
    'unknown values 20,000 deep',
    planned(
      resource('{"encrypted":false}'),
      `,"resource_changes":[{"address":"aws_ebs_volume.v0","mode":"managed","type":"aws_ebs_volume","name":"v0","change":{"actions":["create"],"before":null,"after":{"encrypted":false},"after_unknown":{"kms_key_id":${deep(20_000)}},"after_sensitive":${deep(20_000)}}}]`,
    ),
  ),
  plan('modules 5,000 deep', `{${HEAD},"planned_values":{"root_module":{"child_modules":[${modules(5000)}]}}}`),
  plan(
    'a configuration 5,000 deep',
    planned(
      resource('{"encrypted":false}'),
      `,"configuration":{"root_module":${'{"module_calls":{"m":{"source":"./m","module":'.repeat(5000)}{}${'}}}'.repeat(5000)}}`,
    ),
  ),
  plan('5,000 resources', planned(items(5000, (i) => resource('{"encrypted":false}', i)).join())),
  plan('5,000 resources of one address', planned(items(5000, () => resource('{"encrypted":false}')).join())),
  plan('a value of 4 MB', planned(resource(`{"encrypted":false,"kms_key_id":"${'x'.repeat(4_000_000)}"}`))),
  plan('100,000 equal keys', planned(resource(`{${items(100_000, () => '"encrypted":false').join()}}`))),
  plan(
    'references of each other',
    planned(
      resource('{"encrypted":null}'),
      `,"configuration":{"root_module":{"resources":[${items(2000, (i) => `{"address":"aws_ebs_volume.v${i}","mode":"managed","type":"aws_ebs_volume","name":"v${i}","expressions":{"kms_key_id":{"references":["aws_ebs_volume.v${(i + 1) % 2000}.kms_key_id","aws_ebs_volume.v${(i + 1) % 2000}"]}}}`).join()}]}}`,
    ),
  ),
  plan(
    'types named like what every object has',
    planned(
      ['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty']
        .map(
          (type) =>
            `{"address":"${type}.v","mode":"managed","type":"${type}","name":"v","values":{"__proto__":{},"${type}":1}}`,
        )
        .join(),
    ),
  ),
  plan('cut in the middle', planned(items(5000, (i) => resource('{"encrypted":false}', i)).join()).slice(0, 400_000)),
  {
    name: 'state: a value 20,000 deep',
    files: () => ({
      'state.json': `{${HEAD},"values":{"root_module":{"resources":[${resource(`{"encrypted":${deep(20_000)}}`)}]}}}`,
    }),
  },
  {
    name: 'state: 5,000 resources',
    files: () => ({
      'state.json': `{${HEAD},"values":{"root_module":{"resources":[${items(5000, (i) => resource('{"encrypted":false}', i)).join()}]}}}`,
    }),
  },
  {
    name: 'assembly: 5,000 artifacts',
    files: () => ({
      'cdk.out/manifest.json': text({
        version: '36.0.0',
        artifacts: members(5000, (i) => [
          `A${i}`,
          {
            type: 'aws:cloudformation:stack',
            properties: { templateFile: `t${i % 3}.template.json` },
            dependencies: [`A${i + 1}`],
          },
        ]),
      }),
      ...members(3, (i) => [`cdk.out/t${i}.template.json`, text({ Resources: { V: { Type: 'AWS::EC2::Volume' } } })]),
    }),
  },
  {
    name: 'assembly: metadata 20,000 deep',
    files: () => ({
      'cdk.out/manifest.json': `{"version":"36.0.0","artifacts":{"S":{"type":"aws:cloudformation:stack","properties":{"templateFile":"t.template.json"},"metadata":{"/S/V":[{"type":"aws:cdk:logicalId","data":${deep(20_000)}}]}}}}`,
      'cdk.out/t.template.json': text({ Resources: { V: { Type: 'AWS::EC2::Volume' } } }),
    }),
  },
];
