import type { Analysis, Analyzer, KeyChoice } from '../../model/finding.ts';
import { Misuse } from '../misuse.ts';

const KEY = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key\/(?:mrk-)?[0-9a-f-]{32,36}|alias\/[A-Za-z0-9/_-]+)$/;

/** The key that a text asks for: `new`, `parameter`, a name in the project or an ARN. Throws `Misuse` for what can be no key of the customer's. */
export function keyChoice(text: string): KeyChoice {
  if (text === 'new' || text === 'parameter') return { is: text };
  if (!text.startsWith('arn:')) return { is: 'existing', name: text };
  if (!KEY.test(text)) {
    throw new Misuse(
      'key',
      text,
      `not the ARN of a KMS key or alias; write arn:aws:kms:REGION:ACCOUNT:key/ID or arn:aws:kms:REGION:ACCOUNT:alias/NAME`,
    );
  }
  if (text.includes(':alias/aws/')) throw new Misuse('key', text, `this key is managed by AWS, not by you`);
  return { is: 'literal', arn: text };
}

/** Throws `Misuse` when nothing that was read has a key or alias of the name. Names of aliases in an account are told later. */
export function checkKey(choice: KeyChoice, analyses: readonly Analysis[], { catalogue }: Analyzer): void {
  if (choice.is !== 'existing' || choice.name.includes('/')) return;
  const { name } = choice;
  const found = analyses.some(({ project }) =>
    project.resources.some(
      ({ address, type }) =>
        (address === name || address.endsWith(`.${name}`)) && catalogue.kindsOf(type).some(({ owner }) => owner),
    ),
  );
  if (!found)
    throw new Misuse(
      'key',
      name,
      `no key or alias of that name was read; name one of the project, a key's ARN, \`new\` or \`parameter\``,
    );
}
