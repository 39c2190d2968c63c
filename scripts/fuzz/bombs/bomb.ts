import type { InputFiles } from '../input.ts';

/** A small input, or a large one of one kind, that would cost a careless reader far more than it costs to write. */
export interface Bomb {
  readonly name: string;
  /** Made when it is its turn: together they are many megabytes. */
  readonly files: () => InputFiles;
  /** Symbolic links, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  /** It is refused as a whole, with exit code 2: the good template beside it is not reported then. */
  readonly refused?: true;
}

/** So many members, made from their numbers. */
export const members = <T>(count: number, make: (index: number) => readonly [string, T]): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
export const items = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const text = (data: unknown): string => JSON.stringify(data);
export const repeated = (count: number, piece: (index: number) => string): string => items(count, piece).join('');

export const VOLUME = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } };
/** A volume with this where its switch stands. */
export const volume = (Encrypted: unknown, more: object = {}): object => ({
  Type: 'AWS::EC2::Volume',
  Properties: { Encrypted, ...more },
});
export const template = (Resources: object, more: object = {}): InputFiles => ({
  't.json': text({ ...more, Resources }),
});
/** What it is stands in its first line: these bombs are for readers, not for the look that tells what a file is. */
export const yaml = (written: string): InputFiles => ({
  't.yaml': `AWSTemplateFormatVersion: '2010-09-09'\n${written}`,
});
export const module = (blocks: object, ebs: object = {}): InputFiles => ({
  'main.tf.json': text({ ...blocks, resource: { aws_ebs_volume: { v: { encrypted: false, ...ebs } } } }),
});
