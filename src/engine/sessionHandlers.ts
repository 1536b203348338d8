import type { EngineMethods, LogSummary } from '../protocol/engine';
import type { Handlers } from '../protocol/rpc';
import { createDetailHandlers } from './handlers/detailHandlers';
import { createFilterHandlers } from './handlers/filterHandlers';
import { createOutputHandlers } from './handlers/outputHandlers';
import { createStoryHandlers } from './handlers/storyHandlers';
import { createTextHandlers } from './handlers/textHandlers';
import { createTreeHandlers } from './handlers/treeHandlers';
import { validateEvidence } from './integrity/validateEvidence';
import { validateFiles } from './integrity/validateFiles';
import { renderText } from './renderText';
import type { Session } from './session';
import { SessionReadings } from './sessionReadings';

/** The engine's methods on a session. */
export function createSessionHandlers(session: Session): Handlers<EngineMethods> {
  const readings = new SessionReadings(session);
  /** A tree that was grouped by WorkDocs resource needs their records again after the logs changed. */
  const restore = async (result: Promise<LogSummary>, signal: AbortSignal): Promise<LogSummary> => {
    const summary = await result;
    readings.forgetOthers();
    if (session.tree.status.grouping.includes('resource')) {
      await readings.loadResources({ signal });
    }
    return summary;
  };
  return {
    ...createTreeHandlers(session, readings),
    ...createFilterHandlers(session),
    ...createDetailHandlers(session, readings),
    ...createStoryHandlers(session, readings),
    ...createOutputHandlers(session),
    open: ({ inputs, ...options }, { signal, progress }) =>
      restore(session.open(inputs, { ...options, signal, onProgress: progress }), signal),
    add: ({ inputs, ...options }, { signal, progress }) =>
      restore(session.add(inputs, { ...options, signal, onProgress: progress }), signal),
    remove: ({ uris }, { signal }) => restore(session.remove(uris), signal),
    ...createTextHandlers(),
    renderText: ({ input, part }, { signal }) => renderText(input, part, signal),
    validateFiles: (params, { signal, progress }) => validateFiles(params, signal, progress),
    validateEvidence: (params) => validateEvidence(params),
    find: ({ eventID }) => session.find(eventID) ?? null,
  };
}
