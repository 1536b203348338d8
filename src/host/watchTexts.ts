import * as vscode from 'vscode';
import type { OwnedServices } from './createServices';
import { registerFindings } from './findings/registerFindings';
import { registerHover } from './hover/registerHover';
import { registerReadingAids } from './reading/registerReadingAids';
import { registerRedactionMarks } from './redaction/registerRedactionMarks';
import { registerStatus } from './status/registerStatus';
import { registerTextNotices } from './textView/registerTextNotices';

/** What is shown on the texts of logs, those that are open and those to come. */
export function watchTexts({ services, documents, files, marks }: OwnedServices): vscode.Disposable {
  const features = vscode.Disposable.from(
    registerTextNotices(services, files),
    registerHover(services),
    registerFindings(services),
    registerReadingAids(services),
    registerRedactionMarks(services),
    registerStatus(services, marks),
  );
  documents.start();
  return features;
}
