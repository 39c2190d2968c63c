/**
 * Writes `dist/deploy.json.gz`: of AWS's specification what tells the effects of an update, which is what each property of a
 * resource does when it changes, what identifies a resource, and whether it keeps data. See server/deploy/diff/spec-file.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const dist = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'dist');
const property = ({ causesReplacement }) => (causesReplacement === undefined ? {} : { causesReplacement });
const models = loadAwsServiceSpecSync()
  .all('resource')
  .map(({ cloudFormationType, properties, primaryIdentifier, cfnRefIdentifier, isStateful }) => ({
    cloudFormationType,
    properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, property(one)])),
    primaryIdentifier,
    cfnRefIdentifier,
    isStateful,
  }));
mkdirSync(dist, { recursive: true });
writeFileSync(path.join(dist, 'deploy.json.gz'), gzipSync(JSON.stringify(models), { level: 9 }));
