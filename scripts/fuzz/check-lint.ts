import type { Note } from '../../server/model/finding.ts';
import type { Site, Span } from '../../server/model/source.ts';
import { locationOf } from '../../server/model/source.ts';
import { linesOf } from '../../server/syntax/lines.ts';
import { analyzer, findingsOf, judge, type Judged, told, uriOf } from './judge.ts';
import type { InputFiles } from './input.ts';
import { type Broken, type Check, thrown } from './trial.ts';

/** Findings of one input that are explained. */
const EXPLAINED = 12;

const PROTOTYPES = [Object, Array, Function, String, Number, Boolean, Map, RegExp, Error].map(
  (of) => of.prototype as object,
);
const inherited = (): string => PROTOTYPES.map((one) => Reflect.ownKeys(one).length).join();
const untouched = inherited();

/** Reading and judging never throw, point into the text, say the same twice, and leave nothing behind. */
export const checkLint: Check = async (files, thorough) => {
  const broken: Broken[] = [];
  const counts: Record<string, number> = { inputs: 1 };
  try {
    const judged = await judge(files);
    const findings = findingsOf(judged);
    counts['findings'] = findings.length;
    counts['projects'] = judged.analyses.length;
    counts['with syntax problems'] = judged.loaded.broken.length > 0 ? 1 : 0;
    broken.push(...caught(judged));
    broken.push(...outside(judged, files));
    for (const finding of findings.slice(0, EXPLAINED)) analyzer.explain(finding);
    if (thorough) {
      counts['judged twice'] = 1;
      const [one, two] = [findings.map(told), findingsOf(await judge(files)).map(told)];
      const at = one.findIndex((line, index) => line !== two[index]);
      if (one.length !== two.length || at >= 0)
        broken.push({
          what: 'another answer the second time',
          message: `${one[at] ?? one.length}\n${two[at] ?? two.length}`,
        });
    }
  } catch (error) {
    broken.push(thrown('lint', error));
  }
  if (inherited() !== untouched)
    broken.push({ what: 'a prototype was changed', message: `own keys now ${inherited()}, were ${untouched}` });
  return { counts, broken };
};

/** What the net of `server/workspace` kept from ending the run is a failure all the same. */
const caught = ({ loaded }: Judged): readonly Broken[] =>
  loaded.failed.flatMap(({ internal, message }) => {
    const what = message.replace(/^internal error in AtRest \S+: /, '').replace(/\. Please report.*/s, '');
    return internal === true ? [{ what: `read: threw ${what.replaceAll(/:\d+:\d+/g, '')}`, message: what }] : [];
  });

/** Whatever is told lies in the text that it is told of. */
function outside({ analyses, loaded, configuration }: Judged, files: InputFiles): readonly Broken[] {
  const broken: Broken[] = [];
  const lengths = new Map(Object.entries(files).map(([name, text]) => [uriOf(name), text.length]));
  const check = (what: string, uri: string, { start, end }: Span, detail: string): void => {
    const length = lengths.get(uri);
    // A directory stands for what is in it.
    if (length === undefined && start === 0) return;
    if (!(start >= 0 && start <= end && end <= (length ?? 0)))
      broken.push({
        what: `span of ${what} beyond the text`,
        message: `${start}-${end} of ${String(length)}: ${detail}`,
      });
  };
  const checkSite = (what: string, site: Site, detail: string): void => {
    const { uri, span } = locationOf(site);
    check(what, uri, span, detail);
  };
  for (const { findings, notes } of analyses) {
    for (const { site, rule, related, suppressed, message } of findings) {
      checkSite('a finding', site, rule.id);
      for (const one of related) checkSite('a related place', one.site, rule.id);
      if (suppressed) checkSite('a suppression', suppressed.site, rule.id);
      if (message.includes('undefined') || message.includes('[object'))
        broken.push({ what: 'a message that means nothing', message });
    }
    for (const note of notes) checkNote(note);
  }
  function checkNote({ site, message }: Note): void {
    checkSite('a note', site, message);
  }
  for (const document of loaded.broken)
    for (const { span, message } of [
      ...document.problems,
      ...document.comments.map(({ span, text }) => ({ span, message: text })),
    ])
      check('a problem or comment', document.uri, span, message);
  for (const { line, message } of configuration) {
    const text = files['.atrest.yaml'] ?? '';
    const last = linesOf(text).position(text.length).line + 1;
    if (!(line >= 1 && line <= last))
      broken.push({
        what: 'line of a configuration mistake beyond the text',
        message: `${line} of ${last}: ${message}`,
      });
  }
  return broken;
}
