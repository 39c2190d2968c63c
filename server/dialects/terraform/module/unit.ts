import type { Node } from '../../../model/source.ts';
import { nameOf } from '../../../model/uri.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Reader } from '../../dialect.ts';
import type { File, FileNode } from '../evaluate/frame.ts';
import { configurationIn, isOverride } from '../files.ts';
import { blocksOf, bodiesOf, isComment } from './block.ts';
import type { Block } from './block.ts';

/** What the files of one module directory declare. One unit can be called several times. */
export interface Unit {
  readonly directory: string;
  readonly files: readonly File[];
  /** Resources and data sources by address: `aws_ebs_volume.data`, `data.aws_kms_alias.ebs`. */
  readonly resources: Map<string, Block>;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, FileNode>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
  readonly settings: readonly Block[];
  /** Why more may be declared than can be seen here. */
  readonly open?: string;
}

/** `fileFor` gives the holder of a document that lasts from version to version. */
export function readUnit(directory: string, reader: Reader, fileFor: (uri: string) => File | undefined): Unit {
  const uris = configurationIn(reader.list(directory), directory);
  const files = [...uris.filter((uri) => !isOverride(uri)), ...uris.filter(isOverride)].flatMap(
    (uri) => fileFor(uri) ?? [],
  );
  const tables = {
    resources: new Map<string, Block>(),
    variables: new Map<string, Block>(),
    locals: new Map<string, FileNode>(),
    outputs: new Map<string, Block>(),
    calls: new Map<string, Block>(),
  };
  const providers: Block[] = [];
  const settings: Block[] = [];
  for (const file of files) {
    const override = isOverride(file.document.uri);
    for (const body of file.document.roots.flatMap(bodiesOf)) {
      const of = (type: string, labels: number): readonly Block[] => blocksOf(file, body, type, labels);
      const add = (table: Map<string, Block>, prefix: string, type: string, labels: number): void => {
        for (const block of of(type, labels)) put(table, prefix + block.labels.join('.'), block, override);
      };
      add(tables.resources, '', 'resource', 2);
      add(tables.resources, 'data.', 'data', 2);
      add(tables.variables, '', 'variable', 1);
      add(tables.outputs, '', 'output', 1);
      add(tables.calls, '', 'module', 1);
      providers.push(...of('provider', 1));
      settings.push(...of('terraform', 0));
      for (const { map } of of('locals', 0).flatMap(({ parts }) => parts)) {
        for (const entry of map.entries)
          if (!isComment(entry)) tables.locals.set(entry.key, { file, node: entry.value });
      }
    }
  }
  const broken = files.find(({ document }) => document.roots.length === 0 || document.roots.some(isBroken));
  const open = broken && `${nameOf(broken.document.uri)} has a syntax error`;
  return { directory, files, ...tables, providers, settings, ...(open !== undefined && { open }) };
}

/** The first declaration counts; a second one outside an override file is an error that Terraform reports. */
function put(table: Map<string, Block>, name: string, block: Block, override: boolean): void {
  const base = table.get(name);
  if (!base) table.set(name, block);
  else if (override) table.set(name, { ...base, parts: [...base.parts, ...block.parts] });
}

/** Whether blocks may be hidden by a syntax error at one of the levels where they are declared. */
function isBroken(root: Node): boolean {
  const open = (node: Node, level: number): boolean => {
    const target = dereference(node);
    if (target?.kind === 'list') return target.items.some((item) => open(item, level));
    if (target?.kind !== 'map') return false;
    return target.open !== undefined || (level < 3 && target.entries.some((entry) => open(entry.value, level + 1)));
  };
  return open(root, 0);
}
