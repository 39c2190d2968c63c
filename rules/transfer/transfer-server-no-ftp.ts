import { config, documented, fsbp, not, rule, severity, some } from '../dsl.ts';
import { server } from './servers.ts';

export const transferServerNoFtp = rule('transfer-server-no-ftp', server, () => ({
  title: 'Transfer server serves plain FTP',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: not(some('protocols', 'FTP')),
  blame: 'protocols',
  message:
    'Transfer server `{name}` serves FTP, which sends files and passwords in the clear. Use SFTP, FTPS or AS2 instead.',
  noFix: 'which of the other protocols the clients can use is not known from here',
  controls: [fsbp('Transfer.2'), config('TRANSFER_FAMILY_SERVER_NO_FTP')],
  fact: documented(
    'FTP is not encrypted; a server serves SFTP unless told otherwise',
    'https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html',
  ),
}));
