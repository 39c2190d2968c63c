import type { Node, Site } from '../../model/source.ts';
import { liveSite } from '../live-site.ts';
import type { LiveDocument } from '../live-site.ts';
import type { Context } from './context.ts';

export const siteIn = (live: LiveDocument, node: Node): Site => liveSite(live, node);
export const siteOf = (context: Context, node: Node): Site => liveSite(context.stack.unit, node);
