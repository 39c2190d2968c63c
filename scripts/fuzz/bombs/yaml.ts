import { type Bomb, repeated, yaml } from './bomb.ts';

const END = '\nResources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const aliases = (level: number, count = 9): string => Array.from({ length: count }, () => `*a${level}`).join(',');
const body = (properties: string): string =>
  `Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n${properties}`;

/** What YAML lets multiply itself, and what makes its readers go back. */
export const YAML_BOMBS: readonly Bomb[] = [
  {
    name: 'yaml: a billion laughs',
    files: () =>
      yaml(
        `A0: &a0 lol\n${repeated(12, (i) => `A${i + 1}: &a${i + 1} [${aliases(i)}]\n`)}${body('      Encrypted: *a12\n      Tags: *a12\n')}`,
      ),
  },
  {
    name: 'yaml: joins of joins',
    files: () =>
      yaml(
        `Parameters: {X: {Type: String}}\nA0: &a0 !If [C, a, b]\n${repeated(11, (i) => `A${i + 1}: &a${i + 1} !Join ['', [${aliases(i)}]]\n`)}${body('      Encrypted: *a11\n      KmsKeyId: *a11\n      Tags: *a11\n')}`,
      ),
  },
  {
    name: 'yaml: merges of merges',
    files: () =>
      yaml(
        `A0: &a0 {a: 1}\n${repeated(11, (i) => `A${i + 1}: &a${i + 1} {<<: [${aliases(i)}], k${i}: 1}\n`)}${body('      <<: *a11\n      Encrypted: false\n')}`,
      ),
  },
  {
    name: 'yaml: one resource by 8,000 aliases',
    files: () =>
      yaml(
        `R0: &r0 {Type: 'AWS::EC2::Volume', Properties: {Encrypted: false}}\nResources:\n${repeated(8000, (i) => `  V${i}: *r0\n`)}`,
      ),
  },
  {
    name: 'yaml: an alias of what it stands in',
    files: () =>
      yaml(
        `Resources: &r\n  V: &v\n    Type: AWS::EC2::Volume\n    Properties: &p\n      Encrypted: *p\n      Tags: [*r, *v]\n      <<: *p\n`,
      ),
  },
  {
    name: 'yaml: a merge with itself, 1,000 times',
    files: () => yaml(body(`${repeated(1000, () => '      <<: &m {<<: *m}\n')}      Encrypted: false\n`)),
  },
  {
    name: 'yaml: 20,000 anchors of one name',
    files: () => yaml(`A:\n${repeated(20_000, (i) => `  - &a ${i}\n`)}${END}`),
  },
  { name: 'yaml: 100,000 opened lists', files: () => yaml(`Metadata: ${'['.repeat(100_000)}${END}`) },
  { name: 'yaml: 100,000 opened maps', files: () => yaml(`Metadata: ${'{a: '.repeat(100_000)}${END}`) },
  { name: 'yaml: lists in lists, in block style', files: () => yaml(`Metadata:\n${'- '.repeat(20_000)}x${END}`) },
  {
    name: 'yaml: 3,000 levels of indent',
    files: () => yaml(`Metadata:\n${repeated(3000, (i) => `${' '.repeat(i + 1)}a:\n`)}${END}`),
  },
  { name: 'yaml: 100,000 question marks', files: () => yaml(`Metadata:\n  ${'? '.repeat(100_000)}x${END}`) },
  { name: 'yaml: 50,000 tags', files: () => yaml(`Metadata: ${'!Ref '.repeat(50_000)}x${END}`) },
  {
    name: 'yaml: functions in functions, 5,000 deep',
    files: () => yaml(`Metadata: ${'!If [C, '.repeat(5000)}x${', y]'.repeat(5000)}${END}`),
  },
  {
    name: 'yaml: one flow map of 3,000 resources',
    files: () =>
      yaml(
        `Resources: {${repeated(3000, (i) => `V${i}: {Type: "AWS::SNS::Topic"}, `)}V: {Type: "AWS::EC2::Volume", Properties: {Encrypted: false}}}\n`,
      ),
  },
  { name: 'yaml: 20,000 equal keys', files: () => yaml(body('      Encrypted: false\n'.repeat(20_000))) },
  { name: 'yaml: 20,000 documents', files: () => yaml(`${'---\nA: b\n'.repeat(20_000)}---${END}`) },
  { name: 'yaml: 500 templates in one file', files: () => yaml(repeated(500, () => `---${END}`)) },
  { name: 'yaml: 20,000 directives', files: () => yaml(`${'%TAG !e! tag:x:\n'.repeat(20_000)}---${END}`) },
  {
    name: 'yaml: a text of 2 MB in lines',
    files: () => yaml(`Metadata:\n  T: |\n${'    line\n'.repeat(200_000)}${END}`),
  },
  {
    name: 'yaml: a folded text of 2 MB of blanks',
    files: () => yaml(`Metadata:\n  T: >\n    a${' '.repeat(2_000_000)}\n    b\n${END}`),
  },
  {
    name: 'yaml: a quoted text of 2 MB that ends nowhere',
    files: () => yaml(`${END}Metadata: "${'x\\n'.repeat(600_000)}\n`),
  },
  {
    name: 'yaml: 5,000 resources, each broken',
    files: () =>
      yaml(
        `Resources:\n${repeated(5000, (i) => `  V${i}:\n    Type: AWS::EC2::Volume\n    Properties: {Encrypted: false\n`)}`,
      ),
  },
  { name: 'yaml: 200,000 comments', files: () => yaml(`${'# a\n'.repeat(200_000)}${END}`) },
  {
    name: 'yaml: 1,500 suppressions that are none',
    files: () =>
      yaml(
        `Resources:\n${repeated(1500, (i) => `  # atrest:ignore ${'*'.repeat(50)}\n  V${i}: # atrest-ignore x\n    Type: AWS::SNS::Topic\n`)}`,
      ),
  },
  { name: 'yaml: a key of 1 MB', files: () => yaml(`Metadata:\n  ${'k'.repeat(1_000_000)}: 1${END}`) },
  {
    name: 'yaml: numbers of 1 MB',
    files: () => yaml(`Metadata: [${'9'.repeat(1_000_000)}, 0x${'f'.repeat(500_000)}, 1e${'9'.repeat(500_000)}]${END}`),
  },
  { name: 'yaml: 200,000 tabs', files: () => yaml(`Metadata:\n${'\t'.repeat(200_000)}${END}`) },
  { name: 'yaml: line ends alone', files: () => ({ 'a.yaml': '\r'.repeat(500_000), ...yaml(END) }) },
];
