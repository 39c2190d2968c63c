declare const prose: unique symbol;
/**
 * A text for people: a title, a message, a reason, the words of a condition. It is shown and read nowhere; whoever needs to know
 * what it says is given that as data. A plain text is one without further ado; a lint row looks for what takes one apart.
 */
export type Prose = string & { readonly [prose]?: never };

declare const name: unique symbol;
/** A name that stands for a thing: compared with another name, never taken apart nor compared with a text in code. */
export type Id = string & { readonly [name]?: never };
