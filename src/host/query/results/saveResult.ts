import * as vscode from 'vscode';
import type { SortOrder } from '../../../protocol/query';
import { writeThrough } from '../../saving/writeThrough';
import type { ResultsEngine, SaveFormat } from './resultsRun';
import { toFileName } from './toFileName';

const FORMATS: Readonly<Record<SaveFormat, { readonly label: string; readonly extension: string }>> = {
  csv: { label: 'CSV table', extension: 'csv' },
  jsonl: { label: 'JSON lines', extension: 'jsonl' },
  parquet: { label: 'Parquet', extension: 'parquet' },
};

/** Asks where to and lets the engine write the whole result. Null where no place was chosen. */
export async function saveResult(
  engine: ResultsEngine,
  title: string,
  result: number,
  format: SaveFormat,
  sort: SortOrder | undefined,
): Promise<{ readonly rows: number; readonly bytes: number } | null> {
  const { label, extension } = FORMATS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${toFileName(title)}.${extension}`;
  const target = await vscode.window.showSaveDialog({
    title: 'Export Result',
    saveLabel: 'Export',
    filters: { [label]: [extension] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return null;
  }
  return writeThrough(target, extension, (path) =>
    engine.call('save', { result, format, path, ...(sort === undefined ? {} : { sort }) }),
  );
}
