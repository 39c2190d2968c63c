import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../server/model/source.ts';
import type { Value } from '../../../server/model/value.ts';
import { readModule } from '../../../server/dialects/terraform/read.ts';
import { agreement } from './agree.ts';
import type { Agreement, Plan } from './agree.ts';
import { answersFile, answersOf, sameAnswer } from './answer.ts';
import { knownExpressions, surroundings } from './expressions.ts';
import { modules } from './modules.ts';
import { bench, diskReader, hasPlugins, hasTerraform, offline, uriOf } from './terraform.ts';
import type { Bench } from './terraform.ts';

/** Values that the provider plans as unknown although they are written. */
const quirks = [/aws_sqs_queue\.\w+\.kms_data_key_reuse_period_seconds: \S+ is known after apply only$/];

const title = 'terraform: agreement with the real Terraform';
describe(title, function () {
  this.timeout(600_000);
  if (!hasTerraform()) {
    it('needs `terraform` in PATH, which is not there', function () {
      this.skip();
    });
    return;
  }

  it('on every expression that AtRest works out', () => {
    const at = bench();
    try {
      const resource = Object.fromEntries(knownExpressions.map((input, index) => [`e${String(index)}`, { input }]));
      at.write('main.tf.json', { ...surroundings, resource: { terraform_data: resource } });
      const { plan, output } = at.plan();
      assert.ok(plan, output);
      const ours = answersOf(knownExpressions);
      const theirs = new Map(
        plan.resource_changes?.map(({ address, change }) => [
          address,
          (change.after as { input?: unknown }).input ?? null,
        ]),
      );
      const recorded = Object.fromEntries(
        knownExpressions.map((expression, index) => [expression, theirs.get(`terraform_data.e${String(index)}`)]),
      );
      if (process.env['UPDATE']) writeFileSync(answersFile, `${JSON.stringify(recorded, null, 2)}\n`);
      assert.deepEqual(JSON.parse(readFileSync(answersFile, 'utf8')), recorded);
      const wrong = knownExpressions.filter((expression, index) => {
        const answer = theirs.get(`terraform_data.e${String(index)}`);
        return !sameAnswer(ours.get(expression), answer);
      });
      assert.deepEqual(wrong, []);
      console.log(`      ${String(knownExpressions.length)} expressions agree`);
    } finally {
      at.close();
    }
  });

  if (!hasPlugins()) {
    it('needs ATREST_TF_PLUGINS or TF_CLI_CONFIG_FILE to find the AWS provider, for modules and the corpus', function () {
      this.skip();
    });
    return;
  }

  it('on modules of every form', () => {
    const at = bench();
    try {
      for (const [name, files] of Object.entries(modules)) {
        for (const [path, content] of Object.entries(files)) at.write(`${name}/${path}`, content);
      }
      const { plan, output } = planModules(at, Object.keys(modules));
      assert.ok(plan, output);
      report(`${String(Object.keys(modules).length)} modules`, check(at, plan));
    } finally {
      at.close();
    }
  });

  it('on variables of every origin, and on cases that the caller decides', () => {
    const at = bench();
    try {
      at.write('main.tf.json', callerDecides);
      at.write('terraform.tfvars', 'size = 7\nzone = "us-east-1a" # later files win\nnames = ["a", "b"]\n');
      at.write('terraform.tfvars.json', { zone: 'us-east-1b' });
      at.write('b.auto.tfvars.json', { zone: 'us-east-1c' });
      at.write('a.auto.tfvars', 'zone = "us-east-1d"\n');
      assert.ok(at.run('init', '-no-color', '-input=false').ok);
      for (const [env, create] of [
        ['prod', true],
        ['dev', false],
      ] as const) {
        const { plan, output } = at.plan(`-var=env=${env}`, `-var=create=${String(create)}`);
        assert.ok(plan, output);
        report(`env=${env}, given`, check(at, plan, { env, create }));
        report(`env=${env}, as cases`, check(at, plan));
      }
    } finally {
      at.close();
    }
  });

  /** The whole corpus where it is at hand, and the sample that comes with the project. */
  const whole = process.env['ATREST_CORPUS'] ?? '../shared/corpus/tf';
  const texts = new Set([whole, 'test/corpus/tf'].filter((path) => existsSync(path)).flatMap(configurations));
  const least = existsSync(whole) ? 60 : 40;
  it('on every configuration of the corpus that can be planned', () => {
    const at = bench();
    try {
      const names = writeCorpus(at, texts);
      const { plan, output, left } = planModules(at, names);
      assert.ok(plan, output);
      assert.ok(
        left.length >= least,
        `only ${String(left.length)} of ${String(names.length)} configurations can be planned`,
      );
      report(`${String(left.length)} of ${String(names.length)} configurations`, check(at, plan));
    } finally {
      at.close();
    }
  });

  it('on what is missing, in every configuration of the corpus', () => {
    const at = bench();
    try {
      const names = writeCorpus(at, texts);
      const { missing: theirs, unclear } = missingIn(at, names);
      const byResource = readModule(uriOf(at.directory), { reader: diskReader }).resources.map(
        ({ address, properties }) => {
          const module = /^module\.\w+/.exec(address)?.[0] ?? '';
          return unclear.has(module) ? [] : missingFrom(properties).map((target) => `${module}: ${target}`);
        },
      );
      const ours = new Set(byResource.flat());
      // Of one resource Terraform may name only the first.
      const wrong = byResource.filter((found) => found.length > 0 && !found.some((each) => theirs.has(each)));
      assert.deepEqual(wrong, []);
      // In the middle of a text a reference is one part of what is not known.
      const bare = [...theirs].filter((each) => !unclear.has(each.split(':')[0] ?? '') && isBare(each, at));
      assert.deepEqual(
        bare.filter((each) => !ours.has(each)),
        [],
      );
      assert.ok(ours.size > 20, `only ${String(ours.size)} are missing`);
      const modules = new Set([...ours].map((each) => each.split(':')[0]));
      console.log(`      ${String(ours.size)} missing resources of ${String(modules.size)} configurations agree`);
    } finally {
      at.close();
    }
  });
});

const callerDecides = {
  provider: { aws: offline },
  variable: {
    env: {
      type: 'string',
      validation: { condition: '${contains(["dev", "test", "prod"], var.env)}', error_message: 'unknown' },
    },
    create: { type: 'bool' },
    size: { type: 'number', default: 1 },
    zone: { type: 'string', default: 'us-east-1a' },
    names: { type: 'list(string)' },
  },
  locals: { prod: '${var.env == "prod"}' },
  resource: {
    aws_kms_key: { k: { count: '${var.create ? 1 : 0}', enable_key_rotation: '${local.prod}' } },
    aws_ebs_volume: {
      v: {
        availability_zone: '${var.zone}',
        size: '${var.size}',
        encrypted: '${local.prod ? true : false}',
        kms_key_id: '${var.create ? aws_kms_key.k[0].arn : null}',
        tags: {
          Name: '${join("-", var.names)}',
          Env: '${upper(var.env)}',
          Both: '${local.prod && var.create ? "both" : "not"}',
        },
      },
      w: {
        for_each: '${var.create ? toset(var.names) : toset([])}',
        availability_zone: '${var.zone}',
        size: 1,
        encrypted: '${var.env != "dev"}',
        tags: { Name: '${each.key}' },
      },
    },
  },
};

/** Each configuration as a module of its own, whose providers ask no account. */
function writeCorpus(at: Bench, texts: ReadonlySet<string>): readonly string[] {
  return [...texts].flatMap((text, index) => {
    const { terraform, provider = {}, ...rest } = JSON.parse(text) as Readonly<Record<string, Json>>;
    const others = Object.keys(provider as object).filter((name) => name !== 'aws');
    if (others.length > 0 || terraform === null) return [];
    at.write(`m${String(index)}/main.tf.json`, { ...rest, ...withoutAccount(provider) });
    return `m${String(index)}`;
  });
}

function withoutAccount(provider: Json): Readonly<Record<string, Json>> {
  const { aws } = provider as Readonly<Record<string, Json>>;
  if (aws === undefined) return {};
  const bodies = Array.isArray(aws) ? (aws as readonly Json[]) : [aws];
  return { provider: { aws: bodies.map((body) => ({ ...offline, ...(body as object) })) } };
}

/**
 * The undeclared resources that Terraform complains of, as `module.m1: aws_kms_key.k`. With other errors in a module it may not come
 * to that: such modules are unclear.
 */
function missingIn(
  at: Bench,
  names: readonly string[],
): { readonly missing: ReadonlySet<string>; readonly unclear: ReadonlySet<string> } {
  let left = names;
  const drop = (rejected: ReadonlySet<string>, output: string): void => {
    assert.ok(rejected.size > 0, output);
    for (const name of rejected) at.remove(name);
    left = left.filter((name) => !rejected.has(name));
  };
  for (;;) {
    writeRoot(at, left);
    const init = initialise(at);
    if (!init.ok) {
      drop(rejectedIn(init.output), init.output);
      continue;
    }
    const { output } = at.run('validate', '-json');
    const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] };
    const missing = new Set(diagnostics.flatMap(undeclared));
    const errors = diagnostics.filter((each) => each.severity === 'error' && undeclared(each).length === 0);
    const unclear = errors.map(
      ({ detail, range }) => range?.filename.split('/')[0] ?? /module\.(\w+)/.exec(detail)?.[1] ?? '',
    );
    // Errors of the graph come alone, before anything else is looked at.
    if (missing.size === 0) drop(new Set(unclear), output);
    else return { missing, unclear: new Set(unclear.map((name) => `module.${name}`)) };
  }
}

function undeclared({ detail }: Diagnostic): readonly string[] {
  const found = /^A (managed|data) resource "([\w-]+)" "([\w-]+)" has not been declared in (module\.\w+)\./.exec(
    detail,
  );
  const [, mode, type = '', name = '', module = ''] = found ?? [];
  return found ? [`${module}: ${mode === 'data' ? 'data.' : ''}${type}.${name}`] : [];
}
interface Diagnostic {
  readonly severity: string;
  readonly detail: string;
  readonly range?: { readonly filename: string };
}

function missingFrom(value: Value): readonly string[] {
  switch (value.is) {
    case 'reference':
      return value.missing ? [value.address.replace(/^module\.\w+\./, '')] : [];
    case 'map':
      return value.entries.flatMap((entry) => missingFrom(entry.value));
    case 'list':
      return value.items.flatMap(missingFrom);
    case 'branches':
      return value.arms.flatMap((arm) => missingFrom(arm.value));
    default:
      return [];
  }
}

/** Whether the reference is all that some argument of a resource says. */
function isBare(missing: string, { directory }: Bench): boolean {
  const [module = '', target = ''] = missing.split(': ');
  const content = JSON.parse(
    readFileSync(join(directory, module.replace('module.', ''), 'main.tf.json'), 'utf8'),
  ) as Readonly<Record<string, Json>>;
  return [...JSON.stringify(content['resource'] ?? {}).matchAll(/"\$\{([\w-]+(?:\.[\w-]+)+)\}"/g)].some((match) =>
    match[1]?.startsWith(`${target}.`),
  );
}

const initialise = (at: Bench): ReturnType<Bench['run']> => at.run('init', '-no-color', '-input=false');

function writeRoot(at: Bench, names: readonly string[]): void {
  const module = Object.fromEntries(names.map((name) => [name, { source: `./${name}` }]));
  at.write('main.tf.json', { provider: { aws: offline }, module });
}

const rejectedIn = (output: string): ReadonlySet<string> =>
  new Set(
    [...output.matchAll(/^\s*(?:on (\w+)\/|(?:To work )?with module\.(\w+)\.)/gm)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );

const done = { ok: true, output: '' };

/** Plans a root that calls the modules; those that Terraform rejects are left out. */
function planModules(at: Bench, names: readonly string[]): { plan?: Plan; output: string; left: readonly string[] } {
  let left = names;
  let output = '';
  let initialised = false;
  for (let round = 0; round < 8 && left.length > 0; round++) {
    writeRoot(at, left);
    const init: ReturnType<Bench['run']> = initialised ? done : initialise(at);
    initialised = init.ok;
    const result: ReturnType<Bench['plan']> = init.ok ? at.plan() : init;
    if (result.plan) return { plan: result.plan, output: result.output, left };
    output = result.output;
    const rejected = rejectedIn(output);
    if (rejected.size === 0) break;
    left = left.filter((name) => !rejected.has(name));
  }
  return { output, left };
}

function check(at: Bench, plan: Plan, parameters?: Readonly<Record<string, string | boolean>>): Agreement {
  return agreement(
    readModule(uriOf(at.directory), { reader: diskReader, inputs: parameters ? { parameters } : {} }),
    plan,
  );
}

function report(what: string, { compared, disagreements }: Agreement): void {
  const wrong = disagreements.filter((line) => !quirks.some((quirk) => quirk.test(line)));
  assert.deepEqual(wrong, []);
  console.log(`      ${what}: ${String(compared)} values agree`);
}

function configurations(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.tf.json'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
