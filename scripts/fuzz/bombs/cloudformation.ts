import { type Bomb, VOLUME, items, members, template, volume } from './bomb.ts';

const parameters = (count: number): object => members(count, (i) => [`P${i}`, { Type: 'String' }]);
const conditions = (count: number): object =>
  members(count, (i) => [`D${i}`, { 'Fn::Equals': [{ Ref: `P${i}` }, 'a'] }]);
const either = (level: number, depth: number): unknown =>
  level < depth ? { 'Fn::If': [`D${level}`, either(level + 1, depth), either(level + 1, depth)] } : false;
const chain = (count: number): unknown =>
  items(count, (i) => i).reduce<unknown>((no, i) => ({ 'Fn::If': [`D${i}`, no, i % 2 === 1] }), false);
const eachOf = (letters: readonly string[], inside: unknown): object =>
  letters.reduceRight<object>((body, letter) => ({ [`Fn::ForEach::${letter}`]: [letter, items(200, String), body] }), {
    [`V${letters.map((letter) => `\${${letter}}`).join('x')}`]: inside,
  });
const joined = (depth: number): unknown =>
  items(depth, (i) => i).reduce<unknown>((inner) => ({ 'Fn::Join': ['', [inner, inner]] }), { Ref: 'X' });

/** Cases, references and loops of templates. */
export const CLOUDFORMATION_BOMBS: readonly Bomb[] = [
  {
    name: 'cfn: 60 conditions of conditions',
    files: () =>
      template(
        members(60, (i) => [
          `V${i}`,
          {
            ...volume({ 'Fn::If': [`C${59 - i}`, true, { 'Fn::If': [`C${(i * 7) % 60}`, false, true] }] }),
            Condition: `C${i}`,
          },
        ]),
        {
          Parameters: parameters(60),
          Conditions: members(60, (i) => [
            `C${i}`,
            i > 1
              ? {
                  'Fn::Or': [
                    { 'Fn::Equals': [{ Ref: `P${i}` }, 'a'] },
                    { Condition: `C${i - 1}` },
                    { 'Fn::Not': [{ Condition: `C${i - 2}` }] },
                  ],
                }
              : { 'Fn::Equals': [{ Ref: `P${i}` }, 'a'] },
          ]),
        },
      ),
  },
  {
    name: 'cfn: conditions of themselves',
    files: () =>
      template(
        { V: volume({ 'Fn::If': ['A', true, false] }), W: { ...VOLUME, Condition: 'A' } },
        {
          Conditions: {
            A: { 'Fn::Not': [{ Condition: 'B' }] },
            B: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'B' }] },
          },
        },
      ),
  },
  {
    name: 'cfn: a chain of 60 cases',
    files: () =>
      template(
        {
          V: volume(chain(60), {
            KmsKeyId: { 'Fn::Join': ['', items(60, (i) => ({ 'Fn::If': [`D${i}`, 'a', 'b'] }))] },
          }),
        },
        { Parameters: parameters(60), Conditions: conditions(60) },
      ),
  },
  {
    name: 'cfn: a tree of 2^12 cases',
    files: () => template({ V: volume(either(0, 12)) }, { Parameters: parameters(12), Conditions: conditions(12) }),
  },
  {
    name: 'cfn: 40 resources that each have a case of their own',
    files: () =>
      template(
        members(40, (i) => [
          `V${i}`,
          { ...volume({ 'Fn::If': [`D${i}`, { Ref: `V${(i + 1) % 40}` }, false] }), Condition: `D${39 - i}` },
        ]),
        { Parameters: parameters(40), Conditions: conditions(40) },
      ),
  },
  {
    name: 'cfn: a condition with 1,000 alternatives',
    files: () =>
      template(
        { V: volume({ 'Fn::If': ['A', true, false] }) },
        {
          Parameters: parameters(10),
          Conditions: { A: { 'Fn::Or': items(1000, (i) => ({ 'Fn::Equals': [{ Ref: `P${i % 10}` }, `${i}`] })) } },
        },
      ),
  },
  {
    name: 'cfn: loops of 200 x 200 x 200',
    files: () => template(eachOf(['I', 'J', 'K'], VOLUME), { Transform: 'AWS::LanguageExtensions' }),
  },
  {
    name: 'cfn: a loop in a loop 60 times',
    files: () =>
      template(
        eachOf(
          items(60, (i) => `L${i}`),
          VOLUME,
        ),
        {
          Transform: 'AWS::LanguageExtensions',
        },
      ),
  },
  {
    name: 'cfn: 50^20 allowed values',
    files: () =>
      template(
        {
          V: volume(false, { KmsKeyId: { 'Fn::Join': ['', items(20, (i) => ({ Ref: `P${i}` }))] } }),
          W: volume({ 'Fn::FindInMap': ['M', { Ref: 'P0' }, { Ref: 'P1' }] }),
        },
        {
          Parameters: members(20, (i) => [`P${i}`, { Type: 'String', AllowedValues: items(50, String) }]),
          Mappings: { M: members(50, (i) => [`${i}`, members(50, (j) => [`${j}`, (i + j) % 2 === 0])]) },
        },
      ),
  },
  {
    name: 'cfn: maps found by maps',
    files: () =>
      template(
        {
          V: volume(
            items(40, (i) => i).reduce<unknown>((inner) => ({ 'Fn::FindInMap': ['M', { Ref: 'P0' }, inner] }), {
              Ref: 'P1',
            }),
          ),
        },
        {
          Parameters: members(2, (i) => [`P${i}`, { Type: 'String', AllowedValues: items(30, String) }]),
          Mappings: { M: members(30, (i) => [`${i}`, members(30, (j) => [`${j}`, `${(i * j) % 30}`])]) },
        },
      ),
  },
  {
    name: 'cfn: 100,000 opened names in a text',
    files: () => template({ V: volume(true, { KmsKeyId: { 'Fn::Sub': '${'.repeat(100_000) } }), W: volume(false) }),
  },
  {
    name: 'cfn: 20,000 names in a text',
    files: () => template({ V: volume(true, { KmsKeyId: { 'Fn::Sub': '${V}'.repeat(20_000) } }) }),
  },
  {
    name: 'cfn: texts of texts',
    files: () =>
      template({
        V: volume(true, {
          KmsKeyId: items(20, (i) => i).reduce<unknown>(
            (inner) => ({ 'Fn::Sub': ['${a}${a}${a}', { a: inner }] }),
            'x',
          ),
        }),
      }),
  },
  {
    name: 'cfn: 100,000 joined',
    files: () =>
      template({ V: volume(true, { KmsKeyId: { 'Fn::Join': ['x'.repeat(1000), items(100_000, () => 'a')] } }) }),
  },
  {
    name: 'cfn: joins that double, 14 times',
    files: () => template({ V: volume(joined(14), { KmsKeyId: joined(12) }) }),
  },
  {
    name: 'cfn: split, select and join of each other',
    files: () =>
      template(
        {
          V: volume(true, {
            KmsKeyId: items(12, (i) => i).reduce<unknown>(
              (inner) => ({ 'Fn::Select': [0, { 'Fn::Split': ['a', { 'Fn::Join': ['a', [inner, inner]] }] }] }),
              { Ref: 'P' },
            ),
          }),
        },
        { Parameters: { P: { Type: 'String', AllowedValues: items(50, String) } } },
      ),
  },
  {
    name: 'cfn: 20,000 references in a row',
    files: () =>
      template(
        members(20_000, (i) => [`V${i}`, volume(true, { KmsKeyId: { 'Fn::GetAtt': [`V${i + 1}`, 'KmsKeyId'] } })]),
      ),
  },
  {
    name: 'cfn: a ring of 1,500 references',
    files: () =>
      template(members(1500, (i) => [`V${i}`, volume({ 'Fn::GetAtt': [`V${(i + 1) % 1500}`, 'Encrypted'] })])),
  },
  {
    name: 'cfn: 800 keys, 800 volumes, 300 buckets',
    files: () =>
      template({
        ...members(800, (i) => [`K${i}`, { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } }]),
        ...members(800, (i) => [`V${i}`, volume(true, { KmsKeyId: { Ref: `K${i}` } })]),
        ...members(300, (i) => [`B${i}`, { Type: 'AWS::S3::Bucket' }]),
      }),
  },
  {
    name: 'cfn: one key for 2,000 topics',
    files: () =>
      template({
        K: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } },
        ...members(2000, (i) => [`T${i}`, { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'K' } } }]),
      }),
  },
  {
    name: 'cfn: 3,000 disks of one instance',
    files: () =>
      template({
        V: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            BlockDeviceMappings: items(3000, (i) => ({ DeviceName: `/dev/${i}`, Ebs: { Encrypted: false } })),
          },
        },
      }),
  },
  { name: 'cfn: 2,000 volumes', files: () => template(members(2000, (i) => [`V${i}`, VOLUME])) },
  {
    name: 'cfn: 1,000 things in a row that depend on each other',
    files: () =>
      template(members(1000, (i) => [`V${i}`, { ...VOLUME, DependsOn: items(20, (j) => `V${(i + j) % 1000}`) }])),
  },
  {
    name: 'cfn: 300 serverless functions with globals',
    files: () =>
      template(
        members(300, (i) => [
          `F${i}`,
          {
            Type: 'AWS::Serverless::Function',
            Properties: { Environment: { Variables: members(50, (j) => [`E${j}`, `${j}`]) } },
          },
        ]),
        {
          Transform: 'AWS::Serverless-2016-10-31',
          Globals: { Function: { Environment: { Variables: members(500, (j) => [`G${j}`, `${j}`]) } } },
        },
      ),
  },
  {
    name: 'cfn: 200 macros',
    files: () =>
      template(
        members(200, (i) => [
          `V${i}`,
          { ...VOLUME, 'Fn::Transform': items(50, (j) => ({ Name: `M${i}${j}`, Parameters: { a: 1 } })) },
        ]),
        { Transform: items(200, (i) => `M${i}`) },
      ),
  },
];
