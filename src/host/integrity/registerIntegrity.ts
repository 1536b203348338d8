import * as vscode from 'vscode';
import type { IdleEngine } from '../engine/idleEngine';
import { Commands } from '../ids';
import { LazyFeature } from '../lazy/lazyFeature';
import type { Services } from '../services';
import type { IntegrityMarks } from './integrityMarks';

/** The digest chain of folders on disk, and the marks of what was validated, in a trail too. */
export function registerIntegrity(
  services: Services,
  engine: IdleEngine,
  marks: IntegrityMarks,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerFileDecorationProvider(marks),
    new LazyFeature(services.output, [Commands.validateLogFiles], async () => {
      const { createFolderValidation } = await import('./createFolderValidation');
      return () => createFolderValidation(services, engine, marks);
    }),
  );
}
