import type { DialectName, Exception } from '../../server/app/coverage.ts';
import { names } from '../../server/app/coverage.ts';
import { isSubject } from '../../scripts/universe/subject.ts';
import { type KnownSchema, hasPath, pathsIn } from './known-schema.ts';

export interface Drift {
  /** Paths about keys or encryption that no kind names and no exception sets aside: `type path`. */
  readonly unnamed: readonly string[];
  /** What kinds name and no source has (any more). */
  readonly gone: readonly string[];
  readonly subjects: number;
  /** The exceptions that set something aside. */
  readonly excuses: ReadonlySet<string>;
}

/** Types and paths that the sources lack and that are there all the same, with the reason. */
const GONE: readonly { readonly match: RegExp; readonly because: string }[] = [
  { match: /^data\./, because: 'data sources are not in the list' },
  { match: / @/, because: 'stands beside the properties, as all resources may have it' },
  { match: /^AWS::Serverless::/, because: 'SAM hands it on to the type that it makes; the registry has a part of it' },
];

/** How far the catalogue and what the sources know have come apart. `isElsewhere`: an older version that is still in use has it. */
export function drift(
  dialect: DialectName,
  schema: Pick<KnownSchema, 'types'>,
  named: ReadonlyMap<string, ReadonlySet<string>>,
  exceptions: readonly Exception[],
  isElsewhere: (type: string, path: string) => boolean = () => false,
): Drift {
  const reasons = exceptions.map(({ match }) => ({ match, pattern: new RegExp(match) }));
  const excuses = new Set<string>();
  const unnamed: string[] = [];
  let subjects = 0;
  for (const { type, path } of pathsIn(schema)) {
    if (!isSubject(path, dialect)) continue;
    subjects++;
    const reason = reasons.find(({ pattern }) => pattern.test(`${type} ${path}`));
    if (reason) excuses.add(reason.match);
    else if (!names(named.get(type) ?? new Set(), path)) unnamed.push(`${type} ${path}`);
  }
  const gone = [...named]
    .filter(([type]) => (dialect === 'cloudformation') === type.startsWith('AWS::'))
    .flatMap(([type, paths]) => [
      ...['', ...paths]
        .filter((path) => !hasPath(schema, type, path) && !isElsewhere(type, path))
        .map((path) => `${type} ${path}`),
    ])
    .filter((one) => !GONE.some(({ match }) => match.test(one)));
  return { unnamed, gone, subjects, excuses };
}
