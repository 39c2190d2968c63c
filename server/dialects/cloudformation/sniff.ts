import { type Start, startLength } from '../start.ts';

const typeInYaml = /(?:^|[\s{,])["']?Type["']?[ \t]*:[ \t]*(?:&\S+[ \t]+)?["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
/** A type that stands elsewhere, and an alias that may bring it. */
const anchoredType = /&\S+[ \t]+["']?AWS::[A-Za-z0-9]+::[A-Za-z0-9]/;
const alias = /[:,[{-][ \t]+\*[^\s*]/;
const typeInJson = /"Type"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]/;

/** Whether a text is a template, by its start. */
export function isTemplate({ text, isObject, keys }: Start): boolean {
  if (!isObject) return isYamlTemplate(text);
  if (keys.size === 0) return flowTemplate(text);
  if (keys.has('AWSTemplateFormatVersion')) return true;
  const resources = keys.get('Resources') === '{' && typeInJson.test(text);
  return resources || (keys.has('Transform') && text.includes('AWS::Serverless-'));
}

/** YAML in braces, with keys that are not quoted. */
const flowTemplate = (text: string): boolean =>
  /[{,]\s*AWSTemplateFormatVersion\s*:/.test(text) || (/[{,]\s*Resources\s*:\s*\{/.test(text) && typeInYaml.test(text));

function isYamlTemplate(text: string): boolean {
  // Keys of the first level stand where the first line that says something starts.
  const indent = indentOf(text);
  const at = (pattern: string): RegExp => new RegExp(`^${indent}${pattern}`, 'm');
  if (at('(["\']?)AWSTemplateFormatVersion\\1[ \\t]*:').test(text)) return true;
  const resources = at('(["\']?)Resources\\1[ \\t]*:[ \\t]*(?:#.*)?(.*)\\r?$').exec(text);
  if (resources) {
    // An AppSpec file of CodeDeploy lists its resources; a template maps them.
    const rest = text.slice(resources.index + resources[0].length).replace(/^(?:[ \t]*(?:#.*)?\r?\n)+/, '');
    if (!/^\s*-(?:\s|$)/.test(rest) && hasTypes(text.slice(resources.index), text)) return true;
  }
  const transform = at('(["\']?)Transform\\1[ \\t]*:').exec(text);
  return (
    transform !== null &&
    /^[^\n]*(?:\n\s*-[^\n]*)*?AWS::Serverless-/.test(text.slice(transform.index, transform.index + startLength))
  );
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
export function mayBeTemplate({ text, isObject, keys }: Start): boolean {
  if (text === '' || /[^\s]/.exec(text)?.[0] === '[') return false;
  const found = isObject ? [...keys.keys()] : yamlKeys(text);
  return found?.every((key) => sections.has(key)) ?? false;
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
