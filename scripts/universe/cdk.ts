import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathsOf, type Shape, type Source } from './source.ts';

/**
 * The first-level classes of an installed `aws-cdk-lib`, which are generated more often than any list of schemas is published: the
 * functions that write properties as CloudFormation names them.
 */
export function fromCdk(directory: string, date: string): Source {
  const { version } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as { version: string };
  const types = new Map<string, readonly string[]>();
  for (const service of readdirSync(directory).filter((name) => name.startsWith('aws-'))) {
    const lib = path.join(directory, service, 'lib');
    let files: readonly string[];
    try {
      files = readdirSync(lib).filter((name) => name.endsWith('.generated.js') && !name.includes('canned-metrics'));
    } catch {
      continue;
    }
    for (const file of files) {
      const text = readFileSync(path.join(lib, file), 'utf8');
      const shapes = shapesOf(text);
      for (const [, name = '', type = ''] of text.matchAll(
        /class (Cfn\w+) extends.{0,400}?CFN_RESOURCE_TYPE_NAME="([^"]+)"/gs,
      ))
        types.set(type, pathsOf(`${name}Props`, shapes));
    }
  }
  return { name: `aws-cdk-lib ${version}`, date, types };
}

function shapesOf(text: string): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const [, name = '', body = ''] of text.matchAll(
    /function convert(\w+?)ToCloudFormation\(properties\)\{.*?assertSuccess\(\),\{(.*?)\}\):properties\}/gs,
  )) {
    const members = body.matchAll(/(?:^|,)"?(\w+)"?:(.*?)(?=,"?\w+"?:(?:cdk\(\)|convert)|$)/gs);
    shapes.set(
      name,
      new Map([...members].map(([, key = '', value = '']) => [key, /convert(\w+?)ToCloudFormation/.exec(value)?.[1]])),
    );
  }
  return shapes;
}
