/**
 * `node scripts/code-cache.mjs [FOLDER]` leaves what V8 made of `dist/atrest.cjs` in `dist/atrest.cache`: the program is run once on a small folder, so that the
 * functions that every run needs are in it. Both files start with the same mark; see server/cli/launch.ts.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';

const folder = path.resolve(process.argv[2] ?? path.join(path.dirname(import.meta.dirname), 'dist'));
const filename = path.join(folder, 'atrest.cjs');
const cache = path.join(folder, 'atrest.cache');

const program = readFileSync(filename, 'latin1').replace(/^\/\/[0-9a-f]{32}\n/, '');
const mark = `//${createHash('sha256').update(program).digest('hex').slice(0, 32)}`;
const text = `${mark}\n${program}`;
writeFileSync(filename, text, 'latin1');

const sample = mkdtempSync(path.join(tmpdir(), 'atrest-cache-'));
writeFileSync(
  path.join(sample, 'template.yaml'),
  `Parameters: { On: { Type: String, Default: 'false' } }
Resources:
  Data: # a volume
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: !Select [0, !GetAZs ''], Encrypted: !Ref On, Size: 1 }
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: 'postgres'
      StorageEncrypted: false
      Tags:
        - Key: Name
          Value: !Sub "\${AWS::StackName}-db"
  Bucket:
    Type: AWS::S3::Bucket
`,
);
writeFileSync(path.join(sample, 'template.json'), '{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}');
writeFileSync(path.join(sample, 'main.tf.json'), '{"resource":{"aws_ebs_volume":{"data":{"size":1}}}}');

process.argv = [process.execPath, filename, 'lint', '--fail-on', 'never', sample];
process.stdout.write = () => true;
const script = new Script(Module.wrap(text), {
  filename,
});
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(filename), module, filename, folder);
process.on('exit', (code) => {
  rmSync(sample, { recursive: true });
  const head = `${mark} ${process.version} ${process.arch} ${process.platform}\n`;
  if (code === 0) writeFileSync(cache, Buffer.concat([Buffer.from(head, 'latin1'), script.createCachedData()]));
});
