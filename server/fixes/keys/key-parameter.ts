import { code } from '../../model/text/code.ts';
import { speller } from '../../dialects/speller.ts';
import type { Look } from '../../engine/look.ts';
import { spellingsOf } from '../../engine/look.ts';
import { stepsOf, valuesAt } from '../../engine/read/path.ts';
import type { Project } from '../../model/finding.ts';
import type { NewKeys } from '../../model/new-key.ts';
import type { Resource } from '../../model/resource.ts';
import { adding } from '../adding.ts';
import type { NamedKey } from './named-key.ts';
import { own } from '../../model/own.ts';

/** Names that promise a KMS key; keys of other kinds (of an API, for SSH, of a table) are called so too. */
const NAMED = /(kms|cmk|encryption|crypto).*(key|cmk|arn|id)|(kms|cmk)$|key_?arn$/i;
const OTHER = /api|access|ssh|pair|secret|public|private|license|hash|sort|partition|signing/i;
/** A default under which the parameter is a key of the customer's. */
const CUSTOMER = /^arn:aws[a-z-]*:kms:[^:]*:\d*:(key\/|alias\/(?!aws\/))/;

/** A parameter or variable that gives a key already, by its name or because it is used as one; undefined when there is none. */
export function givenKey(beside: Resource, project: Project, look: Look): NamedKey | undefined {
  const spell = speller(beside.dialect);
  const fit = spell.givens(beside).filter(({ fallback }) => fallback === undefined || CUSTOMER.test(String(fallback)));
  if (fit.length === 0) return undefined;
  const { used, elsewhere } = usedAsKeys(beside, project, look);
  const near = fit.filter(({ name }) => used.has(name) || !elsewhere.has(name));
  const found =
    near.find(({ name }) => used.has(name)) ?? near.find(({ name }) => NAMED.test(name) && !OTHER.test(name));
  return found && named(found.name, beside, `the key of ${spell.given}`, []);
}

/** A new parameter or variable that gives a key. */
export function newGivenKey(
  beside: Resource,
  about: string,
  project: Project,
  { pattern }: NewKeys,
): NamedKey | { readonly refused: string } {
  const spell = speller(beside.dialect);
  const description = `ARN of the KMS key that encrypts ${about}`;
  const made = spell.newGiven('data key arn', { description, pattern }, beside, project);
  if ('refused' in made) return made;
  return {
    ...named(made.name, beside, `the key of a new ${spell.given}`, made.added.map(adding)),
    adds: `This adds the ${spell.given} ${code(made.name)}, which the next deploy has to give.`,
  };
}

function named(name: string, beside: Resource, words: string, changes: NamedKey['changes']): NamedKey {
  const spell = speller(beside.dialect);
  return {
    choice: { is: 'parameter', name },
    words: `${words} ${code(name)}`,
    from: (resource) => (spell.shares(resource, beside) ? spell.referenceToGiven(name) : undefined),
    changes,
    // Whom the key's policy lets in is not to be seen.
    access: 'needs-key-access',
  };
}

interface UsedAsKeys {
  readonly used: ReadonlySet<string>;
  /** By resources of the same module that another provider makes: keys of another Region or account. */
  readonly elsewhere: ReadonlySet<string>;
}
const known = new WeakMap<Project, Map<string, UsedAsKeys>>();
/** Parameters of a document's scope that stand where a key is named. */
function usedAsKeys(beside: Resource, project: Project, { catalogue }: Look): UsedAsKeys {
  let byDocument = known.get(project);
  if (!byDocument) known.set(project, (byDocument = new Map<string, UsedAsKeys>()));
  // Resources of one module may stand in several documents, each with an answer of its own, which is the same.
  const place = `${beside.scope.id}\n${beside.document.uri}`;
  const names = byDocument.get(place);
  if (names) return names;
  const spell = speller(beside.dialect);
  const found = { used: new Set<string>(), elsewhere: new Set<string>() };
  const unit = unitOf(beside);
  const paths = keyPaths(project, catalogue);
  for (const resource of project.resources) {
    const shares = spell.shares(resource, beside);
    if (!shares && (resource.scope === beside.scope || unitOf(resource) !== unit)) continue;
    for (const path of paths.get(resource.type) ?? [])
      for (const { site } of valuesAt(resource.properties, stepsOf(path))) {
        const name = site && spell.givenAt(site);
        if (name !== undefined) (shares ? found.used : found.elsewhere).add(name);
      }
  }
  byDocument.set(place, found);
  return found;
}

/** The module or stack that a resource is of, whichever provider makes it. */
function unitOf({ dialect, type, address }: Resource): string {
  const inUnit = speller(dialect).addressOf(type, address.split('.').at(-1) ?? address);
  return address.slice(0, Math.max(0, address.length - inUnit.length));
}

/** Where keys are named, by type: in the stores themselves, and in resources that hold a setting of theirs. */
function keyPaths({ resources }: Project, catalogue: Look['catalogue']): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  const add = (type: string, path: string): void => {
    paths.set(type, (paths.get(type) ?? new Set()).add(path));
  };
  for (const type of new Set(resources.map((one) => one.type)))
    for (const kind of catalogue.kindsOf(type))
      for (const { facets, each } of spellingsOf(kind, type))
        for (const [facet, { as }] of Object.entries(kind.facets))
          for (const path of as === 'key' ? [own(facets, facet) ?? []].flat() : []) {
            if (typeof path !== 'string') add(path.type, path.path);
            else if (path.startsWith('^')) add(type, path.slice(1));
            else add(type, each === undefined ? path : `${each}.${path}`);
          }
  return paths;
}
