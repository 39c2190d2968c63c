import Mocha from 'mocha';
import { recordResults } from './results.ts';

/** Prints what mocha's own reporter prints, and leaves the counts in a file. */
export default class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    recordResults(runner);
  }
}
