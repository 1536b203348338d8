/** A request whose signature was right. */
export interface StubCall {
  /** The request's body. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The region that the signature is for: what the endpoint's name says in AWS. */
  readonly region: string;
  readonly accessKeyId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Answers one action: with the response's body, in which times are seconds since 1970, or by a StubError. */
export type StubHandler = (call: StubCall) => unknown;

/** An error as AWS documents it for an action, or as all services share it. */
export class StubError extends Error {
  constructor(
    /** The exception's name, e.g. `InvalidTimeRangeException`. */
    readonly code: string,
    message: string,
    /** The client errors of this protocol are all 400; faults of the server are 500. */
    readonly status = 400,
  ) {
    super(message);
  }
}
