// In the place of @vscode/spdlog, which writes log files and would have to be compiled. Missing, it makes every log complain.
const fs = require('node:fs');
const path = require('node:path');

const nothing = () => {};
const names = [
  'trace',
  'debug',
  'info',
  'warn',
  'error',
  'critical',
  'setLevel',
  'setPattern',
  'clearFormatters',
  'flush',
  'drop',
];

/** The workbench waits for the file, so there is one. */
async function logger(_name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '');
  return Object.fromEntries(names.map((name) => [name, nothing]));
}
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.createRotatingLogger = logger;
exports.createAsyncRotatingLogger = logger;
