import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

/** Explains what is under the pointer: a key or value of a record, or the packing around records. */
export function registerHover({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(LANGUAGE_ID, {
    async provideHover(document, position) {
      const { provideHover } = await import('./provideHover');
      const log = await logs.read(document);
      return log && provideHover(document, log, position);
    },
  });
}
