import * as vscode from 'vscode';
import type { CloudTrailLensApi } from './api/cloudTrailLensApi';
import { createApi } from './api/createApi';
import { createServices } from './createServices';
import { registerExplorer } from './explorer/registerExplorer';
import { registerFindings } from './findings/registerFindings';
import { registerGoToEvent } from './goToEvent/registerGoToEvent';
import { registerHover } from './hover/registerHover';
import { registerIntegrity } from './integrity/registerIntegrity';
import { registerLater } from './lazy/registerLater';
import { registerOpenLog } from './openLog/registerOpenLog';
import { registerQueries } from './query/editor/registerQueries';
import { registerReadingAids } from './reading/registerReadingAids';
import { registerRedactionMarks } from './redaction/registerRedactionMarks';
import { registerStatus } from './status/registerStatus';
import { registerTextView } from './textView/registerTextView';
import { registerTrails } from './trails/registerTrails';
import { registerTreatAsLog } from './treatAsLog/registerTreatAsLog';

/** What the extension does, one feature a line: first what VS Code may call at once, then what watches texts. */
export function registerFeatures(context: vscode.ExtensionContext): CloudTrailLensApi {
  const { services, documents, files, sessions, engine, queries, marks } = createServices(context);
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
      const watching = vscode.Disposable.from(
        registerHover(services),
        registerFindings(services),
        registerReadingAids(services),
        registerRedactionMarks(services),
        registerStatus(services, marks),
      );
      documents.start();
      return watching;
    }),
  );
  return createApi(services, sessions, queries);
}
