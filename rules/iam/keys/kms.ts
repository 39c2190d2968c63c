import { free, other } from '../../dsl.ts';
import type { EnforcedKey } from '../enforced-key.ts';
import { calls, number, switchOff, switchOn, text, word } from '../key-words.ts';

const page = 'awskeymanagementservice';
const USES =
  'CancelKeyDeletion CreateAlias CreateGrant CreateKey Decrypt DeleteAlias DeleteImportedKeyMaterial DeriveSharedSecret DescribeKey DisableKey DisableKeyRotation EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetKeyLastUsage GetKeyPolicy GetKeyRotationStatus GetParametersForImport GetPublicKey ImportKeyMaterial ListGrants ListKeyPolicies ListKeyRotations ListResourceTags PutKeyPolicy ReEncryptFrom ReEncryptTo ReplicateKey RetireGrant RevokeGrant RotateKeyOnDemand ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateKeyDescription UpdatePrimaryRegion Verify VerifyMac';
const STORES =
  'ConnectCustomKeyStore CreateCustomKeyStore DeleteCustomKeyStore DescribeCustomKeyStores DisconnectCustomKeyStore UpdateCustomKeyStore';
const WITH_CONTEXT =
  'CreateGrant Decrypt Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo RetireGrant';
const BY_ALIAS =
  'Decrypt DeriveSharedSecret DescribeKey Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetPublicKey ReEncryptFrom ReEncryptTo Sign Verify VerifyMac';
const create = { page, on: calls('kms', 'CreateKey') };
/** The keys of KMS itself: who may use a key through which service, and what keys may be made (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html). */
export const kms: readonly EnforcedKey[] = [
  text('kms:ViaService', {
    page,
    on: calls('kms', USES),
    proper: [
      [`${free('service')}.${free('region')}.amazonaws.com`],
      [`${free('service')}.${free('region')}.amazonaws.com.cn`],
    ],
  }),
  text('kms:CallerAccount', { page, on: [...calls('kms', USES), ...calls('kms', STORES)] }),
  switchOn('kms:GrantIsForAWSResource', {
    page,
    on: calls('kms', 'CreateGrant'),
    also: calls('kms', 'ListGrants RevokeGrant'),
  }),
  word('kms:GrantOperations', ['Decrypt', 'Encrypt', 'GenerateDataKey', 'CreateGrant', 'DescribeKey', 'RetireGrant'], {
    page,
    on: calls('kms', 'CreateGrant'),
    others: [['CreateGrant', 'Decrypt']],
    many: true,
  }),
  text('kms:GranteePrincipal', { page, on: calls('kms', 'CreateGrant') }),
  text('kms:GranteeServicePrincipal', { page, on: calls('kms', 'CreateGrant') }),
  text('kms:GrantConstraintSourceArn', { page, on: calls('kms', 'CreateGrant') }),
  text('kms:EncryptionContext:*', { page, on: calls('kms', WITH_CONTEXT) }),
  text('kms:EncryptionContextKeys', { page, on: calls('kms', WITH_CONTEXT), many: true }),
  word('kms:KeyOrigin', ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'], { ...create, maybeMore: true }),
  text('kms:KeySpec', {
    ...create,
    proper: [['SYMMETRIC_DEFAULT'], ['RSA_2048'], ['ECC_NIST_P256'], ['HMAC_256'], [free('spec')]],
    others: [],
    maybeMore: true,
  }),
  word('kms:KeyUsage', ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'], {
    ...create,
    maybeMore: true,
  }),
  word('kms:MultiRegion', ['true', 'false'], { ...create, maybeMore: true }),
  text('kms:ReplicaRegion', {
    page,
    on: calls('kms', 'ReplicateKey'),
    proper: [[free('region')]],
    others: [[other('region')]],
  }),
  number('kms:RotationPeriodInDays', [90, 365, 2560], { page, on: calls('kms', 'EnableKeyRotation') }),
  number('kms:ScheduleKeyDeletionPendingWindowInDays', [7, 14, 30], { page, on: calls('kms', 'ScheduleKeyDeletion') }),
  number('kms:TrailingDaysWithoutKeyUsage', [0, 30, 90, 365], {
    page,
    on: calls('kms', 'DisableKey ScheduleKeyDeletion'),
  }),
  switchOff('kms:BypassPolicyLockoutSafetyCheck', { page, on: calls('kms', 'CreateKey PutKeyPolicy') }),
  switchOn('kms:ReEncryptOnSameKey', { page, on: calls('kms', 'ReEncryptFrom ReEncryptTo') }),
  word('kms:ExpirationModel', ['KEY_MATERIAL_DOES_NOT_EXPIRE', 'KEY_MATERIAL_EXPIRES'], {
    page,
    on: calls('kms', 'ImportKeyMaterial'),
  }),
  text('kms:RequestAlias', { page, on: calls('kms', BY_ALIAS) }),
  // Of the key, not of the call: what uses a key carries it.
  text('kms:ResourceAliases', { page, on: [], maybeMore: true, many: true }),
];
