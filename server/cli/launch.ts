#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Starts the program that lies beside this file. Half of the time of a short run is V8 reading the program's text; the build
 * leaves what V8 made of it in `atrest.cache`. That is taken only for this very text by this very Node on such a machine, since
 * V8 trusts it blindly. Without a cache that fits everything works, slower.
 */
function launch(directory: string): void {
  const filename = path.join(directory, 'atrest.cjs');
  // The build writes ASCII.
  const text = readFileSync(filename, 'latin1');
  const script = new Script(Module.wrap(text), {
    filename,
    cachedData: cacheFor(text, path.join(directory, 'atrest.cache')),
  });
  const start = script.runInThisContext() as (...parts: readonly unknown[]) => void;
  const program = { exports: {} };
  start(program.exports, createRequire(filename), program, filename, directory);
}

/** `//` and the hash of the text, which the build puts there. */
const markLength = 34;

/** See scripts/code-cache.mjs, which writes the same first line. */
function cacheFor(text: string, file: string): Buffer | undefined {
  const { version, arch, platform } = process;
  const head = `${text.slice(0, markLength)} ${version} ${arch} ${platform}\n`;
  try {
    const cache = readFileSync(file);
    return cache.toString('latin1', 0, head.length) === head ? cache.subarray(head.length) : undefined;
  } catch {
    return undefined;
  }
}

launch(import.meta.dirname);
