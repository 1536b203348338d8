import type * as vscode from 'vscode';
import type { CloudTrailLensApi } from './api/cloudTrailLensApi';
import { createApi } from './api/createApi';
import { createServices } from './createServices';
import { registerExplorer } from './explorer/registerExplorer';
import { registerGoToEvent } from './goToEvent/registerGoToEvent';
import { registerIntegrity } from './integrity/registerIntegrity';
import { LazyFeature } from './lazy/lazyFeature';
import { registerLater } from './lazy/registerLater';
import { registerOpenLog } from './openLog/registerOpenLog';
import { registerQueries } from './query/editor/registerQueries';
import { registerTextView } from './textView/registerTextView';
import { registerTrails } from './trails/registerTrails';
import { registerTreatAsLog } from './treatAsLog/registerTreatAsLog';

/**
 * What the extension does, one feature a line: first what VS Code may call at once, then what watches texts, whose code is
 * a file of its own, since the fewer bytes VS Code waits for the better: compiling 30 KB takes 1 ms.
 */
export function registerFeatures(context: vscode.ExtensionContext): CloudTrailLensApi {
  const owned = createServices(context);
  const { services, files, sessions, engine, queries, marks } = owned;
  const watching = new LazyFeature(services.output, [], async () => {
    const { watchTexts } = await import('./watchTexts');
    return () => watchTexts(owned);
  });
  context.subscriptions.push(
    registerTextView(services, files),
    registerExplorer(services, sessions),
    registerGoToEvent(services),
    registerTreatAsLog(services),
    registerOpenLog(),
    registerTrails(services, { engine, marks }),
    registerIntegrity(services, engine, marks),
    registerQueries(services, sessions, queries),
    registerLater(() => {
      watching.start();
      return watching;
    }),
  );
  return createApi(services, sessions, queries);
}
