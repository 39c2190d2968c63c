import type { Site, Span } from '../../../model/source.ts';
import { nameOf } from '../../../model/uri.ts';
import type { Reader } from '../../dialect.ts';
import type { Expression } from '../expression/expression.ts';
import { readHcl } from '../hcl/body.ts';
import type { HclBlock, HclBody } from '../hcl/body.ts';
import { textDocument } from '../hcl/text-document.ts';

/** What sibling `.tf` files declare: names, and of their content only what is a constant beside a name. */
export interface Outside {
  /** Headers of resources and data sources by address. */
  readonly resources: ReadonlyMap<string, Header>;
  readonly variables: ReadonlyMap<string, OutsideVariable>;
  readonly locals: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  readonly calls: ReadonlySet<string>;
  /** Bodies of `provider` blocks by label, and of `terraform` blocks. */
  readonly providers: readonly { readonly label: string; readonly body: HclBody }[];
  readonly settings: readonly HclBody[];
  /** Why there may be more. */
  readonly open?: string;
}
export interface Header {
  readonly labels: readonly string[];
  readonly site: Site;
}
export interface OutsideVariable {
  readonly type?: string;
  readonly fallback?: { readonly value: Expression; readonly site: Site };
}

export function outsideOf(uris: readonly string[], reader: Reader): Outside {
  const resources = new Map<string, Header>();
  const variables = new Map<string, OutsideVariable>();
  const locals = new Set<string>();
  const outputs = new Set<string>();
  const calls = new Set<string>();
  const providers: { label: string; body: HclBody }[] = [];
  const settings: HclBody[] = [];
  let open: string | undefined;
  for (const uri of uris) {
    const text = reader.text(uri);
    const body = text === undefined ? undefined : readHcl(text);
    if (text === undefined || !body || body.broken) open ??= `${nameOf(uri)} can’t be read whole`;
    if (text === undefined || !body) continue;
    const places = new Map<string, Span>();
    const document = textDocument(uri, text, places);
    const siteAt = (name: string, span: Span): Site => {
      places.set(name, span);
      return { document, pointer: [name], grip: 'value' };
    };
    for (const block of body.blocks) {
      const [first = '', second = ''] = block.labels;
      if (block.type === 'resource' || block.type === 'data') {
        const address = `${block.type === 'data' ? 'data.' : ''}${first}.${second}`;
        if (!resources.has(address))
          resources.set(address, { labels: block.labels, site: siteAt(address, block.header) });
      } else if (block.type === 'variable') variables.set(first, variableOf(block, text, siteAt));
      else if (block.type === 'locals') for (const { name } of block.body.attributes) locals.add(name);
      else if (block.type === 'output') outputs.add(first);
      else if (block.type === 'module') calls.add(first);
      else if (block.type === 'provider') providers.push({ label: first, body: block.body });
      else if (block.type === 'terraform') settings.push(block.body);
    }
  }
  return { resources, variables, locals, outputs, calls, providers, settings, ...(open !== undefined && { open }) };
}

function variableOf(block: HclBlock, text: string, siteAt: (name: string, span: Span) => Site): OutsideVariable {
  const find = (name: string): Expression | undefined =>
    block.body.attributes.find((each) => each.name === name)?.value;
  const type = find('type');
  const fallback = find('default');
  return {
    ...(type && { type: text.slice(type.span.start, type.span.end) }),
    ...(fallback && { fallback: { value: fallback, site: siteAt(`var.${block.labels[0] ?? ''}`, fallback.span) } }),
  };
}
