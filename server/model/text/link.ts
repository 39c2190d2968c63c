/** An address that AtRest itself names, the source of a fact for one. Never one from a file that is judged. */
export interface Link {
  readonly link: string;
}
