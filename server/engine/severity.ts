import { familyName, type Rule } from '../model/rule.ts';
import type { Settings, Severity } from '../model/settings.ts';

/** Configuration by rule id beats configuration by family (or kind), which beats the profile. */
export function severityOf(rule: Rule, settings: Settings): Severity | 'off' {
  const family = familyName(rule);
  const own =
    settings.rules[rule.id] ??
    settings.rules[rule.kind.id] ??
    (family === undefined ? undefined : settings.rules[family]);
  return own ?? rule.severity[settings.profile];
}

export const unknownSeverity = (settings: Settings): Severity => (settings.unknown === 'warning' ? 'warning' : 'hint');
