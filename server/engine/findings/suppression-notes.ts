import type { Note, Project } from '../../model/finding.ts';
import type { Catalogue } from '../../model/rule.ts';
import { type Comment, type Document, locationOf, type Node, type Site } from '../../model/source.ts';
import { expired, isDay, suppressionsOf } from './suppress.ts';

interface Said {
  readonly rules: readonly string[];
  readonly until?: string;
}

/** Suppressions that do nothing: expired, not understood, or of a rule that does not exist. */
export function suppressionNotes(project: Project, catalogue: Catalogue, today: string): readonly Note[] {
  const problems = ({ rules, until }: Said): readonly string[] => [
    ...(isDay(until) ? [] : ['The end of a suppression is a day: write `YYYY-MM-DD`. Until then it does not count.']),
    ...(isDay(until) && expired(until, today)
      ? [`This suppression expired on ${until ?? ''}; renew it or mend what it hides.`]
      : []),
    ...rules.filter((rule) => rule !== '*' && !catalogue.isChosenBy(rule)).map(unheardOf),
  ];
  const notes: Note[] = [];
  for (const document of project.documents) {
    const { written, malformed } = suppressionsOf(document);
    for (const comment of malformed)
      notes.push({
        site: siteOf(comment, document),
        message: 'This suppression is not understood. Write `# atrest: ignore[rule-id] until YYYY-MM-DD -- reason`.',
      });
    for (const one of written)
      for (const message of problems(one)) notes.push({ site: siteOf(one.comment, document), message });
  }
  const told = new Set<string>();
  for (const ignore of project.resources.flatMap(({ ignores }) => ignores)) {
    const { uri, span } = locationOf(ignore.site);
    // A module that is called twice, or a template that is nested twice, is written once.
    const key = `${uri} ${String(span.start)}`;
    if (told.has(key)) continue;
    told.add(key);
    for (const message of problems(ignore)) notes.push({ site: ignore.site, message });
  }
  return notes;
}

const unheardOf = (name: string): string =>
  `There is no rule \`${name.length > 80 ? `${name.slice(0, 77)}...` : name}\`, nor a family or kind of that name: this suppresses nothing. \`atrest rules\` lists them.`;

/** Comments are not part of the tree; a scalar stands in for one so that it can be pointed at. */
const siteOf = ({ text, span }: Comment, document: Document): Site => {
  const node: Node = {
    kind: 'scalar',
    value: text,
    raw: text,
    style: 'plain',
    origin: { start: 0 },
    from: span.start,
    to: span.end,
  };
  return { document, node };
};
