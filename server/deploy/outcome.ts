import type { DeployEffect, DeployOutcome, EditedText, TemplateEffect } from '../model/deploy.ts';
import type { Analysis, Finding, Fix, TextEdit } from '../model/finding.ts';
import { type Impact, IMPACTS, isImpact } from '../model/impact.ts';
import type { Resource } from '../model/resource.ts';
import { applyEdits } from '../edits/apply.ts';

/** Whether the resource of a finding may be live in a CloudFormation stack that its file is deployed to. */
export const mayBeLive = ({ resource, judged }: Finding): boolean =>
  resource.dialect.updatesStack && judged.settings.deployed && resource.generated === undefined;
export const changesStack = ({ finding, outcome }: Fix): boolean => mayBeLive(finding) && outcome.is === 'mended';

/** The files that edits change, before and after. */
export function editedTexts(edits: readonly TextEdit[], { project }: Analysis): readonly EditedText[] {
  return [...new Set(edits.map(({ uri }) => uri))].flatMap((uri) => {
    const document = project.documents.find((one) => one.uri === uri);
    if (!document) return [];
    const after = applyEdits(
      document.text,
      edits.filter((edit) => edit.uri === uri),
    );
    return [{ uri, syntax: document.syntax.name, before: document.text, after }];
  });
}

/**
 * What a deploy of a fix does: what its kinds say of the resources that it is for, and what comparing the templates adds, which sees
 * other resources, references and names. Of both the worse counts; only a doubt of the comparison does not outweigh what a kind knows.
 */
export function outcomeOf(
  fix: Fix,
  analysis: Analysis,
  compared: readonly TemplateEffect[] | undefined,
): DeployOutcome {
  const rest = new Set(compared ?? []);
  // A fix for several findings has the worst impact of all.
  const impact = fix.also.length > 0 ? fix.finding.impact : fix.impact;
  const meant = new Map<Resource, Impact>([[fix.finding.resource, impact]]);
  for (const one of fix.also) meant.set(one.resource, meant.get(one.resource) ?? one.impact);
  const first = [...meant].flatMap(([resource, declared]) => {
    const own = [...rest].find((effect) => isOf(effect, resource));
    if (own) rest.delete(own);
    return ownEffect(resource, declared, own && withData(own, analysis)) ?? [];
  });
  return { computed: compared !== undefined, effects: [...first, ...[...rest].map((one) => withData(one, analysis))] };
}

function ownEffect(
  { address, type }: Resource,
  impact: Impact,
  compared: DeployEffect | undefined,
): DeployEffect | undefined {
  // The change that the fix makes is on another resource alone.
  if (!compared && impact === 'in-place') return undefined;
  const declared: DeployEffect = { resource: address, type, effect: impact, because: DECLARED[impact] };
  if (!compared) return declared;
  const { effect } = compared;
  const worse = !isImpact(effect) || (effect !== 'unknown' && IMPACTS.indexOf(effect) >= IMPACTS.indexOf(impact));
  if (worse) return { ...compared, resource: address };
  return { ...declared, ...(compared.data && REPLACING.has(impact) && { data: compared.data }) };
}
const REPLACING: ReadonlySet<Impact> = new Set(['may-replace', 'replaces']);

/** What is said of an effect that is known of the kind alone. */
const DECLARED: Readonly<Record<Impact, string>> = {
  'in-place': 'it is changed in place',
  interrupts: 'the update interrupts it for a while',
  'may-replace': 'what is changed may not be changeable in place',
  unknown: 'it is not known what the change does',
  replaces: "what is changed can't be changed in place",
  rejected: 'CloudFormation rejects this update of a resource that is live',
};

/** Data counts where there is some: in stores that the catalogue knows, and in types that AWS's specification calls stateful. */
export function withData({ uri, stateful, data, ...effect }: TemplateEffect, { stores }: Analysis): DeployEffect {
  const keeps = stateful || stores.some(({ site }) => isOf({ uri, resource: effect.resource }, site.resource));
  return { ...effect, ...(data && keeps && { data }) };
}

/** By file and logical id; that of a loop stands for all that it makes. */
function isOf(effect: Pick<TemplateEffect, 'uri' | 'resource'>, { document, address }: Resource): boolean {
  if (effect.uri !== document.uri) return false;
  const id = address.slice(address.lastIndexOf('.') + 1);
  if (effect.resource === id) return true;
  const parts = effect.resource.split(/[$&]\{[^}]*\}/);
  return parts.length > 1 && id.startsWith(parts[0] ?? '') && id.endsWith(parts.at(-1) ?? '');
}
