/** Keys whose text is a secret in any resource. A key that names another thing, such as `master_user_secret_kms_key_id`, is not. */
const secretName =
  /(^|_)(password|passwd|passphrase|secret|token|secret_string|secret_binary|private_key|secret_key|api_key|user_data|user_data_base64)$/;

export const isSecretName = (name: string): boolean => secretName.test(name.toLowerCase());
