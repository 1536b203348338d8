import path from 'node:path';
import * as vscode from 'vscode';
import { Settings } from '../ids';
import type { Services } from '../services';
import type { AwsProblem } from '../../aws/awsProblem';
import { AwsAccess } from './awsAccess';
import { EventHistory } from './eventHistory/eventHistory';
import { registerEventHistory } from './eventHistory/registerEventHistory';
import { registerProfile } from './registerProfile';
import { registerTrailCommands } from './trailCommands';
import { TrailFiles } from './trailFiles';
import type { TrailNode } from './trailNode';
import { getTrails } from './trailSettings';
import { TrailTree } from './trailTree';
import type { ValidationParts } from './validateTrails';

/** What the view says while there are no trails. */
const INTRODUCTION =
  'A trail is the S3 bucket that CloudTrail writes logs to. Trails are read with the profiles of your AWS configuration files, and nothing is ever written to a bucket.';

/** What the trails need of others. */
export interface TrailsSetup extends Pick<ValidationParts, 'engine' | 'marks'> {
  readonly view: vscode.TreeView<TrailNode>;
}

/** The trails of a window. */
export interface Trails extends vscode.Disposable {
  readonly tree: TrailTree;
  readonly files: TrailFiles;
}

/** Makes the trails and registers their commands. The SDK is loaded when a trail is opened, not before. */
export function createTrails({ context, output }: Services, { engine, marks, view }: TrailsSetup): Trails {
  const aws = new AwsAccess();
  const files = new TrailFiles(aws, path.join(context.globalStorageUri.fsPath, 'trail-cache'));
  const history = new EventHistory({ aws, cache: files.cache }, context.workspaceState);
  const tell = ({ kind, message }: AwsProblem): void => {
    output.warn(`Trail: ${message} (${kind})`);
  };
  const tree = new TrailTree(aws, tell, history, (uri) => marks.get(uri));
  const changed = new vscode.EventEmitter<void>();
  const explain = (): void => {
    const { trails, problems } = getTrails();
    view.message = trails.length + problems.length > 0 ? '' : INTRODUCTION;
  };
  explain();
  const lifetime = vscode.Disposable.from(
    tree,
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
  return {
    tree,
    files,
    dispose: () => {
      lifetime.dispose();
    },
  };
}
