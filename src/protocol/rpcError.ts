import type { Span } from '../core/text/span';

/** What an error is when it crosses a boundary: plain data only, so that it survives any channel. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  /** What is at fault of a text that was given; undefined where the error is of no text. */
  readonly span?: Span;
}

/** The caller gave up, or the channel was closed before an answer came. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(message = 'Cancelled.') {
    super(message);
  }
}

/** An error that a handler on the other side threw. */
export class RemoteError extends Error {
  /** The name of the error on the other side. */
  readonly remoteName: string;
  /** See {@link ErrorData.span}. */
  readonly span: Span | undefined;
  override readonly name = 'RemoteError';

  constructor(data: ErrorData) {
    super(data.message);
    this.remoteName = data.name;
    this.span = data.span;
  }
}

/** Any thrown value as data. */
export function toErrorData(error: unknown): ErrorData {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error) };
  }
  const { message, span } = error as Error & { readonly span?: Span | undefined };
  const name = error instanceof RemoteError ? error.remoteName : error.name;
  return span === undefined ? { name, message } : { name, message, span };
}

/** Data as an error again. A cancellation stays one. */
export function toError(data: ErrorData): Error {
  return data.name === 'CancelledError' || data.name === 'AbortError'
    ? new CancelledError(data.message)
    : new RemoteError(data);
}
