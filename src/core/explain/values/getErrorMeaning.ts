/** An error code in words. */
export interface ErrorMeaning {
  /** What happened: one sentence. */
  readonly meaning: string;
  /** What to check next: one sentence. */
  readonly next: string;
}

const DENIED: ErrorMeaning = {
  meaning: 'The caller was identified, but is not allowed to do this.',
  next: 'See whether the caller ever did it before: a mistake in a policy looks like an intruder who tries doors.',
};
const BAD_KEY: ErrorMeaning = {
  meaning: 'The access key of the request does not exist, or was deactivated.',
  next: 'Look for an old key in use, and for the record that deactivated or deleted it.',
};
const EXPIRED: ErrorMeaning = {
  meaning: 'The temporary credentials of the request had run out.',
  next: 'Usually a client that did not renew them; used from a new address, it may be a stolen copy.',
};
const BAD_SIGNATURE: ErrorMeaning = {
  meaning: 'The signature of the request does not fit its key, or the clock of the client is wrong.',
  next: 'Check the secret key and the clock of the client; a run of these from one address may be guessing.',
};
const THROTTLED: ErrorMeaning = {
  meaning: 'The call came too often, so the service refused it for the moment.',
  next: 'Look at what else the caller did in this minute: scripts and enumeration tools run into this limit.',
};
const INVALID: ErrorMeaning = {
  meaning: 'The request does not fit what the service expects: a parameter is missing or wrong.',
  next: 'Read errorMessage; nothing was done.',
};
const NOT_FOUND: ErrorMeaning = {
  meaning: 'What the call names does not exist.',
  next: 'Look for an earlier deletion, a wrong Region or a typing error; many in a row are names being tried.',
};
const EXISTS: ErrorMeaning = {
  meaning: 'What the call would make exists already.',
  next: 'Usually a repeated call; it also tells the caller that the name is taken.',
};
const LIMIT: ErrorMeaning = {
  meaning: 'The call would go over a quota of the account.',
  next: 'Many instances or resources asked for at once can be misuse: look at how many and of what kind.',
};
const CONFLICT: ErrorMeaning = {
  meaning: 'The resource is in a state that does not allow the call, or is in use.',
  next: 'Look for the call that changed it before; nothing was done.',
};
const SERVICE_FAULT: ErrorMeaning = {
  meaning: 'The service itself failed or could not be reached.',
  next: 'Clients repeat such calls: look for the next one with the same parameters.',
};

const NOT_SET: ErrorMeaning = {
  meaning: 'The bucket or object has no setting of this kind.',
  next: 'An answer, not a failure: the console and tools that take stock ask for all settings in turn.',
};
const TOO_SOON: ErrorMeaning = {
  ...CONFLICT,
  meaning: 'IAM is still at work on an earlier change of the same user or role.',
  next: 'Usually a program that is too quick: look for the next call with the same parameters.',
};

/** Codes that say more than their form does, by their bare name (without `Client.` and the like). */
const CODES: ReadonlyMap<string, ErrorMeaning> = new Map<string, ErrorMeaning>([
  [
    'VpceAccessDenied',
    {
      meaning: 'The policy of a VPC endpoint stopped the request before it reached the service.',
      next: 'See vpcEndpointId and who called; this is what the endpoint’s policy is for, or it is too strict.',
    },
  ],
  ['InvalidClientTokenId', BAD_KEY],
  ['InvalidAccessKeyId', BAD_KEY],
  ['UnrecognizedClientException', BAD_KEY],
  [
    'AuthFailure',
    { ...BAD_KEY, meaning: 'The credentials could not be checked, or do not cover this request.' },
  ],
  ['InvalidToken', { ...BAD_KEY, meaning: 'The session token of the request is malformed or does not fit.' }],
  ['ExpiredToken', EXPIRED],
  ['ExpiredTokenException', EXPIRED],
  ['RequestExpired', EXPIRED],
  ['SignatureDoesNotMatch', BAD_SIGNATURE],
  ['InvalidSignatureException', BAD_SIGNATURE],
  ['IncompleteSignature', BAD_SIGNATURE],
  ['RequestTimeTooSkewed', BAD_SIGNATURE],
  [
    'MissingAuthenticationToken',
    {
      meaning: 'The request carried no credentials.',
      next: 'Usually a client that is not set up; otherwise somebody tries what is open to the public.',
    },
  ],
  [
    'OptInRequired',
    {
      meaning: 'The account has not subscribed to the service or enabled the Region.',
      next: 'A caller who does not know the account well tries all services and Regions.',
    },
  ],
  [
    'DryRunOperation',
    {
      meaning: 'The caller is allowed, but only asked whether it would be.',
      next: 'Tests of rights without effect are usual for deployment tools, and for people who explore what a stolen key can do.',
    },
  ],
  [
    'PasswordPolicyViolation',
    {
      meaning: 'The new password does not meet the account’s password policy.',
      next: 'Nothing to do, unless the caller should not set passwords.',
    },
  ],
  [
    'InvalidAuthenticationCode',
    {
      meaning: 'The MFA code was wrong.',
      next: 'Single ones are typing errors; many are somebody without the device.',
    },
  ],
  [
    'MultiFactorAuthRequired',
    {
      meaning: 'The call needs a session that was opened with MFA.',
      next: 'Check whether the caller has MFA at all.',
    },
  ],
  [
    'MFARequiredException',
    {
      meaning: 'The call needs a session that was opened with MFA.',
      next: 'Check whether the caller has MFA at all.',
    },
  ],
  ['MalformedPolicyDocument', { ...INVALID, meaning: 'The policy in the request is not valid.' }],
  ['MalformedPolicy', { ...INVALID, meaning: 'The policy in the request is not valid.' }],
  [
    'DeleteConflict',
    { ...CONFLICT, meaning: 'The resource still has others attached to it, so it was not deleted.' },
  ],
  ['BucketNotEmpty', { ...CONFLICT, meaning: 'The bucket still holds objects, so it was not deleted.' }],
  [
    'InsufficientS3BucketPolicyException',
    {
      meaning: 'The bucket’s policy does not let CloudTrail write to it.',
      next: 'Check the bucket policy: the trail cannot log there.',
    },
  ],
  [
    'NoSuchPublicAccessBlockConfiguration',
    {
      meaning: 'The bucket or account has no Block Public Access setting.',
      next: 'An answer, not a failure: check whether the bucket is public.',
    },
  ],
  ['NoSuchWebsiteConfiguration', NOT_SET],
  ['NoSuchCORSConfiguration', NOT_SET],
  ['NoSuchLifecycleConfiguration', NOT_SET],
  ['NoSuchTagSet', NOT_SET],
  ['ReplicationConfigurationNotFoundError', NOT_SET],
  ['ServerSideEncryptionConfigurationNotFoundError', NOT_SET],
  ['ObjectLockConfigurationNotFoundError', NOT_SET],
  ['OwnershipControlsNotFoundError', NOT_SET],
  [
    'InsightNotEnabledException',
    { meaning: 'CloudTrail Insights is not switched on for the trail.', next: 'An answer, not a failure.' },
  ],
  ['EntityTemporarilyUnmodifiable', TOO_SOON],
  ['EntityTemporarilyUnmodifiableException', TOO_SOON],
  [
    'InvalidAccessException',
    {
      meaning: 'The account has not enabled the service, or the caller may not use it.',
      next: 'Read errorMessage, which says which of the two.',
    },
  ],
  [
    'InvalidInstanceId',
    {
      ...INVALID,
      meaning: 'The instance does not exist, does not run, or is not managed by Systems Manager.',
    },
  ],
  ['NoSuchBucketPolicy', { meaning: 'The bucket has no policy.', next: 'An answer, not a failure.' }],
  [
    'UnauthorizedOperationException',
    {
      meaning: 'WorkDocs refused the operation: the user may not do this on the site.',
      next: 'Check the user’s role; compare with what the user did before.',
    },
  ],
  [
    'UnauthorizedResourceAccessException',
    {
      meaning: 'WorkDocs refused access: the file or folder is not shared with the user.',
      next: 'Many of these by one user mean that somebody looks for documents of others.',
    },
  ],
  [
    'EntityNotExistsException',
    {
      ...NOT_FOUND,
      meaning: 'The WorkDocs user, file, folder or version does not exist, or is out of the user’s sight.',
    },
  ],
  ['EntityAlreadyExistsException', EXISTS],
  [
    'ProhibitedStateException',
    {
      ...CONFLICT,
      meaning: 'The WorkDocs item is in a state that does not allow this, such as in the recycle bin.',
    },
  ],
  [
    'DocumentLockedForCommentsException',
    { ...CONFLICT, meaning: 'The WorkDocs file is locked for comments.' },
  ],
  [
    'DraftUploadOutOfSyncException',
    { ...CONFLICT, meaning: 'A newer draft of the WorkDocs file was uploaded meanwhile.' },
  ],
  [
    'ConflictingOperationException',
    { ...CONFLICT, meaning: 'Another operation on the same WorkDocs resource was running.' },
  ],
  [
    'ConcurrentModificationException',
    { ...CONFLICT, meaning: 'Another call changed the resource at the same time.' },
  ],
  [
    'DeactivatingLastSystemUserException',
    { ...CONFLICT, meaning: 'The last administrator of the WorkDocs site cannot be deactivated.' },
  ],
  ['IllegalUserStateException', { ...CONFLICT, meaning: 'The WorkDocs user’s status does not allow this.' }],
  [
    'InvalidPasswordException',
    {
      meaning: 'The password was wrong, or does not meet the policy.',
      next: 'Single ones are typing errors; many are guessing.',
    },
  ],
  [
    'StorageLimitExceededException',
    { ...LIMIT, meaning: 'The storage of the WorkDocs user is full.', next: 'Look at what was uploaded.' },
  ],
  [
    'StorageLimitWillExceedException',
    {
      ...LIMIT,
      meaning: 'The upload would go over the storage of the WorkDocs user.',
      next: 'Look at what was uploaded.',
    },
  ],
  [
    'FailedDependencyException',
    { ...SERVICE_FAULT, meaning: 'A service that this one depends on, such as the directory, failed.' },
  ],
  ['RequestedEntityTooLargeException', { ...INVALID, meaning: 'The answer would have been too large.' }],
  [
    'TooManyLabelsException',
    { ...LIMIT, meaning: 'The WorkDocs item has as many labels as it may have.', next: 'Nothing was done.' },
  ],
  [
    'TooManySubscriptionsException',
    {
      ...LIMIT,
      meaning: 'The WorkDocs site has as many notification subscriptions as it may have.',
      next: 'See who subscribed before: a subscription sends activity out of the site.',
    },
  ],
  [
    'CustomMetadataLimitExceededException',
    {
      ...LIMIT,
      meaning: 'The WorkDocs item has as much metadata as it may have.',
      next: 'Nothing was done.',
    },
  ],
  [
    'InvalidCommentOperationException',
    { ...INVALID, meaning: 'WorkDocs does not allow this operation on the comment.' },
  ],
  ['InvalidOperationException', { ...CONFLICT, meaning: 'The operation is not allowed on this resource.' }],
  ['ServiceUnavailableException', SERVICE_FAULT],
  ['InternalFailure', SERVICE_FAULT],
  ['InternalError', SERVICE_FAULT],
  ['BucketAlreadyOwnedByYou', EXISTS],
]);

/** Forms of codes, the first that fits wins. Each is one search without nested repetition. */
const FORMS: readonly (readonly [form: RegExp, meaning: ErrorMeaning])[] = [
  [/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|RateExceeded/i, THROTTLED],
  [
    /MultiFactor|MFA/,
    { meaning: 'The call failed over MFA.', next: 'Check whether the caller has an MFA device and used it.' },
  ],
  [/Expired/, EXPIRED],
  [/Signature/, BAD_SIGNATURE],
  [/NotFound|^NoSuch|DoesNotExist|NotExist|UnknownResource/i, NOT_FOUND],
  [/AlreadyExists|AlreadyInUse|Duplicate|EntityExists/i, EXISTS],
  [/LimitExceeded|QuotaExceeded|TooMany|InsufficientInstanceCapacity|Exceeded/i, LIMIT],
  [
    /Conflict|InUse|IncorrectState|InvalidState|StateFault|NotEmpty|Dependency|NotReady|Locked|Busy|^Incorrect/i,
    CONFLICT,
  ],
  [/Validation|Malformed|Invalid|Missing|Unsupported|BadRequest|NotSupported|OutOfRange|Mismatch/i, INVALID],
  [/Internal|Unavailable|ServiceFailure|ServerException|Timeout|TimedOut/i, SERVICE_FAULT],
];

/** AWS cuts error codes at 1 KB; a real one has some 60 characters. */
const MAX_LENGTH = 256;

/**
 * A bare error code in words: from the table, else by its form; undefined where neither knows it.
 * @param isDenied what isAccessDenied says about the code and its message
 */
export function getErrorMeaning(bareCode: string, isDenied: boolean): ErrorMeaning | undefined {
  const known = CODES.get(bareCode);
  if (known !== undefined || isDenied) {
    return known ?? DENIED;
  }
  return bareCode.length > MAX_LENGTH ? undefined : FORMS.find(([form]) => form.test(bareCode))?.[1];
}
