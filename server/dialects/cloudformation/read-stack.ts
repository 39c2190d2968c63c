import type { Note } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import type { Document, MapNode, Node } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { dereference, entryOf } from '../../syntax/walk.ts';
import { carry, childOf } from './across.ts';
import { rootContext } from './context.ts';
import type { Binding, Stack } from './context.ts';
import { isNested, templateLocation } from './location.ts';
import { nestedBindings } from './nested.ts';
import { bodyOf, resourceOf, typeOf } from './resource.ts';
import { globalsOf } from './sam.ts';
import { sameSection, sectionOf, sharedSections, transformsOf, unroll } from './sections.ts';
import type { TransformsRead, Unrolled } from './sections.ts';
import { siteIn } from './site.ts';
import { createStack } from './stack.ts';
import type { TemplateOptions } from './template-options.ts';

/** Stacks inside each other, and stacks of one project. */
const maximumDepth = 12;
const maximumStacks = 200;

/** One reading of a project. */
export interface Session {
  readonly options: TemplateOptions;
  readonly notes: Note[];
  readonly documents: Set<Document>;
  readonly previous: ReadonlyMap<string, State> | undefined;
  readonly next: Map<string, State>;
  stacks: number;
}
/** One instance of a template in it. */
export interface Instance {
  readonly document: Document;
  readonly root: MapNode;
  readonly base: string;
  readonly prefix: string;
  readonly label: string;
  readonly exists: (stack: Stack) => Value;
  readonly bindings: (stack: () => Stack) => ReadonlyMap<string, Binding>;
  /** What the caller gives besides the files. */
  readonly key: string;
  /** Documents from the root to this one. */
  readonly chain: readonly string[];
  /** What the instance depends on outside of its template. */
  readonly parent: readonly unknown[];
}

/** What a reading leaves to the next one. */
export interface State {
  readonly stack: Stack;
  readonly sections: readonly (Node | undefined)[];
  readonly transforms: TransformsRead;
  readonly key: string;
  readonly parent: readonly unknown[];
  readonly outputs: MapNode | undefined;
  readonly kept: ReadonlyMap<string, Kept>;
}
interface Kept {
  readonly resource: Resource;
  readonly body: MapNode;
  readonly pass: string;
  readonly construct: string | undefined;
  readonly notes: readonly Note[];
}
/** A resource as declared, with the map it is written as. */
interface Found {
  readonly declared: Unrolled;
  readonly body: MapNode;
  readonly type: string;
}

export function readStack(
  session: Session,
  instance: Instance,
): { readonly resources: readonly Resource[]; readonly changed: boolean; readonly stack: Stack } {
  session.stacks++;
  const old = session.previous?.get(instance.base + instance.prefix);
  const transforms = transformsOf(instance.root);
  const sections = sharedSections.map((name) => dereference(entryOf(instance.root, name)?.value));
  const reused = old && sameInputs(old, instance, sections, transforms) ? old : undefined;
  const stack = reused?.stack ?? newStack(session, instance, transforms);
  stack.unit.document = instance.document;
  const reading = new StackReading(session, instance, stack, reused);
  const { resources, kept, namesChanged } = reading.read();
  for (const { name, node } of transforms.macros) {
    session.notes.push({
      site: siteIn(stack.unit, node),
      message: `The macro \`${name}\` can't be run here: what it adds or changes is not known.`,
    });
  }
  const outputs = sectionOf(instance.root, 'Outputs');
  const { key, parent } = instance;
  session.next.set(stack.id, { stack, sections, transforms, key, parent, outputs, kept });
  return { resources, stack, changed: !reused || namesChanged || !sameSection(reused.outputs, outputs) };
}

function sameInputs(old: State, instance: Instance, sections: State['sections'], transforms: TransformsRead): boolean {
  return (
    old.key === instance.key &&
    old.parent.length === instance.parent.length &&
    old.parent.every((part, index) => part === instance.parent[index]) &&
    old.transforms.adds === transforms.adds &&
    old.transforms.rewrites === transforms.rewrites &&
    sections.every((section, index) => sameSection(old.sections[index], section))
  );
}

function newStack(session: Session, instance: Instance, transforms: TransformsRead): Stack {
  const { region } = session.options.inputs ?? {};
  const { document, root, base, prefix, label } = instance;
  const place = { unit: { document }, base, prefix, label, ...(region === undefined ? {} : { region }) };
  const stack: Stack = createStack(root, transforms, { ...place, bindings: instance.bindings(() => stack) });
  return stack;
}

/** Reads the resources of one stack. */
class StackReading {
  private readonly session: Session;
  private readonly instance: Instance;
  private readonly stack: Stack;
  private readonly old: State | undefined;
  private readonly dirty = new Set<string>();
  private readonly resources = new Map<string, Resource>();

  constructor(session: Session, instance: Instance, stack: Stack, old: State | undefined) {
    this.session = session;
    this.instance = instance;
    this.stack = stack;
    this.old = old;
  }

  read(): { resources: readonly Resource[]; kept: ReadonlyMap<string, Kept>; namesChanged: boolean } {
    const { root } = this.instance;
    const section = sectionOf(root, 'Resources');
    let loops: string | undefined;
    const declared = unroll(section, rootContext(this.stack), (keyNode, reason) => {
      this.note(keyNode, `${capital(reason)}: its resources are read once, as unknown.`);
      loops = 'a loop may declare it';
    });
    const found = new Map<string, Found>();
    const types = new Map<string, string>();
    for (const one of declared) this.find(one, found, types);
    const broken = section?.open ?? root.open;
    const incomplete =
      broken === undefined
        ? loops
        : broken === 'merge key'
          ? 'a merge key may declare it'
          : "text that can't be read may declare it";
    const namesChanged = this.name(types, incomplete);
    const nested = [...found.values()].flatMap((one) => (isNested(one.type) ? this.nested(one) : []));
    const kept = new Map<string, Kept>();
    for (const [name, one] of found) kept.set(name, this.keep(name, one));
    return { resources: [...this.resources.values(), ...nested], kept, namesChanged };
  }

  private find(declared: Unrolled, found: Map<string, Found>, types: Map<string, string>): void {
    const { key, keyNode, value } = declared;
    const body = bodyOf(value);
    types.set(key, '');
    if (!body) {
      this.note(keyNode, `\`${key}\` is not a resource: write a map with \`Type\` and \`Properties\`.`);
      return;
    }
    const kept = this.old?.kept.get(key);
    const type = kept?.body === body && kept.pass === passOf(declared) ? kept.resource.type : typeOf(declared);
    if (type === undefined || type === '') {
      if (body.open === undefined) this.note(keyNode, `\`${key}\` has no type that can be read.`);
      return;
    }
    types.set(key, type);
    found.set(key, { declared, body, type });
    if (type.endsWith('::MODULE'))
      this.note(keyNode, `The module \`${type}\` can't be read: what it declares is not known.`);
  }

  /** Tells the stack its logical ids, and finds whom a change concerns. */
  private name(types: ReadonlyMap<string, string>, incomplete: string | undefined): boolean {
    const { names } = this.stack;
    const before = names.declared;
    const changed: string[] = [];
    for (const [name, type] of types) if (before.get(name) !== type) changed.push(name);
    for (const name of before.keys()) if (!types.has(name)) changed.push(name);
    names.declared = types;
    const general = names.incomplete !== incomplete || (changed.length > 0 && this.stack.transforms.sam);
    names.incomplete = incomplete;
    if (!this.old) return true;
    for (const name of changed) this.soil(name);
    if (general) for (const name of names.asked.keys()) if (!types.has(name)) this.soil(name);
    return changed.length > 0 || general;
  }

  private soil(name: string): void {
    for (const asker of this.stack.names.asked.get(name) ?? []) this.dirty.add(asker);
  }

  private keep(name: string, { declared, body, type }: Found): Kept {
    const pass = passOf(declared);
    const { construct, generated } = this.session.options;
    const made = construct?.(name, this.instance.document.uri);
    const kept = this.old?.kept.get(name);
    const fresh =
      kept?.body === body && kept.pass === pass && kept.construct === made && !this.dirty.has(name)
        ? kept
        : this.make(declared, body, type, pass, made, generated);
    this.session.notes.push(...fresh.notes);
    this.resources.set(name, fresh.resource);
    return fresh;
  }

  private make(
    declared: Unrolled,
    body: MapNode,
    type: string,
    pass: string,
    construct: string | undefined,
    generated: 'cdk' | undefined,
  ): Kept {
    const { stack } = this;
    const notes: Note[] = [];
    const around = {
      stack,
      exists: () => this.instance.exists(stack),
      complete: globalsOf(sectionOf(this.instance.root, 'Globals'), stack),
      construct,
      generated,
    };
    return { resource: resourceOf(declared, body, type, around, notes), body, pass, construct, notes };
  }

  /** The resources of a nested template, if it is at hand. */
  private nested({ declared, body, type }: Found): readonly Resource[] {
    const { session, instance, stack } = this;
    const location = templateLocation(type, body, instance.document);
    stack.children.delete(declared.key);
    if (!location) return [];
    const uri = session.options.nested?.(declared.key, instance.document.uri) ?? location.uri;
    const document = uri === undefined ? undefined : session.options.reader.document(uri);
    const template = dereference(document?.roots[0]);
    const endless =
      document &&
      (instance.chain.includes(document.uri) ||
        instance.chain.length >= maximumDepth ||
        session.stacks >= maximumStacks);
    if (!document || template?.kind !== 'map' || endless === true) {
      this.note(
        location.node,
        endless === true
          ? 'This template is nested in itself, or too deeply: it is not followed.'
          : 'The nested template is not at hand: what it holds is not known.',
      );
      return [];
    }
    session.documents.add(document);
    const context = { ...rootContext(stack), loop: declared.context.loop };
    const prefix = `${stack.prefix}${declared.key}.`;
    const read = readStack(session, {
      document,
      root: template,
      base: instance.base,
      prefix,
      label: `\`${prefix.slice(0, -1)}\``,
      exists: (child) => this.existence(declared.key, child),
      bindings: (child) => nestedBindings(body, template, context, child),
      key: '',
      chain: [...instance.chain, document.uri],
      parent: [stack, body, document.uri],
    });
    stack.children.set(declared.key, childOf(read.stack, sectionOf(template, 'Outputs')));
    if (read.changed) this.soil(declared.key);
    return read.resources;
  }

  private existence(name: string, child: Stack): Value {
    const exists = (): Value | undefined => this.resources.get(name)?.exists;
    const value = exists();
    return value ? carry(value, this.stack, child) : { is: 'known', value: true, from: [] };
  }

  private note(node: Node, message: string): void {
    this.session.notes.push({ site: siteIn(this.stack.unit, node), message });
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Tells the passes of a loop apart. */
function passOf({ context, unsure }: Unrolled): string {
  if (context.loop.size === 0 && unsure === undefined) return '';
  return JSON.stringify([
    [...context.loop].map(([name, value]) => [name, value.is === 'known' ? value.value : null]),
    unsure,
  ]);
}
