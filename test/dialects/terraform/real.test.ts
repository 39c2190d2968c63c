import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
      const names = [...texts].flatMap((text, index) => {
        if (/"(?:provider|terraform)":/.test(text)) return [];
        at.write(`m${String(index)}/main.tf.json`, text);
        return [`m${String(index)}`];
      });
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

const done = { ok: true, output: '' };

/** Plans a root that calls the modules; those that Terraform rejects are left out. */
function planModules(at: Bench, names: readonly string[]): { plan?: Plan; output: string; left: readonly string[] } {
  let left = names;
  let output = '';
  let initialised = false;
  for (let round = 0; round < 8 && left.length > 0; round++) {
    at.write('main.tf.json', {
      provider: { aws: offline },
      module: Object.fromEntries(left.map((name) => [name, { source: `./${name}` }])),
    });
    const init: ReturnType<Bench['run']> = initialised ? done : at.run('init', '-no-color', '-input=false');
    initialised = init.ok;
    const result: ReturnType<Bench['plan']> = init.ok ? at.plan() : init;
    if (result.plan) return { plan: result.plan, output: result.output, left };
    output = result.output;
    const rejected = new Set(
      [...output.matchAll(/^\s+(?:on (\w+)\/|with module\.(\w+)\.)/gm)].map((match) => match[1] ?? match[2]),
    );
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
