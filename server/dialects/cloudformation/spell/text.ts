import { isTagged } from '../../../model/fresh.ts';
import type { Fresh } from '../../../model/fresh.ts';
import { own } from '../../../model/own.ts';

const pseudo: Readonly<Record<string, string>> = {
  account: 'AWS::AccountId',
  partition: 'AWS::Partition',
  region: 'AWS::Region',
  stack: 'AWS::StackName',
};

/** A text with `${account}` and its like in it, as CloudFormation fills it in. */
export function deployText(text: string): Fresh {
  const whole = /^\$\{(\w+)\}$/.exec(text)?.[1];
  const parameter = own(pseudo, whole ?? '');
  if (parameter !== undefined) return { tag: '!Ref', value: parameter };
  const filled = text.replace(
    /\$\{(\w+)\}/g,
    (written, name: string) => `\${${own(pseudo, name) ?? written.slice(2, -1)}}`,
  );
  return filled.includes('${') ? { tag: '!Sub', value: filled } : filled;
}

/** Texts and references as one text; a reference alone stays what it is. */
export function composedText(parts: readonly Fresh[]): Fresh {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return typeof only === 'string' ? deployText(only) : only;
  const text = parts
    .map((part) => (isTagged(part) ? `\${${part.value}}` : typeof part === 'string' ? part : ''))
    .join('');
  return parts.some((part) => typeof part === 'object') ? { tag: '!Sub', value: text } : deployText(text);
}
