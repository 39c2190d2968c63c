/** Files of one folder by their names: what an engine tries, and what a case of `test/fuzz/cases` holds. */
export type InputFiles = Readonly<Record<string, string>>;

/** An input, and where it comes from. */
export interface Input {
  readonly dialect: Dialect;
  readonly files: InputFiles;
}

/** What a text is a specimen of; `tf` is Terraform's own language, `tf-json` its JSON twin. */
export const DIALECTS = [
  'cfn-yaml',
  'cfn-json',
  'tf-json',
  'tf',
  'plan',
  'state',
  'assembly',
  'configuration',
] as const;
export type Dialect = (typeof DIALECTS)[number];
