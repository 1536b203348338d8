/** What is wrong, as far as it makes a difference to what a person can do about it. */
export type AwsProblemKind =
  | 'cancelled'
  | 'sign-in-expired'
  | 'no-credentials'
  | 'mfa-refused'
  | 'unknown-key'
  | 'wrong-secret'
  | 'clock'
  | 'access-denied'
  | 'no-bucket'
  | 'no-object'
  | 'changed'
  | 'archived'
  | 'wrong-region'
  | 'throttled'
  | 'not-valid'
  | 'unreachable'
  | 'server'
  | 'other';

/** A request to AWS that failed. The message says what happened and what to do, and holds no secret. */
export class AwsProblem extends Error {
  override readonly name = 'AwsProblem';

  constructor(
    readonly kind: AwsProblemKind,
    message: string,
    /** What AWS or the system called it, e.g. `NoSuchBucket`; undefined where it has no name. */
    readonly code?: string,
    /** The region where the bucket is, where the server named it. */
    readonly region?: string,
  ) {
    super(message);
  }

  /** True where asking again may go well without anything being changed. */
  get isPassing(): boolean {
    return this.kind === 'throttled' || this.kind === 'unreachable' || this.kind === 'server';
  }

  /** True where no other request with the same settings can go well either. */
  get isOfSettings(): boolean {
    switch (this.kind) {
      case 'sign-in-expired':
      case 'no-credentials':
      case 'mfa-refused':
      case 'unknown-key':
      case 'wrong-secret':
      case 'clock':
      case 'no-bucket':
      case 'wrong-region':
      case 'unreachable':
        return true;
      default:
        return false;
    }
  }
}
