/** What an error is when it crosses a boundary: text only, so that it survives any channel. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
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
  override readonly name = 'RemoteError';

  constructor(data: ErrorData) {
    super(data.message);
    this.remoteName = data.name;
  }
}

/** Any thrown value as data. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof RemoteError) {
    return { name: error.remoteName, message: error.message };
  }
  if (error instanceof Error) {
    return { name: error.name, message: error.message };
  }
  return { name: 'Error', message: String(error) };
}

/** Data as an error again. A cancellation stays one. */
export function toError(data: ErrorData): Error {
  return data.name === 'CancelledError' || data.name === 'AbortError'
    ? new CancelledError(data.message)
    : new RemoteError(data);
}
