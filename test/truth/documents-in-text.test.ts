/** A document in a text is read as its twin that is an object, in JSON and in YAML. */
import assert from 'node:assert/strict';
import { inEach, json, said, template } from './said.ts';

const RULE = 'ssm-session-logs-encrypted';
const content = (encrypted: boolean) => ({
  schemaVersion: '1.0',
  sessionType: 'Standard_Stream',
  inputs: { s3BucketName: 'logs', s3EncryptionEnabled: encrypted, cloudWatchEncryptionEnabled: true },
});
const yaml = (encrypted: boolean): string =>
  `---\nschemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs:\n  s3BucketName: logs\n  s3EncryptionEnabled: ${String(encrypted)} # a comment\n  cloudWatchEncryptionEnabled: true\n`;
const document = (Content: unknown, DocumentFormat?: string) => ({
  'a.json': template({
    It: ['AWS::SSM::Document', { DocumentType: 'Session', Content, ...(DocumentFormat && { DocumentFormat }) }],
  }),
});
const block = (text: string, format = 'YAML') => ({
  'main.tf.json': json({
    resource: { aws_ssm_document: { it: { document_type: 'Session', document_format: format, content: text } } },
  }),
});
const heredoc = (text: string): Readonly<Record<string, string>> => ({
  'main.tf': `resource "aws_ssm_document" "it" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "YAML"
  content         = <<-DOC
${text.replaceAll(/^/gm, '    ').trimEnd()}
    DOC
}
`,
});

describe('a document of SSM', () => {
  inEach(
    {
      'an object': document(content(false)),
      'JSON in a text': document(json(content(false))),
      'YAML in a text': document(yaml(false), 'YAML'),
    },
    RULE,
    [`It ${RULE} fail`],
  );
  inEach(
    {
      'Terraform, JSON': block(json(content(false)), 'JSON'),
      'Terraform, YAML': block(yaml(false)),
      'HCL, YAML in a heredoc': heredoc(yaml(false)),
    },
    RULE,
    [`aws_ssm_document.it ${RULE} fail`],
  );

  it('that is right is silent in each', () => {
    const right = [document(content(true)), document(yaml(true), 'YAML'), block(yaml(true)), heredoc(yaml(true))];
    for (const files of right) assert.deepEqual(said(files, RULE), []);
  });

  it('that is no document, or one without an end, says nothing', () => {
    const bomb = `a: &a [1]\n${Array.from(
      { length: 30 },
      (_, n) =>
        `b${String(n)}: &b${String(n)} [${Array(9)
          .fill(n === 0 ? '*a' : `*b${String(n - 1)}`)
          .join(', ')}]`,
    ).join('\n')}\ninputs: *b29\n`;
    for (const text of ['plain words', 'inputs: [unclosed\n', bomb, 'inputs: &me { again: *me }\n'])
      assert.deepEqual(
        said(block(text), RULE).filter((line) => !line.endsWith('unknown')),
        [],
      );
  });
});
