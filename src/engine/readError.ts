/** A log that cannot be read at all; the message says why and what to do, and is shown to a person as it is. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}
