import type { Deploys } from '../../deploy/deploys.ts';
import { applyEdits } from '../../edits/apply.ts';
import type { DeployOutcome } from '../../model/deploy.ts';
import { ownOf } from '../../model/resource.ts';
import type { Analysis, Fix, KeyChoice, TextEdit } from '../../model/finding.ts';
import { matterOf } from '../../model/identity.ts';
import type { Site } from '../../model/source.ts';
import { createOverlay } from '../../workspace/overlay.ts';
import { type JudgedMaterial, judge } from '../judge.ts';
import { load, type Ports } from '../load.ts';
import { checkRules } from './choice.ts';
import { fitting, fittingEdits } from './fitting.ts';
import { guarded } from './guard.ts';
import { createHeldBack } from './held.ts';
import { checkKey } from './key.ts';
import { type OutOfReach, reachOf } from './reach.ts';
import type { ChangedText, Fixed, FixReport, NotFixed } from './report.ts';
import type { FixRequest } from './request.ts';
import { settle } from './settle.ts';
import { chooseAll, type Chosen } from './shared-key.ts';

/** What fixing needs beyond judging. */
export interface FixPorts extends Ports {
  readonly deploys: Deploys;
  /** A file as the user calls it. */
  readonly nameOf: (uri: string) => string;
}

type ChosenIn = Chosen & { readonly analysis: Analysis };

/**
 * Fixes in rounds, on texts in memory, until nothing is left to do: each round fixes what does not touch. Writes nothing. Throws
 * `Misuse` and `ConfigMistakes`. `judged` is what is there afterwards.
 */
export async function fixRounds(
  request: FixRequest,
  { analyzer, files: underneath, deploys, nameOf }: FixPorts,
): Promise<FixReport & { readonly judged: JudgedMaterial }> {
  const { key } = request;
  checkRules(request.rule, analyzer);
  const files = createOverlay(underneath);
  const outside: OutOfReach = request.follow
    ? () => Promise.resolve(undefined)
    : reachOf(request.uris, underneath, nameOf);
  const held = createHeldBack();
  const texts = new Map<string, ChangedText>();
  const fixed: Fixed[] = [];
  const madeKeys: KeyChoice[] = [];
  let judged = judge(await load(request, { analyzer, files }), analyzer);
  if (key) checkKey(key, judged.analyses, analyzer);
  const first = request.dry ? sitesOf(judged.analyses) : new Map<string, Site>();
  /** What was chosen in an analysis that is still there holds, as long as there are no more keys to choose from. */
  const known = new WeakMap<Analysis, { readonly keys: number; readonly chosen: readonly Chosen[] }>();
  const chosenIn = (analysis: Analysis): readonly Chosen[] => {
    const last = known.get(analysis);
    if (last?.keys === madeKeys.length) return last.chosen;
    const chosen = chooseAll(analysis, analyzer, request, key, madeKeys);
    known.set(analysis, { keys: madeKeys.length, chosen });
    return chosen;
  };
  const choose = async (): Promise<readonly ChosenIn[]> => {
    const all: ChosenIn[] = [];
    for (const analysis of judged.analyses)
      for (const { finding, choice } of chosenIn(analysis)) {
        const safe = guarded(choice, analysis);
        const because = 'fix' in safe ? await outside(safe.fix.edits.map(({ uri }) => uri)) : undefined;
        const within = because === undefined ? safe : { because, refused: false };
        all.push({ finding, analysis, choice: held.unlessHeld(within) });
      }
    return all;
  };
  let choices = await choose();
  for (let round = 1; ; round++) {
    const wanted = fitting(choices, analyzer);
    if (wanted.length === 0) break;
    const analysisOf = new Map(
      choices.flatMap(({ choice, analysis }) => ('fix' in choice ? [[choice.fix, analysis] as const] : [])),
    );
    const settled = await settle(
      new Map([...analysisOf].filter(([one]) => wanted.includes(one))),
      deploys,
      request.impact,
      (fixes) => analyzer.compose(fixes).edits,
    );
    for (const [one, because] of settled.held) held.hold(one, because);
    const chosen = settled.fixes;
    if (chosen.length > 0) {
      const changes = edited(chosen, fittingEdits(chosen, analysisOf, analyzer));
      for (const [uri, text] of changes) {
        texts.set(uri, { uri, before: texts.get(uri)?.before ?? textOf(uri, chosen), after: text });
        files.set(uri, { version: round, text });
      }
      chosen.forEach(held.made);
      fixed.push(...chosen.flatMap((one) => fixedOf(one, settled.outcomes.get(one))));
      madeKeys.push(...chosen.flatMap(madeBy));
      judged = judge(await judged.again(changes.map(([uri]) => uri)), analyzer, judged);
    }
    choices = await choose();
  }
  return {
    fixed,
    left: choices.flatMap((one) => notFixed(one, first)),
    texts: [...texts.values()],
    judged,
  };
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
  { finding, also, title, impact, access, cost, recipe, edits }: Fix,
  deploy: DeployOutcome | undefined,
): readonly Fixed[] =>
  [finding, ...also].map(({ rule, resource }) => ({
    ruleId: rule.id,
    uri: ownOf(resource).document.uri,
    edited: [...new Set(edits.map(({ uri }) => uri))],
    address: resource.address,
    title,
    impact,
    access,
    ...(cost && { cost }),
    ...(deploy && { deploy }),
    ...(recipe && { recipe }),
  }));

/** A key that is there from now on, as one of the project. */
const madeBy = ({ key }: Fix): readonly KeyChoice[] =>
  key?.is === 'new' && key.name !== undefined ? [{ is: 'existing', name: key.name }] : [];

/** Every fix was made, or is held back. */
const notFixed = ({ finding, choice }: Chosen, sites: ReadonlyMap<string, Site>): readonly NotFixed[] =>
  finding.verdict === 'unknown' || 'fix' in choice
    ? []
    : [{ finding, site: sites.get(matterOf(finding)) ?? finding.site, ...choice }];

const sitesOf = (analyses: readonly Analysis[]): ReadonlyMap<string, Site> =>
  new Map(analyses.flatMap(({ findings }) => findings.map((finding) => [matterOf(finding), standing(finding.site)])));

/** A site that stays where it is: what an unchanged piece of text holds moves with it to the next version of the document. */
function standing(site: Site): Site {
  if (!('node' in site)) return site;
  const { document, node, within } = site;
  return { document, node: { ...node, origin: { ...node.origin } }, ...(within && { within }) };
}
