import type { Json } from '../../../server/model/source.ts';
import type { Project } from '../../../server/model/finding.ts';
import type { Resource } from '../../../server/model/resource.ts';
import type { Value } from '../../../server/model/value.ts';
import { planDocument } from '../../../server/dialects/terraform/plan/document.ts';
import { type PlanOptions, readPlan } from '../../../server/dialects/terraform/plan/read.ts';

/** One resource of a plan written by hand. */
export interface Planned {
  readonly type?: string;
  readonly name?: string;
  readonly mode?: 'managed' | 'data';
  readonly module?: string;
  readonly index?: string | number;
  readonly actions?: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  readonly unknown?: Json;
  readonly sensitive?: Json;
  readonly replacePaths?: Json;
  /** Expressions of its block; absent when another instance has given them. */
  readonly written?: Json;
  readonly provider?: string;
}

/** A plan as Terraform writes it, of resources in the root module. */
export function planJson(
  resources: readonly Planned[],
  rest: Readonly<Record<string, Json>> = {},
  root: Readonly<Record<string, Json>> = {},
): Json {
  const changes = resources.map((one): Json => {
    const { type = 'aws_ebs_volume', name = 'a', mode = 'managed', module, index } = one;
    const prefix = `${module === undefined ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}`;
    const key = index === undefined ? '' : `[${JSON.stringify(index)}]`;
    return {
      address: `${prefix}${type}.${name}${key}`,
      ...(module !== undefined && { module_address: module }),
      mode,
      type,
      name,
      ...(index !== undefined && { index }),
      provider_name: 'registry.example/hashicorp/aws',
      change: {
        actions: one.actions ?? ['create'],
        before: one.before ?? null,
        after: one.after ?? null,
        after_unknown: one.unknown ?? {},
        before_sensitive: false,
        after_sensitive: one.sensitive ?? {},
        ...(one.replacePaths !== undefined && { replace_paths: one.replacePaths }),
      },
    };
  });
  const blocks = resources.flatMap((one): readonly Json[] => {
    const { type = 'aws_ebs_volume', name = 'a', mode = 'managed', written, module, provider = 'aws' } = one;
    if (written === undefined || module !== undefined) return [];
    return [
      {
        address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
        mode,
        type,
        name,
        provider_config_key: provider,
        expressions: written,
        schema_version: 0,
      },
    ];
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: {
      provider_config: { aws: { name: 'aws', full_name: 'registry.example/hashicorp/aws' } },
      root_module: { resources: blocks, ...root },
    },
    ...rest,
  };
}

export function planProject(json: Json, options: PlanOptions = {}): Project {
  return readPlan(planDocument({ uri: 'file:///p/tfplan.json', version: 1, text: JSON.stringify(json) }), options);
}

export function find(project: Project, address: string): Resource {
  const resource = project.resources.find((one) => one.address === address);
  if (!resource) throw new Error(`no ${address} in ${project.resources.map((one) => one.address).join(', ')}`);
  return resource;
}

/** The value at a path of keys and indexes. */
export function at(resource: Resource, ...path: readonly (string | number)[]): Value {
  let value: Value = resource.properties;
  for (const step of path) {
    const next: Value | undefined =
      value.is === 'map'
        ? value.entries.find((entry) => entry.key === step)?.value
        : value.is === 'list'
          ? value.items[Number(step)]
          : undefined;
    if (!next) return { is: 'absent', from: [] };
    value = next;
  }
  return value;
}

/** A value in short: `true`, `absent`, `unknown`, `present`, `-> address.attribute`. */
export function short(value: Value): Json {
  switch (value.is) {
    case 'known':
      return value.value;
    case 'absent':
      return 'absent';
    case 'unknown':
      return value.present ? 'present' : 'unknown';
    case 'reference':
      return `-> ${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}${value.missing ? ' missing' : ''}`;
    case 'list':
      return value.items.map(short);
    case 'map': {
      const entries = value.entries.map((entry): readonly [string, Json] => [entry.key, short(entry.value)]);
      return Object.fromEntries(entries.filter(([, one]) => one !== 'absent'));
    }
    case 'branches':
      return Object.fromEntries(
        value.arms.map((arm) => [
          arm.when.map(({ condition, holds }) => `${holds ? '' : 'not '}${condition.text}`).join(' & '),
          short(arm.value),
        ]),
      );
  }
}
