import type { Form } from './dialect.ts';

/** Characters of a text that are looked at. */
export const sniffLength = 65_536;

const typeInYaml = /(?:^|[\s{,])["']?Type["']?[ \t]*:[ \t]*["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
const typeInJson = /"Type"\s*:\s*"[A-Za-z0-9]+::[A-Za-z0-9]/;

/**
 * What a text is, from its start and its file name; without parsing, so that every file of a workspace can be asked. Without a name
 * Terraform's JSON is known by its resources.
 */
export function sniff(head: string, name: string): Form {
  if (/\.tf\.json$/i.test(name)) return 'tf-json';
  const text = head.slice(0, sniffLength).replace(/^\uFEFF/, '');
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
function topKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const found = match[0];
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else if (depth === 1) {
      const value = /^\s*:\s*(\S?)/.exec(text.slice(token.lastIndex, token.lastIndex + 200));
      if (value) keys.set(found.slice(1, -1), value[1] ?? '');
    }
    if (depth === 0) break;
  }
  return keys;
}

function sniffYaml(text: string): Form {
  // Keys of the first level stand where the first line that says something starts.
  const indent = /^(?![ \t]*(?:#|---|%|\r?$))[ ]*(?=\S)/m.exec(text)?.[0] ?? '';
  const at = (pattern: string): RegExp => new RegExp(`^${indent}${pattern}`, 'm');
  if (at('(["\']?)AWSTemplateFormatVersion\\1[ \\t]*:').test(text)) return 'template';
  const resources = at('(["\']?)Resources\\1[ \\t]*:[ \\t]*(?:#.*)?(.*)\\r?$').exec(text);
  if (resources) {
    // An AppSpec file of CodeDeploy lists its resources; a template maps them.
    const rest = text.slice(resources.index + resources[0].length).replace(/^(?:[ \t]*(?:#.*)?\r?\n)+/, '');
    if (!/^\s*-(?:\s|$)/.test(rest) && typeInYaml.test(text.slice(resources.index))) return 'template';
  }
  const transform = at('(["\']?)Transform\\1[ \\t]*:').exec(text);
  return transform && /^[^\n]*(?:\n\s*-[^\n]*)*?AWS::Serverless-/.test(text.slice(transform.index))
    ? 'template'
    : 'none';
}
