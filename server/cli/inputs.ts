import { readFile } from 'node:fs/promises';
import type { Json } from '../model/source.ts';
import type { ScopeOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

type Values = Readonly<Record<string, Json>>;

/** Values of parameters and variables: files first, in their order, then single values. */
export async function parameterValues(options: ScopeOptions): Promise<Values> {
  const files = await Promise.all(options.paramFile.map(readParameterFile));
  const variables = Object.entries(options.var).map(([name, text]): [string, Json] => [name, variableValue(text)]);
  return Object.fromEntries([
    ...files.flatMap((values) => Object.entries(values)),
    ...Object.entries(options.param),
    ...variables,
  ]);
}

/** Terraform reads the text of a collection as an expression; those that are JSON are understood here, others stay text. */
function variableValue(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

async function readParameterFile(file: string): Promise<Values> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
    throw new UsageError(`--param-file ${file}: cannot be read (${reason})`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`--param-file ${file}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const values = valuesOf(content);
  if (values) return values;
  throw new UsageError(
    `--param-file ${file}: write { "Key": "Value" }, { "Parameters": { ... } } or [{ "ParameterKey": ..., "ParameterValue": ... }]`,
  );
}

/** The three ways in which AWS's own tools write such a file. Undefined for anything else. */
function valuesOf(content: unknown): Values | undefined {
  if (Array.isArray(content)) {
    const pairs = content.map((item: unknown) => pairOf(item));
    return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined;
  }
  if (!isRecord(content)) return undefined;
  const nested = content['Parameters'];
  return isRecord(nested) || Array.isArray(nested) ? valuesOf(nested) : (content as Values);
}

/** `{ ParameterKey, ParameterValue }`, or the text `Key=Value`. */
function pairOf(item: unknown): [string, Json] | undefined {
  if (typeof item === 'string') {
    const at = item.indexOf('=');
    return at > 0 ? [item.slice(0, at), item.slice(at + 1)] : undefined;
  }
  if (!isRecord(item)) return undefined;
  const { ParameterKey: key, ParameterValue: value } = item;
  return typeof key === 'string' &&
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    ? [key, value]
    : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
