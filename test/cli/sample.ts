/** A template with every verdict: two that fail, one that cannot be known, one that a service default makes fine. */
export const mixed = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Size: 10
  Off:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Encrypted: false
      Size: 10
  Imported:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Encrypted: true
      KmsKeyId: !ImportValue key
  Bucket:
    Type: AWS::S3::Bucket
`;

/** Meets every rule of `recommended`. */
export const clean = `Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Encrypted: true
      KmsKeyId: !GetAtt Key.Arn
      Size: 10
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }
            Action: kms:*
            Resource: '*'
`;

/** Fine by a service default only. */
export const bucket = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
`;
export const volume = `Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-central-1a
      Size: 10
`;
