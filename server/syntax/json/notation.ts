import type { FlowNotation } from '../flow/style.ts';
import { printJson, printJsonEntry } from './print.ts';

export const jsonNotation: FlowNotation = { member: printJsonEntry, value: printJson };
