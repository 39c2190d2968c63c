import { checkFix } from './check-fix.ts';
import { checkLint } from './check-lint.ts';
import type { Check } from './trial.ts';
import type { Checked } from './watch.ts';

export const CHECKS: Readonly<Record<Checked, Check>> = { lint: checkLint, fix: checkFix };
