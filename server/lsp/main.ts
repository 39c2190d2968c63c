import manifest from '../../package.json' with { type: 'json' };
import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../analyzer.ts';
import { createDeploys } from '../deploy/deploys.ts';
import { deployThread } from '../deploy/thread.ts';
import { pageFile } from '../page-file.ts';
import { crashText } from '../workspace/crash.ts';
import { nodeFiles } from '../workspace/node.ts';
import { serve } from './server.ts';
import { connect } from './editor/transport.ts';

const connection = connect();

// A mistake of ours must not end the server: the editor would start it over and over. Without an editor there is no point.
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || error.code === 'ERR_IPC_CHANNEL_CLOSED') process.exit(1);
  connection.console.error(crashText(error));
});
process.on('unhandledRejection', (reason) => {
  connection.console.error(crashText(reason));
});

/** Where the bundles lie: here, or from the sources in `dist`. */
const beside = [import.meta.dirname, `${import.meta.dirname}/../../dist`];
const { homepage } = manifest as { homepage?: string };
serve(connection, {
  analyzer: createAnalyzer({ catalogue, ...pageFile(beside) }),
  files: nodeFiles,
  deploys: createDeploys(deployThread(beside)),
  version: manifest.version,
  homepage,
});
