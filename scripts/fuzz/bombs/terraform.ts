import type { InputFiles } from '../input.ts';
import { type Bomb, items, members, module, text } from './bomb.ts';

const EBS = (encrypted: string): object => ({ resource: { aws_ebs_volume: { v: { encrypted } } } });
const main = (blocks: object): InputFiles => ({ 'main.tf.json': text(blocks) });
const locals = (first: unknown, count: number, next: (below: string) => unknown): object => ({
  l0: first,
  ...members(count, (i) => [`l${i + 1}`, next(`local.l${i}`)]),
});
const expression = (written: string): string => `\${${written}}`;
const tf = (name: string, locals_: object, encrypted: string): Bomb => ({
  name,
  files: () => main({ locals: locals_, ...EBS(encrypted) }),
});
const written = (name: string, encrypted: string): Bomb => ({ name, files: () => main(EBS(encrypted)) });

/** Expressions and blocks of Terraform. */
export const TERRAFORM_BOMBS: readonly Bomb[] = [
  tf(
    'tf: a text of 10^11 letters',
    locals('aaaaaaaaaa', 11, (below) => expression(below).repeat(10)),
    expression('length(local.l11) > 3'),
  ),
  tf(
    'tf: a list of 10^11 items',
    locals([1], 11, (below) => expression(`concat(${items(10, () => below).join()})`)),
    expression('length(local.l11) > 3'),
  ),
  tf(
    'tf: a map of 10^11 members',
    locals({ a: 1 }, 11, (below) => members(10, (j) => [`k${j}`, expression(below)])),
    expression('jsonencode(local.l11) == "x"'),
  ),
  tf(
    'tf: products of sets',
    { r: expression('range(1000)'), p: expression('setproduct(local.r,local.r,local.r)') },
    expression('length(local.p) > 1'),
  ),
  tf(
    'tf: loops of 1000^4',
    {
      r: expression('range(1000)'),
      p: expression('[for a in local.r : [for b in local.r : [for c in local.r : [for d in local.r : a+b+c+d]]]]'),
    },
    expression('length(local.p) > 1'),
  ),
  tf('tf: a range of 10^9', {}, expression('length(range(1000000000)) > 1')),
  tf(
    'tf: a number of 10^9 digits',
    {},
    expression('format("%1000000000s","x") == "y" || format("%0999999999d",1) == "y"'),
  ),
  tf('tf: powers of powers', {}, expression('pow(99999999, pow(99999999, 99999999)) > 1')),
  tf(
    'tf: a pattern that goes back, on 60,000 letters',
    { s: 'a'.repeat(60_000) },
    expression('can(regex("a*a*a*b",local.s)) || can(regex("(a|a)(a|a)[a-z]*[a-z]*[a-z]*!",local.s))'),
  ),
  tf(
    'tf: patterns that replace and count',
    { s: 'a'.repeat(60_000) },
    expression('replace(local.s,"/a*a*a*b/","x") == "y" || can(regex("a{1,30000}a{1,30000}a{1,30000}b",local.s))'),
  ),
  tf(
    'tf: groups in groups',
    { s: 'a'.repeat(5000) },
    expression(`can(regex("${'('.repeat(2000)}a*${')*'.repeat(2000)}b",local.s))`),
  ),
  tf(
    'tf: locals of each other',
    { a: expression('local.b'), b: expression('local.a'), c: expression('local.c') },
    expression('local.a'),
  ),
  tf(
    'tf: 20,000 locals in a row',
    members(20_000, (i) => [`l${i}`, expression(`local.l${i + 1}`)]),
    expression('local.l0'),
  ),
  tf(
    'tf: a text joined and split 30 times',
    locals('a,b', 30, (below) => expression(`join(",", concat(split(",", ${below}), split(",", ${below})))`)),
    expression('local.l30 == "x"'),
  ),
  tf(
    'tf: a map merged with itself 40 times',
    locals({ a: { b: 1 } }, 40, (below) => expression(`merge(${below}, {x = ${below}, y = ${below}})`)),
    expression('length(local.l40) > 2'),
  ),
  tf(
    'tf: sets of 10^4 flattened',
    { r: expression('range(100)'), p: expression('flatten([for a in local.r : [for b in local.r : [a, b]]])') },
    expression('contains(local.p, 7)'),
  ),
  tf(
    'tf: a text with 500,000 line ends in the middle, cut at its end',
    { s: `a${'\n'.repeat(500_000)}b` },
    expression('chomp(local.s) == "x" || trimspace(local.s) == "x"'),
  ),
  tf(
    'tf: a list of 200,000 items',
    { l: Array.from({ length: 200_000 }, (_, i) => i) },
    expression('contains(local.l, 1)'),
  ),
  {
    name: 'tf: a name with 200,000 backticks',
    files: () => main({ resource: { aws_ebs_volume: { ['` '.repeat(200_000)]: { encrypted: false } } } }),
  },
  written('tf: 50,000 brackets', expression(`${'('.repeat(50_000)}true${')'.repeat(50_000)}`)),
  written('tf: 50,000 exclamation marks', expression(`${'!'.repeat(50_000)}true`)),
  written('tf: 20,000 loops that are opened', expression('[for x in '.repeat(20_000))),
  written('tf: 20,000 conditionals', expression('a ? '.repeat(20_000))),
  written('tf: a sum of 50,000', expression(`${'1+'.repeat(50_000)}1 > 2`)),
  written('tf: 20,000 texts in texts', expression('"${'.repeat(20_000))),
  written('tf: 20,000 directives', '%{if a}'.repeat(20_000)),
  written('tf: 20,000 indexes', expression(`local.x${'[0]'.repeat(20_000)}`)),
  written('tf: 20,000 splats', expression(`local.x${'[*]'.repeat(20_000)}`)),
  written('tf: a flush heredoc with a line that stands out', expression('<<-X\n    a\n b\nc\n  X\n')),
  written('tf: 5,000 heredocs', expression(`[${items(5000, () => '<<-X\n a\nX\n').join(',')}]`)),
  written('tf: a heredoc that ends nowhere, 1 MB', expression(`<<X\n${'line\n'.repeat(200_000)}`)),
  {
    name: 'tf: 40 switches',
    files: () =>
      main({
        variable: members(40, (i) => [`v${i}`, { type: 'bool' }]),
        resource: {
          aws_ebs_volume: {
            v: { encrypted: expression(items(40, (i) => `(var.v${i} || !var.v${(i + 1) % 40})`).join(' && ')) },
            w: { encrypted: expression(`${items(40, (i) => `var.v${i} ? ${i % 2 === 1} : `).join('')}false`) },
          },
        },
      }),
  },
  {
    name: 'tf: dynamic blocks in dynamic blocks',
    files: () =>
      main({
        resource: {
          aws_instance: {
            v: {
              dynamic: {
                ebs_block_device: {
                  for_each: expression('range(1024)'),
                  content: {
                    encrypted: expression('ebs_block_device.value > 3'),
                    dynamic: {
                      x: {
                        for_each: expression('range(1024)'),
                        content: { dynamic: { y: { for_each: expression('range(1024)'), content: {} } } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      }),
  },
  {
    name: 'tf: a million instances',
    files: () => ({
      ...main({ module: { a: { source: './m', count: 1_000_000 } } }),
      'm/main.tf.json': text(EBS('false')),
    }),
  },
  {
    name: 'tf: a million of a resource, by name',
    files: () => module({}, { for_each: expression('toset([for x in range(1000000) : tostring(x)])') }),
  },
  {
    name: 'tf: 3,000 buckets and their encryption',
    files: () =>
      main({
        resource: {
          aws_s3_bucket: members(3000, (i) => [`b${i}`, { bucket: `b${i}` }]),
          aws_s3_bucket_server_side_encryption_configuration: members(3000, (i) => [
            `b${i}`,
            {
              bucket: `\${aws_s3_bucket.b${i}.id}`,
              rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
            },
          ]),
        },
      }),
  },
  {
    name: 'tf: 2,000 files of one module',
    files: () =>
      members(2000, (i) => [
        `f${i}.tf.json`,
        text({
          locals: { [`l${i}`]: expression(`local.l${(i + 1) % 2000}`) },
          ...(i === 0 ? EBS(expression('local.l0')) : {}),
        }),
      ]),
  },
];
