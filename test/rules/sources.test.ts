/** Where facts say that they are from: addresses of pages, in the form that leads there. No page is asked for. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import type { Fact } from '../../server/model/fact.ts';

/** Documentation of AWS and what it publishes; threads about its tools and the provider. */
const HOSTS = ['docs.aws.amazon.com', 'aws.amazon.com', 'repost.aws', 'github.com'];
/** Parts of addresses that look right and lead nowhere. */
const MALFORMED: readonly (readonly [RegExp, string])[] = [
  [/^\/[a-z]{2}_[a-z]{2}\//, 'a translated page'],
  [/\/\/|\s|[<>"'`{}|\\^]/, 'no address has these'],
  [/\/latest\/?$/, 'the start of a guide tells nothing'],
  [/^\/streams\/latest\/dg\//, 'the guide of Kinesis Data Streams is under `dev`'],
  [/^\/lexv2\/latest\/dg\/conversation-logs-encrypting/, 'only the guide of Lex V1 has this page'],
  [/^\/AmazonS3\/latest\/dev\//, 'the guide of S3 is under `userguide`'],
  [/^\/elasticsearch-service\//, 'the service is called opensearch-service'],
  [/^\/AWSEC2\/latest\/UserGuide\/EBSEncryption/, 'pages of EBS are under `ebs`'],
  [/\.md$/, 'the page that people read'],
  [/index\.html$|welcome\.html$/i, 'the start of a guide tells nothing'],
];

const facts: (readonly [string, Fact])[] = [];
const rules = catalogue.rules();
for (const kind of new Set([...rules.map((rule) => rule.kind), ...catalogue.types().flatMap(catalogue.kindsOf)])) {
  for (const { gives } of kind.store?.levels ?? []) facts.push([kind.id, gives.fact]);
  for (const { fact } of kind.store?.exempt ?? []) facts.push([kind.id, fact]);
  for (const { fact } of kind.keyUses ?? []) facts.push([kind.id, fact]);
}
for (const rule of rules) if (rule.rung === undefined) facts.push([rule.id, rule.fact]);

const wrong = (address: string): string | undefined => {
  if (!URL.canParse(address)) return 'not an address';
  const { protocol, host, pathname, search, hash, href } = new URL(address);
  if (href !== address) return `is written ${href}`;
  if (protocol !== 'https:' || !HOSTS.includes(host)) return `not a page of documentation: ${host}`;
  if (search !== '' || hash !== '') return 'a page is named, not a place in it';
  const malformed = MALFORMED.find(([pattern]) => pattern.test(pathname));
  if (malformed) return malformed[1];
  if (host === 'docs.aws.amazon.com' && !/^\/[\w./-]+\/[\w.-]+\.html$/.test(pathname))
    return 'pages there end in .html';
  if (
    host === 'github.com' &&
    !/^\/[\w.-]+\/[\w.-]+(\/(issues|pull)\/\d+|\/blob\/main\/website\/docs\/r\/\w+\.html\.markdown)?$/.test(pathname)
  )
    return 'neither repository nor thread, nor a page of the provider';
  return undefined;
};

describe('sources of facts', () => {
  const addresses = new Map(
    facts.flatMap(([id, { sources = [] }]) => sources.map((address) => [address, id] as const)),
  );
  it('are addresses of documentation', () => {
    assert.ok(addresses.size > 200, `${String(addresses.size)} addresses`);
    assert.deepEqual(
      [...addresses].flatMap(([address, id]) => {
        const because = wrong(address);
        return because === undefined ? [] : [`${id}: ${address}: ${because}`];
      }),
      [],
    );
  });
  it('are given where a fact says that it is documented, and only there', () => {
    const odd = facts.filter(([, { basis, sources = [] }]) =>
      basis === 'documented' || basis === 'partly documented'
        ? sources.length === 0
        : basis === 'engineering knowledge' && sources.length > 0,
    );
    assert.deepEqual(
      odd.map(([id, { because }]) => `${id}: ${because}`),
      [],
    );
  });
  it('that lead nowhere are told from those that do', () => {
    for (const address of [
      'http://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
      'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html#rotating-keys',
      'https://docs.aws.amazon.com/streams/latest/dg/what-is-sse.html',
      'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys',
      'https://docs.aws.amazon.com/de_de/kms/latest/developerguide/rotate-keys.html',
      'https://example.com/kms.html',
      'kms/rotate-keys.html',
    ])
      assert.notEqual(wrong(address), undefined, address);
  });
});
