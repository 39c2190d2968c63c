import type { InputFiles } from '../input.ts';
import { type Bomb, VOLUME, repeated, template, text } from './bomb.ts';

const nested = (depth: number, inside = '1'): string => `${'{"a":'.repeat(depth)}${inside}${'}'.repeat(depth)}`;
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const json = (written: string): InputFiles => ({
  't.json': written.replace('{', '{"AWSTemplateFormatVersion":"2010-09-09",'),
});
const V = text(VOLUME);

/** Depth, width and mistakes of JSON. */
export const JSON_BOMBS: readonly Bomb[] = [
  {
    name: 'json: 100,000 opened lists',
    files: () => json(`{"Resources":{"V":${V}},"Metadata":${'['.repeat(100_000)}`),
  },
  { name: 'json: 100,000 lists in lists', files: () => json(`{"Resources":{"V":${V}},"Metadata":${lists(100_000)}}`) },
  { name: 'json: 100,000 maps in maps', files: () => json(`{"Resources":{"V":${V}},"Metadata":${nested(100_000)}}`) },
  {
    name: 'json: a property 5,000 deep',
    files: () => json(`{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":${lists(5000)}}}}}`),
  },
  {
    name: 'json: functions 5,000 deep',
    files: () =>
      json(
        `{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":${'{"Fn::Not":['.repeat(5000)}true${']}'.repeat(5000)}}}}}`,
      ),
  },
  {
    name: 'json: 100,000 equal keys',
    files: () =>
      json(
        `{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{${Array.from({ length: 100_000 }, () => '"Encrypted":false').join()}}}}}`,
      ),
  },
  {
    name: 'json: 20,000 equal resources',
    files: () => json(`{"Resources":{${Array.from({ length: 20_000 }, () => `"V":${V}`).join()}}}`),
  },
  {
    name: 'json: 100,000 missing commas',
    files: () => json(`{"Resources":{"V":${V}},\n"Metadata":{${repeated(100_000, (i) => `"A${i}":1\n`)}}}`),
  },
  {
    name: 'json: 20,000 split maps',
    files: () => json(`{\n${repeated(20_000, () => '  "Resources": {\n    "A": 1\n  },\n')}"Resources":{"V":${V}}}`),
  },
  {
    name: 'json: a string of 4 MB that ends nowhere',
    files: () => json(`{"Resources":{"V":${V}},"Metadata":"${'x'.repeat(4_000_000)}`),
  },
  {
    name: 'json: a string of 200,000 quotes',
    files: () => json(`{"Resources":{"V":${V}},"Metadata":"${'\\"'.repeat(200_000)}"}`),
  },
  {
    name: 'json: 200,000 escapes that are none',
    files: () => json(`{"Resources":{"V":${V}},"Metadata":"${'\\u'.repeat(200_000)}"}`),
  },
  { name: 'json: 50,000 opened comments', files: () => json(`{"Resources":{"V":${V}}} ${'/* '.repeat(50_000)}`) },
  {
    name: 'json: 1 MB of digits',
    files: () =>
      json(
        `{"Resources":{"V":${V}},"Metadata":[${'9'.repeat(1_000_000)},1e${'9'.repeat(1000)},-${'0'.repeat(100_000)}]}`,
      ),
  },
  {
    name: 'json: 4 MB of blanks',
    files: () => json(`{"Resources":${' '.repeat(2_000_000)}{"V":${V}}${'\n'.repeat(2_000_000)}}`),
  },
  {
    name: 'json: a map of 100,000 parameters before the resources',
    files: () =>
      json(
        `{"Parameters":{${Array.from({ length: 100_000 }, (_, i) => `"P${i}":{"Type":"String"}`).join()}},"Resources":{"V":${V}}}`,
      ),
  },
  {
    name: 'json: types named like what every object has',
    files: () =>
      template({
        ...Object.fromEntries(
          ['constructor', '__proto__x', 'toString', 'valueOf', 'hasOwnProperty'].map((Type) => [
            Type,
            { Type, Properties: { [Type]: { Ref: Type } } },
          ]),
        ),
        V: VOLUME,
      }),
  },
  {
    name: 'json: a __proto__ in every role',
    files: () =>
      json(
        '{"__proto__":{"Resources":1},"Parameters":{"__proto__":{"Type":"String","Default":{"Ref":"__proto__"}}},"Conditions":{"__proto__":{"Condition":"__proto__"}},"Mappings":{"__proto__":{"__proto__":{"__proto__":1}}},"Resources":{"__proto__":{"Type":"__proto__","Condition":"__proto__","Properties":{"__proto__":{"Fn::FindInMap":["__proto__","__proto__","__proto__"]}}},"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":{"Fn::GetAtt":["__proto__","constructor"]}}}}}',
      ),
  },
];
