/** `npm run new -- store <service> <name>`, `npm run new -- rule <service> <rule-id>`. Exit code 2 when nothing was written. */
import { Misuse, newRule, newStore, USAGE, write } from './scaffold.ts';

const root = process.cwd();
const [what, service, name, ...more] = process.argv.slice(2);

try {
  if (service === undefined || name === undefined || more.length > 0 || (what !== 'store' && what !== 'rule'))
    throw new Misuse(USAGE);
  const scaffold = what === 'store' ? newStore(service, name) : await newRule(root, service, name);
  write(root, scaffold);
  console.log(
    [
      ...Object.keys(scaffold.files).map((file) => `wrote ${file}`),
      '',
      'next:',
      ...scaffold.next.map((step, index) => `  ${String(index + 1)}. ${step}`),
    ].join('\n'),
  );
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
