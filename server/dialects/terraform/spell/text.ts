import { RawExpression, interpolated, isRawExpression } from '../../../model/fresh.ts';
import type { Fresh } from '../../../model/fresh.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Document } from '../../../model/source.ts';
import type { Added, Made } from '../../dialect.ts';
import { argument, literalText } from '../module/block.ts';
import type { Unit } from '../module/unit.ts';
import { unitOf } from '../resource.ts';
import { snakeCase } from './name.ts';
import { knownOf, placeIn } from './place.ts';
import { placement } from './provider.ts';
import { own } from '../../../model/own.ts';

/** The data source that tells it, and the attribute. The Region's `id` is its name in every version of the provider. */
const sources: Readonly<Record<string, readonly [string, string]>> = {
  account: ['aws_caller_identity', 'account_id'],
  partition: ['aws_partition', 'partition'],
  region: ['aws_region', 'id'],
};

/** A text with `${account}` and its like in it, told by data sources: those of the module, or new ones in the document. */
export function deployText(text: string, beside: Resource, document: Document): Made | undefined {
  const added: Added[] = [];
  const parts: Fresh[] = [];
  let rest = 0;
  for (const match of text.matchAll(/\$\{(\w+)\}/g)) {
    const part = toldBy(match[1] ?? '', beside, document, added);
    if (part === undefined) return undefined;
    if (match.index > rest) parts.push(text.slice(rest, match.index));
    parts.push(part);
    rest = match.index + match[0].length;
  }
  if (rest < text.length) parts.push(text.slice(rest));
  return { value: composed(parts), added };
}

function toldBy(name: string, beside: Resource, document: Document, added: Added[]): Fresh | undefined {
  const region = placement(beside)['region'];
  if (name === 'region' && typeof region === 'string') return region;
  const source = own(sources, name);
  const label = source && labelOf(source[0], beside, document, added);
  return source && label !== undefined ? new RawExpression(`data.${source[0]}.${label}.${source[1]}`) : undefined;
}

function labelOf(type: string, beside: Resource, document: Document, added: Added[]): string | undefined {
  const provider = placement(beside)['provider'];
  const unit = unitOf(beside);
  const found = unit && dataOf(type, provider, unit);
  if (found !== undefined) return found;
  const { names } = knownOf(`data.${type}`, beside);
  const wish = typeof provider === 'string' ? snakeCase(provider.split('.').at(-1) ?? '') : 'current';
  let label = wish;
  for (let count = 2; names.has(label); count++) label = `${wish}_${String(count)}`;
  const place = placeIn(document, ['data', type, label], provider === undefined ? {} : { provider });
  if (place) added.push(place);
  return place && label;
}

/** A data source of the module that says the same for every instance. */
function dataOf(type: string, provider: unknown, { resources }: Unit): string | undefined {
  for (const [address, block] of resources) {
    if (!address.startsWith(`data.${type}.`)) continue;
    const plain = ['count', 'for_each', 'region', 'name', 'endpoint'].every((name) => !argument(block, name));
    if (plain && literalText(block, 'provider') === provider) return block.labels[1];
  }
  return undefined;
}

/** Texts and references as one text; a reference alone stays what it is. */
export function composed(parts: readonly Fresh[]): Fresh {
  const [only] = parts;
  if (parts.length === 1 && isRawExpression(only)) return only;
  return parts
    .map((part) => (isRawExpression(part) ? interpolated(part) : typeof part === 'object' ? '' : String(part)))
    .join('');
}
