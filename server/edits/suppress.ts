import type { Resource } from '../model/resource.ts';
import type { MapNode, Node } from '../model/source.ts';
import { spanOf } from '../model/source.ts';
import type { Change } from './change.ts';
import { lineBefore } from './text-lines.ts';

/**
 * How a suppression of one rule is written for a resource: a comment above its line in YAML, an entry of its metadata in JSON
 * (`Metadata.AtRest.ignore`, in Terraform `"//".atrest.ignore`). `until` is the last day on which it counts, YYYY-MM-DD.
 */
export function suppressionChange(
  resource: Resource,
  ruleId: string,
  reason: string,
  until?: string,
): readonly Change[] | { readonly refused: string } {
  const { document, body, header } = resource;
  if (!body || resource.generated !== undefined) {
    return { refused: 'The resource is generated: write the suppression where it is made.' };
  }
  const said = reason.replace(/\s+/g, ' ').trim();
  if (
    document.syntax === 'yaml' &&
    'node' in header &&
    header.document === document &&
    isAlone(header.node, document.text)
  ) {
    const limit = until === undefined ? '' : ` until ${until}`;
    const text = `atrest: ignore[${ruleId}]${limit}${said === '' ? '' : ` -- ${said}`}`;
    return [{ do: 'comment', document, above: header.node, text }];
  }
  const item = { rule: ruleId, ...(said === '' ? {} : { reason: said }), ...(until === undefined ? {} : { until }) };
  if (resource.dialect === 'cloudformation') {
    return [{ do: 'append', document, root: body, path: ['Metadata', 'AtRest', 'ignore'], item }];
  }
  if (isText(body, commentKey)) {
    return {
      refused: `"${commentKey}" holds a text here: make it {"${commentKey}": {"comment": "...", "atrest": {"ignore": [...]}}} by hand.`,
    };
  }
  return [{ do: 'append', document, root: body, path: [commentKey, 'atrest', 'ignore'], item }];
}

/** Terraform's JSON ignores this key in every block. */
const commentKey = '//';

/** First on its line, so that a comment above is about it and nothing else. */
const isAlone = (node: Node, text: string): boolean => /^[ ]*$/.test(lineBefore(text, spanOf(node).start));

const isText = (map: MapNode, key: string): boolean => {
  const value = map.entries.findLast((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string';
};
