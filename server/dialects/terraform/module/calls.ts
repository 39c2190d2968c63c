import type { Site } from '../../../model/source.ts';
import { siteOf } from '../evaluate/frame.ts';
import { isDownloaded } from '../installed.ts';
import type { Block } from './block.ts';
import type { Module } from './module.ts';

/** A call of a module, in the module that makes it. */
export interface CallSite {
  readonly module: Module;
  readonly call: Block;
}

/** The calls that lead to a module, the innermost first. */
export function callsTo(module: Module): readonly CallSite[] {
  const calls: CallSite[] = [];
  for (let at = module.caller; at; at = at.module.caller) calls.push(at);
  return calls;
}

export const siteOfCall = ({ call }: CallSite): Site => {
  const [{ file }] = call.parts;
  return siteOf({ file, node: call.key });
};

/** The innermost call that is the author's own, where the module is code of others; undefined where he wrote the module, too. */
export function ownCall(module: Module): CallSite | undefined {
  const { id } = module.tree;
  const isForeign = ({ unit }: Module): boolean => isDownloaded(id, unit.directory);
  return isForeign(module) ? callsTo(module).find((call) => !isForeign(call.module)) : undefined;
}
