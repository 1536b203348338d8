import { StubError, type StubHandler } from '../stubHandler';

/** A public key of a region, and when it signs. Times are milliseconds since 1970. */
export interface StubKey {
  readonly region: string;
  readonly fingerprint: string;
  /** PKCS#1 in DER, as base64. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The keys of a region that are valid at some moment of the time asked for. `PublicKeyList` comes in pages of one, so that
 * whoever reads the first page only has too few.
 */
export function createListPublicKeys(keys: readonly StubKey[]): StubHandler {
  return ({ input, region }) => {
    const [start, end, token] = [input['StartTime'], input['EndTime'], input['NextToken']];
    if (typeof start !== 'number' || typeof end !== 'number' || start > end) {
      throw new StubError('InvalidTimeRangeException', 'The start time is after the end time.');
    }
    const at = token === undefined ? 0 : Number(token);
    if (!Number.isInteger(at)) {
      throw new StubError('InvalidTokenException', 'Reserved for future use.');
    }
    const valid = keys.filter(
      (key) => key.region === region && key.from <= end * 1000 && key.to >= start * 1000,
    );
    return {
      PublicKeyList: valid.slice(at, at + 1).map(({ fingerprint, value, from, to }) => ({
        Fingerprint: fingerprint,
        Value: value,
        ValidityStartTime: from / 1000,
        ValidityEndTime: to / 1000,
      })),
      ...(at + 1 < valid.length ? { NextToken: String(at + 1) } : {}),
    };
  };
}

/** Answers as AWS does where a policy does not allow it. */
export function createDenial(action: string): StubHandler {
  return () => {
    throw new StubError(
      'AccessDeniedException',
      `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: cloudtrail:${action} because no identity-based policy allows the cloudtrail:${action} action`,
    );
  };
}
