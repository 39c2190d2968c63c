import { type Bomb, VOLUME, items, members, text } from './bomb.ts';

const stack = (TemplateURL: string): object => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } });
const nests = (fan: number, depth: number): Bomb => ({
  name: `stacks: ${fan} nested in each of ${depth} levels`,
  files: () =>
    members(depth + 1, (i) => [
      `t${i}.json`,
      text({ Resources: i < depth ? members(fan, (j) => [`N${j}`, stack(`t${i + 1}.json`)]) : { V: VOLUME } }),
    ]),
});
const calls = (fan: number, depth: number): Bomb => ({
  name: `modules: ${fan} called in each of ${depth} levels`,
  files: () =>
    members(depth + 1, (i) => [
      `m${i}/main.tf.json`,
      text(
        i < depth
          ? { module: members(fan, (j) => [`n${j}`, { source: `../m${i + 1}` }]) }
          : { resource: { aws_ebs_volume: { v: { encrypted: false } } } },
      ),
    ]),
});
const links = (count: number, place: (index: number) => string): Record<string, string> =>
  members(count, (i) => [place(i), '.']);
const manifest = (nested: number): string =>
  text({
    version: '36.0.0',
    artifacts: {
      S: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 't.template.json' },
      },
      ...members(nested, (i) => [
        `A${i}`,
        { type: 'cdk:cloud-assembly', properties: { directoryName: `assembly-${i}` } },
      ]),
    },
  });
const assembly = (count: number, nested: string): Bomb => ({
  name: `assembly: ${nested}`,
  files: () => ({
    'cdk.out/manifest.json': manifest(count),
    'cdk.out/t.template.json': text({ Resources: { V: VOLUME } }),
  }),
  links: links(count, (i) => `cdk.out/assembly-${i}`),
});

/** Files that lead to files. */
export const PROJECT_BOMBS: readonly Bomb[] = [
  nests(10, 4),
  nests(10, 8),
  nests(50, 4),
  nests(200, 3),
  calls(10, 4),
  calls(10, 8),
  calls(200, 3),
  {
    name: 'stacks: a template that nests itself',
    files: () => ({ 't.json': text({ Resources: { ...members(20, (i) => [`N${i}`, stack('t.json')]), V: VOLUME } }) }),
  },
  {
    name: 'stacks: 40 that all nest each other',
    files: () =>
      members(40, (i) => [
        `t${i}.json`,
        text({ Resources: { ...members(40, (j) => [`N${j}`, stack(`t${j}.json`)]), V: VOLUME } }),
      ]),
  },
  {
    name: 'stacks: a row of 100',
    files: () => members(100, (i) => [`t${i}.json`, text({ Resources: { N: stack(`t${i + 1}.json`), V: VOLUME } })]),
  },
  {
    name: 'stacks: 2 links to their own directory',
    files: () => ({
      't.json': text({ Resources: { ...members(2, (j) => [`N${j}`, stack(`l${j}/t.json`)]), V: VOLUME } }),
    }),
    links: links(2, (i) => `l${i}`),
  },
  {
    name: 'stacks: 6 links to their own directory',
    files: () => ({
      't.json': text({ Resources: { ...members(6, (j) => [`N${j}`, stack(`l${j}/t.json`)]), V: VOLUME } }),
    }),
    links: links(6, (i) => `l${i}`),
  },
  {
    name: 'modules: a module that calls itself',
    files: () => ({
      'main.tf.json': text({
        module: members(20, (i) => [`n${i}`, { source: './' }]),
        resource: { aws_ebs_volume: { v: { encrypted: false } } },
      }),
    }),
  },
  {
    name: 'modules: 30 that all call each other',
    files: () =>
      members(30, (i) => [
        `m${i}/main.tf.json`,
        text({
          module: members(30, (j) => [`n${j}`, { source: `../m${j}` }]),
          resource: { aws_ebs_volume: { v: { encrypted: false } } },
        }),
      ]),
  },
  {
    name: 'modules: a row of 100',
    files: () =>
      members(100, (i) => [
        `m${i}/main.tf.json`,
        text({ module: { n: { source: `../m${i + 1}` } }, resource: { aws_ebs_volume: { v: { encrypted: false } } } }),
      ]),
  },
  {
    name: 'modules: 2 links to their own directory',
    files: () => ({
      'main.tf.json': text({
        module: members(2, (j) => [`n${j}`, { source: `./l${j}` }]),
        resource: { aws_ebs_volume: { v: { encrypted: false } } },
      }),
    }),
    links: links(2, (i) => `l${i}`),
  },
  {
    name: 'modules: 6 links to their own directory',
    files: () => ({
      'main.tf.json': text({
        module: members(6, (j) => [`n${j}`, { source: `./l${j}` }]),
        resource: { aws_ebs_volume: { v: { encrypted: false } } },
      }),
    }),
    links: links(6, (i) => `l${i}`),
  },
  assembly(2, '2 links to their own directory'),
  assembly(3, '3 links to their own directory'),
  assembly(6, '6 links to their own directory'),
  {
    name: 'files: links that lead in a ring',
    files: () => ({ 't.json': text({ Resources: { V: VOLUME } }) }),
    links: { 'a.json': 'b.json', 'b.json': 'c.json', 'c.json': 'a.json', d: 'e', e: 'd', f: '..' },
  },
  {
    name: 'files: 1,000 that are none of ours',
    files: () => ({
      ...members(1000, (i) => [`n${i}.json`, text({ name: `n${i}`, dependencies: {} })]),
      't.json': text({ Resources: { V: VOLUME } }),
    }),
  },
  {
    name: 'files: 300 directories deep',
    files: () => ({
      [`${items(90, () => 'd').join('/')}/t.json`]: text({ Resources: { V: VOLUME } }),
      't.json': text({ Resources: { V: VOLUME } }),
    }),
  },
];
