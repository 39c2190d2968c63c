import type { Node } from '../../../model/source.ts';
import { nameOf } from '../../../model/uri.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Reader } from '../../dialect.ts';
import type { File, FileNode } from '../evaluate/frame.ts';
import { blocksOf, bodiesOf, isComment } from './block.ts';
import type { Block } from './block.ts';

/** What the files of one module directory declare. One unit can be called several times. */
export interface Unit {
  readonly directory: string;
  readonly files: readonly File[];
  /** Resources and data sources by address: `aws_ebs_volume.data`, `data.aws_kms_alias.ebs`. */
  readonly resources: Map<string, Block>;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Local>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
  readonly settings: readonly Block[];
  /** Why more may be declared than can be seen here. */
  readonly open?: string;
}

/** `isNameOnly` as of a block. */
export interface Local extends FileNode {
  readonly isNameOnly: boolean;
}

/** Files of an editor or of an override's backup are none of Terraform's. */
const ignored = /^\.|~$|^#.*#$/;
const isOverride = (uri: string): boolean => /(^|_)override\.tf\.json$/.test(nameOf(uri));

/** `fileFor` gives the holder of a document that lasts from version to version, of a `.tf` text too (`hclTree`). */
export function readUnit(directory: string, reader: Reader, fileFor: (uri: string) => File | undefined): Unit {
  const uris = reader.list(directory).filter((uri) => !ignored.test(nameOf(uri)));
  const json = uris.filter((uri) => uri.endsWith('.tf.json') || uri === directory).sort();
  const files = [...json.filter((uri) => !isOverride(uri)), ...json.filter(isOverride)].flatMap(
    (uri) => fileFor(uri) ?? [],
  );
  const texts = uris.filter((uri) => uri.endsWith('.tf')).map((uri) => ({ uri, file: fileFor(uri) }));
  const tables = {
    resources: new Map<string, Block>(),
    variables: new Map<string, Block>(),
    locals: new Map<string, Local>(),
    outputs: new Map<string, Block>(),
    calls: new Map<string, Block>(),
  };
  const providers: Block[] = [];
  const settings: Block[] = [];
  const readable = [
    ...files.map((file) => ({ file, isNameOnly: false })),
    ...texts.flatMap(({ file }) => (file ? [{ file, isNameOnly: true }] : [])),
  ];
  for (const { file, isNameOnly } of readable) {
    const override = isOverride(file.document.uri);
    for (const body of file.document.roots.flatMap(bodiesOf)) {
      const of = (type: string, labels: number): readonly Block[] => blocksOf(file, body, type, labels, isNameOnly);
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
          if (!isComment(entry) && !(isNameOnly && tables.locals.has(entry.key)))
            tables.locals.set(entry.key, { file, node: entry.value, isNameOnly });
      }
    }
  }
  const broken = files.find(({ document }) => document.roots.length === 0 || document.roots.some(isBroken));
  const cut = texts.find(({ file }) => !file || file.document.problems.length > 0);
  const open = broken
    ? `${nameOf(broken.document.uri)} has a syntax error`
    : cut && `${nameOf(cut.uri)} can't be read whole`;
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
