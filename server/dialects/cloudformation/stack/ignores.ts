import type { Note } from '../../../model/finding.ts';
import type { Ignore } from '../../../model/resource.ts';
import type { MapNode, Node } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import type { LiveDocument } from '../../live-site.ts';
import { siteIn } from '../site.ts';
import { literalText } from '../text.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The suppressions in `Metadata.AtRest.ignore`; what can't be understood becomes a note. */
export function ignoresOf(body: MapNode, unit: LiveDocument, notes: Note[]): readonly Ignore[] {
  const ours = entryOf(entryOf(body, 'Metadata')?.value, 'AtRest');
  if (!ours) return [];
  const written = dereference(entryOf(ours.value, 'ignore')?.value);
  if (!written) {
    notes.push({
      site: siteIn(unit, ours.keyNode),
      message: '`AtRest` metadata is read for `ignore` only: add a list of `rule` and `reason`.',
    });
    return [];
  }
  const items = written.kind === 'list' ? written.items : [written];
  return items.flatMap((item) => {
    const ignore = ignoreOf(item, unit);
    if (typeof ignore !== 'string') return [ignore];
    notes.push({ site: siteIn(unit, item), message: ignore });
    return [];
  });
}

/** The suppression, or what is wrong with it. */
function ignoreOf(node: Node, unit: LiveDocument): Ignore | string {
  const item = dereference(node);
  const site = siteIn(unit, node);
  if (item?.kind === 'scalar') {
    const rules = rulesOf(item);
    return rules.length > 0 ? { rules, site } : 'A suppression needs a rule: write `rule: <id or family>`.';
  }
  if (item?.kind !== 'map') return 'A suppression is a map with `rule` and `reason`.';
  const rules = rulesOf(entryOf(item, 'rule')?.value ?? entryOf(item, 'rules')?.value);
  if (rules.length === 0) return 'A suppression needs a rule: write `rule: <id or family>`.';
  const text = (key: string): string | undefined => {
    const written = literalText(entryOf(item, key)?.value);
    return written === '' ? undefined : written;
  };
  const until = text('until');
  if (until !== undefined && (!day.test(until) || Number.isNaN(Date.parse(until)))) {
    return 'The end of a suppression is a day: write `until: YYYY-MM-DD`.';
  }
  const reason = text('reason');
  const owner = text('owner');
  return {
    rules,
    site,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function rulesOf(node: Node | undefined): readonly string[] {
  const target = dereference(node);
  const nodes = target?.kind === 'list' ? target.items : target ? [target] : [];
  return nodes
    .flatMap((one) => (literalText(one) ?? '').split(',').map((rule) => rule.trim()))
    .filter((rule) => rule !== '');
}
