import type { ExportFormat, ExportScope, Marks } from '../../src/protocol/output';
import { CancelledError } from '../../src/protocol/rpcError';
import type { Host } from '../host';
import type { Announcer } from '../layout/announcer';
import { toErrorText } from '../layout/panelMessage';
import { toCountText, toNumberText } from '../texts';
import type { TaskStrip } from './taskStrip';

export interface SessionOutputOptions {
  readonly rpc: Host['rpc'];
  readonly tasks: TaskStrip;
  readonly announcer: Announcer;
  readonly getMarks: () => Marks;
}

/** What leaves the session as a file. Errors are said; what is shown stays as it was. */
export interface SessionOutput {
  write(format: ExportFormat, scope: ExportScope): Promise<void>;
  save(): Promise<void>;
}

export function createSessionOutput({
  rpc,
  tasks,
  announcer,
  getMarks,
}: SessionOutputOptions): SessionOutput {
  const sayError = (error: unknown): void => {
    announcer.say(error instanceof CancelledError ? 'Cancelled; no file was written' : toErrorText(error));
  };
  return {
    write: async (format, scope) => {
      try {
        const result = await tasks.run('Writing events…', (signal, tell) =>
          rpc.call(
            'export',
            { format, scope, marks: getMarks() },
            {
              signal,
              onProgress: ({ done, total }) => {
                tell(
                  `Writing events: ${toNumberText(done)} of ${toNumberText(total)}`,
                  total === 0 ? 0 : done / total,
                );
              },
            },
          ),
        );
        if (result !== null) {
          const { events, unreadable } = result;
          const lost = unreadable > 0 ? `; ${toCountText(unreadable, 'record')} could not be read` : '';
          announcer.say(`Wrote ${toCountText(events, 'event')}${lost}`);
        }
      } catch (error) {
        sayError(error);
      }
    },
    save: async () => {
      try {
        const isSaved = await tasks.run('Saving the session…', (signal, tell) =>
          rpc.call(
            'saveSession',
            { marks: getMarks() },
            {
              signal,
              onProgress: ({ done, total }) => {
                tell('Computing the digests of the logs…', total === 0 ? 0 : done / total);
              },
            },
          ),
        );
        if (isSaved) {
          announcer.say('The session was saved');
        }
      } catch (error) {
        sayError(error);
      }
    },
  };
}
