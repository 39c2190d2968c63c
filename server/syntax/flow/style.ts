import type { Fresh } from '../../model/fresh.ts';
import type { Document } from '../../model/source.ts';
import type { Manners, MannersOf } from '../manners.ts';

/** Prints what stands between brackets; `indent` is that of its line when the manners spread collections. */
export interface FlowNotation {
  readonly member: (key: string, value: Fresh, manners: Manners, indent?: string) => string;
  readonly value: (value: Fresh, manners: Manners, indent?: string) => string;
}

/** In what syntaxes whose members stand between brackets, separated by commas, differ. */
export interface FlowStyle {
  readonly manners: MannersOf;
  /** The notation that a collection with such manners is written in. */
  readonly notation: (manners: Manners) => FlowNotation;
  /** Text in place of quoted text, where the quotes are a choice of the writer's. */
  readonly quoted?: (text: string, quote: "'" | '"') => string;
  /** The end of the comment that starts at a place; undefined where none does. */
  readonly commentEnd: (text: string, at: number) => number | undefined;
  /** A colon or comma is one only with a blank behind it, unless quotes stand around it. */
  readonly needsBlank: boolean;
  /** Whether brackets may be closed at any column, so that new collections can take several lines. */
  readonly spreads: (document: Document) => boolean;
  /** Empty brackets on a line of their own, or behind a key alone on its line, are filled line by line. */
  readonly opensEmpty: boolean;
}
