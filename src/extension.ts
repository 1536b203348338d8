import type * as vscode from 'vscode';
import type { CloudTrailLensApi } from './host/api/cloudTrailLensApi';
import { createApi } from './host/api/createApi';
import { createServices } from './host/createServices';
import { registerExplorer } from './host/explorer/registerExplorer';
import { registerFindings } from './host/findings/registerFindings';
import { registerGoToEvent } from './host/goToEvent/registerGoToEvent';
import { registerHover } from './host/hover/registerHover';
import { registerIntegrity } from './host/integrity/registerIntegrity';
import { registerOpenLog } from './host/openLog/registerOpenLog';
import { registerQueries } from './host/query/editor/registerQueries';
import { registerReadingAids } from './host/reading/registerReadingAids';
import { registerRedactionMarks } from './host/redaction/registerRedactionMarks';
import { registerStatus } from './host/status/registerStatus';
import { registerTextView } from './host/textView/registerTextView';
import { registerTrails } from './host/trails/registerTrails';
import { registerTreatAsLog } from './host/treatAsLog/registerTreatAsLog';

/** What the extension does, one feature a line. */
export function activate(context: vscode.ExtensionContext): CloudTrailLensApi {
  const { services, documents, files, sessions, engine, queries, marks } = createServices(context);
  context.subscriptions.push(
    registerTextView(services, files),
    registerExplorer(services, sessions),
    registerHover(services),
    registerFindings(services),
    registerReadingAids(services),
    registerRedactionMarks(services),
    registerStatus(services, marks),
    registerGoToEvent(services),
    registerTreatAsLog(services),
    registerOpenLog(),
    registerTrails(services, { engine, marks }),
    registerIntegrity(services, engine, marks),
    registerQueries(services, sessions, queries),
  );
  documents.start();
  return createApi(services, sessions, queries);
}
