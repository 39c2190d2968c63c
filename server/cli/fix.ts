import { applyEdits } from '../edits/apply.ts';
import type { Deploys } from '../deploy/deploys.ts';
import { isPlain, tellOutcome } from '../deploy/tell.ts';
import type { DeployOutcome } from '../model/deploy.ts';
import type { Analysis, Fix, KeyChoice, TextEdit } from '../model/finding.ts';
import { matterOf } from '../model/identity.ts';
import type { Site } from '../model/source.ts';
import { createOverlay } from '../workspace/overlay.ts';
import { nodeFiles, pathOfUri } from '../workspace/node.ts';
import { settle } from './deploy.ts';
import { checkRules } from './fix-choice.ts';
import { fitting, fittingEdits } from './fitting.ts';
import type { Choice } from './fix-choice.ts';
import { fixDiff, fixJson, fixText } from './fix-report.ts';
import type { FixReport, Fixed, Left, Written } from './fix-report.ts';
import { checkKey, keyChoice } from './key-option.ts';
import type { Services } from './lint.ts';
import { behindNet } from './behind-net.ts';
import { load } from './load.ts';
import { namer } from './names.ts';
import type { FixOptions } from './options.ts';
import { terminal } from '../model/text/terminal.ts';
import { print, printPatch, warn } from './output.ts';
import { reachOf } from './reach.ts';
import { judge } from './run.ts';
import { chooseAll } from './shared-key.ts';
import type { Chosen } from './shared-key.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';
import { replaceText } from './write-file.ts';

/** Each round fixes what does not touch; a fix that is made again in more rounds than these is undone by another one. */
const maximumTimes = 50;

/** What fixing needs beyond judging. */
export interface FixServices extends Services {
  readonly deploys: Deploys;
}

/** `atrest fix`. Works on texts in memory until nothing is left to do, then writes each changed file once. */
export async function fix(
  paths: readonly string[],
  options: FixOptions,
  { analyzer: bare, deploys }: FixServices,
): Promise<number> {
  const { analyzer, met } = behindNet(bare);
  checkRules(options.rule, analyzer);
  const files = createOverlay(nodeFiles);
  const originals = new Map<string, string>();
  const texts = new Map<string, string>();
  const fixed: Fixed[] = [];
  const key = options.key === undefined ? undefined : keyChoice(options.key);
  const madeKeys: KeyChoice[] = [];
  let loaded = judge(await load(paths, options, analyzer, files), analyzer);
  let { analyses } = loaded;
  if (key) checkKey(key, analyses, analyzer);
  const first = sitesOf(analyses);
  // What a deploy forbids stays forbidden in later rounds.
  const held = new Map<string, string>();
  const undone = new Set<string>();
  const outside = options.follow ? () => undefined : reachOf(paths);
  const choose = (): readonly (Chosen & { readonly analysis: Analysis })[] =>
    analyses.flatMap((analysis) =>
      chooseAll(analysis, analyzer, options, key, madeKeys).map(({ finding, choice }) => ({
        finding,
        analysis,
        choice: unlessHeld(within(guarded(choice, analysis), outside), held, undone),
      })),
    );
  const times = new Map<string, number>();
  for (let round = 1; ; round++) {
    const choices = choose();
    const wanted = fitting(choices, analyzer);
    if (wanted.length === 0) break;
    const analysisOf = new Map(
      choices.flatMap(({ choice, analysis }) => ('fix' in choice ? [[choice.fix, analysis] as const] : [])),
    );
    const settled = await settle(
      new Map([...analysisOf].filter(([one]) => wanted.includes(one))),
      deploys,
      options.impact,
      (fixes) => analyzer.compose(fixes).edits,
    );
    for (const [one, because] of settled.held) held.set(orderOf(one), because);
    const chosen = settled.fixes;
    if (chosen.length === 0) continue;
    for (const [uri, text] of edited(chosen, fittingEdits(chosen, analysisOf, analyzer))) {
      if (!originals.has(uri)) originals.set(uri, textOf(uri, chosen));
      texts.set(uri, text);
      files.set(uri, { version: round, text });
    }
    for (const one of chosen.map(orderOf)) {
      const count = (times.get(one) ?? 0) + 1;
      times.set(one, count);
      if (count >= maximumTimes) undone.add(one);
    }
    fixed.push(...chosen.flatMap((one) => fixedOf(one, settled.outcomes.get(one))));
    madeKeys.push(...chosen.flatMap((one) => madeBy(one)));
    loaded = judge(await load(paths, options, analyzer, files), analyzer);
    ({ analyses } = loaded);
  }
  const written = [...texts].map(([uri, text]): Written => ({ uri, before: originals.get(uri) ?? '', after: text }));
  const dry = options.diff || options.dryRun;
  const failures = dry ? [] : await writeAll(written);
  const report: FixReport = {
    fixed,
    left: leftOf(choose(), dry ? first : new Map()),
    written,
    failures,
    dry,
  };
  const nameOf = namer(process.cwd());
  if (options.diff) {
    printPatch(fixDiff(report, nameOf));
    const told = fixed.flatMap(({ deploy }) => (deploy && !isPlain(deploy) ? tellOutcome(deploy) : []));
    for (const line of new Set(told)) warn(terminal`on deploy, ${line}`);
  } else print(options.format === 'json' ? fixJson(report, nameOf) : fixText(report, nameOf));
  for (const { uri, because } of failures) warn(terminal`${nameOf(uri)}: not written: ${because}`);
  const seen = { ...loaded, unreadable: [...loaded.unreadable, ...met()] };
  tellTrouble(seen, nameOf);
  const incomplete = isIncomplete(seen, { allowParseErrors: false, errorOnUnmatched: true });
  if (failures.length > 0 || incomplete) return 2;
  return options.diff && written.length > 0 ? 1 : 0;
}

/** Files that a tool writes would be written over, and in a text that is not understood nothing is sure: never touched. */
function guarded(choice: Choice, { project }: Analysis): Choice {
  if (!('fix' in choice)) return choice;
  const files = new Set(choice.fix.edits.map(({ uri }) => uri));
  if ([...files].some(project.isGenerated)) {
    return { because: 'The file is generated: change what it is generated from.', refused: true };
  }
  const broken = project.documents.some(({ uri, problems }) => files.has(uri) && problems.length > 0);
  return broken ? { because: 'The file has syntax errors: mend them first.', refused: true } : choice;
}

function within(choice: Choice, outside: (uris: Iterable<string>) => string | undefined): Choice {
  const because = 'fix' in choice ? outside(choice.fix.edits.map(({ uri }) => uri)) : undefined;
  return because === undefined ? choice : { because, refused: false };
}

function edited(fixes: readonly Fix[], edits: readonly TextEdit[]): readonly (readonly [string, string])[] {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  return uris.map((uri) => [
    uri,
    applyEdits(
      textOf(uri, fixes),
      edits.filter((edit) => edit.uri === uri),
    ),
  ]);
}

function textOf(uri: string, fixes: readonly Fix[]): string {
  const document = fixes.flatMap(({ documents }) => documents).find((candidate) => candidate.uri === uri);
  if (!document) throw new Error(`a fix names a file that was not read: ${uri}`);
  return document.text;
}

const fixedOf = (
  { finding, also, title, impact, access, recipe }: Fix,
  deploy: DeployOutcome | undefined,
): readonly Fixed[] =>
  [finding, ...also].map(({ rule, resource }) => ({
    ruleId: rule.id,
    uri: resource.document.uri,
    address: resource.address,
    title,
    impact,
    access,
    ...(deploy && { deploy }),
    ...(recipe && { recipe }),
  }));

const orderOf = ({ finding, id }: Fix): string => `${matterOf(finding)}\n${id}`;
function unlessHeld(choice: Choice, held: ReadonlyMap<string, string>, undone: ReadonlySet<string>): Choice {
  if (!('fix' in choice)) return choice;
  const { fix: one } = choice;
  if (undone.has(orderOf(one))) return { because: 'Fixes of it undo each other.', refused: true };
  const because = held.get(orderOf(one));
  return because === undefined ? choice : { because, refused: false, ...(one.recipe && { recipe: one.recipe }) };
}

/** A key that is there from now on, as one of the project. */
const madeBy = ({ key }: Fix): readonly KeyChoice[] =>
  key?.is === 'new' && key.name !== undefined ? [{ is: 'existing', name: key.name }] : [];

function leftOf(choices: readonly Chosen[], sites: ReadonlyMap<string, Site>): readonly Left[] {
  return choices.flatMap(({ finding, choice }): readonly Left[] => {
    if (finding.verdict === 'unknown') return [];
    // Every fix was made, or is held back.
    if ('fix' in choice) return [];
    return [{ finding, site: sites.get(matterOf(finding)) ?? finding.site, ...choice }];
  });
}

const sitesOf = (analyses: readonly Analysis[]): ReadonlyMap<string, Site> =>
  new Map(analyses.flatMap(({ findings }) => findings.map((finding) => [matterOf(finding), finding.site])));

async function writeAll(written: readonly Written[]): Promise<FixReport['failures']> {
  const failures: { readonly uri: string; readonly because: string }[] = [];
  for (const { uri, before, after } of written) {
    try {
      await replaceText(pathOfUri(uri), before, after);
    } catch (error) {
      failures.push({ uri, because: error instanceof Error ? error.message : String(error) });
    }
  }
  return failures;
}
