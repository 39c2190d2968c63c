import { code } from '../../model/text/code.ts';
import type { Level } from '../../model/level.ts';
import type { Resource } from '../../model/resource.ts';
import type { Hop } from '../../model/hop.ts';
import type { Value } from '../../model/value.ts';
import { type Look, MAX_DEPTH, spellingsOf, subject } from '../look.ts';
import { read } from '../read/read.ts';

/** Who may hold the key that a value names. `absent`: no key is named in this case; `maybe`: that can't be told. */
export interface Owner {
  readonly levels: readonly Level[];
  readonly named: 'yes' | 'no' | 'maybe';
  readonly reason?: string;
  readonly hops: readonly Hop[];
}

const EITHER: readonly Level[] = ['aws', 'customer'];

/** Levels by the text of a key id, key ARN, alias name or alias ARN (AWS KMS developer guide: aliases under `aws/` are reserved for AWS-managed keys, `mrk-` ids are made by customers only). */
export function ownerOfText(text: string): readonly Level[] {
  const name = text.slice(Math.max(text.lastIndexOf(':alias/') + 1, 0));
  if (name.startsWith('alias/aws/') || name.startsWith('aws/')) return ['aws'];
  if (name.startsWith('alias/')) return ['customer'];
  if (/(^|\/)mrk-[0-9a-f]{32}$/.test(text)) return ['customer'];
  return EITHER;
}

/** The same of a text with parts that are not known: an alias may begin with enough to tell. */
function ownerOfShape(shape: string): readonly Level[] {
  const alias = /(?:^|:)alias\/([^$]*)/.exec(shape)?.[1];
  if (alias === undefined) return EITHER;
  return alias.startsWith('aws/') ? ['aws'] : 'aws/'.startsWith(alias) ? EITHER : ['customer'];
}

/** `resource` is the one on which the value stands. */
export function ownerOf(value: Value, resource: Resource, look: Look): Owner {
  switch (value.is) {
    case 'absent':
      return { levels: [], named: 'no', hops: value.from };
    case 'known': {
      const levels = ownerOfText(String(value.value));
      return levels.length === 1
        ? { levels, named: 'yes', hops: value.from }
        : {
            levels,
            named: 'yes',
            hops: value.from,
            reason: 'the text of a key id or key ARN does not tell who manages the key',
          };
    }
    case 'unknown': {
      const levels = value.shape === undefined ? EITHER : ownerOfShape(value.shape);
      return levels.length === 1
        ? { levels, named: 'yes', hops: value.from }
        : { levels, named: value.present ? 'yes' : 'maybe', hops: value.from, reason: value.reason };
    }
    case 'reference':
      return ownerOfReference(value.id, value, look);
    case 'list': {
      const owners = value.items.map((item) => ownerOf(item, resource, look));
      const levels = [...new Set(owners.flatMap((owner) => owner.levels))];
      const named = owners.every((owner) => owner.named === 'yes')
        ? 'yes'
        : owners.every((owner) => owner.named === 'no')
          ? 'no'
          : 'maybe';
      return { levels, named, hops: value.from };
    }
    case 'map':
      return {
        levels: EITHER,
        named: 'yes',
        hops: value.from,
        reason: 'the key is not written as a text or a reference',
      };
    case 'branches': {
      const picked = look.now.pick(value, resource.scope);
      return picked ? ownerOf(picked, resource, look) : { levels: EITHER, named: 'maybe', hops: [] };
    }
  }
}

function ownerOfReference(id: string, value: Value, look: Look): Owner {
  const target = look.world.find(id);
  const hops = value.from;
  if (!target) return { levels: EITHER, named: 'yes', hops, reason: 'the key is not declared in this project' };
  const kind = look.catalogue.kindsOf(target.type).find((candidate) => candidate.owner);
  if (!kind?.owner)
    return {
      levels: EITHER,
      named: 'yes',
      hops,
      reason: `${code(target.address)} is not a kind of key that AtRest knows`,
    };
  if ('level' in kind.owner)
    return {
      levels: [kind.owner.level],
      named: 'yes',
      hops: [
        ...hops,
        { via: 'reference', of: { is: 'resource', noun: kind.noun, address: target.address }, at: target.header },
      ],
    };
  const spelled = spellingsOf(kind, target.type)[0];
  if (!spelled || look.depth >= MAX_DEPTH) return { levels: EITHER, named: 'yes', hops };
  const reading = read(subject(target, kind, spelled, [], target.properties), kind.owner.facet, look);
  const owner = ownerOf(reading.value, target, { ...look, depth: look.depth + 1 });
  return {
    ...owner,
    levels: owner.levels.length > 0 ? owner.levels : EITHER,
    named: 'yes',
    hops: [
      ...hops,
      { via: 'reference', of: { is: 'resource', noun: kind.noun, address: target.address }, at: target.header },
      ...owner.hops,
    ],
  };
}
