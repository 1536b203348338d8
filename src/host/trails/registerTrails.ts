import path from 'node:path';
import * as vscode from 'vscode';
import { Settings, Views } from '../ids';
import type { Services } from '../services';
import { AwsAccess } from './awsAccess';
import { registerProfile } from './registerProfile';
import { registerTrailCommands } from './trailCommands';
import { TrailFiles } from './trailFiles';
import { TrailTree } from './trailTree';

/** The trails in the side bar. The SDK is loaded when a trail is opened, not before. */
export function registerTrails({ context, output }: Services): vscode.Disposable {
  const aws = new AwsAccess();
  const files = new TrailFiles(aws, path.join(context.globalStorageUri.fsPath, 'trail-cache'));
  const tree = new TrailTree(aws, ({ kind, message }) => {
    output.warn(`Trail: ${message} (${kind})`);
  });
  const view = vscode.window.createTreeView(Views.trails, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    view,
    tree,
    files,
    changed,
    aws.onDidChange(() => {
      tree.refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(Settings.trails)) {
        tree.refresh();
        changed.fire();
      } else if (event.affectsConfiguration('http')) {
        aws.reset();
      }
    }),
    registerProfile(aws, changed.event),
    registerTrailCommands({ aws, files, tree, view }),
    aws,
  );
}
