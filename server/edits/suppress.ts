import { ownOf, type Resource } from '../model/resource.ts';
import type { MapNode } from '../model/source.ts';
import type { Change } from './change.ts';

/**
 * How a suppression of one rule is written for a resource: a comment above its line where the syntax has comments, else an entry of
 * the list that its dialect keeps for it. `until` is the last day on which it counts, YYYY-MM-DD.
 */
export function suppressionChange(
  resource: Resource,
  ruleId: string,
  reason: string,
  until?: string,
): readonly Change[] | { readonly refused: string } {
  // What others wrote is downloaded again: the author's call of it stays.
  const { document, body, header } = ownOf(resource);
  if (!body || resource.generated !== undefined) {
    return { refused: 'The resource is generated: write the suppression where it is made.' };
  }
  const said = reason.replace(/\s+/g, ' ').trim();
  if ('node' in header && header.document === document && document.syntax.comments?.fits(header.node, document)) {
    const limit = until === undefined ? '' : ` until ${until}`;
    const text = `atrest: ignore[${ruleId}]${limit}${said === '' ? '' : ` -- ${said}`}`;
    return [{ do: 'comment', document, above: header.node, text }];
  }
  const item = { rule: ruleId, ...(said === '' ? {} : { reason: said }), ...(until === undefined ? {} : { until }) };
  const path = resource.dialect.suppressions;
  const [holder = ''] = path.map(String);
  if (isText(body, holder)) {
    const list = path.slice(1).reduceRight<string>((inner, key) => `{"${String(key)}": ${inner}}`, '[...]');
    return {
      refused: `"${holder}" holds a text here: make it {"${holder}": ${list.replace('{', '{"comment": "...", ')}} by hand.`,
    };
  }
  return [{ do: 'append', document, root: body, path, item }];
}

const isText = (map: MapNode, key: string): boolean => {
  const value = map.entries.findLast((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string';
};
