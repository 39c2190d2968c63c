#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script, constants } from 'node:vm';

/**
 * Starts the program that lies beside this file. Half of the time of a short run is V8 reading the program's text; the build
 * leaves what V8 made of it in `atrest.cache`. V8 checks by itself whether that is of its own version; whether it is of this very
 * text is checked here, by the mark with which both start. Without a cache that fits everything works, slower.
 */
function launch(directory: string): void {
  const filename = path.join(directory, 'atrest.cjs');
  // The build writes ASCII.
  const text = readFileSync(filename, 'latin1');
  const script = new Script(Module.wrap(text), {
    filename,
    cachedData: cacheFor(text, path.join(directory, 'atrest.cache')),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const start = script.runInThisContext() as (...parts: readonly unknown[]) => void;
  const program = { exports: {} };
  start(program.exports, createRequire(filename), program, filename, directory);
}

/** `//` and the hash that the build puts there. */
const markLength = 34;

function cacheFor(text: string, file: string): Buffer | undefined {
  try {
    const cache = readFileSync(file);
    return cache.toString('latin1', 0, markLength) === text.slice(0, markLength)
      ? cache.subarray(markLength)
      : undefined;
  } catch {
    return undefined;
  }
}

launch(import.meta.dirname);
