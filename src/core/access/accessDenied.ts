/**
 * Error codes that say "not allowed" without the words AccessDenied in them, each as the named service writes it.
 * Codes that mean bad credentials (InvalidClientTokenId, AuthFailure, ExpiredToken) are not refusals of access.
 */
export const DENIED_CODES: ReadonlySet<string> = new Set([
  'UnauthorizedOperation', // EC2, as Client.UnauthorizedOperation
  'UnauthorizedAccess',
  'UnauthorizedAccessException',
  'UnauthorizedException',
  'Unauthorized',
  'UnauthorizedOperationException', // WorkDocs
  'UnauthorizedResourceAccessException', // WorkDocs
  'NotAuthorized',
  'NotAuthorizedException', // Cognito
  'AuthorizationError', // SNS
  'AuthorizationErrorException',
  'Forbidden',
  'ForbiddenException',
]);

/** Codes are short; longer text is cut by CloudTrail at 1 KB and is not a code that anybody writes. */
const MAX_CODE_LENGTH = 1024;

/**
 * True where a call failed because it was not allowed, in any of the spellings that services use: the error code
 * (`AccessDenied`, `AccessDeniedException`, `Client.UnauthorizedOperation`, `VpceAccessDenied`, …) or, where a
 * service puts the refusal into another code or none, the error message.
 */
export function isAccessDenied(errorCode: string | undefined, errorMessage?: string): boolean {
  if (errorCode !== undefined && errorCode !== '') {
    const code = toBareErrorCode(errorCode);
    if (DENIED_CODES.has(code) || (code.length <= MAX_CODE_LENGTH && /access_?denied/i.test(code))) {
      return true;
    }
  }
  if (errorMessage === undefined) {
    return false;
  }
  if (/\bnot authorized to perform\b/i.test(errorMessage)) {
    return true;
  }
  return (
    (errorCode === undefined || errorCode === '') &&
    /^(?:access denied|access to .{1,200} denied)/i.test(errorMessage)
  );
}

/**
 * An error code without what some services put around it: EC2's `Client.` and `Server.`, a model's name before `#`,
 * an address after `:`.
 */
export function toBareErrorCode(errorCode: string): string {
  let code = errorCode.slice(errorCode.lastIndexOf('#') + 1);
  const colon = code.indexOf(':');
  code = colon > 0 ? code.slice(0, colon) : code;
  return /^(?:Client|Server|Sender|Receiver)\./.test(code) ? code.slice(code.indexOf('.') + 1) : code;
}
