import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_DATE, UNLISTED } from '../../rules/hipaa/kinds.ts';
import { catalogue } from '../../rules/index.ts';
import { atrest, folderWith } from '../cli/atrest.ts';
import { resourceOf } from './service-spec.ts';

interface Table {
  readonly date: string;
  readonly namespaces: Readonly<
    Record<string, { readonly service: string; readonly state: 'listed' | 'partly' | 'not listed' }>
  >;
}
const folder = join(import.meta.dirname, '../../rules/hipaa');
const { date, namespaces } = JSON.parse(readFileSync(join(folder, 'eligible.json'), 'utf8')) as Table;
const namespaceOf = (type: string): string => type.split('::').slice(0, 2).join('::');

/** Not on the list, and no rule: it keeps no data, or it may count as a part of a service on the list. */
const silent: Readonly<Record<string, string>> = {
  'AWS::CodeStarConnections': 'holds no data of customers',
  'AWS::EVS': 'the data lies in volumes of EC2 and FSx',
  'AWS::ImageBuilder': 'may count as a part of EC2, which is on the list',
  'AWS::MediaTailor': 'keeps no content of its own',
  'AWS::PaymentCryptography': 'keeps keys',
  'AWS::Proton': 'keeps templates',
  'AWS::RoboMaker': 'ended',
  'AWS::SupportApp': 'keeps settings',
};

describe('the HIPAA list', () => {
  it('is of the day that the rule names', () => {
    assert.equal(date, LIST_DATE);
    assert.ok(Object.keys(namespaces).length > 150);
  });
  it('does not name the services of the rule, and the rule leaves none out without a reason', () => {
    for (const namespace of Object.keys(UNLISTED)) assert.equal(namespaces[namespace]?.state, 'not listed', namespace);
    const unlisted = Object.entries(namespaces).flatMap(([name, { state }]) => (state === 'not listed' ? [name] : []));
    assert.deepEqual([...Object.keys(UNLISTED), ...Object.keys(silent)].sort(), unlisted.sort());
  });
  it('never speaks of a type whose service is listed, partly listed or unknown', () => {
    for (const [namespace, types] of Object.entries(UNLISTED)) {
      for (const type of types) {
        if (type.startsWith('AWS::')) {
          assert.equal(namespaceOf(type), namespace);
          assert.ok(resourceOf(type), `${type} is not in the service specification`);
        } else assert.match(type, /^aws_[a-z0-9_]+$/);
      }
    }
    for (const type of catalogue.types()) {
      if (!type.startsWith('AWS::') || !catalogue.kindsOf(type).some(({ id }) => id === 'hipaa-unlisted-store'))
        continue;
      assert.equal(namespaces[namespaceOf(type)]?.state, 'not listed', type);
    }
  });
  it('has its services on the page', () => {
    const page = readFileSync(join(folder, 'hipaa-service-listed.md'), 'utf8');
    const short = (service: string): string =>
      service.replace(/^(Amazon|AWS) (Elemental )?/, '').replace(/^DynamoDB Accelerator$/, 'DAX');
    for (const namespace of Object.keys(UNLISTED)) {
      const service = short(namespaces[namespace]?.service ?? '');
      assert.ok(page.includes(service), `${namespace}: ${service}`);
    }
  });
  it('is never said to make a service ineligible', () => {
    const rule = catalogue.rules().find(({ id }) => id === 'hipaa-service-listed');
    assert.ok(rule?.rung === undefined && rule);
    for (const text of [
      rule.title,
      rule.message,
      rule.fact.because,
      readFileSync(join(folder, 'hipaa-service-listed.md'), 'utf8'),
    ]) {
      assert.doesNotMatch(text, /ineligible|not (HIPAA[- ])?eligible/i);
    }
    assert.match(rule.message, new RegExp(LIST_DATE));
  });
  it('is asked of in the profile hipaa only', () => {
    const template = folderWith({ 'a.yaml': 'Resources:\n  D:\n    Type: AWS::Lightsail::Disk\n' });
    const found = (...args: readonly string[]): boolean =>
      atrest(template.path, ['lint', ...args]).stdout.includes('warning[hipaa-service-listed]: `D`');
    assert.deepEqual([found(), found('--profile', 'hipaa'), found('--profile', 'strict')], [false, true, false]);
    template.remove();
  });
});
