import assert from 'node:assert/strict';
import { isAccessDenied, toBareErrorCode } from '../../../../src/core/access/accessDenied';

describe('isAccessDenied', () => {
  const denied = [
    'AccessDenied',
    'AccessDeniedException',
    'Client.UnauthorizedOperation',
    'UnauthorizedOperation',
    'Client.UnauthorizedAccess',
    'UnauthorizedAccess',
    'VpceAccessDenied',
    'KMS.AccessDeniedException',
    'KMSAccessDeniedException',
    'com.amazonaws.kms#AccessDeniedException',
    'AccessDeniedException:http://internal.amazon.com/coral/',
    'UnauthorizedOperationException',
    'UnauthorizedResourceAccessException',
    'NotAuthorizedException',
    'AuthorizationError',
    'ForbiddenException',
    'accessDenied',
  ];
  for (const code of denied) {
    it(`knows ${code}`, () => {
      assert.equal(isAccessDenied(code), true);
    });
  }

  const others: readonly (readonly [string | undefined, string | undefined])[] = [
    [undefined, undefined],
    ['', ''],
    ['ThrottlingException', 'Rate exceeded'],
    ['Client.InvalidClientTokenId', undefined],
    ['Client.AuthFailure', undefined],
    ['ExpiredToken', undefined],
    ['UnauthorizedSSOTokenException', undefined],
    [undefined, 'Failed authentication'],
    [undefined, 'the policy grants access; nothing was denied'],
    ['NoSuchBucket', 'Access Denied is not what this says'],
  ];
  for (const [code, message] of others) {
    it(`does not take ${String(code)} with ${String(message)} for a refusal`, () => {
      assert.equal(isAccessDenied(code, message), false);
    });
  }

  const messages: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'Access Denied'],
    [undefined, 'User: arn:aws:iam::111122223333:user/a is not authorized to perform: iam:ListUsers'],
    ['ValidationException', 'You are not authorized to perform this operation.'],
  ];
  for (const [code, message] of messages) {
    it(`knows the message "${message}" with code ${String(code)}`, () => {
      assert.equal(isAccessDenied(code, message), true);
    });
  }
});

describe('toBareErrorCode', () => {
  const rows = [
    ['Client.InvalidVpcID.NotFound', 'InvalidVpcID.NotFound'],
    ['Server.InternalError', 'InternalError'],
    ['AWS.SimpleQueueService.NonExistentQueue', 'AWS.SimpleQueueService.NonExistentQueue'],
    ['aws.x#ValidationException', 'ValidationException'],
  ] as const;
  for (const [code, bare] of rows) {
    it(`${code} is ${bare}`, () => {
      assert.equal(toBareErrorCode(code), bare);
    });
  }
});
