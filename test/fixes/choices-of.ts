/** Every fix that is offered for a text, in the editor or on the command line. */
import type { Analysis, Refusal } from '../../server/model/finding.ts';
import { analyzer } from '../picture/lint-files.ts';
import { certain, type Looked, type Planned } from './check-fix.ts';

const LITERAL = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
export const mending = ({ id }: { readonly id: string }): boolean => !id.startsWith('suppress');
/** Every choice of every finding, in order: what each layout must give again. */
export function* choicesOf(
  looked: Looked,
  refuse?: (refusal: Refusal) => void,
): Generator<{ readonly analysis: Analysis; readonly fix: Planned }> {
  for (const analysis of looked.analyses) {
    const open = analysis.findings.filter(({ suppressed }) => !suppressed);
    for (const finding of open) {
      const { fixes, refused } = analyzer.fixes(finding, analysis);
      for (const refusal of refused) refuse?.(refusal);
      const literal = analyzer.fixes(finding, analysis, { is: 'literal', arn: LITERAL }).fixes;
      for (const fix of [...fixes.filter(mending), ...literal.filter(({ key }) => key?.is === 'literal')])
        yield { analysis, fix: fix as Planned };
    }
    const sure = open.filter(certain);
    for (const finding of new Map(sure.map((one) => [one.rule.id, one])).values())
      for (const { made } of analyzer.wider(finding, analysis)) {
        const fix = made();
        if (fix) yield { analysis, fix: fix as Planned };
      }
    for (const is of ['new', 'parameter'] as const)
      for (const fix of analyzer.together(sure, analysis, { is }).fixes)
        yield { analysis, fix: { ...fix, id: `together:(${is})` } as Planned };
  }
}
