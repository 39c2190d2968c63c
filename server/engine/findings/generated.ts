import { code } from '../../model/text/code.ts';
import type { Resource } from '../../model/resource.ts';

/** Why a generated file is not changed, and what to change instead; undefined for what people write. */
export function generatedNoFix({ generated, construct }: Resource): string | undefined {
  if (generated === 'cdk') {
    return `the template is generated: change the construct${construct === undefined ? '' : ` ${code(construct)}`} instead`;
  }
  return generated && 'a plan is generated: change the configuration that it was made from';
}
