import type { OutputMethods } from '../../protocol/output';
import type { Handlers } from '../../protocol/rpc';
import { exportEvents } from '../exportEvents';
import { hashSources } from '../hashSources';
import type { Session } from '../session';

/** Exports and digests. */
export function createOutputHandlers(session: Session): Handlers<OutputMethods> {
  return {
    exportEvents: async (request, { signal, progress }) => {
      const options = { signal, onProgress: progress };
      // A report names what it stands on byte for byte; the other formats have no place for it.
      const digests = request.format === 'markdown' ? await hashSources(session.logs, options) : undefined;
      return exportEvents(session, request, digests, options);
    },
    hashSources: (_, { signal, progress }) => hashSources(session.logs, { signal, onProgress: progress }),
  };
}
