import assert from 'node:assert/strict';
import {
  explainErrorCode,
  explainErrorMessage,
} from '../../../../../src/core/explain/values/explainErrorCode';
import { parseDeniedMessage } from '../../../../../src/core/explain/values/parseDeniedMessage';
import { toPlain, toPlainBody, toPlainFacts } from './toPlain';

const DENIED = 'The caller was identified, but is not allowed to do this.';
const NOT_FOUND = 'What the call names does not exist.';
const EXISTS = 'What the call would make exists already.';
const LIMIT = 'The call would go over a quota of the account.';
const THROTTLED = 'The call came too often, so the service refused it for the moment.';
const INVALID = 'The request does not fit what the service expects: a parameter is missing or wrong.';
const NOT_SET = 'The bucket or object has no setting of this kind.';
const CONFLICT = 'The resource is in a state that does not allow the call, or is in use.';
const FAULT = 'The service itself failed or could not be reached.';

describe('explainErrorCode', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['AccessDenied', DENIED],
    ['AccessDeniedException', DENIED],
    ['Client.UnauthorizedOperation', DENIED],
    ['UnauthorizedAccess', DENIED],
    ['VpceAccessDenied', 'The policy of a VPC endpoint stopped the request before it reached the service.'],
    ['Client.InvalidClientTokenId', 'The access key of the request does not exist, or was deactivated.'],
    ['ThrottlingException', THROTTLED],
    ['Client.RequestLimitExceeded', THROTTLED],
    ['TooManyRequestsException', THROTTLED],
    ['NoSuchBucket', NOT_FOUND],
    ['NoSuchEntityException', NOT_FOUND],
    ['NoSuchTagSet', NOT_SET],
    ['NoSuchWebsiteConfiguration', NOT_SET],
    ['ReplicationConfigurationNotFoundError', NOT_SET],
    ['InsightNotEnabledException', 'CloudTrail Insights is not switched on for the trail.'],
    ['InvalidAccessException', 'The account has not enabled the service, or the caller may not use it.'],
    ['InvalidInstanceId', 'The instance does not exist, does not run, or is not managed by Systems Manager.'],
    [
      'EntityTemporarilyUnmodifiableException',
      'IAM is still at work on an earlier change of the same user or role.',
    ],
    ['TrailNotFoundException', NOT_FOUND],
    ['Client.InvalidRouteTableID.NotFound', NOT_FOUND],
    ['InvocationDoesNotExist', NOT_FOUND],
    ['EntityAlreadyExistsException', EXISTS],
    ['ResourceAlreadyExistsException', EXISTS],
    ['Client.VpcLimitExceeded', LIMIT],
    ['ServiceQuotaExceededException', LIMIT],
    ['ValidationException', INVALID],
    ['Client.InvalidParameterValue', INVALID],
    ['ExpiredToken', 'The temporary credentials of the request had run out.'],
    ['InvalidDBInstanceStateFault', CONFLICT],
    ['IncorrectInstanceState', CONFLICT],
    ['BucketNotEmpty', 'The bucket still holds objects, so it was not deleted.'],
    ['InternalServerException', FAULT],
    ['Server.InternalError', FAULT],
    [
      'UnauthorizedOperationException',
      'WorkDocs refused the operation: the user may not do this on the site.',
    ],
    [
      'UnauthorizedResourceAccessException',
      'WorkDocs refused access: the file or folder is not shared with the user.',
    ],
    [
      'EntityNotExistsException',
      'The WorkDocs user, file, folder or version does not exist, or is out of the user’s sight.',
    ],
    [
      'ProhibitedStateException',
      'The WorkDocs item is in a state that does not allow this, such as in the recycle bin.',
    ],
    ['OddThing', 'The call failed with `OddThing`, a code of this service; errorMessage may say more.'],
  ];
  for (const [code, meaning] of rows) {
    it(`explains ${code}`, () => {
      assert.equal(toPlain(explainErrorCode(code)?.body[0]), meaning);
    });
  }

  it('has nothing to say of no code, and survives a huge one', () => {
    assert.equal(explainErrorCode(''), undefined);
    assert.match(toPlainBody(explainErrorCode('NotFound'.repeat(40_000))), /^The call failed with /);
  });

  it('says what to check next, and whose mark Client. is', () => {
    const body = toPlainBody(explainErrorCode('Client.VpcLimitExceeded'));
    assert.match(
      body,
      / Next: Many instances .* EC2 writes `Client\.` before errors that the request caused\.$/,
    );
  });

  it('reads why access was denied', () => {
    const explained = explainErrorCode(
      'AccessDenied',
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: s3:GetObject on resource: ' +
        '"arn:aws:s3:::b/k" with an explicit deny in a service control policy',
    );
    assert.match(toPlainBody(explained), /An explicit deny in a service control policy forbids it/);
    assert.deepEqual(toPlainFacts(explained), {
      Principal: '`arn:aws:iam::111122223333:user/alice`',
      Action: '`s3:GetObject`',
      Resource: '`arn:aws:s3:::b/k`',
      Policy: 'service control policy',
    });
  });

  it('knows a refusal by its message under another code', () => {
    const message =
      'User: x is not authorized to perform: y:Z because no session policy allows the y:Z action';
    const body = toPlainBody(explainErrorCode('OddThing', message));
    assert.equal(body.startsWith(`${DENIED} No session policy allows it. Next: `), true, body);
  });

  it('names a policy with its article', () => {
    const message =
      'User: x is not authorized to perform: y:Z on resource: r with an explicit deny in an identity-based policy';
    const body = toPlainBody(explainErrorCode('AccessDenied', message));
    assert.match(body, /An explicit deny in an identity-based policy forbids it/);
  });

  it('says how to read an encoded message', () => {
    const message =
      'You are not authorized to perform this operation. Encoded authorization failure message: abc';
    const body = toPlainBody(explainErrorCode('Client.UnauthorizedOperation', message));
    assert.match(body, /`aws sts decode-authorization-message`/);
  });
});

describe('explainErrorMessage', () => {
  it('knows the messages of the sign-in page', () => {
    assert.match(
      toPlainBody(explainErrorMessage('Failed authentication')),
      /^The password or the MFA code was wrong/,
    );
    assert.match(
      toPlainBody(explainErrorMessage('No username found in supplied account')),
      /no user of the name/,
    );
  });

  it('knows a refusal and leaves other messages alone', () => {
    assert.deepEqual(explainErrorMessage('Access Denied')?.title, ['Refused']);
    assert.equal(explainErrorMessage('Rate exceeded'), undefined);
  });
});

describe('parseDeniedMessage', () => {
  it('finds nothing in other text, also in a long one', () => {
    assert.deepEqual(parseDeniedMessage('Rate exceeded'), { isEncoded: false });
    assert.deepEqual(parseDeniedMessage('because no '.repeat(100_000)), { isEncoded: false });
    assert.deepEqual(parseDeniedMessage('with an explicit deny in a policy: arn:x').reason, undefined);
  });

  it('reads the type of policy where the text goes on', () => {
    assert.deepEqual(
      parseDeniedMessage(
        'with an explicit deny in a resource control policy: arn:aws:organizations::1:policy/p',
      ).reason,
      { kind: 'explicit-deny', policy: 'resource control policy' },
    );
    assert.deepEqual(parseDeniedMessage('because no permissions boundary allows the a:B action').reason, {
      kind: 'no-allow',
      policy: 'permissions boundary',
    });
  });
});
