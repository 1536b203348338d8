import type { JsonObject } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';

/**
 * Records of console sessions from before about 2021 name the sign-in page as invokedBy. It calls for nobody: a person
 * worked in the console, and the call has no other record.
 */
export const CONSOLE_INVOKER = 'signin.amazonaws.com';

/** The service that made a call for somebody, or is the caller; undefined where none did, also in console sessions. */
export function getInvoker(userIdentity: JsonObject | undefined): string | undefined {
  const invokedBy = getText(userIdentity, 'invokedBy');
  return invokedBy === '' || isConsoleInvoker(userIdentity) ? undefined : invokedBy;
}

/** Whether a userIdentity says with invokedBy that somebody worked in the console. */
export function isConsoleInvoker(userIdentity: JsonObject | undefined): boolean {
  const type = getText(userIdentity, 'type') ?? '';
  return getText(userIdentity, 'invokedBy') === CONSOLE_INVOKER && type !== '' && type !== 'AWSService';
}
