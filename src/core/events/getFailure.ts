import { isAccessDenied } from '../access/accessDenied';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getObject, getText } from '../record/cloudTrailRecord';

/** Why an event failed. */
export interface Failure {
  /** `refused`: the caller was not allowed. `failed`: any other reason. */
  readonly kind: 'refused' | 'failed';
  /** errorCode, or errorMessage where there is no code; undefined where the record says no more. */
  readonly reason?: string;
}

/**
 * How an event failed; undefined where it did not. A failed sign-in has only a message or only an outcome, for the
 * console in responseElements and for IAM Identity Center in serviceEventDetails, so all these places count.
 */
export function getFailure(record: CloudTrailRecord): Failure | undefined {
  const code = getText(record, 'errorCode') ?? '';
  const message = getText(record, 'errorMessage') ?? '';
  if (code === '' && message === '') {
    return getText(getObject(record, 'responseElements'), 'ConsoleLogin') === 'Failure' ||
      getText(getObject(record, 'serviceEventDetails'), 'CredentialVerification') === 'Failure'
      ? { kind: 'failed' }
      : undefined;
  }
  return {
    kind: isAccessDenied(code, message) ? 'refused' : 'failed',
    reason: code === '' ? message : code,
  };
}
