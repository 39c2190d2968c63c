import type { Resource } from '../../../model/resource.ts';
import type { Document, Json, Path, Site } from '../../../model/source.ts';
import { type Value, absent, known, unknown } from '../../../model/value.ts';
import type { ConfigBlock, Configuration } from './configuration.ts';
import { type Ground, NO_GROUND, PlanGround, valueGround } from './ground.ts';
import type { PlannedBlock, Groups, PlannedInstance } from './instances.ts';
import { isList, isMap, isScalar, listOf, member } from '../../json.ts';
import type { PlanScope } from './scopes.ts';
import { valueOfAll } from './several.ts';
import type { SourceModule } from './source.ts';
import { type PlanContext, writtenValue } from './after-apply.ts';
import { listValue } from './structure.ts';
import type { PlanView } from './view.ts';
import type { PlannedSetting } from './written.ts';
import { terraformFacts } from '../facts.ts';

/** The plan, its configuration and its source, as one resource needs them. */
export interface Plan {
  readonly document: Document;
  readonly configuration: Configuration;
  readonly groups: Groups;
  readonly scopeOf: (module: string, providerKey: string | undefined, sourceVersion: string | undefined) => PlanScope;
  readonly idOf: (address: string) => string;
  readonly source: SourceModule;
  readonly sourceIsExact: boolean;
}
/** A block of the configuration, its instances, or both. */
export type PlanSubject = { readonly address: string } & (
  | { readonly block: ConfigBlock; readonly group?: PlannedBlock }
  | { readonly block?: undefined; readonly group: PlannedBlock }
);

export function resourceOf(subject: PlanSubject, plan: Plan): Resource {
  const { block, group, address } = subject;
  const { type, isData } = block ?? group;
  const module = block ? block.module.address : group.module;
  const instances = group?.instances ?? [];
  const source = plan.source.find(address);
  const scope = plan.scopeOf(module, block?.providerKey, source?.scope.providerVersion);
  const written: PlannedSetting = block ? { how: 'block', json: block.expressions } : { how: 'open' };
  const ground = source && valueGround(source.properties);
  const header: Site = source?.header ?? headerInPlan(subject, plan.document);
  const planAddress = instances.length === 1 && instances[0] ? instances[0].address : address;
  const body = source && instances.every((instance) => isPlain(instance, block)) ? source.body : undefined;
  let properties: Value | undefined;
  return {
    id: plan.idOf(address),
    dialect: terraformFacts,
    type: isData ? `data.${type}` : type,
    address,
    scope,
    document: header.document,
    header,
    get properties() {
      return (properties ??= propertiesOf(subject, written, ground, scope, plan));
    },
    // Nothing of a data source is made, so one that is read later is there, too.
    exists: known(instances.length > 0 || isData),
    ...(body && { body }),
    base: source?.base ?? [],
    attribute: (name) => attributeOf(name, instances, source, plan),
    ignores: source?.ignores ?? [],
    ...(!body && { generated: 'a plan is generated: change the configuration that it was made from' }),
    ...(header.document !== plan.document && { plan: { document: plan.document, address: planAddress } }),
    ...(instances.length > 1 && { instances: instances.map((instance) => instance.address) }),
  };
}

function propertiesOf(
  subject: PlanSubject,
  written: PlannedSetting,
  ground: Ground | undefined,
  scope: PlanScope,
  plan: Plan,
): Value {
  const { block, group } = subject;
  const around: PlanContext = {
    configuration: plan.configuration,
    module: block?.module,
    idOf: plan.idOf,
    hasValue: (address, attribute, value) =>
      plan.groups.get(address)?.instances.some(({ values }) => member(values, attribute) === value) ?? false,
    sourceIsExact: plan.sourceIsExact,
    fromSource: plan.source.turned,
  };
  const instances = group?.instances ?? [];
  if (instances.length === 0) return writtenValue(written, ground ?? NO_GROUND, around);
  const views = instances.map((instance): PlanView => ({
    name: '',
    values: instance.values,
    unknown: instance.unknown,
    sensitive: instance.sensitive,
    written,
    ground: ground ?? groundInPlan(instance, plan.document),
    created: !instance.existed,
  }));
  return valueOfAll(views, around, scope.registry.instances(instances.map(({ address }) => address)));
}

const groundInPlan = ({ values, unknown, valuesAt, entryAt }: PlannedInstance, document: Document): Ground =>
  new PlanGround({ document, valuesAt, marksAt: [...entryAt, 'change', 'after_unknown'] }, { values, marks: unknown });

const headerInPlan = ({ block, group }: PlanSubject, document: Document): Site => {
  const at: Path = group?.instances[0]?.entryAt ?? block?.at ?? [];
  return { document, pointer: [...at, 'address'], grip: 'value' };
};

/**
 * Whether the nested blocks of an instance are those of its configuration, one by one, so that a path leads to the same place in
 * both. A `dynamic` block makes items that no place in the source stands for.
 */
function isPlain({ values, existed }: PlannedInstance, block: ConfigBlock | undefined): boolean {
  return Object.entries(isMap(values) ? values : {}).every(([key, value]) => {
    if (!isList(value) || !value.some(isMap)) return true;
    const written = member(block?.expressions, key);
    return written === undefined ? existed : !isList(written) || written.length === value.length;
  });
}

function attributeOf(
  name: string,
  instances: readonly PlannedInstance[],
  source: Resource | undefined,
  plan: Plan,
): Value {
  if (name === 'replace_paths')
    return texts(
      instances.flatMap(({ replacePaths }) => replacePaths.map(pathText)),
      plan,
      instances,
    );
  if (name === 'actions')
    return texts(
      instances.flatMap(({ actions }) => actions),
      plan,
      instances,
    );
  if (source) return plan.source.turned(source.attribute(name));
  return name === 'lifecycle' ? unknown('a plan does not tell it', false) : absent();
}

const pathText = (path: Json): string =>
  listOf(path)
    .filter((step) => isScalar(step))
    .join('.');

function texts(all: readonly string[], { document }: Plan, instances: readonly PlannedInstance[]): Value {
  const unique = [...new Set(all)];
  if (unique.length === 0) return absent();
  const site: Site = { document, pointer: [...(instances[0]?.entryAt ?? []), 'change'], grip: 'value' };
  return listValue(
    unique.map((text) => known(text, site, [{ via: 'plan', of: { is: 'plan', says: 'change' } }])),
    site,
  );
}
