import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding, Fix, TextEdit } from '../../server/model/finding.ts';
import type { Document } from '../../server/model/source.ts';
import { readAgain } from '../../test/edits/second-reader.ts';
import { keptOutside } from '../../test/edits/trial.ts';
import { certain, checkFindings } from '../../test/fixes/check-fix.ts';
import type { InputFiles } from './input.ts';
import { analyzer, findingsOf, judge, type Judged, uriOf } from './judge.ts';
import { type Broken, type Check, thrown } from './trial.ts';

/** Findings of one input whose fixes are made. */
const MENDED = 8;
/** Of them, those whose wider fixes are made, too. */
const WIDER = 2;
/** Far more rounds than there are rungs. */
const ROUNDS = 30;

/** Every fix keeps what it does not mean, leaves a text that others read, and what it mends is gone; all together come to an end. */
export const checkFix: Check = async (files) => {
  const broken: Broken[] = [];
  const counts: Record<string, number> = { inputs: 1 };
  const count: Count = (name, by = 1) => void (counts[name] = (counts[name] ?? 0) + by);
  let doing = 'lint';
  try {
    const before = await judge(files);
    if (findingsOf(before).length === 0) return { counts, broken };
    count('inputs with findings');
    for (const analysis of before.analyses) {
      doing = 'make fixes';
      for (const fix of fixesOf(analysis, count)) {
        count('fixes');
        doing = `fix ${fix.finding.rule.id}`;
        broken.push(...(await checkOne(files, before, fix, count)));
      }
    }
    doing = 'fix all';
    const rounds = await fixAll(files, before);
    count('inputs fixed whole');
    if (rounds >= ROUNDS) broken.push({ what: 'fixing all does not end', message: `${rounds} rounds` });
  } catch (error) {
    broken.push(thrown(doing, error));
  }
  return { counts, broken };
};

type Count = (name: string, by?: number) => void;
function* fixesOf(analysis: Analysis, count: Count): Generator<Fix> {
  const open = analysis.findings.filter(({ suppressed }) => !suppressed).slice(0, MENDED);
  for (const [index, finding] of open.entries()) {
    const { fixes, refused } = analyzer.fixes(finding, analysis);
    count('refused', refused.length);
    yield* fixes;
    if (index < WIDER) yield* analyzer.wider(finding, analysis).flatMap(({ made }) => made() ?? []);
  }
  const sure = open.filter(certain);
  if (sure.length > 0)
    for (const is of ['new', 'parameter'] as const)
      for (const fix of analyzer.together(sure, analysis, { is }).fixes) yield { ...fix, id: `together:(${is})` };
}

async function checkOne(files: InputFiles, before: Judged, fix: Fix, count: Count): Promise<readonly Broken[]> {
  const kind = `${fix.finding.rule.id}, ${fix.id.replace(/:.*/s, '')}`;
  const told = (what: string, detail = ''): Broken => ({
    what,
    message: `${kind}: ${fix.title}\n${detail}\n${JSON.stringify(fix.edits)}`,
  });
  const fixed = applied(files, fix.edits);
  if ('what' in fixed) return [told(fixed.what, fixed.message)];
  const broken: Broken[] = [];
  for (const document of documentsOf(before)) broken.push(...textBroken(document, files, fixed.files, fix));
  if (broken.length > 0) return broken.map(({ what, message }) => told(what, message));
  const after = await judge(fixed.files);
  if (problemsOf(after) > problemsOf(before)) return [told('a fix makes a syntax problem')];
  if (problemsOf(before) > 0) count('fixes of texts with syntax errors');
  try {
    if (fix.id === 'suppress') return suppressionBroken(before, after, fix).map((what) => told(what));
    const looked = (judged: Judged) => ({
      name: '',
      text: '',
      data: undefined,
      comments: [],
      analyses: judged.analyses,
      findings: findingsOf(judged),
      analysisOf: (finding: Finding) => judged.analyses.find(({ findings }) => findings.includes(finding))!,
    });
    checkFindings(
      {
        what: '',
        before: looked(before),
        edits: fix.edits,
        fix: fix as Parameters<typeof checkFindings>[0]['fix'] & Fix,
        meant: [fix.finding, ...fix.also],
        intended: { patterns: [], fresh: new Set() },
        shutsOut: fix.access === 'denies-clients',
      },
      looked(after),
    );
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
    return [told(`after a fix: ${message.replace(/^: /, '').replaceAll(/ on \S+/g, '')}`, message)];
  }
  return [];
}

/** The files with the edits made, if they are edits of these files that fit together. */
function applied(files: InputFiles, edits: readonly TextEdit[]): { readonly files: InputFiles } | Broken {
  const foreign = edits.find(({ uri }) => !Object.keys(files).some((name) => uriOf(name) === uri));
  if (foreign) return { what: 'a fix edits another file', message: foreign.uri };
  try {
    const fixed = Object.entries(files).map(([name, text]) => {
      const own = edits.filter(({ uri }) => uri === uriOf(name));
      return [name, applyEdits(text, own)] as const;
    });
    return { files: Object.fromEntries(fixed) };
  } catch (error) {
    return { what: 'edits of a fix overlap or lie beyond the text', message: String(error) };
  }
}

const documentsOf = ({ analyses }: Judged): readonly Document[] => [
  ...new Map(
    analyses.flatMap(({ project }) => project.documents.map((document) => [document.uri, document] as const)),
  ).values(),
];
const problemsOf = (judged: Judged): number =>
  documentsOf(judged).reduce((sum, { problems }) => sum + problems.length, 0);

/** What another reader and a comparison of texts say of one file; nothing is judged. */
function textBroken({ uri, syntax }: Document, before: InputFiles, after: InputFiles, fix: Fix): readonly Broken[] {
  const name = Object.keys(before).find((one) => uriOf(one) === uri);
  const edits = fix.edits.filter((edit) => edit.uri === uri);
  if (name === undefined || edits.length === 0) return [];
  const [old, fixed] = [before[name] ?? '', after[name] ?? ''];
  if (old === fixed) return [{ what: 'a fix changes nothing', message: name }];
  if (!keptOutside(old, fixed, edits)) return [{ what: 'a fix changes text outside its edits', message: name }];
  const longest = Math.max(...edits.map((edit) => sameAtEnds(old.slice(edit.span.start, edit.span.end), edit.text)));
  if (longest > REPRINTED) return [{ what: 'a fix prints text again that it keeps', message: `${longest} characters` }];
  const reader = readerOf(syntax.name);
  if (!reader) return [];
  const [was, now] = [readAgain(old, reader), readAgain(fixed, reader)];
  if (was && !now) return [{ what: 'a second reader does not read the fixed text', message: name }];
  if (was && fix.id === 'suppress' && reader === 'yaml' && !isDeepStrictEqual(was, now))
    return [{ what: 'a comment changes the data', message: name }];
  return [];
}
/** Who else reads it; nobody reads Terraform's own language here. */
const readerOf = (syntax: string): 'yaml' | 'json' | undefined =>
  syntax === 'yaml' || syntax === 'json' ? syntax : undefined;

const REPRINTED = 60;
function sameAtEnds(old: string, text: string): number {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  return start + end;
}

function suppressionBroken(before: Judged, after: Judged, { finding }: Fix): readonly string[] {
  const key = ({ rule, resource, store }: Finding): string => JSON.stringify([rule.id, resource.address, store?.path]);
  const open = (judged: Judged): readonly string[] =>
    findingsOf(judged).flatMap((one) => (one.suppressed ? [] : [key(one)]));
  const [was, now] = [open(before), open(after)];
  const times = (list: readonly string[]): number => list.filter((one) => one === key(finding)).length;
  if (times(now) >= times(was)) return ['a suppression does not silence its finding'];
  return [];
}

/** All that may be fixed unasked, until nothing is left; how many rounds that took. */
async function fixAll(files: InputFiles, start: Judged): Promise<number> {
  let judged = start;
  let now = files;
  for (let round = 0; round < ROUNDS; round++) {
    // One project at a time: two may share a file.
    const edits = judged.analyses
      .map((analysis) => analyzer.fixAll(analysis.findings, analysis))
      .find(({ length }) => length > 0);
    if (!edits) return round;
    const fixed = applied(now, edits);
    if ('what' in fixed) throw new Error(fixed.what);
    now = fixed.files;
    judged = await judge(now);
  }
  return ROUNDS;
}
