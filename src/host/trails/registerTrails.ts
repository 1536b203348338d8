import path from 'node:path';
import * as vscode from 'vscode';
import { Settings, Views } from '../ids';
import type { Services } from '../services';
import type { AwsProblem } from '../../aws/awsProblem';
import { AwsAccess } from './awsAccess';
import { EventHistory } from './eventHistory/eventHistory';
import { registerEventHistory } from './eventHistory/registerEventHistory';
import { registerProfile } from './registerProfile';
import { registerTrailCommands } from './trailCommands';
import { TrailFiles } from './trailFiles';
import { getTrails } from './trailSettings';
import { TrailTree } from './trailTree';
import type { ValidationParts } from './validateTrails';

/** What the view says while there are no trails. */
const INTRODUCTION =
  'A trail is the S3 bucket that CloudTrail writes logs to. Trails are read with the profiles of your AWS configuration files, and nothing is ever written to a bucket.';

/** The trails in the side bar. The SDK is loaded when a trail is opened, not before. */
export function registerTrails(
  { context, output }: Services,
  { engine, marks }: Pick<ValidationParts, 'engine' | 'marks'>,
): vscode.Disposable {
  const aws = new AwsAccess();
  const files = new TrailFiles(aws, path.join(context.globalStorageUri.fsPath, 'trail-cache'));
  const history = new EventHistory({ aws, cache: files.cache }, context.workspaceState);
  const tell = ({ kind, message }: AwsProblem): void => {
    output.warn(`Trail: ${message} (${kind})`);
  };
  const tree = new TrailTree(aws, tell, history, (uri) => marks.get(uri));
  const view = vscode.window.createTreeView(Views.trails, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const changed = new vscode.EventEmitter<void>();
  const explain = (): void => {
    const { trails, problems } = getTrails();
    view.message = trails.length + problems.length > 0 ? '' : INTRODUCTION;
  };
  explain();
  return vscode.Disposable.from(
    view,
    tree,
    files,
    changed,
    history.onDidChange(() => {
      tree.refreshHistory();
    }),
    aws.onDidChange(() => {
      history.reset();
      tree.refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(Settings.trails)) {
        tree.refresh();
        explain();
        changed.fire();
      } else if (event.affectsConfiguration('http')) {
        aws.reset();
      }
    }),
    registerProfile(aws, changed.event),
    registerEventHistory(history),
    marks.onDidChangeFileDecorations(() => {
      tree.refreshMarks();
    }),
    registerTrailCommands({ aws, files, tree, view, engine, marks }),
    aws,
  );
}
