import assert from 'node:assert/strict';
import { tested } from '../conditions.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { locationOf } from '../../../server/model/source.ts';
import type { Json } from '../../../server/model/source.ts';
import type { Value } from '../../../server/model/value.ts';
import { answer, answersFile, answersOf, notKnown, sameAnswer } from './answer.ts';
import { knownExpressions, surroundings, unknownExpressions } from './expressions.ts';
import { read, resourceAt, show, valueAt, valueOf } from './module.ts';

describe('terraform: values of expressions', () => {
  const recorded = JSON.parse(readFileSync(answersFile, 'utf8')) as Readonly<Record<string, unknown>>;
  const ours = answersOf(knownExpressions);
  for (const expression of knownExpressions) {
    it(expression, () => {
      assert.ok(expression in recorded, 'Terraform was not asked');
      assert.ok(
        sameAnswer(ours.get(expression), recorded[expression]),
        `${JSON.stringify(ours.get(expression))} is not ${JSON.stringify(recorded[expression])}`,
      );
    });
  }
  for (const [expression, value] of answersOf(unknownExpressions)) {
    it(`${expression} is not known`, () => {
      assert.equal(value, notKnown);
    });
  }
});

/** What is not known, and what stays known beside it. */
const blocks: Readonly<Record<string, Json>> = {
  ...surroundings,
  variable: {
    ...(surroundings['variable'] as object),
    none: {},
    bool: { type: 'bool' },
    must: { type: 'string', nullable: false },
    list: { type: 'list(string)' },
    secret: { default: 'x', sensitive: true },
    env: { type: 'string', validation: { condition: '${contains(["dev", "prod"], var.env)}', error_message: 'no' } },
  },
  resource: {
    aws_kms_key: {
      k: {},
      many: { count: 2 },
      each: { for_each: '${toset(["a"])}' },
      maybe: { count: '${var.bool ? 1 : 0}' },
      open: { count: '${var.none}' },
    },
    aws_rds_cluster: {
      c: {
        engine: 'aurora-mysql',
        storage_encrypted: 'true',
        kms_key_id: '${aws_kms_key.k.arn}',
        cluster_identifier: 'c',
      },
    },
  },
  data: { aws_kms_alias: { a: { name: 'alias/x' } } },
};

describe('terraform: what is not known, and what is beside it', () => {
  for (const [expression, shown] of [
    ['${var.none}', '?'],
    ['${var.must}', '?!'],
    ['a ${var.none}', '?!'],
    ['${var.secret}', '?!'],
    ['${var.none && false}', 'false'],
    ['${var.none || true}', 'true'],
    ['${false && var.none}', 'false'],
    ['${var.none && true}', 'var.none && true => true | not var.none && true => false'],
    ['${!var.none}', 'not var.none => true | var.none => false'],
    ['${var.none == "x"}', 'var.none == "x" => true | not var.none == "x" => false'],
    ['${var.must == null}', 'false'],
    ['${var.none == null}', 'var.none == null => true | not var.none == null => false'],
    ['${var.none ? "a" : "a"}', '"a"'],
    ['${var.bool ? "a" : "b"}', 'var.bool => "a" | not var.bool => "b"'],
    ['${!var.bool ? "a" : "b"}', 'not var.bool => "a" | var.bool => "b"'],
    ['${!(var.bool) ? "a" : "b"}', 'not var.bool => "a" | var.bool => "b"'],
    ['${upper(var.bool ? "a" : "b")}', 'var.bool => "A" | not var.bool => "B"'],
    ['${var.bool ? (var.bool ? "a" : "x") : "b"}', 'var.bool => "a" | not var.bool => "b"'],
    ['${var.bool ? var.must : "b"}', 'var.bool => ?! | not var.bool => "b"'],
    ['${var.bool ? null : "b"}', 'var.bool => absent | not var.bool => "b"'],
    ['${var.env}', 'var.env == "dev" => "dev" | var.env == "prod" => "prod"'],
    ['${var.env == "prod"}', 'var.env == "dev" => false | var.env == "prod" => true'],
    ['${null}', 'absent'],
    ['${aws_kms_key.k.arn}', '->aws_kms_key.k.arn'],
    ['${resource.aws_kms_key.k.arn}', '->aws_kms_key.k.arn'],
    ['${aws_kms_key.k}', '->aws_kms_key.k'],
    ['${aws_kms_key.gone.arn}', '->aws_kms_key.gone.arn (missing)'],
    ['${data.aws_kms_alias.a.target_key_arn}', '->data.aws_kms_alias.a.target_key_arn'],
    ['${aws_kms_key.many[1].arn}', '->aws_kms_key.many.arn'],
    ['${aws_kms_key.many[2].arn}', '?'],
    ['${aws_kms_key.many[*].arn}', '[->aws_kms_key.many.arn, ->aws_kms_key.many.arn]'],
    ['${length(aws_kms_key.many)}', '2'],
    ['${aws_kms_key.each["a"].arn}', '->aws_kms_key.each.arn'],
    ['${try(aws_kms_key.each["b"].arn, "none")}', '"none"'],
    ['${aws_kms_key.maybe[0].arn}', '->aws_kms_key.maybe.arn'],
    ['${try(aws_kms_key.maybe[0].arn, null)}', 'var.bool => ->aws_kms_key.maybe.arn | not var.bool => absent'],
    ['${one(aws_kms_key.maybe[*].arn)}', 'var.bool => ->aws_kms_key.maybe.arn | not var.bool => absent'],
    ['${var.bool ? aws_kms_key.maybe[0].arn : "none"}', 'var.bool => ->aws_kms_key.maybe.arn | not var.bool => "none"'],
    [
      '${coalesce(one(aws_kms_key.maybe[*].arn), "other")}',
      'var.bool => ->aws_kms_key.maybe.arn | not var.bool => "other"',
    ],
    ['${aws_kms_key.open[0].arn}', '->aws_kms_key.open.arn'],
    ['${try(aws_kms_key.open[0].arn, null)}', '?'],
    ['${aws_kms_key.open[*].arn}', '[...]'],
    ['${aws_rds_cluster.c.engine}', '"aurora-mysql"'],
    ['${aws_rds_cluster.c.storage_encrypted}', '"true"'],
    ['${aws_rds_cluster.c.kms_key_id}', '->aws_kms_key.k.arn'],
    ['${aws_rds_cluster.c.cluster_identifier}', '->aws_rds_cluster.c.cluster_identifier'],
    ['${aws_rds_cluster.c.endpoint}', '->aws_rds_cluster.c.endpoint'],
    ['${aws_kms_key.k.arn}/x', '?!'],
    ['${merge({ a = 1 }, var.none, { b = 2 })}', '{a: ?!, b: 2, ...}'],
    ['${merge({ a = 1 }, var.none)["a"]}', '?!'],
    ['${concat(["a"], var.list)}', '["a", ...]'],
    ['${flatten([["a"], var.list])}', '["a", ?, ...]'],
    ['${[for x in var.list : x]}', '?!'],
    ['${[for x in ["a", "b"] : x if var.bool]}', '[...]'],
    ['${{ a = var.none, b = 1 }}', '{a: ?, b: 1}'],
    ['${{ (var.none) = 1, b = 2 }}', '{b: 2, ...}'],
    ['${jsonencode({ a = var.none, b = [aws_kms_key.k.arn] })}', '{a: ?, b: [->aws_kms_key.k.arn]}'],
    ['${coalesce(var.none, "x")}', '?!'],
    ['${contains(["a", var.none], "a")}', 'true'],
    [
      '${contains(["a", var.none], "b")}',
      'contains(["a", var.none], "b") => true | not contains(["a", var.none], "b") => false',
    ],
    ['${anytrue([var.none, true])}', 'true'],
    ['${alltrue([var.none, false])}', 'false'],
    ['${length([var.none, 1])}', '2'],
    ['${lookup({ a = 1 }, var.none, 2)}', 'var.none == "a" => 1 | not var.none == "a" => 2'],
    ['${{ a = 1, b = 2 }[var.none]}', 'var.none == "a" => 1 | not var.none == "a" => 2'],
    ['${lookup({ a = 1 }, "b", var.none)}', '?'],
    ['${try(var.none.x, "y")}', '?'],
    ['${can(var.none.x)}', 'can(var.none.x) => true | not can(var.none.x) => false'],
    ['${sensitive(true)}', 'true'],
    ['${jsonencode(var.list)}', '?!'],
    ['%{ if var.bool }a%{ endif }', 'var.bool => "a" | not var.bool => ""'],
  ] as const) {
    it(`${expression} is ${shown}`, () => {
      assert.equal(show(valueOf(expression, blocks)), shown);
    });
  }

  it('a value stands where its expression is written', () => {
    const project = read({
      'main.tf.json': { ...blocks, resource: { t: { it: { value: '"\\"x" ${ var.bool ? 1 : 2 }', plain: 'abc' } } } },
    });
    const [resource] = project.resources;
    assert.ok(resource);
    const place = (value: Value | undefined): string => {
      assert.ok(value?.site);
      const { span } = locationOf(value.site);
      return resource.document.text.slice(span.start, span.end);
    };
    assert.equal(place(valueAt(resource, 'plain')), '"abc"');
    assert.equal(place(valueAt(resource, 'value')), '\\"\\\\\\"x\\" ${ var.bool ? 1 : 2 }');
  });

  it('a chain of evidence leads to the default', () => {
    const value = valueOf('${local.a}', { variable: { v: { default: false } }, locals: { a: '${var.v}' } });
    assert.deepEqual(
      value?.from.map(({ via }) => via),
      ['local', 'variable-default'],
    );
    const derived = valueOf('${!local.a}', { variable: { v: { default: false } }, locals: { a: '${var.v}' } });
    assert.equal(show(derived), 'true');
  });
});

describe('terraform: cases and the values that the caller gives', () => {
  const names = ['a', 'b', 'c', 'd'] as const;
  const leaf = fc.constantFrom('"x"', '"y"', '"z"', 'null', 'local.l', 'var.s');
  const atom = fc.oneof(
    fc.constantFrom(...names).map((name) => `var.${name}`),
    fc.constantFrom('var.s == "x"', 'var.s != "y"', 'contains(["x", "z"], var.s)', 'local.t'),
  );
  const test = fc.letrec<{ test: string }>((tie) => ({
    test: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc
        .tuple(tie('test'), fc.constantFrom('&&', '||'), tie('test'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      tie('test').map((inner) => `!(${inner})`),
    ),
  })).test;
  const value = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(test, tie('value'), tie('value')).map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`),
    ),
  })).value;
  const variable = { ...Object.fromEntries(names.map((name) => [name, { type: 'bool' }])), s: { type: 'string' } };

  it('exactly one case is taken for each assignment, it has the right value, and it is possible', () => {
    fc.assert(
      fc.property(value, test, (expression, inner) => {
        const files = {
          'main.tf.json': {
            variable,
            locals: { l: '${var.a ? "x" : "l"}', t: `\${${inner.replaceAll('local.t', 'true')}}` },
            resource: { r: { it: { value: `\${${expression}}` } } },
          },
        };
        const open = resourceAt(read(files), 'r.it');
        const found = valueAt(open, 'value');
        for (let bits = 0; bits < 48; bits++) {
          const s = ['x', 'y', 'other'][bits >> 4] ?? '';
          const given = { ...Object.fromEntries(names.map((name, index) => [name, (bits & (1 << index)) > 0])), s };
          const exact = answer(valueAt(resourceAt(read(files, { parameters: given }), 'r.it'), 'value'));
          assert.notEqual(exact, notKnown);
          if (found?.is === 'unknown') continue;
          if (found?.is !== 'branches') {
            assert.deepEqual(answer(found), exact);
            continue;
          }
          const taken = found.arms.filter(({ when }) =>
            when.every(({ condition, holds }) => truth(condition.text, files, given) === holds),
          );
          assert.equal(taken.length, 1, `${String(taken.length)} cases of ${expression}`);
          const [arm] = taken;
          assert.ok(arm);
          assert.ok(open.scope.possible(arm.when), `not possible: ${JSON.stringify(arm.when)}`);
          if (arm.value.is !== 'unknown') assert.deepEqual(answer(arm.value), exact);
        }
      }),
      { numRuns: 60 },
    );
  });

  function truth(
    condition: string,
    files: Readonly<Record<string, Json>>,
    given: Readonly<Record<string, Json>>,
  ): boolean {
    const main = files['main.tf.json'] as Readonly<Record<string, Json>>;
    const asked = { ...main, resource: { r: { it: { value: `\${${condition} ? true : false}` } } } };
    return (
      answer(valueAt(resourceAt(read({ 'main.tf.json': asked }, { parameters: given }), 'r.it'), 'value')) === true
    );
  }

  it('contradictions are ruled out', () => {
    const conditions = [
      'var.s == "prod"',
      'var.s == "dev"',
      'local.prod',
      'var.a',
      'var.a && var.b',
      'var.b',
      'var.e == "dev"',
      'var.n > 5',
      'var.n > 3',
      'startswith(var.s, "p")',
    ];
    const project = read({
      'main.tf.json': {
        variable: {
          ...variable,
          e: { type: 'string', validation: { condition: '${contains(["dev", "prod"], var.e)}', error_message: 'no' } },
          n: { type: 'number' },
        },
        locals: { prod: '${var.s == "prod"}' },
        resource: {
          r: {
            it: Object.fromEntries(conditions.map((text) => [text, `\${${text} ? 1 : 2}`])),
            each: { for_each: '${toset(["a", "b"])}', v: '${each.key}' },
          },
        },
      },
    });
    const { scope } = resourceAt(project, 'r.it');
    // Conditions have a meaning once a value that depends on them was asked for.
    for (const resource of project.resources) show(resource.properties);
    const ask = (...guard: readonly string[]): boolean =>
      scope.possible(
        guard.map((text) => ({ condition: tested(text.replace(/^!/, '')), holds: !text.startsWith('!') })),
      );
    for (const [guard, possible] of [
      [['var.s == "prod"', 'var.s == "dev"'], false],
      [['var.s == "prod"', '!var.s == "dev"'], true],
      [['!var.s == "prod"', '!var.s == "dev"'], true],
      [['local.prod', '!var.s == "prod"'], false],
      [['local.prod', 'var.s == "dev"'], false],
      [['var.a && var.b', '!var.a'], false],
      [['!var.a && var.b', 'var.a', 'var.b'], false],
      [['!var.a && var.b', 'var.a'], true],
      [['!var.e == "dev"', '!var.e == "prod"'], false],
      [['var.e == "dev"', 'var.e == "prod"'], false],
      [['startswith(var.s, "p")', '!var.s == "prod"'], true],
      [['each.key == "a"', 'each.key == "b"'], false],
      [['!each.key == "a"', '!each.key == "b"'], false],
      [['each.key == "a"', '!each.key == "b"'], true],
      [['var.n > 5', '!var.n > 3'], true],
      [['not a condition', 'var.a'], true],
    ] as const) {
      assert.equal(ask(...guard), possible, guard.join(' and '));
    }
  });
});
