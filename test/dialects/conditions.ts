import type { Condition } from '../../server/model/condition.ts';
import type { Value } from '../../server/model/value.ts';
import { conditionIn } from '../../server/dialects/terraform/module/frame-of.ts';

/** The conditions that a value depends on, by their text. */
export function conditionsOf(value: Value, found = new Map<string, Condition>()): ReadonlyMap<string, Condition> {
  if (value.is === 'map') for (const entry of value.entries) conditionsOf(entry.value, found);
  if (value.is === 'list') for (const item of value.items) conditionsOf(item, found);
  if (value.is === 'branches')
    for (const arm of value.arms) {
      for (const { condition } of arm.when) found.set(condition.text, condition);
      conditionsOf(arm.value, found);
    }
  return found;
}

/** A Terraform test as it is written in the root module, or in the module of the prefix (`module.m.`). */
export const tested = (text: string, prefix = ''): Condition => conditionIn({ prefix }, text);
