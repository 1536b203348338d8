/** One end of a channel between two threads or frames. Messages arrive in the order they were sent. */
export interface Port {
  /** Sends a structured-clonable message. Buffers in `transfer` move to the other side and are empty here after. */
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Calls the listener for each message until the returned function is called. */
  onMessage(listener: (message: unknown) => void): () => void;
}
