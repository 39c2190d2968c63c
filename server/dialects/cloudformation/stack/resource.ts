import { code } from '../../../model/text/code.ts';
import type { Note } from '../../../model/finding.ts';
import type { Resource } from '../../../model/resource.ts';
import type { MapNode, Node } from '../../../model/source.ts';
import { absent, known, unknown } from '../../../model/value.ts';
import type { Guard } from '../../../model/condition.ts';
import type { Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { maximumSteps } from '../context.ts';
import type { Context, Stack } from '../context.ts';
import { ignoresOf } from './ignores.ts';
import type { TemplateOptions } from './template-options.ts';
import { namedCondition } from '../cases/condition.ts';
import { casesOf, conditionHop } from '../functions/if.ts';
import { lazyArm } from '../retrace.ts';
import type { Unrolled } from './sections.ts';
import { siteIn, siteOf } from '../site.ts';
import { literalText } from '../text.ts';
import { cloudformationFacts } from '../facts.ts';

/** What a template gives to each of its resources. */
export interface TemplateContext {
  readonly stack: Stack;
  /** Whether the stack itself exists. */
  readonly exists: () => Value;
  /** `generated` of a resource, by its construct. */
  readonly generated?: TemplateOptions['generated'] | undefined;
  /** Where the template does not say. */
  readonly construct?: ((logicalId: string) => string | undefined) | undefined;
  /** Properties as SAM completes them. */
  readonly complete: (type: string, properties: Value) => Value;
}

/** The type of a resource; undefined when it has none that can be read. */
export function typeOf(declared: Unrolled): string | undefined {
  const node = entryOf(declared.value, 'Type')?.value;
  if (!node) return undefined;
  const literal = literalText(node, declared.context.loop);
  if (literal !== undefined) return literal;
  const value = declared.context.stack.evaluate(node, declared.context);
  return value.is === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** A resource of a template. Nothing of it is evaluated before it is asked for. */
export function resourceOf(
  { declared, body, type }: { readonly declared: Unrolled; readonly body: MapNode; readonly type: string },
  around: TemplateContext,
  notes: Note[],
): Resource {
  const { stack, generated } = around;
  const { unit, prefix, id } = stack;
  const { key: logicalId, keyNode } = declared;
  const path = pathOf(body, declared.context);
  const context: Context = {
    ...declared.context,
    budget: { steps: maximumSteps },
    depth: 0,
    path,
    asker: logicalId,
  };
  let properties: Value | undefined;
  let exists: Value | undefined;
  const attributes = new Map<string, Value>();
  const construct = constructOf(body) ?? around.construct?.(logicalId);
  return {
    id: id + logicalId,
    dialect: cloudformationFacts,
    type,
    address: prefix + logicalId,
    scope: stack,
    get document() {
      return unit.document;
    },
    header: siteIn(unit, keyNode),
    get properties() {
      return (properties ??= around.complete(type, attributeOf(body, 'Properties', context)));
    },
    get exists() {
      return (exists ??= existence(body, declared, context, around.exists));
    },
    ...(declared.value.kind === 'alias' ? {} : { body }),
    base: ['Properties'],
    attribute: (name) => {
      let value = attributes.get(name);
      if (!value) attributes.set(name, (value = attributeOf(body, name, context)));
      return value;
    },
    ignores: ignoresOf(body, unit, notes),
    ...(construct === undefined ? {} : { construct }),
    ...(generated && { generated: generated(construct) }),
  };
}

function attributeOf(body: MapNode, name: string, context: Context): Value {
  const entry = entryOf(body, name);
  if (entry) return context.stack.evaluate(entry.value, context);
  if (body.open !== undefined) return unknown("the text around it can't be read", false);
  return context.open === undefined ? absent() : unknown(context.open, false);
}

export const constructOf = (body: MapNode): string | undefined =>
  literalText(entryOf(entryOf(body, 'Metadata')?.value, 'aws:cdk:path')?.value);

function conditionName(body: MapNode, context: Context): string | undefined {
  return literalText(entryOf(body, 'Condition')?.value, context.loop);
}

/** Where a resource exists, its condition holds. */
export function pathOf(body: MapNode, context: Context): Guard {
  const condition = conditionName(body, context);
  return condition !== undefined && context.stack.conditions.has(condition)
    ? [{ condition: namedCondition(condition), holds: true }]
    : [];
}

function existence(body: MapNode, declared: Unrolled, context: Context, around: () => Value): Value {
  const node: Node | undefined = entryOf(body, 'Condition')?.value;
  if (declared.unsure !== undefined) return unknown(declared.unsure, false);
  const condition = conditionName(body, context);
  if (!node || condition === undefined) return node ? unknown("its condition can't be read", false) : around();
  if (!context.stack.conditions.has(condition)) return unknown(`condition ${code(condition)} is not declared`, false);
  const site = siteOf(context, node);
  const cases = casesOf(condition, { ...context, path: [] });
  const arm = (holds: boolean): Value =>
    holds ? around() : known(false, site, [conditionHop(context, condition, holds)]);
  const [first] = cases;
  if (first && cases.length === 1) return arm(first.holds);
  return { is: 'branches', arms: cases.map((one) => lazyArm([one], () => arm(one.holds))), from: [], site };
}

/** The map that a resource is written as. */
export function bodyOf(node: Node): MapNode | undefined {
  const body = dereference(node);
  return body?.kind === 'map' ? body : undefined;
}
