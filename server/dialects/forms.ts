import { nameOf } from '../model/uri.ts';
import type { Form, Role } from './form.ts';
import type { Start } from './start.ts';

/** What the workspace asks of all forms together; the only place where a file is known by its name or its start. */
export interface Forms {
  /** What a text is, from its start; `none` of ours. */
  readonly sniff: (start: Start) => Form | 'none';
  /** Where the start of a longer text is none of ours: whether to read on. */
  readonly mayBeOurs: (start: Start) => boolean;
  /** What a text that is none of ours has the marks of. */
  readonly marked: (text: string) => string | undefined;
  /** Why a file is passed by that is known by its name as another tool's, and what to do. */
  readonly instead: (uri: string) => string | undefined;
  /** What a file is for a project that holds its directory. */
  readonly role: (uri: string, directory: string) => Role | undefined;
  /** Files that make others: the entry that a tool which finds this file beside it writes to. */
  readonly madeBy: (uri: string) => Maker | undefined;
  /** Files of this name are looked at; what they are is seen in their text. */
  readonly looksAt: (name: string) => boolean;
  /** Directories of this name hold copies and what tools keep: they are not walked. */
  readonly passesOver: (name: string) => boolean;
  /** Files of this name may read others below them as part of their project. */
  readonly isAbove: (name: string) => boolean;
  readonly all: readonly Form[];
}
export type Maker = NonNullable<Form['madeBy']>;

export function formsOf(dialects: readonly { readonly forms: readonly Form[] }[]): Forms {
  const all = dialects.flatMap(({ forms }) => forms);
  const names = anyOf(all.flatMap(({ names: own, othersFiles }) => [own, ...(othersFiles ? [othersFiles.names] : [])]));
  const passed = anyOf([/^node_modules$/, /^\.git$/, ...all.flatMap(({ passesOver }) => passesOver ?? [])]);
  return {
    all,
    looksAt: names,
    passesOver: passed,
    sniff: (start) => all.find((form) => form.sniff(start)) ?? 'none',
    mayBeOurs: (start) => all.some(({ mayBe }) => mayBe?.(start) === true),
    marked: (text) => all.find(({ marks }) => marks?.in(text) === true)?.marks?.noun,
    role: (uri, directory) => {
      for (const { role } of all) {
        const found = role?.(uri, directory);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    instead: (uri) => all.find(({ othersFiles }) => othersFiles?.names.test(nameOf(uri)))?.othersFiles?.instead,
    isAbove: (name) => all.some(({ above }) => above?.file === name),
    madeBy: (uri) => all.find(({ madeBy }) => madeBy?.file === nameOf(uri))?.madeBy,
  };
}

const anyOf =
  (patterns: readonly RegExp[]) =>
  (name: string): boolean =>
    patterns.some((pattern) => pattern.test(name));
