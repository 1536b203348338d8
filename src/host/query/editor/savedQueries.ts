import * as vscode from 'vscode';
import { parseQueryHeader } from '../../../core/query/header/queryHeader';
import { QUERY_FOLDER } from './queryDocuments';

/** A query that a workspace keeps. */
export interface SavedQuery {
  readonly uri: vscode.Uri;
  /** The first words of its header, or the name of its file. */
  readonly title: string;
  readonly text: string;
}

/** Queries of a folder that are listed at most. */
const MAX_QUERIES = 200;
/** A larger file is no query that a person wrote, and is not read. */
const MAX_BYTES = 1 << 20;

/** The saved queries of all folders of the workspace, by name; what cannot be read is left out. */
export async function listSavedQueries(): Promise<readonly SavedQuery[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const lists = await Promise.all(
    folders.map(({ uri }) => listFolder(vscode.Uri.joinPath(uri, QUERY_FOLDER))),
  );
  return lists.flat();
}

async function listFolder(folder: vscode.Uri): Promise<readonly SavedQuery[]> {
  let entries: readonly (readonly [string, vscode.FileType])[];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
  const names = entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith('.sql'))
    .map(([name]) => name)
    .sort()
    .slice(0, MAX_QUERIES);
  const queries = await Promise.all(names.map((name) => read(vscode.Uri.joinPath(folder, name))));
  return queries.filter((query) => query !== undefined);
}

async function read(uri: vscode.Uri): Promise<SavedQuery | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MAX_BYTES) {
      return undefined;
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { uri, text, title: parseQueryHeader(text).title ?? getName(uri) };
  } catch {
    return undefined;
  }
}

/**
 * Saves a query among those of its workspace, and shows it from there. Undefined where the person gives up. A query that
 * stands there already is saved as the file that it is.
 */
export async function saveQuery(
  document: vscode.TextDocument,
  title: string | undefined,
  givenName?: string,
): Promise<vscode.Uri | undefined> {
  if (!document.isUntitled && document.uri.path.includes(`/${QUERY_FOLDER}/`)) {
    await document.save();
    return document.uri;
  }
  const uri = await chooseFile(title, givenName);
  if (uri === undefined) {
    return undefined;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(document.getText()));
  if (document.isUntitled) {
    // What was typed is in the file now; the untitled text would ask to be saved once more.
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.window.showTextDocument(uri, { preview: false });
  return uri;
}

async function chooseFile(
  title: string | undefined,
  givenName: string | undefined,
): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    return vscode.window.showSaveDialog({ title: 'Save Query', filters: { SQL: ['sql'] } });
  }
  const folder = folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick();
  const name =
    folder === undefined
      ? undefined
      : (givenName ??
        (await vscode.window.showInputBox({
          title: 'Save Query',
          prompt: `A name for the file. It is kept in ${QUERY_FOLDER} of the workspace and listed by "Run Query…".`,
          value: toFileName(title ?? ''),
          ignoreFocusOut: true,
          validateInput: getNameFault,
        })));
  if (folder === undefined || name === undefined || getNameFault(name) !== undefined) {
    return undefined;
  }
  const file = name.trim().replace(/\.sql$/i, '');
  const uri = vscode.Uri.joinPath(folder.uri, QUERY_FOLDER, `${file}.sql`);
  return (await isFree(uri)) || (await confirmReplace(`${file}.sql`)) ? uri : undefined;
}

function getNameFault(name: string): string | undefined {
  const trimmed = name.trim();
  return trimmed === '' ||
    trimmed.length > 120 ||
    /[\\/:*?"<>|\p{Cc}]/u.test(trimmed) ||
    trimmed.startsWith('.')
    ? 'A name of up to 120 letters, without / \\ : * ? " < > | and not beginning with a dot.'
    : undefined;
}

function toFileName(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
  return words.replace(/^-+|-+$/g, '');
}

async function isFree(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch {
    return true;
  }
}

async function confirmReplace(name: string): Promise<boolean> {
  const replace = 'Replace';
  const question = `There is a query "${name}" already. Replace it?`;
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

function getName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/i, '');
}
