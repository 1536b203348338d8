import type { Port } from './port';
import type { ErrorData } from './rpcError';
import { CancelledError, toError, toErrorData } from './rpcError';

/** One method of a boundary: what is asked, what is answered, and what is told on the way. */
export interface Method {
  readonly params: unknown;
  readonly result: unknown;
  readonly progress?: unknown;
}

/** All methods that one side of a boundary answers. */
export type MethodMap<M> = { readonly [K in keyof M]: Method };

/** What a handler gets beside its parameters. */
export interface CallContext<P> {
  /** Aborted when the caller gives up or the channel closes. */
  readonly signal: AbortSignal;
  /** Tells the caller how far the work is. */
  readonly progress: (value: P) => void;
  /** Names buffers of the result that move to the caller and are empty here after. */
  readonly transfer: (buffers: readonly ArrayBuffer[]) => void;
}

type ProgressOf<M extends Method> = M extends { readonly progress: infer P } ? P : never;

/** A function for each method of a side. What it throws reaches the caller. */
export type Handlers<M extends MethodMap<M>> = {
  readonly [K in keyof M]: (
    params: M[K]['params'],
    context: CallContext<ProgressOf<M[K]>>,
  ) => M[K]['result'] | Promise<M[K]['result']>;
};

export interface CallOptions<P> {
  /** Gives up: the call rejects at once with a CancelledError and the handler's signal is aborted. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (value: P) => void;
  readonly transfer?: readonly ArrayBuffer[];
}

/** The side of a boundary that asks; it may answer at the same time. */
export interface Rpc<M extends MethodMap<M>> {
  /**
   * Rejects with a RemoteError where the handler threw or the method is unknown, and with a CancelledError where the
   * signal was aborted or the channel closed.
   */
  call<K extends keyof M & string>(
    method: K,
    params: M[K]['params'],
    options?: CallOptions<ProgressOf<M[K]>>,
  ): Promise<M[K]['result']>;
  /** Closes the channel: calls that wait for an answer reject with the reason, handlers at work are aborted. */
  dispose(reason?: Error): void;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorData };

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

type AnyHandler = (params: unknown, context: CallContext<unknown>) => unknown;

/** Connects both directions of a channel. A call always settles: with a result, an error, or when the channel closes. */
export function createRpc<Local extends MethodMap<Local>, Remote extends MethodMap<Remote>>(
  port: Port,
  handlers: Handlers<Local>,
): Rpc<Remote> {
  const pending = new Map<number, PendingCall>();
  const running = new Map<number, AbortController>();
  let nextId = 1;
  let closed: Error | undefined;

  const answer = async (id: number, method: string, params: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    const send = (message: Message, transfer?: readonly ArrayBuffer[]): void => {
      if (closed === undefined) {
        port.post(message, transfer);
      }
    };
    try {
      const handler = Object.hasOwn(handlers, method)
        ? (handlers as Readonly<Record<string, AnyHandler>>)[method]
        : undefined;
      if (handler === undefined) {
        throw new Error(`Unknown method "${method}".`);
      }
      const progress = (value: unknown): void => {
        if (!controller.signal.aborted) {
          send({ kind: 'progress', id, value });
        }
      };
      const moved: ArrayBuffer[] = [];
      const transfer = (buffers: readonly ArrayBuffer[]): void => {
        moved.push(...buffers);
      };
      const value = await handler(params, { signal: controller.signal, progress, transfer });
      send({ kind: 'result', id, value }, moved);
    } catch (error) {
      // Also where the result cannot be cloned: post throws, and the caller must hear of it.
      send({ kind: 'error', id, error: toErrorData(error) });
    } finally {
      running.delete(id);
    }
  };

  const receive = (message: Message): void => {
    switch (message.kind) {
      case 'call':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        running.get(message.id)?.abort(new CancelledError());
        break;
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.value);
        break;
      case 'result':
        take(message.id)?.resolve(message.value);
        break;
      case 'error':
        take(message.id)?.reject(toError(message.error));
        break;
    }
  };

  const take = (id: number): PendingCall | undefined => {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  };

  const stopListening = port.onMessage((message) => {
    if (isMessage(message)) {
      receive(message);
    }
  });

  const call = (method: string, params: unknown, options: CallOptions<unknown> = {}): Promise<unknown> => {
    const { signal, onProgress, transfer } = options;
    if (closed !== undefined) {
      return Promise.reject(closed);
    }
    if (signal?.aborted === true) {
      return Promise.reject(new CancelledError());
    }
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        if (take(id) !== undefined) {
          port.post({ kind: 'cancel', id } satisfies Message);
          reject(new CancelledError());
        }
      };
      const settle = (): void => signal?.removeEventListener('abort', giveUp);
      signal?.addEventListener('abort', giveUp, { once: true });
      pending.set(id, {
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        onProgress,
      });
      try {
        port.post({ kind: 'call', id, method, params } satisfies Message, transfer);
      } catch (error) {
        take(id)?.reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  };

  const dispose = (reason: Error = new CancelledError('The connection was closed.')): void => {
    if (closed !== undefined) {
      return;
    }
    closed = reason;
    stopListening();
    for (const id of [...pending.keys()]) {
      take(id)?.reject(reason);
    }
    for (const controller of running.values()) {
      controller.abort(reason);
    }
  };

  return { call: call, dispose };
}

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;
}
