import * as vscode from 'vscode';
import { toFileMarks } from '../../core/integrity/toFileMarks';
import { Commands } from '../ids';
import type { IntegrityMarks } from './integrityMarks';
import { pickKeyFiles } from './pickKeyFiles';
import type { ValidateResult } from '../../protocol/integrity';
import type { IdleEngine } from '../engine/idleEngine';
import type { Services } from '../services';

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: 'Validate Log Files: Folder with Logs and Digests',
      openLabel: 'Validate',
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

/** Asks for public keys; an empty list where the person goes on without, undefined where they gave up. */
async function pickKeys(): Promise<readonly vscode.Uri[] | undefined> {
  const items = [
    {
      label: 'Without public keys',
      description: 'shows whether logs fit their digests and digests one another',
      withKeys: false,
    },
    {
      label: 'With public keys from files…',
      description: 'output of "aws cloudtrail list-public-keys", saved as JSON',
      withKeys: true,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Validate Log Files',
    placeHolder: 'Check the signatures of AWS too?',
  });
  if (picked?.withKeys !== true) {
    return picked && [];
  }
  return pickKeyFiles();
}

/** "Validate Log Files…": the digest chain of a folder on disk. Called by code with folder and key files it asks nothing. */
export function createFolderValidation(
  { output }: Services,
  engine: IdleEngine,
  marks: IntegrityMarks,
): vscode.Disposable {
  const validate = async (folder?: unknown, keys?: unknown): Promise<ValidateResult | undefined> => {
    const root = folder instanceof vscode.Uri ? folder : await pickFolder();
    const keyFiles =
      root &&
      (Array.isArray(keys) && keys.every((key) => key instanceof vscode.Uri) ? keys : await pickKeys());
    if (root === undefined || keyFiles === undefined) {
      return undefined;
    }
    if (root.scheme !== 'file') {
      void vscode.window.showErrorMessage(
        'Only folders on this machine can be validated. Copy the files here first.',
      );
      return undefined;
    }
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: 'Validating log files',
      cancellable: true,
    };
    try {
      const result = await vscode.window.withProgress(progress, (report, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        const params = { folders: [root.fsPath], keyPaths: keyFiles.map(({ fsPath }) => fsPath) };
        return engine.use((running) =>
          running.call('validateFiles', params, {
            signal: abort.signal,
            onProgress: ({ done, total }) => {
              report.report({
                message: `${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`,
              });
            },
          }),
        );
      });
      marks.showFolder(root, toFileMarks(result.report));
      const { showReport } = await import('./showReport');
      await showReport(result.report, {
        ignored: result.ignored,
        about: [`Folder ${root.fsPath}`],
        toShownPath: (path) => vscode.workspace.asRelativePath(vscode.Uri.file(path)),
      });
      return result;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'CancelledError')) {
        output.error(`Validating ${root.toString(true)} failed`, error);
        void vscode.window.showErrorMessage(
          `The log files cannot be validated. ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      return undefined;
    }
  };
  return vscode.commands.registerCommand(Commands.validateLogFiles, validate);
}
