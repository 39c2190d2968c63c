import assert from 'node:assert/strict';
import type { Json } from '../../../server/model/source.ts';
import { locationOf } from '../../../server/model/source.ts';
import { planDocument } from '../../../server/dialects/terraform/plan/document.ts';
import { readPlan, readState } from '../../../server/dialects/terraform/plan/read.ts';
import { type Planned, at, find, planJson, planProject, short } from './plan.ts';

const constant = (value: Json): Json => ({ constant_value: value });
const references = (...names: string[]): Json => ({ references: names });

describe('plan: which resources', () => {
  const change = (actions: readonly string[]): Json =>
    planJson([{ actions, before: {}, after: actions.at(-1) === 'delete' ? null : { size: 1 }, written: {} }]);
  const rows: readonly (readonly [readonly string[], boolean])[] = [
    [['no-op'], true],
    [['create'], true],
    [['update'], true],
    [['delete', 'create'], true],
    [['create', 'delete'], true],
    [['delete'], false],
    [['forget'], false],
  ];
  for (const [actions, exists] of rows)
    it(`${actions.join(' and ')}: ${exists ? 'a resource' : 'none'}`, () => {
      const { exists: value } = find(planProject(change(actions)), 'aws_ebs_volume.a');
      assert.equal(short(value), exists);
    });

  it('has no resource for what is in the state only and goes', () => {
    const project = planProject(planJson([{ actions: ['delete'], before: {} }]));
    assert.deepEqual(project.resources, []);
  });

  it('leaves out the old half of a replacement', () => {
    const json = planJson([{ after: { size: 1 }, written: {} }]) as { resource_changes: Record<string, Json>[] };
    json.resource_changes.push({
      ...json.resource_changes[0],
      deposed: '0a1b',
      change: { actions: ['delete'], before: {}, after: null },
    });
    assert.equal(find(planProject(json as unknown as Json), 'aws_ebs_volume.a').instances, undefined);
  });

  it('knows a block without instances, so that references to it are not missing', () => {
    const json = planJson(
      [
        {
          written: { kms_key_id: references('aws_kms_key.none[0].arn', 'aws_kms_key.none[0]', 'aws_kms_key.none') },
          unknown: { kms_key_id: true },
        },
      ],
      {},
      {},
    ) as { configuration: { root_module: { resources: Json[] } } };
    json.configuration.root_module.resources.push({
      address: 'aws_kms_key.none',
      mode: 'managed',
      type: 'aws_kms_key',
      name: 'none',
      expressions: {},
      count_expression: {},
    });
    const project = planProject(json);
    assert.equal(short(find(project, 'aws_kms_key.none').exists), false);
    assert.equal(short(at(find(project, 'aws_ebs_volume.a'), 'kms_key_id')), '-> aws_kms_key.none.arn');
  });

  it('reads what a targeted plan leaves alone from the planned values', () => {
    const other = {
      address: 'aws_kms_key.k',
      mode: 'managed',
      type: 'aws_kms_key',
      name: 'k',
      values: { is_enabled: false },
    };
    const child = { address: 'module.m["x"]', resources: [{ ...other, address: 'module.m["x"].aws_kms_key.k' }] };
    const project = planProject(
      planJson([{ written: {}, after: {} }], {
        planned_values: { root_module: { resources: [other], child_modules: [child] } },
      }),
    );
    assert.equal(short(at(find(project, 'aws_kms_key.k'), 'is_enabled')), false);
    assert.equal(short(at(find(project, 'module.m.aws_kms_key.k'), 'is_enabled')), false);
  });

  it('reads data sources from the state, from the changes and from the configuration', () => {
    const data = (name: string): Planned => ({
      mode: 'data',
      type: 'aws_kms_alias',
      name,
      written: { name: constant(`alias/${name}`) },
    });
    const json = planJson(
      [{ ...data('later'), actions: ['read'], after: { name: 'alias/later' }, unknown: { target_key_arn: true } }],
      {
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  address: 'data.aws_kms_alias.known',
                  mode: 'data',
                  type: 'aws_kms_alias',
                  name: 'known',
                  values: { name: 'alias/aws/ebs' },
                },
                { address: 'aws_kms_key.gone', mode: 'managed', type: 'aws_kms_key', name: 'gone', values: {} },
              ],
            },
          },
        },
      },
    ) as { configuration: { root_module: { resources: Json[] } } };
    json.configuration.root_module.resources.push({
      address: 'data.aws_kms_alias.config',
      mode: 'data',
      type: 'aws_kms_alias',
      name: 'config',
      expressions: { name: constant('alias/config') },
    });
    const project = planProject(json);
    assert.deepEqual(
      project.resources.map((one) => [one.type, one.address, short(at(one, 'name')), short(one.exists)]),
      [
        ['data.aws_kms_alias', 'data.aws_kms_alias.later', 'alias/later', true],
        ['data.aws_kms_alias', 'data.aws_kms_alias.known', 'alias/aws/ebs', true],
        ['data.aws_kms_alias', 'data.aws_kms_alias.config', 'alias/config', true],
      ],
    );
  });

  it('tells what the provider must replace, and what is done', () => {
    const project = planProject(
      planJson([
        {
          actions: ['delete', 'create'],
          before: {},
          after: {},
          written: {},
          replacePaths: [['encrypted'], ['root_block_device', 0, 'encrypted']],
        },
      ]),
    );
    const volume = find(project, 'aws_ebs_volume.a');
    assert.deepEqual(short(volume.attribute('replace_paths')), ['encrypted', 'root_block_device.0.encrypted']);
    assert.deepEqual(short(volume.attribute('actions')), ['delete', 'create']);
    // A plan does not hold it, so that it is not written can't be said.
    assert.equal(volume.attribute('lifecycle').is, 'unknown');
    assert.equal(volume.attribute('count').is, 'absent');
  });
});

describe('plan: several instances', () => {
  const set: Json = { encrypted: {}, size: {} };
  const each = (index: string | number, after: Json, more: Partial<Planned> = {}): Planned => ({
    index,
    after,
    ...more,
  });

  it('is one resource for each block', () => {
    const project = planProject(
      planJson([each(0, { encrypted: true }, { written: set }), each(1, { encrypted: true })]),
    );
    assert.equal(project.resources.length, 1);
    const volume = find(project, 'aws_ebs_volume.a');
    assert.deepEqual(volume.instances, ['aws_ebs_volume.a[0]', 'aws_ebs_volume.a[1]']);
    assert.equal(short(at(volume, 'encrypted')), true);
  });

  it('has cases where instances differ, which exclude each other', () => {
    const project = planProject(
      planJson([
        each('a', { encrypted: true, size: 1 }, { written: set }),
        each('b', { encrypted: false, size: 2 }),
        each('c', { encrypted: false, size: 3 }),
      ]),
    );
    const { scope } = find(project, 'aws_ebs_volume.a');
    const encrypted = at(find(project, 'aws_ebs_volume.a'), 'encrypted');
    const size = at(find(project, 'aws_ebs_volume.a'), 'size');
    assert.deepEqual(short(encrypted), { 'aws_ebs_volume.a["a"]': true, 'aws_ebs_volume.a["b"] and 1 more': false });
    assert.ok(encrypted.is === 'branches' && size.is === 'branches');
    const guards = [...encrypted.arms, ...size.arms].map((arm) => arm.when);
    assert.ok(guards.every((guard) => scope.possible(guard)));
    // Whatever is decided, exactly one instance is looked at.
    const conditions = [
      ...new Map(guards.flatMap((guard) => guard.map(({ condition }) => [condition.key, condition] as const))).values(),
    ];
    const worlds = Array.from({ length: 2 ** conditions.length }, (_, bits) =>
      conditions.map((condition, bit) => ({ condition, holds: ((bits >> bit) & 1) === 1 })),
    );
    const possible = worlds.filter((world) => scope.possible(world));
    assert.equal(possible.length, 3);
    const picked = possible.map((world) =>
      [encrypted, size].map((value) => {
        const arms = value.arms.filter((arm) =>
          arm.when.every((atom) =>
            world.some((one) => one.condition.key === atom.condition.key && one.holds === atom.holds),
          ),
        );
        assert.equal(arms.length, 1);
        return short(arms[0]!.value);
      }),
    );
    assert.deepEqual(
      picked.sort((x, y) => Number(x[1]) - Number(y[1])),
      [
        [true, 1],
        [false, 2],
        [false, 3],
      ],
    );
  });

  it('does not mix conditions of different blocks', () => {
    const project = planProject(
      planJson([
        each(0, { encrypted: true }, { written: set }),
        each(1, { encrypted: false }),
        each(0, { encrypted: true }, { name: 'b', written: set }),
        each(1, { encrypted: false }, { name: 'b' }),
      ]),
    );
    const [first, second] = ['aws_ebs_volume.a', 'aws_ebs_volume.b'].map((address) =>
      at(find(project, address), 'encrypted'),
    );
    assert.ok(first?.is === 'branches' && second?.is === 'branches');
    const { scope } = find(project, 'aws_ebs_volume.a');
    assert.ok(scope.possible([...first.arms[0]!.when, ...second.arms[1]!.when]));
    assert.ok(!scope.possible([...first.arms[0]!.when, ...first.arms[1]!.when]));
  });

  it('keeps nested blocks apart from what differs in them', () => {
    const block = (size: number, encrypted: boolean): Json => ({ root_block_device: [{ size, encrypted }] });
    const written = { root_block_device: [{ size: {}, encrypted: {} }] };
    const project = planProject(planJson([each(0, block(1, true), { written }), each(1, block(1, false))]));
    const volume = find(project, 'aws_ebs_volume.a');
    assert.equal(short(at(volume, 'root_block_device', 0, 'size')), 1);
    assert.equal(at(volume, 'root_block_device', 0, 'encrypted').is, 'branches');
  });

  it('does not know what differs too much', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      each(index, { size: index, encrypted: index % 2 === 0 }, index === 0 ? { written: set } : {}),
    );
    const volume = find(planProject(planJson(many)), 'aws_ebs_volume.a');
    assert.equal(short(at(volume, 'size')), 'unknown');
    assert.equal(at(volume, 'encrypted').is, 'branches');
  });

  it('reads keys with dots, brackets and quotes', () => {
    const keys = ['a.b', 'x]y', 'q"[r', 'module.z'];
    const planned = keys.map((index, number) =>
      each(index, {}, { module: `module.m[${JSON.stringify(keys[number])}]` }),
    );
    const project = planProject(planJson(planned));
    assert.deepEqual(
      project.resources.map(({ address }) => address),
      ['module.m.aws_ebs_volume.a'],
    );
    assert.equal(project.resources[0]?.instances?.length, 4);
  });
});

describe('plan: modules', () => {
  const resource = (type: string, name: string, expressions: Json): Json => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    expressions,
  });
  const volume = (module: string, unknown: Json): Planned => ({ module, after: {}, unknown });
  const project = (root: Record<string, Json>, planned: readonly Planned[], rest: Record<string, Json> = {}) =>
    planProject(
      planJson(
        [{ type: 'aws_kms_key', name: 'k', written: {}, after: {}, unknown: { arn: true } }, ...planned],
        rest,
        root,
      ),
    );

  it('follows an argument to the caller, with the way it took', () => {
    const inner = {
      resources: [resource('aws_ebs_volume', 'a', { kms_key_id: references('var.key') })],
      variables: { key: {} },
    };
    const outer = {
      module_calls: { in: { source: './in', expressions: { key: references('var.outer') }, module: inner } },
    };
    const read = project(
      {
        module_calls: {
          out: {
            source: './out',
            expressions: { outer: references('aws_kms_key.k.arn', 'aws_kms_key.k') },
            module: outer,
          },
        },
        resources: [resource('aws_kms_key', 'k', {})],
      },
      [volume('module.out.module.in', { kms_key_id: true })],
    );
    const key = at(find(read, 'module.out.module.in.aws_ebs_volume.a'), 'kms_key_id');
    assert.equal(short(key), '-> aws_kms_key.k.arn');
    assert.deepEqual(
      key.from.map(({ via }) => via),
      ['module-argument', 'module-argument'],
    );
    assert.ok(key.is === 'reference');
    assert.equal(key.id, find(read, 'aws_kms_key.k').id);
  });

  it('follows an output into the module', () => {
    const kms = {
      resources: [resource('aws_kms_key', 'm', {})],
      outputs: { arn: { expression: references('aws_kms_key.m.arn', 'aws_kms_key.m') } },
    };
    const read = project(
      {
        module_calls: { kms: { source: './kms', module: kms } },
        resources: [resource('aws_ebs_volume', 'a', { kms_key_id: references('module.kms.arn', 'module.kms') })],
      },
      [
        { after: {}, unknown: { kms_key_id: true } },
        { module: 'module.kms', type: 'aws_kms_key', name: 'm', after: {} },
      ],
    );
    const key = at(find(read, 'aws_ebs_volume.a'), 'kms_key_id');
    assert.equal(short(key), '-> module.kms.aws_kms_key.m.arn');
    assert.deepEqual(
      key.from.map(({ via }) => via),
      ['output'],
    );
  });

  it('takes an argument that is not given, or is known, for not set', () => {
    const inner = {
      resources: [resource('aws_ebs_volume', 'a', { encrypted: references('var.e'), kms_key_id: references('var.k') })],
    };
    const read = project(
      { module_calls: { m: { source: './m', expressions: { e: references('var.top') }, module: inner } } },
      [volume('module.m', { encrypted: true, kms_key_id: true })],
      { variables: { top: { value: null } } },
    );
    const found = find(read, 'module.m.aws_ebs_volume.a');
    assert.equal(short(at(found, 'encrypted')), 'absent');
    assert.equal(short(at(found, 'kms_key_id')), 'absent');
  });

  it('ends on variables and outputs in a circle', () => {
    const module: Record<string, Json> = { outputs: { o: { expression: references('var.v') } } };
    const read = project(
      {
        module_calls: { m: { source: './m', expressions: { v: references('module.m.o', 'module.m') }, module } },
        resources: [resource('aws_ebs_volume', 'a', { kms_key_id: references('module.m.o', 'module.m') })],
      },
      [{ after: {}, unknown: { kms_key_id: true } }],
    );
    assert.equal(short(at(find(read, 'aws_ebs_volume.a'), 'kms_key_id')), 'unknown');
  });

  it('knows version and Region of the provider', () => {
    const providers = {
      aws: {
        name: 'aws',
        full_name: 'registry.example/hashicorp/aws',
        version_constraint: '~> 5.0',
        expressions: { region: references('var.region') },
      },
      'aws.west': {
        name: 'aws',
        full_name: 'registry.example/hashicorp/aws',
        alias: 'west',
        expressions: { region: constant('us-west-2') },
      },
    };
    const json = planJson(
      [
        { written: {}, after: {} },
        { name: 'b', written: {}, after: {}, provider: 'aws.west' },
      ],
      { variables: { region: { value: 'eu-west-1' } } },
    ) as { configuration: Record<string, Json> };
    json.configuration['provider_config'] = providers;
    const read = planProject(json);
    const { scope } = find(read, 'aws_ebs_volume.a');
    const { scope: west } = find(read, 'aws_ebs_volume.b');
    assert.deepEqual([scope.region, scope.providerVersion], ['eu-west-1', '~> 5.0']);
    assert.deepEqual([west.region, west.providerVersion], ['us-west-2', '~> 5.0']);
    assert.notEqual(scope.id, west.id);
  });
});

describe('plan: places', () => {
  const text = (json: Json): { text: string; project: ReturnType<typeof readPlan> } => {
    const written = JSON.stringify(json, null, 2);
    return { text: written, project: readPlan(planDocument({ uri: 'file:///p.json', version: 1, text: written })) };
  };

  it('points into the plan where there is no source', () => {
    const { text: written, project } = text(
      planJson([
        {
          written: {
            encrypted: constant(false),
            'we"ird': constant(1),
            kms_key_id: references('aws_kms_key.k.arn', 'aws_kms_key.k'),
          },
          after: { encrypted: false, 'we"ird': 1 },
          unknown: { kms_key_id: true },
        },
      ]),
    );
    const volume = find(project, 'aws_ebs_volume.a');
    const at_ = (site: Parameters<typeof locationOf>[0] | undefined): string => {
      assert.ok(site);
      const { span } = locationOf(site);
      return written.slice(span.start, span.end);
    };
    assert.equal(at_(volume.header), '"aws_ebs_volume.a"');
    assert.equal(at_(at(volume, 'encrypted').site), 'false');
    assert.equal(at_(at(volume, 'we"ird').site), '1');
    // What is known later stands among the marks.
    assert.equal(at_(at(volume, 'kms_key_id').site), 'true');
    const { properties } = volume;
    assert.ok(properties.is === 'map');
    assert.equal(at_(properties.entries.find(({ key }) => key === 'encrypted')?.keySite), '"encrypted"');
    assert.equal(volume.generated, 'a plan is generated: change the configuration that it was made from');
    assert.equal(volume.body, undefined);
  });

  it('finds every place of a text, whatever its layout', () => {
    const json: Json = {
      a: [1, { b: 'x"}{][,:\\', c: null, '': [] }, [], {}, -1.5e3, true],
      'k\\"e\n': { d: { e: [[[2]]] } },
    };
    for (const layout of [undefined, 1, '\t']) {
      const written = `\uFEFF ${JSON.stringify(json, null, layout)}\n`;
      const { locate } = planDocument({ uri: 'file:///p.json', version: 1, text: written });
      assert.ok(locate);
      const visit = (value: Json, pointer: readonly (string | number)[]): void => {
        const found = locate(pointer);
        assert.ok(found, pointer.join('/'));
        assert.deepEqual(JSON.parse(written.slice(found.value.start, found.value.end)), value);
        const last = pointer.at(-1);
        if (found.key) assert.equal(JSON.parse(written.slice(found.key.start, found.key.end)), last);
        if (Array.isArray(value))
          value.forEach((item: Json, index) => {
            visit(item, [...pointer, index]);
          });
        else if (typeof value === 'object' && value !== null)
          for (const [key, item] of Object.entries(value)) visit(item, [...pointer, key]);
      };
      visit(json, []);
      assert.equal(locate(['a', 99]), undefined);
      assert.equal(locate(['none']), undefined);
      assert.equal(locate(['a', 'b']), undefined);
    }
  });

  it('takes the last of two equal keys, as the values do', () => {
    const written = '{"a": 1, "a": 2}';
    const { locate } = planDocument({ uri: 'file:///p.json', version: 1, text: written });
    assert.deepEqual(locate?.(['a'])?.value, { start: 14, end: 15 });
  });
});

describe('plan: hostile texts', () => {
  const read = (text: string): ReturnType<typeof readPlan>[] => {
    const document = planDocument({ uri: 'file:///p.json', version: 1, text });
    return [readPlan(document), readState(document)];
  };
  const whole = JSON.stringify(
    planJson([{ written: { a: [{ b: constant('secret-value') }] }, after: { a: [{ b: 'secret-value' }] } }]),
  );

  it('survives a text cut off anywhere, and quotes nothing of it', () => {
    for (let end = 0; end < whole.length; end += 7) {
      const document = planDocument({ uri: 'file:///p.json', version: 1, text: whole.slice(0, end) });
      assert.ok(document.problems.length > 0);
      for (const { message, span } of document.problems) {
        assert.doesNotMatch(message, /secret/);
        assert.ok(span.start <= end && span.end <= end);
      }
      assert.deepEqual(readPlan(document).resources, []);
    }
  });

  it('survives any JSON where something else is expected', () => {
    const junk: readonly Json[] = [
      null,
      true,
      7,
      'x',
      [],
      {},
      [null],
      [[]],
      { a: null },
      { resources: {} },
      [{ type: 'aws_ebs_volume', name: 'a' }],
    ];
    const evil: string[] = [];
    const keys = [
      'resource_changes',
      'planned_values',
      'configuration',
      'variables',
      'prior_state',
      'values',
      'errored',
    ];
    for (const key of keys)
      for (const one of junk) evil.push(JSON.stringify({ ...(JSON.parse(whole) as object), [key]: one }));
    const at_ = (path: readonly (string | number)[], value: Json): string => {
      const json = JSON.parse(whole) as Json;
      let here = json as Record<string | number, unknown>;
      for (const step of path.slice(0, -1)) here = here[step] as Record<string | number, unknown>;
      here[path.at(-1)!] = value;
      return JSON.stringify(json);
    };
    for (const one of junk) {
      for (const key of ['change', 'address', 'type', 'mode', 'module_address', 'index'])
        evil.push(at_(['resource_changes', 0, key], one));
      for (const key of ['after', 'after_unknown', 'after_sensitive', 'actions', 'replace_paths', 'before'])
        evil.push(at_(['resource_changes', 0, 'change', key], one));
      for (const key of ['expressions', 'type', 'name', 'provider_config_key'])
        evil.push(at_(['configuration', 'root_module', 'resources', 0, key], one));
      evil.push(
        at_(['configuration', 'provider_config'], one),
        at_(['configuration', 'root_module', 'module_calls'], one),
        at_(['configuration', 'root_module', 'module_calls'], { m: one }),
      );
    }
    for (const text of evil)
      for (const project of read(text))
        for (const resource of project.resources) {
          JSON.stringify(short(resource.properties));
          resource.attribute('replace_paths');
          locationOf(resource.header);
        }
  });

  it('survives deep nesting', () => {
    const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
    const nested = `{"format_version":"1","resource_changes":${deep('[', ']', 50_000)}}`;
    const modules = `{"configuration":{"root_module":${deep('{"module_calls":{"m":{"module":', '}}}', 3000).replace('}}}', '{}}}}')}}}`;
    const children = `{"planned_values":{"root_module":${deep('{"child_modules":[', ']}', 20_000)}}}`;
    for (const text of [nested, modules, children]) {
      read(text);
      planDocument({ uri: 'file:///p.json', version: 1, text }).locate?.(['resource_changes', 0, 0]);
    }
  });
});

describe('state', () => {
  const state = (values: Json, sensitive: Json = {}): ReturnType<typeof readState> => {
    const resource = {
      address: 'aws_ebs_volume.a',
      mode: 'managed',
      type: 'aws_ebs_volume',
      name: 'a',
      values,
      sensitive_values: sensitive,
    };
    const text = JSON.stringify({
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: { resources: [resource] } },
    });
    return readState(planDocument({ uri: 'file:///s.json', version: 1, text }));
  };
  it('has what is deployed', () => {
    const project = state(
      { encrypted: false, kms_key_id: null, size: 1, root: [{ encrypted: true }], token: 't', x: 'y' },
      { x: true },
    );
    assert.equal(project.form, 'state');
    const volume = find(project, 'aws_ebs_volume.a');
    assert.deepEqual(short(volume.properties), {
      encrypted: false,
      size: 1,
      root: [{ encrypted: true }],
      token: 'present',
      x: 'present',
    });
    assert.equal(short(volume.exists), true);
    assert.ok(at(volume, 'encrypted').site);
  });
});
