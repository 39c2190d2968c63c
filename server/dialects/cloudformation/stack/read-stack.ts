import { code } from '../../../model/text/code.ts';
import type { Note } from '../../../model/finding.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Document, MapNode, Node } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { carry, childOf } from './across.ts';
import { effective } from '../functions/call.ts';
import { rootContext } from '../context.ts';
import type { Binding, Stack } from '../context.ts';
import { templateLocation } from './location.ts';
import { nestedBindings } from './nested.ts';
import { constructOf, pathOf } from './resource.ts';
import { globalsOf } from './sam.ts';
import { sameSection, sectionOf, sharedSections, transformsOf } from './sections.ts';
import type { TransformsRead } from './sections.ts';
import { changedNames, fill, slotOf, slotsOf } from './resource-slot.ts';
import type { FilledSlot, DeclaredResource, ResourceSlot } from './resource-slot.ts';
import { siteIn } from '../site.ts';
import { createStack } from './stack.ts';
import type { TemplateOptions } from './template-options.ts';

/** Stacks inside each other, and stacks of one project. */
const maximumDepth = 12;
const maximumStacks = 200;

/** One reading of a project. */
export interface ProjectReading {
  readonly options: TemplateOptions;
  readonly notes: Note[];
  readonly documents: Set<Document>;
  readonly previous: ReadonlyMap<string, StackState> | undefined;
  readonly next: Map<string, StackState>;
  stacks: number;
}
/** One instance of a template in it. */
export interface StackInstance {
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
export interface StackState {
  readonly stack: Stack;
  readonly sections: readonly (Node | undefined)[];
  readonly transforms: TransformsRead;
  readonly key: string;
  readonly parent: readonly unknown[];
  readonly outputs: MapNode | undefined;
  readonly slots: readonly ResourceSlot[];
  readonly filled: readonly FilledSlot[];
}

export function readStack(
  session: ProjectReading,
  instance: StackInstance,
): { readonly resources: readonly Resource[]; readonly changed: boolean; readonly stack: Stack } {
  session.stacks++;
  const old = session.previous?.get(instance.base + instance.prefix);
  const transforms = transformsOf(instance.root);
  const sections = sharedSections.map((name) => dereference(entryOf(instance.root, name)?.value));
  const reused = old && sameInputs(old, instance, sections, transforms) ? old : undefined;
  const stack = reused?.stack ?? newStack(session, instance, transforms);
  stack.unit.document = instance.document;
  const reading = new StackReading(session, instance, stack, reused);
  for (const { notes } of reading.filled) for (const one of notes) session.notes.push(one);
  for (const { name, node } of transforms.macros) {
    session.notes.push({
      site: siteIn(stack.unit, node),
      message: `The macro ${code(name)} can't be run here: what it adds or changes is not known.`,
    });
  }
  const outputs = sectionOf(instance.root, 'Outputs');
  const { key, parent } = instance;
  const { slots, filled, namesChanged } = reading;
  session.next.set(stack.id, { stack, sections, transforms, key, parent, outputs, slots, filled });
  return {
    resources: reading.resources(),
    stack,
    changed: !reused || namesChanged || !sameSection(reused.outputs, outputs),
  };
}

function sameInputs(
  old: StackState,
  instance: StackInstance,
  sections: StackState['sections'],
  transforms: TransformsRead,
): boolean {
  return (
    old.key === instance.key &&
    old.parent.length === instance.parent.length &&
    old.parent.every((part, index) => part === instance.parent[index]) &&
    old.transforms.adds === transforms.adds &&
    old.transforms.addsAny === transforms.addsAny &&
    old.transforms.rewrites === transforms.rewrites &&
    sections.every((section, index) => sameSection(old.sections[index], section))
  );
}

const NO_IMPORTS: ReadonlyMap<string, Value> = new Map();

function newStack(session: ProjectReading, instance: StackInstance, transforms: TransformsRead): Stack {
  const { inputs: { region } = {}, imports = NO_IMPORTS } = session.options;
  const { document, root, base, prefix, label } = instance;
  const place = { unit: { document }, base, prefix, label, imports, ...(region === undefined ? {} : { region }) };
  const stack: Stack = createStack(root, transforms, { ...place, bindings: instance.bindings(() => stack) });
  return stack;
}

/** Reads the resources of one stack. */
class StackReading {
  readonly slots: readonly ResourceSlot[];
  readonly filled: FilledSlot[];
  namesChanged = true;
  private readonly session: ProjectReading;
  private readonly instance: StackInstance;
  private readonly stack: Stack;
  private readonly dirty = new Set<string>();
  private readonly nestedResources: Resource[] = [];

  constructor(session: ProjectReading, instance: StackInstance, stack: Stack, old: StackState | undefined) {
    this.session = session;
    this.instance = instance;
    this.stack = stack;
    const section = sectionOf(instance.root, 'Resources');
    const entries = section ? effective(section) : [];
    this.slots = slotsOf(entries, old?.slots ?? [], (entry) => slotOf(entry, stack));
    this.name(old, section?.open ?? instance.root.open);
    for (const { found } of this.slots) {
      for (const one of found) if (one.nested) this.nested(one);
    }
    this.filled = this.fill(old);
  }

  resources(): readonly Resource[] {
    const resources: Resource[] = [];
    for (const filled of this.filled) for (const one of filled.resources) resources.push(one);
    for (const resource of this.nestedResources) resources.push(resource);
    return resources;
  }

  /** Tells the stack its logical ids, and finds whom a change concerns. */
  private name(old: StackState | undefined, open: MapNode['open']): void {
    const { names, transforms } = this.stack;
    const loops = this.slots.some((slot) => slot.incomplete) ? 'a loop may declare it' : undefined;
    const incomplete = open === undefined ? loops : openReasons[open];
    const changed = changedNames(old?.slots ?? [], this.slots);
    const general = names.incomplete !== incomplete || (changed.size > 0 && transforms.sam);
    names.incomplete = incomplete;
    if (changed.size > 0) names.declared = new Map(this.slots.flatMap((slot) => slot.types));
    for (const name of changed) this.soil(name);
    if (general) for (const name of names.asked.keys()) if (!names.declared.has(name)) this.soil(name);
    this.namesChanged = changed.size > 0 || general;
  }

  private soil(name: string): void {
    for (const asker of this.stack.names.asked.get(name) ?? []) this.dirty.add(asker);
  }

  private fill(old: StackState | undefined): FilledSlot[] {
    const { construct, generated } = this.session.options;
    const { instance, stack } = this;
    const around = {
      stack,
      exists: () => instance.exists(stack),
      complete: globalsOf(sectionOf(instance.root, 'Globals'), stack),
      construct: construct && ((name: string) => construct(name, instance.document.uri)),
      generated,
    };
    let moved: ReadonlyMap<ResourceSlot, FilledSlot> | undefined;
    return this.slots.map((slot, index) => {
      let before = old?.filled[index];
      if (before && before.slot !== slot) {
        moved ??= new Map(old?.filled.map((filled) => [filled.slot, filled]));
        before = moved.get(slot);
      }
      return before && this.isClean(before) ? before : fill(slot, around);
    });
  }

  private isClean({ slot, resources }: FilledSlot): boolean {
    const { construct } = this.session.options;
    if (this.dirty.size > 0 && slot.types.some(([name]) => this.dirty.has(name))) return false;
    return (
      !construct ||
      slot.found.every(({ declared, body }, index) => {
        return (
          resources[index]?.construct === (constructOf(body) ?? construct(declared.key, this.instance.document.uri))
        );
      })
    );
  }

  /** The resources of a nested template, if it is at hand. */
  private nested({ declared, body, type }: DeclaredResource): void {
    const { session, instance, stack } = this;
    const location = templateLocation(type, body, instance.document);
    const known = stack.children.delete(declared.key);
    if (!location) return;
    const told = session.options.nested?.(declared.key, instance.document.uri);
    const uri = told ?? location.uri;
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
        document ? undefined : told,
      );
      if (known) this.soil(declared.key);
      return;
    }
    session.documents.add(document);
    const path = pathOf(body, declared.context);
    const context = { ...rootContext(stack), loop: declared.context.loop, path };
    const prefix = `${stack.prefix}${declared.key}.`;
    const read = readStack(session, {
      document,
      root: template,
      base: instance.base,
      prefix,
      label: code(prefix.slice(0, -1)),
      exists: (child) => this.existence(declared.key, child),
      bindings: (child) => nestedBindings(body, template, context, child),
      key: '',
      chain: [...instance.chain, document.uri],
      parent: [stack, body, document.uri],
    });
    stack.children.set(declared.key, childOf(read.stack, sectionOf(template, 'Outputs')));
    if (read.changed) this.soil(declared.key);
    for (const resource of read.resources) this.nestedResources.push(resource);
  }

  private existence(name: string, child: Stack): Value {
    for (const { resources } of this.filled) {
      for (const resource of resources) {
        if (resource.id === this.stack.id + name) return carry(resource.exists, this.stack, child);
      }
    }
    return { is: 'known', value: true, from: [] };
  }

  /** `missing` is a file that was sure to be there. */
  private note(node: Node, message: string, missing?: string): void {
    const reason = 'a nested stack names it, and it is not there. Make the assembly again with `cdk synth`.';
    this.session.notes.push({
      site: siteIn(this.stack.unit, node),
      message,
      ...(missing !== undefined && { missing: { uri: missing, reason } }),
    });
  }
}

const openReasons = {
  'merge key': 'a merge key may declare it',
  'syntax error': "text that can't be read may declare it",
} as const;
