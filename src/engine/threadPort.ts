import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../protocol/port';

/** A thread's end of its channel, or the starter's end, as a port. */
export function toPort(end: MessagePort | Worker): Port {
  return {
    post(message, transfer = []) {
      end.postMessage(message, transfer);
    },
    onMessage(listener) {
      end.on('message', listener);
      return () => {
        end.off('message', listener);
      };
    },
  };
}
