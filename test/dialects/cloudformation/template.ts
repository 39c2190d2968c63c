import type { Project } from '../../../server/model/finding.ts';
import type { Resource } from '../../../server/model/resource.ts';
import type { Document } from '../../../server/model/source.ts';
import type { Guard } from '../../../server/model/condition.ts';
import type { Value } from '../../../server/model/value.ts';
import { readTemplate } from '../../../server/dialects/cloudformation/read.ts';
import type { TemplateOptions } from '../../../server/dialects/cloudformation/stack/template-options.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { json } from '../../../server/syntax/json/json.ts';
import { yaml } from '../../../server/syntax/yaml/yaml.ts';

export const document = (text: string, name = 'main.yaml', previous?: Document): Document => {
  const syntax = name.endsWith('.json') ? json : yaml;
  return parse({ uri: `file:///t/${name}`, version: (previous?.version ?? 0) + 1, text, syntax }, previous);
};

/** Reads a template; others are templates beside it, by name. */
export function project(
  text: string,
  options: Partial<TemplateOptions> = {},
  others: Readonly<Record<string, string>> = {},
  name = 'main.yaml',
): Project {
  return readTemplate(document(text, name), 0, { reader: reader(others), ...options });
}

export function reader(others: Readonly<Record<string, string>> = {}): TemplateOptions['reader'] {
  const documents = new Map(Object.entries(others).map(([name, text]) => [`file:///t/${name}`, document(text, name)]));
  return { document: (uri) => documents.get(uri), text: () => undefined, list: () => [] };
}

export function resource(of: Project, address: string): Resource {
  const found = of.resources.find((one) => one.address === address);
  if (!found) throw new Error(`no resource ${address} in ${of.resources.map((one) => one.address).join(', ')}`);
  return found;
}

export const guardText = (guard: Guard): string =>
  guard.map(({ condition, holds }) => (holds ? condition.text : `not ${condition.text}`)).join(' and ');

/** A value as plain data: references as `-> id.attribute`, unknown ones as `? reason`, branches by their guards. */
export function plain(value: Value, depth = 0): unknown {
  if (depth > 40) return '...';
  switch (value.is) {
    case 'known':
      return value.value;
    case 'absent':
      return '(absent)';
    case 'unknown':
      return `? ${value.reason}`;
    case 'reference': {
      const attribute = value.attribute === undefined ? '' : `.${value.attribute}`;
      return `-> ${value.address}${attribute}${value.missing ? ' (missing)' : ''}`;
    }
    case 'list': {
      const items = value.items.map((item) => plain(item, depth + 1));
      return value.open === undefined ? items : [...items, `... ${value.open}`];
    }
    case 'map': {
      const entries = value.entries.map((entry): [string, unknown] => [entry.key, plain(entry.value, depth + 1)]);
      return Object.fromEntries(value.open === undefined ? entries : [...entries, ['...', value.open]]);
    }
    case 'branches':
      return { if: Object.fromEntries(value.arms.map((arm) => [guardText(arm.when), plain(arm.value, depth + 1)])) };
  }
}
