import type { Document, Path, Site, Span } from '../../../model/source.ts';
import type { Reader } from '../../dialect.ts';
import { type HclBlock, type HclBody, readHcl } from '../../../syntax/hcl-grammar/body.ts';
import { localDirectory } from '../needs.ts';
import { addressOf } from './address.ts';
import type { ConfigModule, Configuration } from './configuration.ts';
import { type Ground, NO_GROUND } from './ground.ts';
import { hclComments } from '../../../syntax/hcl-grammar/comments.ts';
import { member, textOf } from '../../json.ts';
import { json } from '../../../syntax/json/json.ts';

interface LocatedBlock {
  readonly header: Site;
  readonly ground: Ground;
}
/** Blocks of `.tf` files: their content comes from the plan, their place from here. */
export interface SourceTexts {
  readonly find: (address: string) => LocatedBlock | undefined;
}

export function createSourceTexts(
  directory: string,
  configuration: Configuration,
  reader: Reader | undefined,
): SourceTexts {
  let blocks: ReadonlyMap<string, LocatedBlock> | undefined;
  const read = (): ReadonlyMap<string, LocatedBlock> =>
    reader ? readBlocks(directory, configuration, reader) : new Map<string, LocatedBlock>();
  return { find: (address) => (blocks ??= read()).get(address) };
}

/** The directories of the modules of a plan that lie beside its source, by module address. */
export function moduleDirectories(directory: string, configuration: Configuration): ReadonlyMap<string, string> {
  const directories = new Map<string, string>();
  const find = (module: ConfigModule): string | undefined => {
    const { call } = module;
    if (!call) return directory;
    const caller = directories.get(call.from.address) ?? find(call.from);
    return caller === undefined ? undefined : localDirectory(caller, textOf(member(call.json, 'source')));
  };
  for (const module of configuration.modules.values()) {
    const found = find(module);
    if (found !== undefined) directories.set(module.address, found);
  }
  return directories;
}

function readBlocks(
  directory: string,
  configuration: Configuration,
  reader: Reader,
): ReadonlyMap<string, LocatedBlock> {
  const files = new Map<string, readonly { readonly document: Document; readonly body: HclBody }[]>();
  const filesOf = (home: string): readonly { readonly document: Document; readonly body: HclBody }[] => {
    let read = files.get(home);
    if (!read) {
      read = reader.list(home).flatMap((uri) => {
        const text = uri.endsWith('.tf') ? reader.text(uri) : undefined;
        return text === undefined ? [] : { document: hclDocument(uri, text), body: readHcl(text) };
      });
      files.set(home, read);
    }
    return read;
  };
  const found = new Map<string, LocatedBlock>();
  for (const [module, home] of moduleDirectories(directory, configuration)) {
    for (const { document, body } of filesOf(home)) {
      for (const block of body.blocks) {
        const [type, name] = block.labels;
        if ((block.type !== 'resource' && block.type !== 'data') || type === undefined || name === undefined) continue;
        const header = siteAt(document, block.header);
        found.set(addressOf(module, block.type, type, name), {
          header,
          ground: bodyGround(document, block.body, header),
        });
      }
    }
  }
  return found;
}

/** Places of an HCL text are pointers of one number pair, for no tree is kept. */
const siteAt = (document: Document, { start, end }: Span): Site => ({ document, pointer: [start, end], grip: 'value' });

const hclDocument = (uri: string, text: string): Document => ({
  uri,
  version: 0,
  syntax: json,
  text,
  roots: [],
  problems: [],
  comments: hclComments(text),
  locate: ([start, end]: Path) =>
    typeof start === 'number' && typeof end === 'number' ? { value: { start, end } } : undefined,
});

function bodyGround(document: Document, body: HclBody, keySite: Site): Ground {
  return {
    ...NO_GROUND,
    keySite,
    key: (name) => {
      const attribute = body.attributes.findLast((one) => one.name === name);
      if (attribute) return leafGround(siteAt(document, attribute.value.span));
      const blocks = body.blocks.filter((block) => block.type === name);
      return blocks.length === 0 ? NO_GROUND : blocksGround(document, blocks);
    },
    hasDynamic: (name) => body.blocks.some((block) => block.type === 'dynamic' && block.labels[0] === name),
  };
}

/** All blocks of one type; one block alone is as good as its list. */
function blocksGround(document: Document, blocks: readonly HclBlock[]): Ground {
  const grounds = blocks.map((block) => bodyGround(document, block.body, siteAt(document, block.header)));
  const [first, ...others] = grounds;
  const only = others.length === 0 ? first : undefined;
  return {
    ...NO_GROUND,
    keySite: first?.keySite,
    key: (name) => only?.key(name) ?? NO_GROUND,
    item: (index) => (index === undefined ? only : grounds[index]) ?? NO_GROUND,
    hasDynamic: (name) => only?.hasDynamic(name) ?? false,
  };
}

const leafGround = (site: Site): Ground => ({ ...NO_GROUND, site, keySite: site });
