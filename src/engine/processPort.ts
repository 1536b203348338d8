import type { ChildProcess } from 'node:child_process';
import type { Port } from '../protocol/port';

/** A process's end of its channel to the one that forked it, or the other's end, as a port. Nothing can be transferred. */
export function toProcessPort(end: ChildProcess | NodeJS.Process): Port {
  return {
    post(message) {
      // What is sent after the other side has gone is lost; its calls reject when the channel is found closed.
      if (end.connected) {
        end.send?.(message as object, undefined, undefined, () => undefined);
      }
    },
    onMessage(listener) {
      end.on('message', listener);
      return () => {
        end.off('message', listener);
      };
    },
  };
}
