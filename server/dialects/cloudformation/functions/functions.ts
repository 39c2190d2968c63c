import type { Node } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Context } from '../context.ts';
import { chosen } from './if.ts';
import { length, select, toJsonString } from './list-functions.ts';
import { findInMap } from './mapping.ts';
import { getAtt, ref } from './reference.ts';
import { imported } from './imported.ts';
import { siteOf } from '../site.ts';
import { base64, joinTexts, split, sub } from './text-functions.ts';

/** `node` is where the call is written, `argument` what it is given. */
type IntrinsicFunction = (argument: Node, context: Context, node: Node) => Value;

const because =
  (reason: string): IntrinsicFunction =>
  (_argument, context, node) =>
    unknown(reason, true, siteOf(context, node));
const onlyInConditions = because('this function is for conditions');

/** What each function comes to where a value is expected. */
export const functions: ReadonlyMap<string, IntrinsicFunction> = new Map<string, IntrinsicFunction>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', joinTexts],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::Base64', base64],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', chosen],
  ['Fn::ImportValue', imported],
  ['Fn::GetAZs', because('the zones of the Region are not known')],
  ['Fn::Cidr', because('it is computed when the stack is deployed')],
  ['Fn::Transform', because('a macro makes it')],
  ['Fn::GetStackOutput', because('it is an output of another stack')],
  ['Condition', onlyInConditions],
  ['Fn::And', onlyInConditions],
  ['Fn::Equals', onlyInConditions],
  ['Fn::Not', onlyInConditions],
  ['Fn::Or', onlyInConditions],
]);
