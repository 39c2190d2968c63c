import { familyName, type Rule } from '../model/rule.ts';
import type { Settings, Severity } from '../model/settings.ts';
import { own } from '../model/own.ts';

/** Configuration by rule id beats configuration by family (or kind), which beats the profile. */
export function severityOf(rule: Rule, settings: Settings): Severity | 'off' {
  const family = familyName(rule);
  const configured =
    own(settings.rules, rule.id) ??
    own(settings.rules, rule.kind.id) ??
    (family === undefined ? undefined : own(settings.rules, family));
  return configured ?? rule.severity[settings.profile];
}

export const unknownSeverity = (settings: Settings): Severity => (settings.unknown === 'warning' ? 'warning' : 'hint');
