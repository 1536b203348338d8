import * as vscode from 'vscode';

/** Asks for files or folders with logs; empty where nothing was chosen. */
export async function pickSources(kind: 'files' | 'folders'): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog(
    kind === 'files'
      ? {
          title: 'Add CloudTrail Logs',
          openLabel: 'Add Logs',
          canSelectMany: true,
          filters: { 'CloudTrail logs': ['json', 'gz', 'jsonl', 'log', 'txt', 'csv'], 'All files': ['*'] },
        }
      : {
          title: 'Add Folders of CloudTrail Logs',
          openLabel: 'Add Folders',
          canSelectMany: true,
          canSelectFiles: false,
          canSelectFolders: true,
        },
  );
  return picked ?? [];
}

/** The same where the person has not said yet which; no dialog of every system can show both. */
export async function pickAnySources(title = 'Add Logs to the Explorer'): Promise<readonly vscode.Uri[]> {
  const kinds: (vscode.QuickPickItem & { readonly what: 'files' | 'folders' })[] = [
    { label: '$(file) Files…', what: 'files' },
    { label: '$(folder) Folders…', what: 'folders' },
  ];
  const picked = await vscode.window.showQuickPick(kinds, { title });
  return picked === undefined ? [] : pickSources(picked.what);
}
