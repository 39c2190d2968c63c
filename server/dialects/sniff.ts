import type { Form } from './dialect.ts';

/** Characters of a text that are looked at. */
export const sniffLength = 65_536;

const typeInYaml = /(?:^|[\s{,])["']?Type["']?[ \t]*:[ \t]*(?:&\S+[ \t]+)?["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
/** A type that stands elsewhere, and an alias that may bring it. */
const anchoredType = /&\S+[ \t]+["']?AWS::[A-Za-z0-9]+::[A-Za-z0-9]/;
const alias = /[:,[{-][ \t]+\*[^\s*]/;
const typeInJson = /"Type"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]/;

/**
 * What a text is, from its start and its file name; without parsing, so that every file of a workspace can be asked. Without a name
 * Terraform's JSON is known by its resources. `length`: where the start decides nothing (`isUndecided`), all of it.
 */
export function sniff(head: string, name: string, length = sniffLength): Form {
  if (/\.tf\.json$/i.test(name)) return 'tf-json';
  const text = head.slice(0, length).replace(/^\uFEFF/, '');
  const first = /[^\s]/.exec(text)?.[0];
  if (first === undefined || text.includes('\0')) return 'none';
  return first === '{' ? sniffJson(text, name) : sniffYaml(text);
}

function sniffJson(text: string, name: string): Form {
  const keys = topKeys(text);
  if (keys.size === 0) return flowTemplate(text) ? 'template' : 'none';
  if (/(?:^|\/)manifest\.json$/.test(name) && keys.has('artifacts') && keys.has('version')) return 'assembly';
  if (keys.has('planned_values') && text.includes('"root_module"')) return 'plan';
  if (keys.has('terraform_version') && keys.has('format_version')) {
    if (['planned_values', 'resource_changes', 'configuration', 'variables'].some((key) => keys.has(key)))
      return 'plan';
    return keys.has('values') ? 'state' : 'none';
  }
  if (keys.has('AWSTemplateFormatVersion')) return 'template';
  if (name === '' && keys.has('resource') && /"(?:aws|awscc)_[a-z0-9_]+"\s*:/.test(text)) return 'tf-json';
  const resources = keys.get('Resources') === '{' && typeInJson.test(text);
  return resources || (keys.has('Transform') && text.includes('AWS::Serverless-')) ? 'template' : 'none';
}

/** YAML in braces, with keys that are not quoted. */
const flowTemplate = (text: string): boolean =>
  /[{,]\s*AWSTemplateFormatVersion\s*:/.test(text) || (/[{,]\s*Resources\s*:\s*\{/.test(text) && typeInYaml.test(text));

/** Keys of a JSON object's first level, with the first character of their values. */
export function topKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const token = /["{}[\]]/g;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else {
      const start = match.index;
      const end = endOfString(text, start);
      if (end === undefined) break;
      token.lastIndex = end;
      const value = depth === 1 ? /^\s*:\s*(\S?)/.exec(text.slice(end, end + 200)) : null;
      if (value) keys.set(text.slice(start + 1, end - 1), value[1] ?? '');
    }
    if (depth === 0) break;
  }
  return keys;
}

/** Behind the closing quote; a regular expression would go back character by character in a long text. */
function endOfString(text: string, start: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return undefined;
}

function sniffYaml(text: string): Form {
  // Keys of the first level stand where the first line that says something starts.
  const indent = indentOf(text);
  const at = (pattern: string): RegExp => new RegExp(`^${indent}${pattern}`, 'm');
  if (at('(["\']?)AWSTemplateFormatVersion\\1[ \\t]*:').test(text)) return 'template';
  const resources = at('(["\']?)Resources\\1[ \\t]*:[ \\t]*(?:#.*)?(.*)\\r?$').exec(text);
  if (resources) {
    // An AppSpec file of CodeDeploy lists its resources; a template maps them.
    const rest = text.slice(resources.index + resources[0].length).replace(/^(?:[ \t]*(?:#.*)?\r?\n)+/, '');
    if (!/^\s*-(?:\s|$)/.test(rest) && hasTypes(text.slice(resources.index), text)) return 'template';
  }
  const transform = at('(["\']?)Transform\\1[ \\t]*:').exec(text);
  return transform &&
    /^[^\n]*(?:\n\s*-[^\n]*)*?AWS::Serverless-/.test(text.slice(transform.index, transform.index + sniffLength))
    ? 'template'
    : 'none';
}

/** Where the first line that says something starts. */
const indentOf = (text: string): string => /^(?![ \t]*(?:#|---|%|\r?$))[ ]*(?=\S)/m.exec(text)?.[0] ?? '';

/** Types are written among the resources, or come from an anchor by an alias. */
const hasTypes = (resources: string, text: string): boolean =>
  typeInYaml.test(resources) || (alias.test(resources) && (typeInYaml.test(text) || anchoredType.test(text)));

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

/**
 * Whether the start of a longer text that is none of ours so far may be that of a template: all keys of its first level are
 * sections of one. Thousands of conditions or mappings may stand before the first resource.
 */
export function isUndecided(head: string): boolean {
  const text = head.slice(0, sniffLength).replace(/^\uFEFF/, '');
  const first = /[^\s]/.exec(text)?.[0];
  if (first === '[' || text.includes('\0')) return false;
  const keys = first === '{' ? [...topKeys(text).keys()] : yamlKeys(text);
  return keys?.every((key) => sections.has(key)) ?? false;
}

/** Keys of the first level of the last YAML document; undefined where it is no map. */
function yamlKeys(text: string): readonly string[] | undefined {
  const indent = indentOf(text);
  let keys: string[] = [];
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line.startsWith('---')) keys = [];
    if (!line.startsWith(indent) || /^(?:\s|#|%|---|\.\.\.|$)/.test(line.slice(indent.length))) continue;
    const key = /^(["']?)([^"'\s:]+)\1[ \t]*:(?:\s|$)/.exec(line.slice(indent.length))?.[2];
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}

/**
 * Whether a text that is none of ours has the marks of a template all the same, so that it is worth a look why. Texts that a tool
 * fills in (`{{`) can't be read before it has.
 */
export const resemblesTemplate = (text: string): boolean =>
  /["']?\bResources\b["']?\s*:/.test(text) &&
  /["']?\bType["']?[ \t]*:[ \t]*["']?AWS::[A-Za-z0-9]+::[A-Za-z0-9]/.test(text) &&
  (/^\uFEFF?\s*\{/.test(text) || !/\{\{|\{%/.test(text));
