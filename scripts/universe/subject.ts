/** Names of properties, and of arguments of Terraform, that are about keys or encryption. */
export const SUBJECT = /kms|encrypt|cmk|customermanagedkey|^sse(?![a-z])|Sse(Algorithm|Config|Type|Kms|Spec)/i;
export const ARGUMENT =
  /kms|encrypt|cmk|customer_managed_key|(^|_)sse(_|$)|(?<!_access_|ssh_|api_)(?<!secret_)key_arn$/;

export const isSubject = (path: string, dialect: 'cloudformation' | 'terraform'): boolean =>
  (dialect === 'cloudformation' ? SUBJECT : ARGUMENT).test(path.slice(path.lastIndexOf('.') + 1));
