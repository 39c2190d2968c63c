import type { ConfigError } from '../workspace/config-file.ts';

/** Something that was asked for and does not exist or makes no sense. The surface says how one would have asked. */
export class Misuse extends Error {
  /** In which option it was given: `controls`, `key`, `rule`, `config`; undefined for what is asked for itself. */
  readonly option: string | undefined;
  readonly value: string;
  /** What is wrong, and what to do: may name what was given. */
  readonly because: string;
  constructor(option: string | undefined, value: string, because: string) {
    super(option === undefined ? because : `${option} ${value}: ${because}`);
    this.name = 'Misuse';
    this.option = option;
    this.value = value;
    this.because = because;
  }
}

/** Configuration files have mistakes. Nothing is judged by half of one. */
export class ConfigMistakes extends Error {
  /** At least one. Lines and columns from 1. */
  readonly mistakes: readonly ConfigError[];
  constructor(mistakes: readonly ConfigError[]) {
    super(
      [
        'the configuration has mistakes',
        ...mistakes.map(({ uri, line, message }) => `${uri}:${String(line)}: ${message}`),
      ].join('\n'),
    );
    this.name = 'ConfigMistakes';
    this.mistakes = mistakes;
  }
}
