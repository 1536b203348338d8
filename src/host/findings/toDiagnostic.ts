import * as vscode from 'vscode';
import { getFindingUrl } from '../../core/findings/getFindingUrl';
import { syntaxDescriptors } from '../../core/findings/syntaxFindings';
import { toRange } from '../documents/toRange';
import type { LogDocument } from '../../core/document/logDocument';
import type { Severity } from '../../core/findings/finding';
import type { DocumentFinding } from './findDocumentFindings';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A diagnostic that remembers the finding it shows, for its quick fixes. */
export class FindingDiagnostic extends vscode.Diagnostic {
  constructor(
    range: vscode.Range,
    readonly finding: DocumentFinding,
  ) {
    super(range, finding.message, SEVERITIES[finding.severity]);
    this.source = 'CloudTrail Lens';
    this.code = { value: finding.code, target: vscode.Uri.parse(getFindingUrl(finding.code), true) };
  }
}

/** A document of another kind: nothing is wrong with any part of it. */
const LOOK_ALIKE = syntaxDescriptors['look-alike'].code;

/** The first letter: where something is said of a record or document as a whole, a mark over all of it would shout. */
function toHead(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const end = document.positionAt(document.offsetAt(range.start) + 1);
  return new vscode.Range(range.start, end);
}

export function toDiagnostic(
  document: vscode.TextDocument,
  log: LogDocument,
  finding: DocumentFinding,
): FindingDiagnostic {
  if (!('recordIndex' in finding)) {
    const range = toRange(document, finding.span);
    return new FindingDiagnostic(finding.code === LOOK_ALIKE ? toHead(document, range) : range, finding);
  }
  const { recordIndex, path, onKey, relatedRecord } = finding;
  const range = toRange(document, log.locate(recordIndex, path, onKey === true ? 'key' : 'value'));
  const diagnostic = new FindingDiagnostic(path.length === 0 ? toHead(document, range) : range, finding);
  if (relatedRecord !== undefined) {
    const related = toHead(document, toRange(document, log.getRecordSpan(relatedRecord)));
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, related), 'The other record'),
    ];
  }
  return diagnostic;
}
