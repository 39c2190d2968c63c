import type { Document } from '../../model/source.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import type { Form } from '../form.ts';
import { templateNeeds } from './stack/needs.ts';
import { readTemplate } from './read.ts';
import { isTemplate, mayBeTemplate, resemblesTemplate } from './sniff.ts';

/** A CloudFormation or SAM template, with its nested templates: a project for each YAML document of the file. */
export const templateForm: Form = {
  name: 'template',
  names: /(?<!^\.atrest)\.(ya?ml|json|template)$/i,
  passesOver: /^\.aws-sam$/,
  sniff: isTemplate,
  mayBe: mayBeTemplate,
  marks: { in: resemblesTemplate, noun: 'a CloudFormation template' },
  inDirectory: false,
  needs: (_, { documents }, reader) => [
    { documents: [...documents].flatMap((uri) => reader.document(uri) ?? []).flatMap(templateNeeds) },
  ],
  read: (entry, reader, { inputs = {} }, previous) => {
    const document = reader.document(entry);
    return document
      ? templateRoots(document).map((root, index) =>
          readTemplate(document, root, { reader, inputs, previous: previous[index] }),
        )
      : [];
  },
  count: (entry, reader) => {
    const document = reader.document(entry);
    return document ? templateRoots(document).length : 1;
  },
  claims: 'documents',
};

/** The documents of a file that are templates; the first one when none looks like it, for its errors. */
function templateRoots(document: Document): readonly number[] {
  const roots = [...document.roots.keys()].filter((index) => {
    const root = dereference(document.roots[index]);
    return root?.kind === 'map' && ['Resources', 'AWSTemplateFormatVersion'].some((key) => entryOf(root, key));
  });
  return roots.length > 0 ? roots : [0];
}
